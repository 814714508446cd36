"""Further questions are asked on the same state of a book of this version alone."""

import shutil
from pathlib import Path

from storage.book import settings
from storage.book.book import Book
from storage.book.proof.report import Problem
from storage.book.proof.verification import verify
from storage.book.rows import RowSession, value


def counting(session: RowSession) -> list[Problem]:
    return [Problem("SETTINGS", {"count": value(session, "SELECT count(*) FROM settings")})]


def test_a_further_question_adds_its_problems(book: Book, tmp_path: Path) -> None:
    settings.write(book, "office", "UBND")
    report = verify(book.path, [counting])
    assert report.problems == (Problem("SETTINGS", {"count": 1}),)
    assert report.head.change == 1
    old = Path(__file__).parents[2] / "fixtures" / "version-11.book"
    assert verify(Path(shutil.copy(old, tmp_path / "old.book")), [counting]).good
