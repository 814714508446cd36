"""Killed at the n-th statement, for every n until all is written: old or new state, and nothing between."""

import shutil
import signal
from pathlib import Path

from storage.book.proof.verification import verify
from storage.history.changes import recent
from storage.register.members import members_of
from tests.storage.book.test_schema import OLD, dump
from tests.storage.conftest import opened
from tests.storage.killing import Killer

OPENING = """
from storage.book.book import Book
from storage.register import members
from models.register.drafts import MembershipDraft, PersonDraft
book = Book.open(path, ids=iter(["p-new", "m-new"]).__next__)
"""
WORK = 'members.add_member(book, "o1", PersonDraft(name="Tao Van Sinh"), MembershipDraft(capital=1))'


def prepared(folder: Path) -> Path:
    """A small book of this version."""
    path = Path(shutil.copy(OLD, folder / "small.book"))
    opened(path).close()
    return path


def test_killed_at_any_statement_the_book_is_old_or_new(tmp_path: Path) -> None:
    path = prepared(tmp_path)
    at = 0
    with Killer(path, OPENING, WORK) as killer:
        while True:
            at += 1
            before = dump(path)
            ended = killer.run(path, at)
            assert verify(path).good
            after = dump(path)
            if ended == 0:
                break
            assert ended == -signal.SIGKILL
            assert after == before, f"killed at statement {at}, the book is neither as before nor complete"
    assert at > 10
    with opened(path) as book:
        assert [row.name for row in members_of(book, "o1")] == ["Lò Văn Páo", "Tao Van Sinh"]
        assert [line.title for line in recent(book)] == ["MEMBER_ADDED", "ORGANISATION_ADDED"]
