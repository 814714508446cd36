"""`plots` says what is drawn: as tables, as JSON with the origin of each point, on paper and as native charts."""

from pathlib import Path

import openpyxl
import pytest

from storage.register import organisations
from tests.storage.received.sample_registers import cooperative
from tests.storage.sample_returns import fill, unit_book
from tests.ui.commands.program import done, run


@pytest.fixture(scope="module")
def commune(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plots")
    with unit_book(folder / "commune.book") as book:
        fill(book, "2024", "B01", {"I.1": 5})
        fill(book, "2025", "B01", {"I.1": 6, "I.2": 44})
        organisations.set_capital(book, cooperative(book, "HTX Sin Suối"), "2024-01-01", 900_000_000)
    return folder / "commune.book"


def test_json_and_tables_say_the_same(commune: Path) -> None:
    found = done("plots", commune, "--json").json
    assert found["subject"] == "Xã Phong Thổ"
    plots = {one["key"]: one for one in found["plots"]}
    cooperatives, members = plots["cooperatives"], plots["members"]
    assert (cooperatives["key"], cooperatives["shape"], cooperatives["categories"]) == (
        "cooperatives",
        "line",
        ["Năm 2024", "Năm 2025"],
    )
    assert [one["value"] for one in cooperatives["series"][0]["values"]] == ["5", "6"]
    assert cooperatives["series"][0]["values"][1]["from"] == {"figure": ["2025", "B01", "I.1", "actual"]}
    assert members["series"][0]["values"][0]["value"] is None
    table = done("plots", commune).out
    assert "Thành viên (người)" in table and "a) 01/07/2025" in table


def test_one_organisation_and_its_files(commune: Path, tmp_path: Path) -> None:
    (capital,) = done("plots", commune, "--organisation", "HTX Sin Suối", "--json").json["plots"]
    newest = capital["series"][0]["values"][-1]
    assert (newest["text"], newest["from"]["records"]) == ("900", "charter_capitals")
    done("plots", commune, "--organisation", "HTX Sin Suối", "--to", tmp_path / "plots.xlsx")
    assert openpyxl.load_workbook(tmp_path / "plots.xlsx").sheetnames == ["Vốn điều lệ"]
    done("plots", commune, "--to", tmp_path / "plots.pdf")
    assert (tmp_path / "plots.pdf").read_bytes().startswith(b"%PDF")
    assert run("plots", commune, "--organisation", "HTX Nậm Na").status == 1
