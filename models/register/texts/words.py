"""Kinds of records, fields and their values in words, by codes that follow from the catalogue.

A field is FIELD_<TABLE>_<FIELD>, else FIELD_<FIELD>; likewise HINT_ (one line of the law or of form); a table is
TABLE_<TABLE>, its plural TABLE_<TABLE>_MANY. The texts are in resources/sentences, in both languages.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from models.register.catalogue import field_of, record_of
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
from models.register.record import Derived, Field, Record
from models.values import codes, units
from models.values.dates import format_date
from models.values.messages import sentence, sentences
from models.values.periods import label as period_label
from models.values.periods import parse_period
from models.values.quantities import format_number

HOME_NATION = "VN"
"""The code under which nationality of this country is stored."""


def field_label(table: str, name: str, language: str = "vi") -> str:
    """What a field or derived value of a table is called."""
    known = sentences(language)
    return next(
        (
            known[code]
            for code in (f"FIELD_{table.upper()}_{name.upper()}", f"FIELD_{name.upper()}")
            if code in known
        ),
        name,
    )


def bare_field_label(name: str, language: str = "vi") -> str:
    """What a field is called where its table is not known; a change in the history names only the field."""
    return sentence(f"FIELD_{name.upper()}", language=language)


def hint(table: str, name: str, language: str = "vi") -> str:
    """One line on what is to be entered, "" where nothing needs saying."""
    known = sentences(language)
    return known.get(f"HINT_{table.upper()}_{name.upper()}", "") or known.get(f"HINT_{name.upper()}", "")


def table_label(table: str, language: str = "vi", *, many: bool = False) -> str:
    """What a record of a table is called, or with `many` the whole of them."""
    return sentence(f"TABLE_{table.upper()}{'_MANY' if many else ''}", language=language)


def value_words(field: Field | Derived, value: Any, language: str = "vi", *, reveal: bool = False) -> str:
    """A stored value in words: money in dong, days dd/mm/yyyy, codes by their labels; "" for not known.

    A masked value keeps its last digits only unless it is to be revealed.
    """
    if value in (None, ""):
        return ""
    if isinstance(field, Field) and field.masked and not reveal:
        return masked(str(value))
    return _worded(field, value, language)


def _worded(field: Field | Derived, value: Any, language: str) -> str:
    kind = field.kind
    match kind:
        case Flag():
            return sentence("WORD_YES" if value else "WORD_NO", language=language)
        case Count():
            return format_number(int(value))
        case Ratio(places=places):
            return format_number(Decimal(int(value)).scaleb(-places))
        case Money():
            return sentence("MONEY_DONG", {"amount": format_number(int(value))}, language)
        case Day():
            return format_date(date.fromisoformat(str(value)))
        case Birth():
            return "/".join(reversed(str(value).split("-")))
        case Coded(codes=list_name):
            known = codes.code_list(list_name).entries
            return known[str(value)].label(language) if str(value) in known else str(value)
        case PeriodOf():
            return period_label(parse_period(str(value)), language)
        case Text() if field.name == "nationality":
            return nation(str(value), language)
        case Commune():
            return commune_title(str(value))
        case FieldOf(table=table):
            described = field_of(table, str(value))
            return field_label(table, described.public if described else str(value), language)
        case Text() | Number() | Phone() | Year() | CodedWithin() | Link() | ValueOf():
            return str(value)
        case _:
            assert_never(kind)


def nation(value: str, language: str = "vi") -> str:
    """A nationality by its name where it is stored as the code of this country."""
    return sentence("NATION_HOME", language=language) if value == HOME_NATION else value


def commune_title(key: str) -> str:
    """The name of a commune by its code|first day, of the newest with a bare code; the code where none has it."""
    code, bar, first = key.partition("|")
    known = [unit for unit in units.units_with_code(code) if unit.level == "commune"]
    exact = [unit for unit in known if bar and unit.key[2] == first]
    return (exact or known)[-1].title if known else code


def called(table: str, values: dict[str, Any], language: str = "vi") -> str:
    """How a record is named in the history, the bin and queries: the words of its `called` fields."""
    record = record_of(table)
    words = (words_in(record, name, values, language) for name in record.called)
    return " \u00b7 ".join(word for word in words if word)


def words_in(record: Record, name: str, values: Mapping[str, Any], language: str = "vi") -> str:
    """A value of a record in words, where another field of the record may say what it is a value of."""
    field, value = record.by_name[name], values.get(name)
    if isinstance(field.kind, ValueOf):
        described = field_of(field.kind.table, str(values.get(field.kind.by)))
        return dated_words(described, value, language) if described is not None else str(value or "")
    if isinstance(field.kind, Commune) and value:
        return commune_title(f"{value}|{values.get(field.kind.first) or ''}")
    return value_words(field, value, language)


def dated_words(field: Field, value: Any, language: str = "vi") -> str:
    """A value stored as text (models.register.dated) in words; a blank value is called unknown."""
    if value in (None, ""):
        return sentence("WORD_NOT_KNOWN", language=language)
    return value_words(field, str(value) != "0" if isinstance(field.kind, Flag) else value, language)


def field_words(table: str, name: str, value: Any, language: str = "vi") -> str:
    """The value of a field of a table in words; a field of no kind is shown as it is stored."""
    field = field_of(table, name)
    return value_words(field, value, language) if field is not None else "" if value is None else str(value)
