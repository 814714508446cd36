"""recheck and the verification sheets of inspect, on a demonstration."""

from pathlib import Path

from tests.ui.commands.program import done, run

LATER = "2021-06-01T08:00:00+07:00"


def accepted(province: Path) -> str:
    """The id of a package that the province has taken in."""
    from storage.book.book import Book
    from storage.received import receiving

    with Book.open(province / "province.book") as book:
        return next(one.sha256 for one in receiving.received(book) if one.status == "accepted")


def test_a_received_package_stands_as_of_its_receipt(province: Path, tmp_path: Path) -> None:
    package, sheet = accepted(province)[:12], tmp_path / "phiếu.pdf"
    ran = done("recheck", province / "province.book", package, "--to", sheet, "--now", LATER)
    assert "lúc nhận “Hợp lệ”" in ran.out and str(sheet) in ran.out
    assert sheet.read_bytes().startswith(b"%PDF-1.7")
    again = run("recheck", province / "province.book", package, "--to", sheet, "--now", LATER)
    assert again.codes == ["SHEET_FILE_EXISTS"]
    found = done("recheck", province / "province.book", package, "--json", "--now", LATER).json
    assert found["then"] == found["today"] == "valid"


def test_a_clock_that_went_back_decides_nothing(province: Path) -> None:
    early = "2019-01-01T08:00:00+07:00"
    ran = run("recheck", province / "province.book", accepted(province)[:12], "--now", early)
    assert ran.codes == ["CLOCK_RAN_BACK", "CLOCK"]


def test_an_unknown_package_is_refused(province: Path) -> None:
    assert run("recheck", province / "province.book", "000000", "--now", LATER).codes == ["PACKAGE_UNKNOWN"]


def test_inspect_writes_a_sheet(province: Path, tmp_path: Path) -> None:
    package = next(province.rglob("*_2020_lan1.asice"))
    sheet = tmp_path / "sheet.pdf"
    ran = run("inspect", package, "--trust", province / "trust.asice", "--to", sheet, "--now", LATER)
    assert str(sheet) in ran.out and sheet.read_bytes().startswith(b"%PDF-1.7")
