"""Ratios that are the same in every sector, and figures that two sectors share."""

from models.forms.findings import Finding, Level
from tests.models.sheets import codes, findings, sheet

SECTORS = ("agriculture", "trade", "construction")


def by_sector(**items: tuple[int, ...]) -> dict[str, str | int | None]:
    return {
        f"{sector}:{item.replace('_', '.')}": value
        for item, values in items.items()
        for sector, value in zip(SECTORS, values, strict=False)
    }


def same(figures: dict[str, str | int | None]) -> list[Finding]:
    return [one for one in findings(sheet("B02", figures)) if one.code.startswith("SAME_FIGURE")]


def test_the_same_members_a_cooperative_everywhere_look_computed() -> None:
    """15 ÷ 2 = 30 ÷ 4 = 45 ÷ 6 = 7.5 in three sectors of different size."""
    figures = by_sector(I_1_1=(2, 4, 6), I_2=(15, 30, 45))
    assert "PROPORTIONAL_MEMBERS total:I.2" in codes(sheet("B02", figures))
    assert "PROPORTIONAL_MEMBERS total:I.2" not in codes(sheet("B02", figures | {"trade:I.2": 31}))


def test_two_sectors_or_sectors_of_one_size_are_no_pattern() -> None:
    assert "PROPORTIONAL_MEMBERS total:I.2" not in codes(sheet("B02", by_sector(I_1_1=(2, 4), I_2=(15, 30))))
    figures = by_sector(I_1_1=(1, 1, 1), I_2=(8, 8, 8))
    assert "PROPORTIONAL_MEMBERS total:I.2" not in codes(sheet("B02", figures))


def test_two_sectors_with_72_members_each_are_said_for_information() -> None:
    (finding,) = same(by_sector(I_2=(72, 72, 47)))
    assert (finding.code, finding.level, finding.row) == ("SAME_FIGURE", Level.INFO, "trade:I.2")
    assert finding.details["stated"] == 72


def test_small_and_round_figures_are_the_same_by_chance() -> None:
    assert not same(by_sector(I_1_1=(7, 7, 6), I_2=(100, 100, 47), I_5=(5000, 5000, 1)))


def test_three_shared_indicators_look_copied() -> None:
    figures = by_sector(I_2=(72, 72, 47), I_3=(65, 65, 72), I_5=(18590, 18590, 25500))
    (finding,) = same(figures)
    assert (finding.code, finding.level, finding.details["count"]) == ("SAME_FIGURE_COPIED", Level.WARNING, 3)
    assert finding.details["items"] == "I.2 (72), I.3 (65), I.5 (18.590)"


def test_two_and_a_half_managers_everywhere_are_said_once_and_two_by_the_check_of_whole_ratios() -> None:
    """5 ÷ 2 = 10 ÷ 4 = 15 ÷ 6 = 2.5; 4 ÷ 2 = 8 ÷ 4 = 12 ÷ 6 = 2."""
    half = codes(sheet("B02", by_sector(I_1_1=(2, 4, 6), I_4=(5, 10, 15))))
    whole = codes(sheet("B02", by_sector(I_1_1=(2, 4, 6), I_4=(4, 8, 12))))
    assert (half, whole) == ({"PROPORTIONAL_MANAGERS total:I.4"}, {"UNIFORM_RATIO total:I.4"})


def test_what_the_register_adds_up_is_no_doubt() -> None:
    """The same 72, and the same 7.5 a cooperative, counted from records."""
    offered = {f"{one}:I.2": value for one, value in zip(SECTORS, (15, 30, 45), strict=True)}
    counted = sheet("B02", by_sector(I_1_1=(2, 4, 6)), offered)
    same_members = sheet("B02", {}, {"agriculture:I.2": 72, "trade:I.2": 72})
    assert not codes(counted)
    assert not codes(same_members)
