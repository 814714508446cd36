"""What a fillable workbook says of itself survives being written and read, and no change of it passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values.cells.fillable import Fillable, FillableColumn, FillableLine, digest, fillable_of
from models.values.errors import Refused

ABOUT = Fillable(
    kind="form",
    of="B01",
    edition="2020",
    period="2020",
    unit="109",
    unit_name="Huyện Phong Thổ",
    day="2021-01-05",
    language="vi",
    sheet="B01",
    word_columns=(1, 2),
    columns=(FillableColumn("actual", 4, 10, "Thực hiện"), FillableColumn("plan", 5, 9, "")),
    lines=(
        FillableLine("I.1", 11, ("I.1", "Tổng số"), {"actual": "44"}),
        FillableLine("I.2", 12, ("I.2", ""), {"actual": "", "plan": "trên 45"}),
    ),
)


def test_it_is_read_as_it_was_written() -> None:
    assert fillable_of(ABOUT.rows()) == ABOUT


@given(st.integers(0, 15), st.integers(0, 3), st.text(min_size=1, max_size=3))
def test_no_change_passes(row: int, column: int, text: str) -> None:
    rows = ABOUT.rows()
    line = rows[min(row, len(rows) - 1)]
    before = list(line)
    line[min(column, len(line) - 1)] += text
    try:
        assert fillable_of(rows) == ABOUT  # what nobody sees changes nothing
    except Refused as refused:
        assert refused.code in ("FILLABLE_DAMAGED", "FILLABLE_NEWER"), before


@pytest.mark.parametrize("place", ["0", "-1", "x", "9999999", "1e3", "²"])
def test_places_outside_a_sheet_are_damage_even_with_a_digest_that_fits(place: str) -> None:
    rows = ABOUT.rows()
    rows[-1][1] = place
    rows[0][2] = digest(rows[1:])
    with pytest.raises(Refused, match="FILLABLE_DAMAGED"):
        fillable_of(rows)


def test_other_rows_are_damage_and_another_edition_is_said() -> None:
    for rows in ([], [[""]], [["x"]], ABOUT.rows()[:1]):
        with pytest.raises(Refused, match="FILLABLE_DAMAGED"):
            fillable_of(rows)
    rows = ABOUT.rows()
    rows[0][1] = "2"
    with pytest.raises(Refused, match="FILLABLE_NEWER"):
        fillable_of(rows)
