"""Figures: parsed as people write them, stored exactly, written in Vietnamese format. No float holds a figure.

Vietnamese numbers: "." groups thousands, "," begins the decimals. Money is an integer of dong inside; forms
show million dong. Every rounding is half up (away from zero at the half), never the half-even of Python's
`round`.
"""

import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Literal

from models.values.errors import Refused
from models.values.names import clean, excerpt

MOST_DIGITS = 24
"""A longer number is a slip of the keyboard, not a figure of a report."""

_EXACT = Context(prec=100, rounding=ROUND_HALF_UP)
_SHOWN = Context(prec=15, rounding=ROUND_HALF_UP)
_NOISY_DECIMALS = 9
"""A figure of a report has at most six decimals, money in million dong; noise is further behind."""

_MINUS_SIGNS = {ord(sign): "-" for sign in "\u2212\u2013\u2012\u2011\u2010"}
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+")
_DIGITS = re.compile(r"[0-9]+")


def parse_number(text: str) -> Decimal | None:
    """The number a person typed, None where nothing is typed; the exponent keeps the decimals as typed.

    Read are 1234567,5 and 1.234.567,5 and 1 234 567, a leading sign, (1.234) for a negative number, a
    trailing % (which is dropped: 5 % is 5), full-width digits, no-break spaces. A single dot before exactly
    three digits groups thousands (1.234 is 1234), unless the number begins with a lone 0 (0.125); before
    any other number of digits it begins decimals (1234.5). Several dots must group by three.

    Refused with NUMBER_NOT_UNDERSTOOD (text): everything else, also 1,234.5 and 1234.567, which could mean
    two things.
    """
    return _parsed(text, _with_dot)


def parse_machine_number(text: str) -> Decimal | None:
    """The number in a CSV file of the command line, where machine form and Vietnamese form may both occur.

    Read as by `parse_number`, with one addition: a single dot behind an ungrouped number of four or more
    digits begins decimals whatever follows (1234.567 and 50090.125). So 27.77 is 27.77, 37.8 is 37.8, 50090
    is 50090, and 1.909 is 1909, as on paper: a program that means a value between 1 and 2 writes 1,909 or 1.9090.
    What binary arithmetic leaves behind 15 digits is taken off: 45.300000000000004 is 45.3.
    """
    value = _parsed(text, _with_machine_dot)
    return None if value is None else _without_noise(value)


def _without_noise(value: Decimal) -> Decimal:
    """The number to 15 digits where the others are noise: many decimals, of which the 15 digits need few."""
    if len(value.as_tuple().digits) <= _SHOWN.prec or decimals_of(value) < _NOISY_DECIMALS:
        return value
    shown = _SHOWN.plus(value).normalize(_EXACT)
    return shown if len(shown.as_tuple().digits) <= _SHOWN.prec - 3 else value


def _parsed(text: str, with_dot: Callable[[str], str | None]) -> Decimal | None:
    cleaned = clean(text)
    if not cleaned:
        return None
    body, negative = _unsigned(cleaned.translate(_MINUS_SIGNS))
    plain = _with_comma(body) if "," in body else with_dot(body)
    if plain is None or len(plain) > MOST_DIGITS:
        raise Refused("NUMBER_NOT_UNDERSTOOD", text=excerpt(cleaned))
    value = Decimal(plain)
    return value.copy_negate() if negative and value else value


def _unsigned(text: str) -> tuple[str, bool]:
    """The text without its percent sign, and without its sign or brackets; whether it is negative."""
    body = text.removesuffix("%").rstrip()
    if body.startswith("(") and body.endswith(")"):
        return body[1:-1].strip().removesuffix("%").rstrip(), True
    if body[:1] in ("-", "+"):
        return body[1:].lstrip(), body[0] == "-"
    return body, False


def _with_comma(body: str) -> str | None:
    """Vietnamese form: groups of digits, a comma, decimals."""
    whole, _, decimals = body.partition(",")
    if not (_GROUPED.fullmatch(whole) and _DIGITS.fullmatch(decimals)):
        return None
    return f"{_ungrouped(whole)}.{decimals}"


def _with_dot(body: str) -> str | None:
    """Groups of three, or a single dot before decimals where it cannot be a group."""
    whole, _, decimals = body.partition(".")
    lone_zero = whole == "0" and _DIGITS.fullmatch(decimals)
    if _GROUPED.fullmatch(body) and not lone_zero:
        return _ungrouped(body)
    readable = _DIGITS.fullmatch(whole) and _DIGITS.fullmatch(decimals)
    return body if readable and (lone_zero or len(decimals) != 3) else None


def _with_machine_dot(body: str) -> str | None:
    whole, _, decimals = body.partition(".")
    if len(whole) > 3 and _DIGITS.fullmatch(whole) and _DIGITS.fullmatch(decimals):
        return body
    return _with_dot(body)


def _ungrouped(whole: str) -> str:
    return whole.replace(".", "").replace(" ", "")


def format_number(value: int | Decimal, decimals: int | None = None) -> str:
    """The number in Vietnamese format, rounded half up; without `decimals` as many as the value carries."""
    exact = Decimal(value)
    if decimals is None:
        decimals = decimals_of(exact)
    rounded = round_half_up(exact, decimals)
    whole, _, rest = f"{rounded.copy_abs():f}".partition(".")
    sign = "-" if rounded < 0 else ""
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{rest}" if rest else f"{sign}{grouped}"


def plain_number(value: Decimal) -> str:
    """The exact number as a cell of a table holds it: decimal comma, no groups, no zeros at the end."""
    whole = value.to_integral_value()
    return format(whole if value == whole else value.normalize(_EXACT), "f").replace(".", ",")


def decimals_of(value: Decimal) -> int:
    """How many decimals the value carries: 2 for 1.50, none for 1E+3."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def round_half_up(value: int | Decimal | Fraction, decimals: int) -> Decimal:
    """The value at so many decimals, half away from zero; never a negative zero."""
    if isinstance(value, Fraction):
        return _rounded_fraction(value, decimals)
    return _EXACT.plus(Decimal(value).quantize(_step(decimals), context=_EXACT))


def round_to_keep(value: Fraction, decimals: int, again: int) -> Decimal:
    """The value at so many decimals, for a figure that is rounded again, to `again` decimals or fewer, for people.

    As round_half_up, except where that ends in a 5 which the value does not reach and which the second rounding would
    turn up: 1,909.4999995 at six decimals is 1,909.499999 and never 1,909.500000, of which paper makes 1,910.
    """
    rounded = _rounded_fraction(value, decimals)
    if not _ends_in_five(rounded, again + 1) or abs(Fraction(rounded)) <= abs(value):
        return rounded
    return rounded - _step(decimals).copy_sign(rounded)


def _ends_in_five(value: Decimal, place: int) -> bool:
    """Whether the last digit that is not 0 is a 5, at this decimal place or before it."""
    _, digits, exponent = value.as_tuple()
    zeros = next((at for at, digit in enumerate(reversed(digits)) if digit), 0)
    last = digits[len(digits) - 1 - zeros]
    return last == 5 and isinstance(exponent, int) and -(exponent + zeros) <= place


def _rounded_fraction(value: Fraction, decimals: int) -> Decimal:
    over = 2 * value.denominator
    steps = (2 * abs(value.numerator) * 10**decimals + value.denominator) // over
    return Decimal(-steps if value < 0 else steps).scaleb(-decimals, context=_EXACT)


def _step(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


DONG_DECIMALS_IN_MILLIONS = 6


def dong_from_millions(millions: Decimal) -> int:
    """Dong from million dong; Refused MONEY_FINER_THAN_DONG (value) where a fraction of a dong would remain."""
    dong = millions.scaleb(DONG_DECIMALS_IN_MILLIONS, context=_EXACT)
    if dong != dong.to_integral_value():
        raise Refused("MONEY_FINER_THAN_DONG", value=millions)
    return int(dong)


def millions_from_dong(dong: int) -> Decimal:
    """Million dong from dong, exact, with no more decimals than needed."""
    whole, rest = divmod(abs(dong), 10**DONG_DECIMALS_IN_MILLIONS)
    decimals = f"{rest:06d}".rstrip("0")
    return Decimal(f"{'-' if dong < 0 else ''}{whole}" + (f".{decimals}" if decimals else ""))


def ratio(
    numerator: int | Decimal | None, denominator: int | Decimal | None, times: int = 100, digits: int = 1
) -> Decimal | None:
    """numerator / denominator x times, rounded half up once; None where either is blank or the base is zero.

    times: 100 for per cent, 1 for a mean. digits: decimals of the result.
    """
    if numerator is None or not denominator:
        return None
    return _rounded_fraction(Fraction(numerator) * times / Fraction(denominator), digits)


def apportion(values: Sequence[int | Decimal], total: int | Decimal, decimals: int = 0) -> list[Decimal]:
    """The total shared out in proportion to the values, so that the printed shares add up to it.

    Largest remainder: each share is cut off at `decimals`, and what is left goes, one step each, to the
    largest cut-off parts; of equal parts to the first. Values are not negative; if all are zero, so are the
    shares.
    """
    whole = sum(Fraction(value) for value in values)
    if not whole:
        return [round_half_up(0, decimals) for _ in values]
    steps = int(round_half_up(total, decimals).scaleb(decimals, context=_EXACT))
    exact = [Fraction(value) * steps / whole for value in values]
    shares = [share.numerator // share.denominator for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda index: shares[index] - exact[index])
    for index in by_remainder[: steps - sum(shares)]:
        shares[index] += 1
    return [Decimal(share).scaleb(-decimals, context=_EXACT) for share in shares]


def fits_rounding(printed: Decimal, exact: int | Decimal | Fraction) -> Literal["exact", "truncated", "no"]:
    """Whether a printed figure equals the exact figure at its printed number of decimals.

    "exact": rounded half up; "truncated": only if the rest was cut off; "no": neither.
    """
    decimals = decimals_of(printed)
    value = Fraction(exact)
    if _rounded_fraction(value, decimals) == printed:
        return "exact"
    cut = int(abs(value) * 10**decimals)
    truncated = Decimal(-cut if value < 0 else cut).scaleb(-decimals, context=_EXACT)
    return "truncated" if truncated == printed else "no"
