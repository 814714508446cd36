"""kinds, list and import as a script uses them."""

import csv
from pathlib import Path

import openpyxl
import pytest

from tests.ui.commands.program import NOW, done, founded, run, written

ORGANISATION = ("name,kind,commune,founded_on", "HTX Chè Sơn Trà,cooperative,03394,2019-05-12")
PRODUCTS = "name,organisation,group,stars,certified_on"
TEA = "Chè shan tuyết,HTX Chè Sơn Trà,beverage,4,2025-03-01"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = founded(tmp_path / "sin-suoi-ho.book", "03394", "2026-11-30")
    done("import", made, "organisations", written(tmp_path / "o.csv", *ORGANISATION), "--now", NOW)
    return made


def products(folder: Path, *rows: str) -> Path:
    return written(folder / "p.csv", PRODUCTS, *rows)


def test_a_new_book_takes_organisations_and_products_and_lists_them(book: Path, tmp_path: Path) -> None:
    done("import", book, "products", products(tmp_path, TEA), "--now", NOW)
    (organisation,) = done("list", book, "organisations", "--json").json
    assert organisation["name"] == "HTX Chè Sơn Trà" and organisation["commune"] == "03394"
    assert organisation["kind"] == "cooperative" and organisation["founded_on"] == "2019-05-12"
    (product,) = done("list", book, "products", "--json").json
    assert (product["name"], product["organisation"], product["group"]) == (
        "Chè shan tuyết",
        "HTX Chè Sơn Trà",
        "beverage",
    )
    assert (product["stars"], product["certified_on"], product["valid_to"]) == (4, "2025-03-01", "2028-03-01")


@pytest.mark.parametrize(
    ("row", "field", "code"),
    [
        ("X,HTX Chè Sơn Trà,beverage,9,2025-03-01", "stars", "NUMBER_OUT_OF_RANGE"),
        ("X,HTX Nào Đó,beverage,4,2025-03-01", "organisation", "LINK_UNKNOWN"),
        ("X,HTX Chè Sơn Trà,beverage,4,2025-13-40", "certified_on", "DATE_IMPOSSIBLE"),
        ("X,HTX Chè Sơn Trà,xe máy,4,2025-03-01", "group", "CELL_WORD_UNKNOWN"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_kept(
    book: Path, tmp_path: Path, row: str, field: str, code: str
) -> None:
    file = products(tmp_path, TEA, row)
    ran = run("import", book, "products", file)
    assert ran.status == 1 and ran.codes == [code, "IMPORT_REFUSED"]
    assert "p.csv, dòng 3," in ran.err and f"({field})" in ran.err
    assert done("list", book, "products", "--json").json == []
    said = run("import", book, "products", file, "--json")
    assert said.status == 1 and not said.json["kept"]
    assert said.json["rows"][1]["field"] == field and said.json["rows"][1]["row"] == 3
    kept = run("import", book, "products", file, "--keep-good")
    assert kept.status == 0 and kept.codes == [code] and "bỏ ra 1" in kept.out
    assert len(done("list", book, "products", "--json").json) == 1


def test_a_rehearsal_keeps_nothing(book: Path, tmp_path: Path) -> None:
    ran = done("import", book, "products", products(tmp_path, TEA), "--dry-run", "--json")
    assert ran.json["counts"] == {"new": 1, "changed": 0, "same": 0, "refused": 0} and not ran.json["kept"]
    assert done("list", book, "products", "--json").json == []


def test_filters_order_columns_and_search(book: Path, tmp_path: Path) -> None:
    more = ("Mật ong,HTX Chè Sơn Trà,Thực phẩm,3,2026-01-05", "Măng khô,HTX Chè Sơn Trà,food,,")
    done("import", book, "products", products(tmp_path, TEA, *more), "--now", NOW)

    def names(*arguments: str) -> list[str]:
        return [row["name"] for row in done("list", book, "products", "--json", *arguments).json]

    assert names("--where", "group=food") == ["Mật ong", "Măng khô"] or names("--where", "group=food") == [
        "Măng khô",
        "Mật ong",
    ]
    assert names("--where", "group=Đồ uống") == ["Chè shan tuyết"]
    assert names("--where", "stars=") == ["Măng khô"]
    assert names("--where", "stars=3", "--where", "stars=4", "--order=-stars") == [
        "Chè shan tuyết",
        "Mật ong",
    ]
    assert names("--where", "organisation.kind=HTX", "--search", "mat") == ["Mật ong"]
    assert names("--preset", "ended", "--as-of", "2028-03-02") == ["Chè shan tuyết"]
    rows = done("list", book, "products", "--json", "--columns", "stars, organisation.commune").json
    assert all(list(row) == ["stars", "organisation.commune"] for row in rows)
    shown = done("list", book, "products", "--where", "stars=4").out
    assert "Chè shan tuyết" in shown and "01/03/2025" in shown and "Đồ uống" in shown


def test_a_list_goes_into_a_workbook_and_comes_back_the_same(book: Path, tmp_path: Path) -> None:
    done("import", book, "products", products(tmp_path, TEA), "--now", NOW)
    for ending in ("xlsx", "csv"):
        file = tmp_path / f"out.{ending}"
        done("list", book, "products", "--to", file)
        ran = done("import", book, "products", file, "--json")
        assert ran.json["counts"] == {"new": 0, "changed": 0, "same": 1, "refused": 0}, ending
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    assert any("Chè shan tuyết" in map(str, row) for row in sheet.iter_rows(values_only=True))
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as opened:
        assert any("Chè shan tuyết" in row for row in csv.reader(opened))
    done("list", book, "products", "--to", tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")


def test_a_map_of_columns_goes_over_the_headings(book: Path, tmp_path: Path) -> None:
    file = written(tmp_path / "lạ.csv", "Cột A;Cột B;Cột C", "Chè;HTX Chè Sơn Trà;Đồ uống")
    assert run("import", book, "products", file).codes == ["BLOCK_NO_HEADING"]
    mapping = written(
        tmp_path / "map.toml", '"Cột A" = "name"', '"Cột B" = "organisation"', '"Cột C" = "group"'
    )
    done("import", book, "products", file, "--columns", mapping)
    assert run("import", book, "products", file, "--columns", file).codes == ["IMPORT_MAPPING"]


def test_results_of_a_period(book: Path, tmp_path: Path) -> None:
    file = written(tmp_path / "r.csv", "organisation,workers,revenue", "HTX Chè Sơn Trà,12,5000000000")
    assert run("import", book, "results", file).codes == ["FIELD_REQUIRED", "IMPORT_REFUSED"]
    done("import", book, "results", file, "--period", "2026-Q3")
    (row,) = done("list", book, "results", "--json", "--where", "period=2026-Q3").json
    assert (row["workers"], row["revenue"], row["profit"]) == (12, 5_000_000_000, None)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ghosts",), "KIND_UNKNOWN"),
        (("products", "--columns", "shoe_size"), "LIST_COLUMN_UNKNOWN"),
        (("products", "--order", "shoe_size"), "LIST_COLUMN_UNKNOWN"),
        (("products", "--where", "stars"), "LIST_CONDITION"),
        (("products", "--where", "stars=bốn"), "NUMBER_NOT_UNDERSTOOD"),
        (("products", "--preset", "ghosts"), "PRESET_UNKNOWN"),
        (("products", "--to", "out.doc"), "LIST_FILE_KIND"),
    ],
)
def test_what_cannot_be_listed_is_refused(book: Path, arguments: tuple[str, ...], code: str) -> None:
    ran = run("list", book, *arguments)
    assert ran.status == 1 and ran.codes == [code]


def test_kinds_say_all_that_a_script_needs() -> None:
    kinds = {kind["kind"]: kind for kind in done("kinds", "--json").json}
    fields = {field["name"]: field for field in kinds["products"]["fields"]}
    assert fields["stars"]["type"] == "count" and fields["stars"]["most"] == 5
    assert set(fields["group"]["values"]) == {"food", "beverage", "herbal", "craft", "ornamental", "tourism"}
    assert fields["organisation"] == fields["organisation"] | {"type": "link", "leads_to": "organisations"}
    assert "Tên sản phẩm" in fields["name"]["headings"]
    assert {"organisations", "members", "people", "managers", "results", "debts", "debt-entries"} <= set(
        kinds
    )
    assert "debt-entries" in done("kinds").out


def test_personal_numbers_are_masked(book: Path, tmp_path: Path) -> None:
    file = written(
        tmp_path / "m.csv",
        "person,person.personal_number,organisation,kind",
        "Lò Thị Ún,012180001234,HTX Chè Sơn Trà,formal",
    )
    done("import", book, "members", file)
    (row,) = done("list", book, "people", "--json").json
    assert "01218000" not in row["personal_number"] and row["personal_number"].endswith("234")


def test_a_commune_of_today_finds_the_records_of_those_before_it(tmp_path: Path) -> None:
    """Phong Tho (03549) of today took over 03490, which Dao San (03571) did not."""
    path = founded(tmp_path / "province.book", "12", "2026-11-30")
    rows = (
        "name,kind,commune,founded_on",
        "HTX Huổi Luông,cooperative,03490,2019-05-12",
        "HTX Phong Thổ,cooperative,03549,2019-05-12",
        "HTX Dào San,cooperative,03571,2019-05-12",
    )
    done("import", path, "organisations", written(tmp_path / "o.csv", *rows), "--now", NOW)

    def names(*arguments: str) -> list[str]:
        found = done("list", path, "organisations", "--json", "--now", NOW, *arguments).json
        return sorted(row["name"] for row in found)

    for commune in ("03549", "Phong Thổ", "Xã Phong Thổ"):
        for day in ((), ("--as-of", "2024-12-31")):
            assert names("--where", f"commune={commune}", *day) == ["HTX Huổi Luông", "HTX Phong Thổ"]
    assert names("--where", "commune=03490", "--as-of", "2024-12-31") == ["HTX Huổi Luông"]


def test_what_is_derived_is_told_in_words(tmp_path: Path) -> None:
    book = founded(tmp_path / "xa.book", "03394", "2026-11-30")
    rows = ("HTX Quế;03394;2019-05-12;ngừng HĐ", "HTX Chè;03394;2019-05-12;hoạt động")
    done(
        "import",
        book,
        "organisations",
        written(tmp_path / "o.csv", "name;commune;founded_on;Tình trạng", *rows),
    )
    for language, lacking, state in (
        ("vi", "Mã số thuế; ", "Ngừng hoạt động"),
        ("en", "Tax code; ", "Stopped"),
    ):
        told = done("list", book, "organisations", "--language", language).out
        assert lacking in told and state in told and "LACKS_" not in told
    stopped = ("list", book, "organisations", "--where", "operational_status=Ngừng hoạt động", "--json")
    assert [one["name"] for one in done(*stopped).json] == ["HTX Quế"]
    assert "CELL_WORD_UNKNOWN" in run("list", book, "organisations", "--where", "operational_status=xyz").err


def test_a_period_may_be_written_as_people_do(tmp_path: Path) -> None:
    book = founded(tmp_path / "xa.book", "03394", "2026-11-30")
    done("import", book, "organisations", written(tmp_path / "o.csv", "name;commune", "HTX Quế;03394"))
    table = written(
        tmp_path / "r.csv", "Tên HTX;Kỳ;Doanh thu", "HTX Quế;Quý III/2026;500", "HTX Quế;Năm 2025;2000"
    )
    done("import", book, "results", table)
    assert sorted(one["period"] for one in done("list", book, "results", "--json").json) == [
        "2025",
        "2026-Q3",
    ]
    same = [done("figures", book, "B01", period, "--json").out for period in ("2026-Q3", "Quý 3/2026")]
    assert same[0] == same[1]
