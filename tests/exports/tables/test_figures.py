"""Files of figures: whatever an office writes down is read back, and nothing is read that was not written."""

import csv
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.tables.figures import FigureLine, figures_of, read_figures, row_key
from models.forms.definition import Form
from models.forms.loader import form_edition
from models.values.errors import Refused
from models.values.targets import Target


def form(code: str) -> Form:
    found = form_edition(code, "2020")
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
    entries, refusals = figures_of(form("B01"), read_figures(path))
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
    lines = read_figures(path)
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
    entries, refusals = figures_of(form("B01"), read_figures(path))
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
