"""A report is good where it holds no problem."""

from pathlib import Path

from storage.book.proof.report import Problem, VerifyReport


def test_one_problem_is_enough() -> None:
    assert VerifyReport(Path("a.book"), 14, {}, ()).good
    assert not VerifyReport(Path("a.book"), 14, {}, (Problem("BOOK_DAMAGED", {"path": "a.book"}),)).good
