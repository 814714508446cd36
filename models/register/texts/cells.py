"""A value of a record as a cell of a list: short words, their full meaning, and the exact value.

Screen, paper, workbook and text file show the same cell: the window and the paper take the words, a workbook takes
the number or the day. Money is shown in million dong to one decimal, and in full beside it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias, assert_never

from models.register.identifiers import masked
from models.register.kinds import (
    Birth,
    Coded,
    CodedWithin,
    Commune,
    Count,
    Day,
    FieldOf,
    Flag,
    Kind,
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
from models.register.record import Derived, Field
from models.register.texts.words import field_label, nation
from models.values import codes, units
from models.values.areas import former_districts
from models.values.codes import CodeEntry
from models.values.dates import format_date
from models.values.errors import Refused
from models.values.messages import sentence, sentences
from models.values.periods import label as period_label
from models.values.periods import parse_period
from models.values.quantities import format_number, millions_from_dong, round_half_up

Value: TypeAlias = str | int | None

SHORT = {
    "operational_statuses": "STATUS_SHORT",
    "sectors": "SECTOR_SHORT",
    "member_kinds": "MEMBER_SHORT",
    "creditor_kinds": "CREDITOR_SHORT",
}
"""Lists of codes whose entries have short words, and the beginning of the codes of their sentences."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. text: as shown; full: the words that text shortens, "" where it shortens none.

    number: the exact whole number (money in dong), day: the day, for what computes with them.
    """

    text: str = ""
    full: str = ""
    number: int | None = None
    day: date | None = None


BLANK = Cell()


def cell_of(
    described: Field | Derived,
    value: Value,
    beside: Value = None,
    *,
    leads_to: str = "",
    language: str = "vi",
    reveal: bool = False,
) -> Cell:
    """The cell of a stored value.

    beside: the value of the field that the kind names (the first day of a commune, the scheme of a debt's group);
    leads_to: the table whose record a link shows by its name; reveal: masked numbers in full. A value that is none of
    its kind, as only a damaged book can hold, is shown unchanged.
    """
    if value is None or value == "":
        return BLANK
    if isinstance(value, str):
        value = _one_line(value)
    if leads_to or described.name == "name":
        return _named(str(value))
    if isinstance(described, Field) and described.masked and not reveal:
        return Cell(masked(str(value)))
    if described.name == "nationality":
        return Cell(nation(str(value), language))
    if isinstance(described, Derived) and described.name in NAMED:
        return NAMED[described.name](str(value), language)
    try:
        return _by_kind(described.kind, value, beside, language)
    except (ValueError, OverflowError, Refused):
        return Cell(str(value))


def _one_line(text: str) -> str:
    """The text with a space for each character that is not printed."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _named(name: str) -> Cell:
    short = short_name(name)
    return Cell(short, "" if short == name else name)


def _by_kind(kind: Kind, value: str | int, beside: Value, language: str) -> Cell:
    match kind:
        case Flag():
            return Cell(sentence("WORD_YES" if value else "WORD_NO", language=language))
        case Count():
            return Cell(format_number(int(value)), number=int(value))
        case Year():
            return Cell(str(value), number=int(value))
        case Ratio(places=places):
            return Cell(format_number(Decimal(int(value)).scaleb(-places)))
        case Money():
            dong = int(value)
            exact = sentence("MONEY_DONG", {"amount": format_number(dong)}, language)
            return Cell(millions(dong), exact, number=dong)
        case Day():
            day = date.fromisoformat(str(value))
            return Cell(format_date(day), day=day)
        case Birth():
            return Cell("/".join(reversed(str(value).split("-"))))
        case Coded(codes=list_name):
            return _coded(list_name, str(value), language)
        case CodedWithin(codes=list_name):
            return _within(list_name, beside, str(value), language)
        case PeriodOf():
            return Cell(period_label(parse_period(str(value)), language))
        case Commune():
            return _commune(str(value), beside)
        case Text() | Number() | Phone() | Link() | FieldOf() | ValueOf():
            return Cell(str(value))
        case _:
            assert_never(kind)


def millions(dong: int) -> str:
    """Money of a list: million dong, to one decimal where there is one."""
    rounded = round_half_up(millions_from_dong(dong), 1)
    whole = rounded.to_integral_value()
    return format_number(whole if whole == rounded else rounded)


def _coded(list_name: str, value: str, language: str) -> Cell:
    entry = codes.code_list(list_name).entries.get(value)
    if entry is None:
        return Cell(value)
    label = entry.label(language)
    short = sentences(language).get(f"{SHORT.get(list_name, '')}_{value.upper()}", "")
    if list_name == "organisation_kinds" and language == "vi":
        short = str(entry.facts["short"])
    return Cell(short, label) if short and short != label else Cell(label)


def _within(list_name: str, scheme: Value, value: str, language: str) -> Cell:
    """An entry by its code under a scheme, such as a group of debts."""
    entry = entry_within(list_name, scheme, value)
    label = entry.label(language) if entry is not None else ""
    if list_name == "debt_groups" and len(value) == 1 and value.isdigit():
        return Cell(sentence("DEBT_GROUP_SHORT", {"number": value}, language), label)
    short = sentences(language).get(f"DEBT_CLASS_{value.upper()}", "")
    return Cell(short or label or value, label if short else "")


def entry_within(list_name: str, scheme: object, code: object) -> CodeEntry | None:
    """The entry of a list by the facts `scheme` and `code`; None where there is none."""
    return next(
        (
            entry
            for entry in codes.entries(list_name)
            if entry.facts["scheme"] == scheme and entry.facts["code"] == code
        ),
        None,
    )


@lru_cache(maxsize=4096)
def _commune(code: str, first: Value) -> Cell:
    """A commune by its name without its kind; the newest of the code where the first day is not known."""
    known = [unit for unit in units.units_with_code(code) if unit.level == "commune"]
    unit = next((unit for unit in known if unit.key[2] == first), known[-1] if known and not first else None)
    return Cell(unit.name, unit.title) if unit else Cell(code)


@lru_cache(maxsize=8192)
def short_name(name: str) -> str:
    """An organisation's name as lists show it: the kind in front is abbreviated."""
    for entry in codes.entries("organisation_kinds"):
        if name.casefold().startswith(entry.vi.casefold() + " "):
            return f"{entry.facts['short']}{name[len(entry.vi) :]}"
    return name


def beside(described: Field | Derived, path: str) -> str:
    """The path of the field that the cells of a column need beside their own value, "" for none."""
    before, dot, _ = path.rpartition(".")
    match described.kind:
        case Commune(first=name) | CodedWithin(by=name):
            return f"{before}{dot}{name}"
        case _:
            return ""


def heading(table: str, described: Field | Derived, language: str = "vi", *, exact: bool = False) -> str:
    """The heading of a column of a field of a table, with the unit of money.

    On the screen and on paper it is short and money in million dong; exact: the whole label, and money in dong.
    """
    name = str(getattr(described, "public", described.name))
    known = sentences(language)
    short = (known.get(f"HEADING_{table.upper()}_{name.upper()}"), known.get(f"HEADING_{name.upper()}"))
    label = next((one for one in short if one and not exact), "") or field_label(table, name, language)
    if not isinstance(described.kind, Money):
        return label
    code = "HEADING_DONG" if exact else "HEADING_MILLIONS"
    return sentence(code, {"label": label}, language)


def is_number(kind: Kind) -> bool:
    """Whether the values of a kind are set to the right and computed with."""
    return isinstance(kind, Count | Money | Year)


def _state(value: str, language: str) -> Cell:
    """What an organisation really is, in two or three words."""
    entry = codes.code_list("operational_statuses").entries.get(value)
    label = entry.label(language) if entry is not None else ""
    short = sentences(language).get(f"STATUS_SHORT_{value.upper()}", "") or label or value
    return Cell(short, "" if short == label else label)


def _lacking(value: str, language: str) -> Cell:
    """How many required values an organisation lacks, and which."""
    if value in ("complete", "nothing"):
        return Cell(sentence(f"LACKING_{value.upper()}", language=language))
    lacked = value.split()
    words = "; ".join(sentence(code, language=language) for code in lacked)
    return Cell(sentence("LACKING_COUNT", {"count": len(lacked)}, language), words)


def _overdue(value: str, _language: str) -> Cell:
    """Days past due; blank where it is not overdue."""
    return Cell(format_number(int(value)), number=int(value)) if value.isdecimal() and int(value) else BLANK


def _district(value: str, _language: str) -> Cell:
    """The district in which a commune (code|first day|code before the reform) lay; several are all named in full."""
    if value.count("|") != 2:
        return Cell(value)
    code, first, old = value.split("|")
    titles = former_districts(code, first, old)
    return Cell(titles[0]) if len(titles) == 1 else Cell("", "; ".join(titles))


NAMED: Mapping[str, Callable[[str, str], Cell]] = MappingProxyType(
    {"state": _state, "lacking": _lacking, "overdue_days": _overdue, "district": _district}
)
"""Derived values that have words of their own."""
