"""Files of figures: whatever an office writes down is read back, and nothing is read that was not written."""

import csv
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.tables.figures import FigureLine, figures_of, read_figures, remarks_on_shares, row_key
from models.forms.definition import Form
from models.forms.loader import PUBLISHED
from models.values.errors import Refused
from models.values.targets import Target
from tests.exports.tables.foreign.making import figures, saved, sheet, text, xlsx


def form(code: str) -> Form:
    found = PUBLISHED.edition(code, "2020")
    assert found is not None
    return found


COUNTS = [row.code for row in form("B01").rows if not row.heading and row.kind == "count" and not row.total]
REASONS = st.just("") | st.text(st.sampled_from("aạđ ,;\t\"'"), max_size=12).map(
    lambda text: f"vì {text}".strip()
)


@settings(max_examples=60)
@given(
    cells=st.dictionaries(st.sampled_from(COUNTS), st.tuples(st.integers(0, 10**6), REASONS), max_size=8),
    delimiter=st.sampled_from(",;\t"),
    order=st.permutations(["row", "column", "value", "reason"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    ending=st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    cells: dict[str, tuple[int, str]],
    delimiter: str,
    order: list[str],
    encoding: str,
    ending: str,
) -> None:
    text = StringIO()
    writer = csv.DictWriter(text, order, delimiter=delimiter, lineterminator=ending)
    writer.writeheader()
    for row, (value, reason) in cells.items():
        writer.writerow({"row": row, "column": "actual", "value": value, "reason": reason})
    path = tmp_path_factory.getbasetemp() / "written.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    entries, refusals = figures_of(form("B01"), read_figures(path).lines)
    assert not refusals
    assert {entry.row: entry.value for entry in entries} == {
        row: Decimal(value) for row, (value, _) in cells.items()
    }
    assert {entry.row: entry.reason for entry in entries} == {
        row: " ".join(reason.split()) for row, (_, reason) in cells.items()
    }


@settings(max_examples=100)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(data)
    try:
        read_figures(path)
    except Refused as refusal:
        assert refusal.code.startswith(("TABLE_", "CSV_"))


def test_a_line_keeps_its_number_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        '\nrow,column,value,reason\n\nI.1,actual,44,"two\nlines"\n\nI.2,actual,x,\n', encoding="utf-8"
    )
    lines = read_figures(path).lines
    assert [line.line for line in lines] == [4, 7]
    assert lines[0].reason == "two lines"
    _, refusals = figures_of(form("B01"), lines)
    assert [(refusal.line.line, refusal.trouble.code) for refusal in refusals] == [
        (7, "NUMBER_NOT_UNDERSTOOD")
    ]


def test_a_large_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.tables.figures.MOST_BYTES", 10)
    path = tmp_path / "a.csv"
    path.write_text("row,column,value\n", encoding="utf-8")
    with pytest.raises(Refused, match="TABLE_TOO_LARGE"):
        read_figures(path)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("trade:I.2", "trade:I.2"),
        ("TRADE:I.2", "trade:I.2"),
        ("Thương mại, dịch vụ:I.2", "trade:I.2"),
        ("thuong mai dich vu:I.2", "trade:I.2"),
        ("Tổng cộng:I.2", "total:I.2"),
        ("Thương mại:I.2", "Thương mại:I.2"),
        ("I.2", "I.2"),
    ],
)
def test_a_sector_goes_by_its_id_and_its_label(text: str, code: str) -> None:
    assert row_key(form("B02"), text) == code


@pytest.mark.parametrize(
    "header",
    [
        "row,column,value,colour",
        "row,column",
        "row,column,figure",
        "row,column,value,value",
        "row,value,reason",
    ],
)
def test_a_header_with_a_foreign_or_without_a_needed_column_is_refused(tmp_path: Path, header: str) -> None:
    path = tmp_path / "figures.csv"
    path.write_text(f"{header}\nI.1,actual,1\n", encoding="utf-8")
    with pytest.raises(Refused, match="CSV_HEADER"):
        read_figures(path)


def test_a_plan_may_be_a_target_and_a_result_may_not(tmp_path: Path) -> None:
    """Of a mean "> 70" is 70 million; a target behind a result, and a sign without a number, refuse their lines."""
    path = tmp_path / "plan.csv"
    path.write_text(
        "row;column;value;reason\nI.8;plan;> 70;\nI.1;plan;45-50;\nI.1.7a;plan_next;trên 80 %;\n"
        "I.1;actual;> 45;\nI.2;plan;trên;\nI.1.1;plan;> 1,5;\n",
        encoding="utf-8",
    )
    entries, refusals = figures_of(form("B01"), read_figures(path).lines)
    kept = [entry.value for entry in entries]
    assert [(one.least, one.most, one.text) for one in kept if isinstance(one, Target)] == [
        (Decimal(70), None, "> 70"),
        (Decimal(45), Decimal(50), "45-50"),
        (Decimal(80), None, "trên 80 %"),
    ]
    assert [one.trouble.code for one in refusals] == [
        "TARGET_NOT_HERE",
        "NUMBER_NOT_UNDERSTOOD",
        "FIGURE_NOT_WHOLE",
    ]


def test_a_reason_without_words_is_refused_with_its_line() -> None:
    line = FigureLine(2, "I.1", "actual", "5", ".")
    entries, (refused,) = figures_of(form("B01"), [line])
    assert not entries and refused.trouble.code == "REASON_NOT_WORDS"


def outcome(folder: Path, cell: str, row: str = "I.1", formats: tuple[str, ...] = ()) -> object:
    """What becomes of one figure in a workbook: its value, or the code of the refusal."""
    path = saved(folder, "b01.xlsx", xlsx({"nhap": figures(cell, row)}, formats=formats))
    entries, refusals = figures_of(form("B01"), read_figures(path).lines)
    return refusals[0].trouble.code if refusals else entries[0].value


@pytest.mark.parametrize(
    ("row", "cell", "number_format", "value"),
    [
        ("I.4.4a", '<c r="C2" s="1"><v>0.2777</v></c>', "0.00%", Decimal("27.77")),
        ("I.5", '<c r="C2" s="1"><v>50090000000</v></c>', "#,##0,,", Decimal(50090)),
        ("I.5", '<c r="C2" s="1"><v>50090000000</v></c>', "#,##0 \u20ab", Decimal(50090)),
        ("I.1", '<c r="C2"><f>22+22</f></c>', "", "CELL_NOT_COMPUTED"),
        ("I.1", '<c r="C2" t="e"><v>#DIV/0!</v></c>', "", "CELL_ERROR"),
        ("I.1", '<c r="C2" t="b"><v>1</v></c>', "", "NUMBER_NOT_UNDERSTOOD"),
        ("I.5", '<c r="C2"><v>45.300000000000004</v></c>', "", Decimal("45.3")),
        ("I.1", '<c r="C2"><v>43.999999999999993</v></c>', "", Decimal(44)),
        ("I.1", '<c r="C2" s="1"><v>0.44</v></c>', "0%", "PERCENT_NOT_HERE"),
        ("I.1", '<c r="C2" s="1"><v>43862</v></c>', "dd/mm/yyyy", "NUMBER_NOT_UNDERSTOOD"),
        ("I.1", '<c r="C2" s="1"><v>44</v></c>', "#,##0 &quot;HTX&quot;", Decimal(44)),
        ("I.1", '<c r="C2" t="inlineStr"><is><t>44\u200b</t></is></c>', "", Decimal(44)),
    ],
)
def test_a_cell_of_a_workbook_is_what_the_eye_sees_or_refused(
    tmp_path: Path, row: str, cell: str, number_format: str, value: object
) -> None:
    assert outcome(tmp_path, cell, row, (number_format,)) == value


def test_a_share_below_one_that_says_no_per_cent_is_said() -> None:
    """0.2777 may mean 27.77 %; 0,5 % says what it is; 0.4 of a count is refused elsewhere."""
    lines = [
        FigureLine(2, "I.4.4a", "actual", "0.2777", ""),
        FigureLine(3, "I.4.4a", "previous", "0,5 %", ""),
        FigureLine(4, "I.4.4a", "plan", "27.77", ""),
        FigureLine(5, "I.1", "actual", "0.4", ""),
        FigureLine(6, "none", "actual", "0.4", ""),
    ]
    (remark,) = remarks_on_shares(form("B01"), lines)
    assert remark.details == {"count": 1, "rows": "I.4.4a", "value": "0.2777"}
    assert not remarks_on_shares(form("B01"), lines[1:])


def test_titles_hidden_rows_and_signs_that_nobody_sees(tmp_path: Path) -> None:
    """A title above, a hidden row of last year, a zero-width space behind the name of the column."""
    rows = (
        f'<row r="1">{text("A1", "SỐ LIỆU NĂM 2020")}</row>'
        f'<row r="3">{text("A3", "row")}{text("B3", "column")}{text("C3", "value")}</row>'
        f'<row r="4" hidden="1">{text("A4", "I.1")}{text("B4", "actual")}{text("C4", "39")}</row>'
        f'<row r="5">{text("A5", "I.1")}{text("B5", "actual" + chr(0x200B))}{text("C5", "44")}</row>'
    )
    table = read_figures(saved(tmp_path, "a.xlsx", xlsx({"nhap": sheet(rows)})))
    assert [(line.line, line.value) for line in table.lines] == [(5, "44")]
    assert [remark.code for remark in table.remarks] == ["TABLE_SHEET_ALONE", "TABLE_ROWS_HIDDEN"]
    (entry,), refusals = figures_of(form("B01"), table.lines)
    assert entry.value == 44 and not refusals


def test_a_line_that_names_the_delimiter_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.csv", b"sep=;\r\nrow;column;value\r\nI.1;actual;44\r\n")
    (line,) = read_figures(path).lines
    assert (line.line, line.value) == (3, "44")
