"""Blank is not zero: a check that blank cells leave undecided names them; what contradicts stays an error."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.forms.cells import Origin
from models.forms.findings import Finding, Level
from models.forms.loader import PUBLISHED
from models.forms.missing import incomplete_totals, names_of
from models.forms.sheets import evaluate
from tests.models.sheets import DAY, codes, findings, sheet

Figures = dict[str, str | int | None]


def only(*found: Finding) -> tuple[str, Level, object]:
    (finding,) = found
    return finding.code, finding.level, finding.details.get("missing")


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ({"I.1": 44, "I.1.1": 22}, "STATUS_PARTS_UNDECIDED I.1"),
        ({"I.1": 44, "I.1.1": 45}, "STATUS_PARTS I.1"),  # already above: nothing blank can mend it
        ({"I.2": 90, "I.2.1a": 60, "I.2.1b": 20}, "MEMBER_KIND_PARTS_UNDECIDED I.2"),
        ({"I.2": 90, "I.2.1a": 60, "I.2.1b": 31}, "MEMBER_KIND_PARTS I.2"),
        ({"I.2": 90, "I.2.1a": 60, "I.2.1b": 20, "I.2.1c": 5}, "MEMBER_KIND_PARTS I.2"),
    ],
)
def test_a_sum_with_blank_parts_is_undecided_unless_it_contradicts(figures: Figures, code: str) -> None:
    assert code in codes(sheet("B01", figures))
    assert len([one for one in codes(sheet("B01", figures)) if "PARTS" in one and "ABOVE" not in one]) == 1


def test_parts_that_already_add_up_and_a_split_not_begun_are_silent() -> None:
    """A part that alone is named beside its total, such as 18 of 44 managers, is no split."""
    assert not codes(sheet("B01", {"I.2": 90, "I.2.1a": 60, "I.2.1b": 30}))
    assert not codes(sheet("B01", {"I.2": 90}))
    assert not codes(sheet("B01", {"I.4": 44, "I.4.1": 18}))


def test_what_is_missing_is_named_by_rows_columns_and_sectors() -> None:
    bank = sheet("B04", {"I/balance": 100, "I.1/balance": 60, "I.2/balance": 20})
    assert only(*findings(bank)) == (
        "BANK_GROUP_PARTS_UNDECIDED",
        Level.INFO,
        "I.3 Nhóm 3: dưới tiêu chuẩn; I.4 Nhóm 4: nghi ngờ; I.5 Nhóm 5: có khả năng mất vốn",
    )
    split = sheet("B04", {"II/balance": 100, "II/principal": 90})
    assert only(*findings(split)) == ("DEBT_SPLIT_UNDECIDED", Level.INFO, "Lãi, tiền chậm nộp")


def test_a_kind_of_debt_that_is_counted_but_not_stated_leaves_the_total_undecided() -> None:
    """100 = 60 + what tax debts there are: 2 of them are counted, their balance is blank."""
    assert "DEBT_KIND_PARTS_UNDECIDED T" in codes(sheet("B04", {"T": 100, "I": 60, "III/debts": 2}))
    assert "DEBT_KIND_PARTS T" in codes(sheet("B04", {"T": 100, "I": 60}))  # nothing is said of another kind


def test_a_loss_may_hide_in_a_blank_sector() -> None:
    """90 of profit while the stated sectors have 100: the blank one may have lost 10; workers cannot be below zero."""
    other = {"trade:I.7a": 60, "construction:I.7a": 40, "transport:I.1": 2}
    assert "BY_SECTOR_UNDECIDED I.7a" in codes(sheet("B01", {"I.7a": 90}), sheet("B02", other))
    workers = {"trade:I.3": 60, "construction:I.3": 40, "transport:I.1": 2}
    assert "BY_SECTOR I.3" in codes(sheet("B01", {"I.3": 90}), sheet("B02", workers))


SECTORS: Figures = {
    "agriculture:I.1": 9, "agriculture:I.1.1": 7, "agriculture:I.1.2": 2,
    "trade:I.1": 6, "transport:I.1": 4, "transport:I.1.1": 3, "transport:I.1.2": 1,
}  # fmt: skip


def test_sectors_without_a_split_leave_every_check_of_it_undecided() -> None:
    """19 cooperatives, of which 13 operate; the 6 of trade are not split: 7 + 3 = 10 decides nothing."""
    one, two = sheet("B01", {"I.1": 19, "I.1.1": 13, "I.1.2": 6}), sheet("B02", SECTORS)
    found = {f"{one.code} {one.row}": one for one in findings(one, two)}
    assert set(found) == {
        "BY_SECTOR_UNDECIDED I.1.1",
        "BY_SECTOR_UNDECIDED I.1.2",
        "SECTOR_STATUS_PARTS_UNDECIDED total:I.1",
    }
    assert {one.level for one in found.values()} == {Level.INFO}
    assert found["BY_SECTOR_UNDECIDED I.1.1"].details["missing"] == "Thương mại, dịch vụ"
    assert "Thương mại" in found["SECTOR_STATUS_PARTS_UNDECIDED total:I.1"].details["missing"]


def test_sectors_that_exceed_the_total_are_an_error_whatever_is_blank() -> None:
    assert "BY_SECTOR I.1.1" in codes(sheet("B01", {"I.1.1": 9}), sheet("B02", SECTORS))


def test_a_sector_in_which_nothing_is_stated_is_not_missing() -> None:
    """27 + 30 + 22 = 79 workers against 90, all sectors of the report stated: an error, as in a real report."""
    workers: Figures = {"agriculture:I.3": 27, "trade:I.3": 30, "construction:I.3": 22}
    assert codes(sheet("B01", {"I.3": 90}), sheet("B02", workers)) == {"BY_SECTOR I.3"}


def test_a_total_over_blank_sectors_is_marked_with_their_names() -> None:
    two = sheet("B02", SECTORS)
    assert two.value("total:I.1.1") == 10
    assert incomplete_totals(two) == (("total:I.1.1", "actual"), ("total:I.1.2", "actual"))
    missing = two["total:I.1.1", "actual"].missing
    assert names_of(two, missing, "total:I.1.1", "actual") == "Thương mại, dịch vụ"
    assert not sheet("B02", {**SECTORS, "trade:I.1.1": 6, "trade:I.1.2": 0})["total:I.1.1", "actual"].missing


def test_a_subsector_that_is_stated_makes_its_sector_expected() -> None:
    two = sheet("B02", {"crops:I.1": 3, "trade:I.1": 6})
    assert two["total:I.1", "actual"].missing == (("agriculture:I.1", "actual"),)


def test_a_merged_total_over_blank_sectors_is_marked_too() -> None:
    form = PUBLISHED.form_on("B02", DAY)
    offered = {
        ("trade:I.1", "actual"): (Decimal(6), Origin.MERGED),
        ("transport:I.3", "actual"): (Decimal(40), Origin.MERGED),
        ("total:I.3", "actual"): (Decimal(40), Origin.MERGED),
    }
    assert evaluate(form, offered, {})["total:I.3", "actual"].missing == (("trade:I.3", "actual"),)
    offered[("total:I.3", "actual")] = (Decimal(55), Origin.MERGED)  # units knew more than the sectors say
    assert not evaluate(form, offered, {})["total:I.3", "actual"].missing


def test_a_typed_ratio_of_an_incomplete_total_is_undecided() -> None:
    """15 of 54 are 27.8 %, but only 10 of the 15 are stated by level."""
    figures: Figures = {"I.4": 54, "I.4.1": 10, "I.4.4a": "27.8"}
    assert only(*findings(sheet("B01", figures))) == (
        "RATIO_UNDECIDED",
        Level.INFO,
        "I.4.2 Trình độ cao đẳng, đại học trở lên",
    )


def test_a_mean_over_all_may_lie_outside_when_a_sector_is_blank() -> None:
    sectors: Figures = {"agriculture:I.8.1": "4.5", "trade:I.8.1": "4.5", "transport:I.1": 2}
    assert "MEAN_OUTSIDE_SECTORS_UNDECIDED I.8" in codes(sheet("B01", {"I.8": "46.5"}), sheet("B02", sectors))


FLOW: Figures = {"I.2/previous": 100}


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ({"I.2": 110, "I.2.2": 15, "I.2.2a": 5}, None),
        ({"I.2": 110, "I.2.2": 15, "I.2.2a": 4}, "MEMBER_FLOW I.2"),
        ({"I.2": 110}, "MEMBER_FLOW_UNDECIDED I.2"),
        ({"I.2": 110, "I.2.2": 15}, "MEMBER_FLOW_UNDECIDED I.2"),  # 5 left, unsaid
        ({"I.2": 116, "I.2.2": 15}, "MEMBER_FLOW I.2"),  # nobody who left can explain one member more
        ({"I.2": 110, "I.2.2a": 5}, "MEMBER_FLOW_UNDECIDED I.2"),
        ({"I.2": 94, "I.2.2a": 5}, "MEMBER_FLOW I.2"),
        ({"I.2": 100}, None),
    ],
)
def test_a_blank_flow_explains_only_what_it_can(figures: Figures, code: str | None) -> None:
    assert codes(sheet("B01", FLOW | figures)) == ({code} if code else set())


def test_a_reorganisation_explains_no_more_than_its_number_and_is_named() -> None:
    """57 + 3 − 16 = 44; with 3 reorganised 41 to 47 may be, which is said, and 48 may not."""
    flow: Figures = {"I.1/previous": 57, "I.1.3": 3, "I.1.4": 16, "I.1.5": 0, "I.1.6": 3}
    assert not codes(sheet("B01", flow | {"I.1": 44}))
    for closing in (41, 47):
        (finding,) = findings(sheet("B01", flow | {"I.1": closing}))
        assert (finding.code, finding.level) == ("COOPERATIVE_FLOW_SLACK", Level.INFO)
        assert abs(finding.details["difference"]) == finding.details["slack"] == 3
    assert codes(sheet("B01", flow | {"I.1": 48})) == {"COOPERATIVE_FLOW I.1"}
    assert codes(sheet("B01", flow | {"I.1": 40})) == {"COOPERATIVE_FLOW I.1"}


def test_subsectors_are_undecided_only_where_one_in_use_is_blank() -> None:
    stated: Figures = {"agriculture:I.3": 50, "crops:I.3": 20, "agriculture:I.1": 5, "crops:I.1": 2}
    assert not codes(sheet("B02", stated))
    found = findings(sheet("B02", stated | {"livestock:I.1": 3}))
    assert only(*found) == ("SUBSECTORS_ABOVE_SECTOR_UNDECIDED", Level.INFO, "Chăn nuôi")
    assert "SUBSECTORS_ABOVE_SECTOR agriculture:I.3" in codes(
        sheet("B02", stated | {"livestock:I.1": 3, "fishery:I.3": 31})
    )


@given(st.lists(st.one_of(st.none(), st.integers(0, 50)), min_size=3, max_size=3), st.integers(0, 100))
def test_a_sum_is_an_error_exactly_when_no_figures_for_the_blanks_could_mend_it(
    parts: list[int | None], total: int
) -> None:
    figures: Figures = {"I.2": total, "I.2.1a": parts[0], "I.2.1b": parts[1], "I.2.1c": parts[2]}
    stated = sum(part for part in parts if part is not None)
    blank = sum(part is None for part in parts)
    impossible = blank < 3 and (stated > total or (not blank and stated != total))
    assert ("MEMBER_KIND_PARTS I.2" in codes(sheet("B01", figures))) is impossible


def test_a_blank_optional_cell_lacks_nothing_and_a_stated_one_counts() -> None:
    flow: Figures = {"I.1/previous": 57, "I.1.3": 3, "I.1.4": 16, "I.1.5": 0, "I.1.6": 0}
    assert not codes(sheet("B01", flow | {"I.1": 44}))  # 57 + 3 − 16
    assert "COOPERATIVE_FLOW I.1" in codes(sheet("B01", flow | {"I.1": 45}))
    assert not codes(sheet("B01", flow | {"I.1": 45, "I.1.3b": 2, "I.1.5a": 1}))  # 44 + 2 − 1
    assert not codes(sheet("B01", {"I.1": 44, "I.1.1": 22, "I.1.2": 21, "I.1.2a": 1}))
    assert "STATUS_PARTS I.1" in codes(sheet("B01", {"I.1": 44, "I.1.1": 22, "I.1.2": 21}))
    assert not codes(
        sheet(
            "B04",
            {"I": 100, "I/in_term": 60, "I/to_90": 0, "I/to_360": 0, "I/over_360": 0, "I/no_due_day": 40},
        )
    )
