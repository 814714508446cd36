"""new, backup, verify, and what a book that cannot be opened says at every verb."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.ui.commands.program import REPORTS, done, founded, run, written


def test_a_book_belongs_to_the_unit_that_has_the_code_on_that_day(tmp_path: Path) -> None:
    ran = done("new", tmp_path / "a.book", "--unit", "109", "--on", "2020-12-31", "--name", "UBND huyện")
    assert "Huyện Phong Thổ" in ran.out
    told = done("status", tmp_path / "a.book", "--json").json
    assert told["unit"] == {
        "level": "district",
        "code": "109",
        "name": "Huyện Phong Thổ",
        "office": "UBND huyện",
    }


def test_a_code_that_is_no_unit_on_that_day_founds_nothing(tmp_path: Path) -> None:
    target = tmp_path / "a.book"
    assert run("new", target, "--unit", "109", "--on", "2026-01-01").codes == ["UNIT_NOT_ON_DAY"]
    assert run("new", target, "--unit", "999", "--on", "2020-12-31").codes == ["UNIT_UNKNOWN"]
    assert run("new", target, "--unit", "109", "--level", "commune", "--on", "2020-12-31").status == 1
    assert not list(tmp_path.iterdir())


def test_a_book_is_never_founded_over_another_file(book: Path) -> None:
    before = book.read_bytes()
    ran = run("new", book, "--unit", "12", "--on", "2020-12-31")
    assert (ran.status, ran.codes) == (1, ["BOOK_EXISTS"])
    assert book.read_bytes() == before


def test_a_book_cannot_be_founded_in_a_missing_folder(tmp_path: Path) -> None:
    ran = run("new", tmp_path / "no" / "a.book", "--unit", "109", "--on", "2020-12-31")
    assert (ran.status, ran.codes) == (1, ["BOOK_NOT_MADE"])


def test_a_backup_is_a_book_that_proves_itself(book: Path, tmp_path: Path) -> None:
    done("fill", book, "B01", "2020", REPORTS / "phong-tho-2020-B01.csv")
    copy = tmp_path / "copy.book"
    assert "Đã sao lưu" in done("backup", book, copy).out
    assert done("verify", copy, "--json").json["good"] is True
    assert (
        done("figures", copy, "B01", "2020", "--json").out
        == done("figures", book, "B01", "2020", "--json").out
    )


def test_a_backup_goes_nowhere_else(book: Path, tmp_path: Path) -> None:
    assert run("backup", book, book).codes == ["BACKUP_ONTO_BOOK"]
    assert run("backup", book, tmp_path / "no" / "a.book").codes == ["BACKUP_FOLDER_MISSING"]


def test_verify_names_what_is_wrong(book: Path) -> None:
    with closing(sqlite3.connect(book)) as raw, raw:
        raw.execute("DROP TRIGGER journal_settings_update")
    ran = run("verify", book, "--json")
    assert ran.status == 1
    assert [problem["code"] for problem in ran.json["problems"]] == ["BOOK_TRIGGER_MISSING"]
    assert "journal_settings_update" in ran.json["problems"][0]["message"]
    assert ran.codes == ["BOOK_TRIGGER_MISSING"]


def test_a_book_with_a_foreign_trigger_is_rebuilt_and_used_again(book: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(book)) as raw, raw:
        raw.execute("CREATE TRIGGER mine AFTER INSERT ON changes BEGIN DELETE FROM drafts; END")
    assert run("status", book).codes == ["BOOK_STRUCTURE_FOREIGN"]
    assert "bản ghi" in done("rebuild", book, tmp_path / "new.book").out
    assert done("status", tmp_path / "new.book", "--json").json["unit"]["level"] == "district"
    assert run("rebuild", book, tmp_path / "new.book").codes == ["BOOK_EXISTS"]


def _missing(path: Path) -> str:
    path.unlink()
    return "BOOK_MISSING"


def _of_another_program(path: Path) -> str:
    path.write_bytes(b"%PDF-1.7\n" + b"x" * 8000)
    return "BOOK_NOT_A_BOOK"


def _another_database(path: Path) -> str:
    path.unlink()
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("CREATE TABLE notes (text)")
    return "BOOK_NOT_A_BOOK"


def _empty(path: Path) -> str:
    path.write_bytes(b"")
    return "BOOK_NOT_A_BOOK"


def _newer(path: Path) -> str:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA user_version = 9999")
    return "BOOK_NEWER"


def _damaged(path: Path) -> str:
    content = bytearray(path.read_bytes())
    content[100:] = b"\xa5" * (len(content) - 100)
    path.write_bytes(content)
    return "BOOK_DAMAGED"


def _a_folder(path: Path) -> str:
    path.unlink()
    path.mkdir()
    return "BOOK_MISSING"


SPOILERS = (_missing, _of_another_program, _another_database, _empty, _newer, _damaged, _a_folder)
ON_BOOKS = {
    "fill": ("fill", "{book}", "B01", "2020", "{csv}"),
    "figures": ("figures", "{book}", "B01", "2020"),
    "check": ("check", "{book}", "2020"),
    "answer": ("answer", "{book}", "2020", "KEY", "reason"),
    "send": ("send", "{book}", "2020", "--key", "k.p12", "--password-file", "p", "--out", "{out}"),
    "reopen": ("reopen", "{book}", "2020"),
    "receive": ("receive", "{book}", "{csv}"),
    "withdraw": ("withdraw", "{book}", "abcdef"),
    "explain": ("explain", "{book}", "B01", "I.1", "actual", "2020"),
    "print": ("print", "{book}", "B01", "2020", "--to", "{out}/b.pdf"),
    "backup": ("backup", "{book}", "{out}/copy.book"),
    "verify": ("verify", "{book}"),
    "trust": ("trust", "{book}", "{csv}"),
    "status": ("status", "{book}"),
}


@pytest.mark.parametrize("spoil", SPOILERS)
@pytest.mark.parametrize("verb", ON_BOOKS)
def test_a_book_that_cannot_be_opened_is_told_and_left_as_it_is(
    verb: str, spoil: Callable[[Path], str], tmp_path: Path
) -> None:
    book, out = founded(tmp_path / "a.book"), tmp_path / "out"
    out.mkdir()
    csv = written(tmp_path / "a.csv", "row,column,value,reason", "I.1,actual,44,")
    code = spoil(book)
    before = book.read_bytes() if book.is_file() else None
    arguments = [part.format(book=book, csv=csv, out=out) for part in ON_BOOKS[verb]]
    ran = run(*arguments)
    assert (ran.status, ran.codes, ran.out) == (1, [code], "")
    assert (book.read_bytes() if book.is_file() else None) == before
    assert not list(out.iterdir())


def test_a_book_that_another_program_is_writing_is_busy(book: Path, tmp_path: Path) -> None:
    csv = written(tmp_path / "a.csv", "row,column,value,reason", "I.1,actual,44,")
    raw = sqlite3.connect(book, isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")
    try:
        ran = run("fill", book, "B01", "2020", csv)
    finally:
        raw.execute("ROLLBACK")
        raw.close()
    assert (ran.status, ran.codes) == (1, ["BOOK_BUSY"])
    assert done("status", book, "--json").json["returns"] == []


def test_an_older_copy_beside_the_book_is_left_alone(book: Path, tmp_path: Path) -> None:
    shutil.copy(book, tmp_path / "copy.book")
    done("backup", book, tmp_path / "copy.book")
    assert done("verify", tmp_path / "copy.book").status == 0


@pytest.mark.parametrize(
    ("name", "chosen", "calendar"),
    [
        ("", "", "state"),
        ("Liên minh Hợp tác xã tỉnh Lai Châu", "", "calendar"),
        ("Liên minh Hợp tác xã tỉnh Lai Châu", "state", "state"),
        ("", "calendar", "calendar"),
    ],
)
def test_a_new_book_counts_its_periods_by_its_office_unless_told(
    tmp_path: Path, name: str, chosen: str, calendar: str
) -> None:
    path, asked = tmp_path / "new.book", ("--calendar", chosen) if chosen else ()
    done("new", path, "--unit", "12", "--on", "2026-09-30", "--name", name, *asked)
    assert done("periods", path, "--json").json == {"calendar": calendar}
