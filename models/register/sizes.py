"""The size class of a cooperative (Decree 113/2024 Art. 4-5): by formal members, and by revenue or capital.

Thresholds are data (resources/codes/size_thresholds.toml). Where a threshold that matters is not known, or a figure
is blank, the class is undecided: None, never a guess.
"""

from datetime import date

from models.values import codes
from models.values.codes import CodeEntry

DONG_IN_A_MILLION = 1_000_000
SMALLEST = "micro"


def size_group_of_section(version: str, section: str) -> str:
    """The sector group of a level-1 section; a letter means different things in VSIC 2018 and 2025."""
    return str(codes.fact("vsic_sections", f"{version}:{section.upper()}", "size_group"))


def size_class(
    group: str, day: date, members: int | None, revenue: int | None, capital: int | None
) -> str | None:
    """The id of the size class on a day, None where it cannot be decided. Money in dong.

    group: id of size_groups, after the main registered line; members: formal members; capital: all funds.
    """
    thresholds = [entry for entry in codes.entries("size_thresholds", day) if entry.facts["group"] == group]
    if not thresholds:
        return None
    for threshold in thresholds:
        reached = _reached(threshold, members, revenue, capital)
        if reached is None:
            return None
        if reached:
            return str(threshold.facts["size"])
    return SMALLEST


def _reached(
    threshold: CodeEntry, members: int | None, revenue: int | None, capital: int | None
) -> bool | None:
    """Whether a class is reached, None if that cannot be decided."""
    enough_members = _at_least(members, threshold.facts.get("members"))
    enough_money = _either(
        _at_least(revenue, _dong(threshold.facts.get("revenue_millions"))),
        _at_least(capital, _dong(threshold.facts.get("capital_millions"))),
    )
    if enough_members is False or enough_money is False:
        return False
    return True if enough_members and enough_money else None


def _dong(millions: int | None) -> int | None:
    return None if millions is None else millions * DONG_IN_A_MILLION


def _at_least(figure: int | None, least: int | None) -> bool | None:
    return None if figure is None or least is None else figure >= least


def _either(one: bool | None, other: bool | None) -> bool | None:
    if one or other:
        return True
    return None if one is None or other is None else False
