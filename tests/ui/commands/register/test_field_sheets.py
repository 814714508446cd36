"""What is typed into the national system, by command: on the screen, as JSON, into a workbook that is read again."""

from pathlib import Path

from openpyxl import load_workbook

from tests.storage.extracts.test_field_sheets import cooperative
from tests.storage.sample_returns import unit_book
from tests.ui.commands.program import done, run


def test_sheets_of_the_office_of_one_and_of_all(tmp_path: Path) -> None:
    path, target = tmp_path / "xa.book", tmp_path / "phieu.xlsx"
    with unit_book(path) as book:
        cooperative(book, "HTX Chè", address="Bản Hon")
        cooperative(book, "THT Ong", kind="group")
    (office,) = done("fields", path, "2026", "--json").json
    assert (office["sheet"], office["organisation"], office["evidence"]) == ("Mẫu VII-4", None, "R")
    assert {"code": "A.1", "label": "Tổng số hợp tác xã", "unit": "HTX", "value": "1"} in office["fields"]
    told = done("fields", path, "2026", "HTX Chè", "--language", "en").out
    assert "Bản Hon" in told and "of 41 fields are known. [R]" in told
    done("fields", path, "2026", "--all", "--to", target)
    sheets = load_workbook(target).worksheets
    assert {sheet.title for sheet in sheets} == {"VII1 THT Ong", "VII2 HTX Chè"}
    cells = {str(row[1]): row[3] for row in sheets[0].iter_rows(values_only=True)}
    assert cells["Tên"] == "HTX Chè" if sheets[0].title.startswith("VII2") else cells["Tên tổ hợp tác"]
    assert run("fields", path, "2026", "HTX Nào").codes == ["LINK_UNKNOWN"]
