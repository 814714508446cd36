"""A book that is replaced, moved or deleted while it is open accepts nothing any more, and harms nothing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from models.register.drafts import OrganisationDraft
from models.values.errors import Unavailable
from storage.book import settings
from storage.book.book import Book
from storage.book.proof.verification import verify
from storage.register import organisations
from storage.register.lists import lists
from tests.storage.conftest import opened


def another(path: Path) -> Path:
    """Another book beside it, closed."""
    target = path.with_name("another.book")
    with opened(target) as book:
        organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Khác"))
    return target


def replaced_as_programs_do(path: Path) -> str:
    another(path).replace(path)
    return "BOOK_REPLACED"


def replaced_by_its_own_copy(path: Path) -> str:
    """The same bytes of the same moment in another file: what is written goes into the one that is no more there."""
    copy = path.with_name("copy.book")
    shutil.copy2(path, copy)
    copy.replace(path)
    return "BOOK_REPLACED"


def written_over(path: Path) -> str:
    path.write_bytes(another(path).read_bytes())
    return "BOOK_REPLACED"


def an_older_copy_written_over(path: Path) -> str:
    path.write_bytes(path.with_name("older.book").read_bytes())
    return "BOOK_REPLACED"


def rubbish_written_over(path: Path) -> str:
    path.write_bytes(b"rubbish" * 5000)
    return "BOOK_REPLACED"


def deleted(path: Path) -> str:
    path.unlink()
    return "BOOK_GONE"


def moved(path: Path) -> str:
    path.rename(path.with_name("elsewhere.book"))
    return "BOOK_GONE"


@pytest.mark.parametrize(
    "happens",
    [
        replaced_as_programs_do,
        replaced_by_its_own_copy,
        written_over,
        an_older_copy_written_over,
        rubbish_written_over,
        deleted,
        moved,
    ],
)
@pytest.mark.parametrize("folded", [False, True])
def test_nothing_is_accepted_into_nowhere(path: Path, happens: Callable[[Path], str], folded: bool) -> None:
    with opened(path) as book:
        settings.write(book, "office", "UBND")
    shutil.copy(path, path.with_name("older.book"))
    book = opened(path)
    organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Một"))
    if folded:
        assert book.fold()
    elif happens is an_older_copy_written_over:
        book.close()  # what was never in the file cannot be missed in it
        book = opened(path)
    code = happens(path)
    after = path.read_bytes() if path.exists() else None
    for _ in range(2):
        with pytest.raises(Unavailable, match=code):
            organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Hai"))
    with pytest.raises(Unavailable, match=code), book.unrecorded():
        pass
    with pytest.raises(Unavailable, match=code):
        book.fold()
    book.close()
    assert (path.read_bytes() if path.exists() else None) == after
    if happens in (replaced_as_programs_do, written_over):
        assert verify(path).good
        with opened(path) as other:
            assert [row["name"] for row in lists.rows(other, "organisations", ["name"])] == ["HTX Khác"]


def test_another_window_that_writes_is_no_replacement(path: Path) -> None:
    with opened(path) as book, opened(path) as second:
        for number in range(3):
            settings.write(second, "office", f"UBND {number}")
            assert second.fold()
            settings.write(book, "signer_left", f"Mai {number}")
            assert book.fold()
    opened(path).close()
    assert verify(path).good


def test_a_copy_of_the_file_alone_is_whole_after_a_moment_of_rest(path: Path, tmp_path: Path) -> None:
    lone = tmp_path / "lone.book"
    with opened(path) as book:
        organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Một"))
        shutil.copyfile(path, lone)
        with opened(lone) as copy:
            assert list(lists.rows(copy, "organisations", ["name"])) == []  # why the moment of rest is used
        lone.unlink()
        assert book.fold()
        shutil.copyfile(path, lone)
        with opened(lone) as copy:
            assert [row["name"] for row in lists.rows(copy, "organisations", ["name"])] == ["HTX Một"]
        assert verify(lone).good


def test_a_log_that_a_reader_still_needs_is_folded_later(book: Book) -> None:
    settings.write(book, "office", "UBND")
    with book.read_session() as session:
        settings.get(session, "office")
        settings.write(book, "office", "UBND xã")
        assert not book.fold()
    assert book.fold()
