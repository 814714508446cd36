"""The text of a cell, from a file, the clipboard or a script, as the value of a field: one reader for every kind.

Read are the forms of people and of machines: 5/3/2019 and 2019-03-05, 1.234.567,5 and 1234567.5, yes and no in words,
codes by id or by words (models.register.texts.code_words). What could mean two things is
refused; blank is None and never zero.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, assert_never

from models.register.identifiers import compact, with_lost_zeros
from models.register.kinds import (
    Birth,
    Coded,
    CodedWithin,
    Commune,
    Count,
    Day,
    FieldOf,
    Flag,
    Link,
    Money,
    Number,
    PeriodOf,
    Phone,
    Ratio,
    Text,
    ValueOf,
    Year,
)
from models.register.record import Field
from models.register.texts.code_words import code_meant, code_meant_within
from models.register.texts.count_words import count_text
from models.register.texts.words import HOME_NATION
from models.values import units
from models.values.cells.faults import refuse_faulty, without_apostrophe
from models.values.cells.money_units import amount_with_unit
from models.values.dates import parse_date
from models.values.errors import Refused
from models.values.languages.period_words import period_text
from models.values.messages import LANGUAGES, sentence
from models.values.names import clean, excerpt, fold
from models.values.periods import parse_period
from models.values.quantities import parse_machine_number
from models.values.units import Unit

_DAMAGED = re.compile(r"\d[.,]?\d*[eE]\+?\d+|\d{5,}[.,]0{1,2}")
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?$")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_MONTH = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})|(\d{4})-(\d{2})")
_YES = frozenset(("1", "x", "co", "yes", "true", "y", "dung"))
_NO = frozenset(("0", "khong", "no", "false", "n", "sai"))
MOST_TEXT = 2000
"""Longest cell that is read; a longer text is no value of any field."""


@dataclass(frozen=True, slots=True)
class TextContext:
    """What the meaning of a text depends on: today completes short days; communes that a name may mean.

    dong: how many dong one of money without a unit of its own is, None where that is not known; heading: the words that
    were to say it. typed: a person types it now; in a table of old records a day without a year is refused.
    """

    today: date
    communes: tuple[Unit, ...] = ()
    dong: int | None = 1
    heading: str = ""
    typed: bool = True


def read_value(field: Field, text: str, reading: TextContext) -> Any:
    """The value that a text means for a field, None for blank; a commune as its unit, a link as the text itself.

    Refused, each with the field: CELL_TOO_LONG, CELL_CODE_DAMAGED, CELL_CODE_ZERO_LOST, CELL_WORD_UNKNOWN,
    CELL_WORD_AMBIGUOUS, CELL_COMMUNE_UNKNOWN, CELL_UNIT_UNKNOWN, CELL_ERROR, CELL_NOT_COMPUTED,
    NUMBER_NOT_UNDERSTOOD, AMOUNT_NOT_WHOLE, MONEY_FINER_THAN_DONG, DATE_NOT_UNDERSTOOD, DATE_IMPOSSIBLE,
    DATE_YEAR_MISSING, BIRTH_NOT_UNDERSTOOD, PERIOD_NOT_UNDERSTOOD.
    """
    cleaned = without_apostrophe(clean(text))
    if not cleaned:
        return None
    if len(cleaned) > MOST_TEXT:
        raise Refused("CELL_TOO_LONG", field=field.name, most=MOST_TEXT)
    try:
        refuse_faulty(clean(text))
        return _read(field, cleaned, reading)
    except Refused as refused:
        refused.details.setdefault("field", field.name)
        raise


def _read(field: Field, text: str, reading: TextContext) -> Any:
    kind = field.kind
    match kind:
        case Text() if field.name == "nationality":
            home = {fold(sentence("NATION_HOME", language=one)) for one in LANGUAGES} | {fold(HOME_NATION)}
            return HOME_NATION if fold(text) in home else text
        case Text() | Phone() | Link() | FieldOf() | ValueOf():
            return text
        case CodedWithin(codes=list_name):
            return code_meant_within(field, list_name, text)
        case Number():
            return _code_number(field, text)
        case Day():
            return _day(text, reading)
        case Birth():
            return _birth(text, reading)
        case Count():
            return _whole(_number(count_text(field.name, text)), text)
        case Year():
            return _whole(_number(text), text)
        case PeriodOf():
            return str(parse_period(period_text(text)))
        case Flag():
            return _flag(field, text)
        case Money():
            return _money(field, text, reading)
        case Ratio():
            return _number(text)
        case Coded(codes=list_name):
            return code_meant(field.name, list_name, text)
        case Commune():
            return _commune(field, text, reading)
        case _:
            assert_never(kind)


def _code_number(field: Field, text: str) -> str:
    """A code of digits, with its zeros in front."""
    if _DAMAGED.fullmatch(text):
        raise Refused("CELL_CODE_DAMAGED", field=field.name, text=text)
    if likely := with_lost_zeros(field.name, text):
        count = len(compact(text))
        raise Refused("CELL_CODE_ZERO_LOST", field=field.name, text=text, count=count, likely=likely)
    return text


def _number(text: str) -> Decimal:
    number = parse_machine_number(text)
    assert number is not None  # blank text was answered before
    return number


def _whole(number: Decimal, text: str) -> int:
    if number != number.to_integral_value():
        raise Refused("AMOUNT_NOT_WHOLE", value=text)
    return int(number)


def _money(field: Field, text: str, reading: TextContext) -> int:
    """Whole dong; a unit behind the number counts before that of the column."""
    amount, own = amount_with_unit(text)
    number, dong = _number(amount), own or reading.dong
    if dong is None:
        raise Refused("CELL_UNIT_UNKNOWN", field=field.name, heading=excerpt(reading.heading))
    exact = Fraction(number) * dong
    if exact.denominator == 1:
        return int(exact)
    if dong == 1:
        raise Refused("AMOUNT_NOT_WHOLE", value=text)
    raise Refused("MONEY_FINER_THAN_DONG", value=number)


def _day(text: str, reading: TextContext) -> date | None:
    """A day; a year alone is its first day, as registers of these offices write a founding. A time of day is left."""
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1)
    return parse_date(_CLOCK.sub("", text), reading.today, asks_year=not reading.typed)


def _birth(text: str, reading: TextContext) -> str | None:
    if _YEAR.fullmatch(text):
        return text
    if found := _MONTH.fullmatch(text):
        year, month = (found[2], found[1]) if found[2] else (found[3], found[4])
        return f"{year}-{int(month):02d}"
    day = parse_date(text, reading.today, asks_year=not reading.typed)
    return day.isoformat() if day else None


def _flag(field: Field, text: str) -> int:
    word = fold(text)
    if word in _YES:
        return 1
    if word in _NO:
        return 0
    choices = "; ".join(sentence(code) for code in ("WORD_YES", "WORD_NO"))
    raise Refused("CELL_WORD_UNKNOWN", field=field.name, text=excerpt(text), known=choices)


def _commune(field: Field, text: str, reading: TextContext) -> Unit:
    """The commune by its code, or by its name among the communes of the context; a former one as what became of it."""
    if text.isdecimal():
        known = [unit for unit in units.units_with_code(text.zfill(5)) if unit.level == "commune"]
        valid = [unit for unit in known if unit.valid_on(reading.today)] or known[-1:]
        if valid:
            return valid[0]
    named = _called(reading.communes, text) or tuple(new for _, new in _became(reading.communes, text))
    if len(set(named)) != 1:
        raise Refused("CELL_COMMUNE_UNKNOWN", field=field.name, text=excerpt(text))
    return named[0]


def former_commune(text: str, reading: TextContext) -> Unit | None:
    """The commune of before that a text names; None where it names one of the context, or several of before."""
    if text.isdecimal() or _called(reading.communes, text):
        return None
    became = _became(reading.communes, text)
    return became[0][0] if len(became) == 1 else None


def _called(communes: tuple[Unit, ...], text: str) -> tuple[Unit, ...]:
    wanted = fold(text)
    return tuple(unit for unit in communes if wanted in (fold(unit.name), fold(unit.title)))


def _became(communes: tuple[Unit, ...], text: str) -> tuple[tuple[Unit, Unit], ...]:
    """Communes of before with a name, each with the commune of the context that took over all of it."""
    wanted = fold(text)
    steps = [step for step in _steps_into(communes) if step.relation != "part"]
    return tuple(
        (step.old, step.new) for step in steps if wanted in (fold(step.old.name), fold(step.old.title))
    )


@lru_cache(maxsize=8)
def _steps_into(communes: tuple[Unit, ...]) -> tuple[units.Succession, ...]:
    units.index_communes()
    return tuple(step for unit in communes for step in units.predecessors(unit))
