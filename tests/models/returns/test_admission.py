"""What no return can say although it is well written, and by which name a unit goes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from models.forms.loader import PUBLISHED
from models.returns.admission import own_name, refuse_impossible, remarks_on_names, with_own_names
from models.returns.document import Figure, FormFigures, ReturnDocument, UnitName
from models.returns.period_days import PeriodDays
from models.values.errors import Refused

TODAY = date(2026, 7, 6)
PROVINCE = UnitName("province", "12", date(2025, 7, 1), "Tỉnh Lai Châu")
COMMUNE = UnitName("commune", "03549", date(2025, 7, 1), "Xã Phong Thổ")


def stating(
    row: str, column: str, value: str | None, origin: str = "given", form: str = "B01"
) -> FormFigures:
    number = None if value is None else Decimal(value)
    return FormFigures(form, "2020", (Figure(row, column, number, origin),))


def document(*sheets: FormFigures, **changes: object) -> ReturnDocument:
    made = ReturnDocument(
        COMMUNE, PROVINCE, "2026-Q2", date(2026, 6, 30), 1, 1, "", "2026-07-03T09:00:00+07:00", "test", sheets
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def code(made: ReturnDocument) -> str:
    try:
        refuse_impossible(made, TODAY, PUBLISHED)
    except Refused as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (stating("I.1", "actual", "0"), ""),
        (stating("I.1", "actual", None), ""),
        (stating("I.1", "actual", "-1"), "COUNT_IMPOSSIBLE"),
        (stating("I.1", "plan", "-1"), "COUNT_IMPOSSIBLE"),
        (stating("I.1", "actual", "0.5"), "COUNT_IMPOSSIBLE"),
        (stating("I.1", "actual", "0.5", "merged"), "COUNT_IMPOSSIBLE"),
        (stating("I.1", "actual", "2.0"), ""),  # whole, however it is written
        (stating("I.1.8", "actual", "2.5", "derived"), ""),  # computed: what it is made of is asked
        (stating("I.1", "vs_plan", "98.123456", "derived"), ""),
        (stating("I.1", "vs_plan", "-3"), ""),  # a ratio counts nothing; the limits of R9 ask for it
        (stating("I.5", "actual", "9" * 18), ""),
        (stating("I.5", "actual", "1" + "0" * 18), "FIGURE_BEYOND_BOUNDS"),
        (stating("I.7", "actual", "-1" + "0" * 18, "derived"), "FIGURE_BEYOND_BOUNDS"),
        (stating("I", "actual", "1"), "CELL_NOT_KNOWN"),  # a heading
        (stating("I.1", "share", "1"), "CELL_NOT_KNOWN"),
        (stating("I.99", "actual", None), "CELL_NOT_KNOWN"),
        (stating("I.1", "actual", "1", form="B03"), "FORM_NOT_KNOWN"),
        (replace(stating("I.1", "actual", "1"), edition="1999"), "FORM_NOT_KNOWN"),
    ],
)
def test_cells_and_counts(sheet: FormFigures, expected: str) -> None:
    assert code(document(sheet)) == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ""),
        ({"cutoff": date(2026, 4, 1)}, ""),
        ({"cutoff": date(2026, 3, 31)}, "CUTOFF_OUTSIDE_PERIOD"),
        ({"cutoff": date(2026, 7, 1)}, "CUTOFF_OUTSIDE_PERIOD"),
        # the legal year 2026 ends on 14 December; tables as of 31 December are asked for it too
        ({"period": "2026", "cutoff": date(2026, 12, 14)}, ""),
        ({"period": "2026", "cutoff": date(2026, 12, 31)}, ""),
        ({"period": "2026", "cutoff": date(2027, 1, 1)}, "CUTOFF_OUTSIDE_PERIOD"),
        # one year ahead of 6 July 2026: begun by 6 July 2027
        ({"period": "2027-Q3", "cutoff": date(2027, 9, 30)}, ""),
        ({"period": "2027-Q4", "cutoff": date(2027, 12, 31)}, "PERIOD_TOO_FAR"),
        ({"period": "2099", "cutoff": date(2099, 12, 14)}, "PERIOD_TOO_FAR"),
        # a quarter of State bodies, 15 March to 14 June
        ({"days": PeriodDays(date(2026, 3, 15), date(2026, 6, 14)), "cutoff": date(2026, 3, 20)}, ""),
        ({"days": PeriodDays(date(2020, 3, 15), date(2026, 6, 14))}, "PERIOD_DAYS_STRANGE"),
        ({"days": PeriodDays(date(2026, 4, 1), date(2027, 6, 30))}, "PERIOD_DAYS_STRANGE"),
        ({"unit": replace(COMMUNE, code="99999")}, "UNIT_NOT_IN_TABLE"),
        ({"unit": replace(COMMUNE, level="province")}, "UNIT_NOT_IN_TABLE"),
        ({"unit": UnitName("country", "00", None, "")}, "UNIT_NOT_IN_TABLE"),
    ],
)
def test_days_and_units(changes: dict[str, object], expected: str) -> None:
    assert code(document(**changes)) == expected


def test_a_loss_may_be_below_zero_and_a_number_of_people_may_not() -> None:
    """Row I.7 is profit in form 1: no count, so its sign is asked by the limits of the checks."""
    assert code(document(stating("I.7", "actual", "-1000000"))) == ""
    assert code(document(stating("I.2", "actual", "-500"))) == "COUNT_IMPOSSIBLE"


@pytest.mark.parametrize("name", ["Xã Sìn Hồ", "", "a\r\nb", "\u202eổhT gnohP", "x" * 20_000])
def test_the_name_is_ours_and_another_one_is_said(name: str) -> None:
    made = document(unit=replace(COMMUNE, name=name))
    assert with_own_names(made).unit == COMMUNE
    (remark,) = remarks_on_names((made.unit, made.parent))
    assert remark.code == "UNIT_NAMED_OTHERWISE"
    assert remark.details["own"] == "Xã Phong Thổ"
    assert len(remark.details["name"]) < 200 and "\n" not in remark.details["name"]


def test_the_name_without_its_kind_is_no_other_name() -> None:
    assert not list(remarks_on_names((replace(COMMUNE, name="Phong Thổ"),)))


def test_a_unit_that_no_table_has_goes_by_its_code_and_the_ministry_by_none() -> None:
    assert own_name(replace(COMMUNE, code="99999", name="<b>x</b>")).name == "99999"
    assert own_name(UnitName("country", "00", None, "Bộ")).name == ""
