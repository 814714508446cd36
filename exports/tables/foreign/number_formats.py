"""Number formats of spreadsheets (ECMA-376 Part 1, 18.8.31): what the eye sees of a number, as text that can be typed.

Per cent and scaled numbers are as they are shown, zeros in front stay, days are dd/mm/yyyy; for all others the number
itself counts to 15 digits, however few of them are shown. A unit of money that a format writes stays behind its number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Context, Decimal
from functools import lru_cache
from unicodedata import category

from exports.tables.foreign.grids import number_text
from models.values.cells.money_units import dong_of
from models.values.dates import format_date, format_moment
from models.values.quantities import round_half_up

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0",
    42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""Formats that a file names by number only."""

_WIDE = Context(prec=40)
_TOKEN = re.compile(
    r'"([^"]*)"?|\\(.)|[_*](.)|\[([^\]]*)\]?|(General)|(AM/PM|A/P)|(.)', re.IGNORECASE | re.DOTALL
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_LAST_SERIAL = 2_958_466
_FIRST = datetime(1900, 1, 1)  # noqa: DTZ001 - a day without a zone, of which only the time is read
_MOST_ZEROS = 30


@dataclass(frozen=True, slots=True)
class FormatSection:
    """One section of a format. mask: "0" for a digit that is always written, else the sign between such digits.

    plain: it shows the number without digits of its own (General, or as text); digits: its signs for digits.
    """

    condition: tuple[str, Decimal] | None = None
    day: bool = False
    clock: bool = False
    duration: bool = False
    percent: int = 0
    thousands: int = 0
    decimals: int = 0
    mask: tuple[str, ...] = ()
    literal: str = ""
    plain: bool = False
    digits: str = ""

    @property
    def scaled(self) -> bool:
        return bool(self.percent or self.thousands)


@dataclass(frozen=True, slots=True)
class ShownNumber:
    """The text of a number; rounded: the format hides digits that are left out; unseen: it shows no digit of it."""

    text: str
    rounded: bool = False
    unseen: bool = False


def shown_number(value: Decimal, code: str, *, from_1904: bool = False) -> ShownNumber:
    """What the eye sees of a number under a format; from_1904: days count from 1 January 1904."""
    section = _section_for(value, code)
    if section.day or section.clock or section.duration:
        moment = _moment_text(value, section, from_1904)
        return ShownNumber(moment or number_text(value))
    unit = _unit(section.literal)
    if _is_unseen(value, section):
        return ShownNumber(number_text(value) + unit, unseen=True)
    if section.scaled:
        number = value.scaleb(2 * section.percent - 3 * section.thousands, context=_WIDE)
        shown = round_half_up(number, section.decimals)
        sign = "%" if section.percent else ""
        return ShownNumber(number_text(shown) + sign + unit, number_text(shown) != number_text(number))
    if "0" in section.mask[1:] and value >= 0:
        return ShownNumber(_padded(value, section.mask) + unit)
    return ShownNumber(number_text(value) + unit)


def _is_unseen(value: Decimal, section: FormatSection) -> bool:
    """Whether a cell shows nothing of its number: ";;;", words instead, or a zero under signs that leave it out.

    A dash in the place of a zero is how tables write it.
    """
    if section.plain:
        return False
    if not section.digits.strip(",."):
        return bool(value) or not set("-\u2013") & set(section.literal)
    written = "0" in section.digits or "?" in section.digits or section.literal.strip() != ""
    return not written and not round_half_up(value, section.decimals) and not section.scaled


def _unit(literal: str) -> str:
    """A space and the unit of money that a format writes behind its numbers, also a foreign one; "" for other words."""
    words = literal.strip(" -()\u00a0")
    money = dong_of(words) or any(category(sign) == "Sc" for sign in words)
    return f" {words}" if words and money else ""


def _padded(value: Decimal, mask: tuple[str, ...]) -> str:
    """The number with its zeros in front, and the signs between the digits of a code."""
    whole, _, decimals = number_text(value).partition(",")
    zeros = mask.count("0")
    if decimals or zeros == len(mask):
        return whole.zfill(zeros) + (f",{decimals}" if decimals else "")
    digits = list(whole.zfill(zeros))
    written: list[str] = []
    for sign in reversed(mask):
        written.append(digits.pop() if sign == "0" else sign)
    return "".join(digits) + "".join(reversed(written))


def _moment_text(value: Decimal, section: FormatSection, from_1904: bool) -> str:
    """A day, a moment or a time; "" for a number that is none."""
    if not 0 <= value < _LAST_SERIAL:
        return ""
    seconds = timedelta(seconds=int(round_half_up(value % 1 * 86_400, 0)))
    if section.duration or (value < 1 and not section.day):
        whole = timedelta(days=int(value)) + seconds
        return str(whole) if whole >= timedelta(days=1) else str((_FIRST + whole).time())
    moment = day_zero(int(value), from_1904=from_1904) + timedelta(days=int(value)) + seconds
    return format_date(moment) if moment.time() == time() else format_moment(moment)


def day_zero(serial: int, *, from_1904: bool) -> datetime:
    """The day from which serial numbers count; before March 1900 it is a day later, as there is a 29 February in it."""
    if from_1904:
        return datetime(1904, 1, 1)  # noqa: DTZ001 - days of a sheet have no zone
    return datetime(1899, 12, 30 if serial > 60 else 31)  # noqa: DTZ001


def _section_for(value: Decimal, code: str) -> FormatSection:
    sections = _sections(code)
    conditional = [one for one in sections if one.condition]
    if conditional:
        fitting = (one for one in conditional if one.condition and _holds(value, *one.condition))
        other = next((one for one in sections if not one.condition), sections[-1])
        return next(fitting, other)
    if value < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if value == 0 and len(sections) > 2 else sections[0]


def _holds(value: Decimal, sign: str, bound: Decimal) -> bool:
    return {
        "<": value < bound, "<=": value <= bound, ">": value > bound, ">=": value >= bound,
        "=": value == bound, "<>": value != bound,
    }[sign]  # fmt: skip


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[FormatSection, ...]:
    parts: list[list[re.Match[str]]] = [[]]
    for token in _TOKEN.finditer(code[:255]):
        if token[7] == ";":
            parts.append([])
        else:
            parts[-1].append(token)
    alone = len(parts) == 1
    return tuple(_section(tokens, alone=alone) for tokens in parts)


def _section(tokens: list[re.Match[str]], *, alone: bool) -> FormatSection:
    """alone: the format has no other section; an empty one of several writes nothing at all."""
    signs = "".join(token[7] or "" for token in tokens).lower()
    inside = [token[4].lower() for token in tokens if token[4]]
    duration = any(set(text) <= set("hms") for text in inside)
    condition = next((found for text in inside if (found := _CONDITION.fullmatch(text))), None)
    dated = any(sign in "ydhsm" for sign in signs)
    digits = "".join(sign for sign in signs if sign in "0#?.,")
    before, _, behind = digits.partition(".")
    return FormatSection(
        condition=(condition[1], Decimal(condition[2])) if condition else None,
        day=dated and ("y" in signs or "d" in signs or ("m" in signs and not {"h", "s"} & set(signs))),
        clock=dated,
        duration=duration,
        percent=signs.count("%"),
        thousands=_trailing_commas(before) + _trailing_commas(behind) if digits.strip(",.") else 0,
        decimals=sum(sign in "0#?" for sign in behind),
        mask=tuple(_mask(tokens)),
        literal="".join(_literals(tokens)),
        plain=(alone and not tokens) or any(token[5] or token[7] == "@" for token in tokens),
        digits=digits,
    )


def _trailing_commas(digits: str) -> int:
    return len(digits) - len(digits.rstrip(","))


def _literals(tokens: list[re.Match[str]]) -> Iterator[str]:
    for token in tokens:
        if token[4] is not None and token[4].startswith("$"):
            yield token[4][1:].partition("-")[0]
        elif token[7] is not None and category(token[7]) == "Sc":
            yield token[7]
        else:
            yield token[1] or token[2] or ""


def _mask(tokens: list[re.Match[str]]) -> Iterator[str]:
    """Signs of a code of digits from its first to its last zero; nothing where a format has other digits."""
    signs = [token[7] or token[1] or token[2] or "" for token in tokens]
    whole = signs[: signs.index(".")] if "." in signs else signs
    zeros = [at for at, sign in enumerate(whole) if sign == "0" and tokens[at][7]]
    if not 1 < len(zeros) <= _MOST_ZEROS or any(sign in ("#", "?") for sign in whole):
        return
    for at in range(zeros[0], zeros[-1] + 1):
        if at in zeros or whole[at] != ",":
            yield whole[at]
