"""The verb import reads headings as the desktop was told."""

from pathlib import Path

from storage.book.book import Book
from storage.register.imports.headings import remember_heading
from tests.ui.commands.program import done, run, written


def test_headings_that_were_assigned_in_the_book_are_understood(book: Path, tmp_path: Path) -> None:
    table = written(tmp_path / "a.csv", "Đơn vị KTTT;Loại;Lập năm", "HTX Quế;hợp tác xã;2019")
    assert "BLOCK_NO_HEADING" in run("import", book, "organisations", table).err
    with Book.open(book) as opened:
        remember_heading(opened, "organisations", "Đơn vị KTTT", "name")
        remember_heading(opened, "organisations", "Lập năm", "founded_on")
    ran = done("import", book, "organisations", table, "--dry-run", "--json")
    assert ran.json["columns"] == ["name", "founded_on"]
    mapped = written(tmp_path / "map.toml", '"Lập năm" = ""', '"Loại" = "kind"')
    ran = done("import", book, "organisations", table, "--dry-run", "--json", "--columns", mapped)
    assert ran.json["columns"] == ["name", "kind"], "what is said on the line goes over it"
