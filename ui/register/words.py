"""Values of the register in words: codes, days, money, places, refusals."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from models.register import catalogue
from models.register.texts.blocks import path_label
from models.register.texts.cells import short_name as short_name
from models.values import codes, units
from models.values.dates import format_date
from models.values.errors import Refused, Trouble
from models.values.messages import sentence, sentences
from models.values.quantities import format_number, millions_from_dong, round_half_up
from models.values.units import Unit
from ui.language import language
from ui.pieces.inputs.choice import Option

HOME = "VN"
"""The code under which nationality of this country is kept."""


def say(code: str, **details: object) -> str:
    """The sentence of a code in the language in force."""
    return sentence(code, dict(details), language())


def known(code: str) -> str:
    """The sentence of a code, "" where there is none."""
    return sentences(language()).get(code, "")


def nation(value: str | None) -> str:
    """A nationality by its name where it is kept as the code of this country."""
    return say("NATION_HOME") if value == HOME else value or ""


def coded(list_name: str, entry_id: str | None) -> str:
    """The label of an entry of a code list; "" for none."""
    return codes.label(list_name, entry_id, language()) if entry_id else ""


def shortly(prefix: str, list_name: str, entry_id: str | None) -> str:
    """The short words for an entry, as lists show it; the label where there are none."""
    return known(f"{prefix}_{entry_id.upper()}") or coded(list_name, entry_id) if entry_id else ""


def kind_short(kind: str) -> str:
    """The abbreviation of a kind of organisation."""
    return str(codes.fact("organisation_kinds", kind, "short")) if language() == "vi" else coded_kind(kind)


def coded_kind(kind: str) -> str:
    """The full words for a kind of organisation."""
    return coded("organisation_kinds", kind)


def options(list_name: str, only: Iterable[str] | None = None) -> list[Option]:
    """The entries of a code list as a choice, all or only some."""
    wanted = None if only is None else set(only)
    return [
        Option(entry.id, entry.label(language()))
        for entry in codes.entries(list_name)
        if wanted is None or entry.id in wanted
    ]


def day(iso: str | None) -> str:
    """A day as people write it."""
    return format_date(date.fromisoformat(iso)) if iso else ""


def birth(kept: str | None) -> str:
    """A birth as far as it is known: the day, month and year, or the year."""
    parts = (kept or "").split("-")
    return "/".join(reversed(parts)) if kept else ""


def millions(dong: int | None) -> Decimal | None:
    """Money of a list: million dong, to one decimal."""
    if dong is None:
        return None
    rounded = round_half_up(millions_from_dong(dong), 1)
    whole = rounded.to_integral_value()
    return whole if whole == rounded else rounded


def money(dong: int | None) -> str:
    """Money in dong, in words."""
    return "" if dong is None else say("MONEY_DONG", amount=format_number(dong))


@lru_cache(maxsize=4096)
def commune(code: str | None, first: str | None) -> Unit | None:
    """The commune with this key; None where there is none."""
    for unit in units.units_with_code(code or ""):
        if unit.key[2] == (first or ""):
            return unit
    return None


def commune_name(code: str | None, first: str | None) -> str:
    """The name of a commune without its kind; its code where it is not known."""
    unit = commune(code, first)
    return unit.name if unit else code or ""


def yes_no(flag: int | None) -> str:
    """Yes, no, or nothing where it is not known."""
    return "" if flag is None else say("WORD_YES" if flag else "WORD_NO")


def refusal(trouble: Trouble) -> str:
    """The sentence of a trouble, with fields and lists by the names that people know."""
    details = dict(trouble.details)
    for key in ("field", "part", "whole"):
        named = known(f"FIELD_{str(details.get(key, '')).upper()}")
        if named:
            details[key] = named
    return sentence(trouble.code, details, language())


def refusal_in(table: str, refused: Refused, code: str = "") -> str:
    """The sentence of a refusal about a field of a table, by the label that it has there; code: another sentence."""
    details = dict(refused.details)
    if details.get("field"):
        field = catalogue.field_of(table, str(details["field"]))
        public = field.public if field is not None else str(details["field"])
        details["field"] = path_label(table, public, language())
    return refusal(Refused(code or refused.code, **details))


def field_of(refused: Refused) -> str:
    """The field that a refusal is about, as far as the code or its details tell; "" otherwise."""
    return str(refused.details.get("field") or _PLACES.get(refused.code, ""))


_PLACES = {
    "NAME_TAKEN": "name",
    "TAX_CODE_TAKEN": "tax_code",
    "UNIT_UNKNOWN": "commune",
    "UNIT_NOT_A_COMMUNE": "commune",
    "EVENT_NOT_FOR_KIND": "event",
    "EVENT_BEFORE_FOUNDING": "on",
    "EVENT_AFTER_END": "on",
    "PERSONAL_NUMBER_TAKEN": "personal_number",
    "MEMBER_ALREADY": "joined_on",
    "ENTRY_BELOW_ZERO": "amount",
    "ENTRY_KIND_UNKNOWN": "kind",
    "DEBT_GROUP_UNKNOWN": "group_code",
    "DEBT_WITHOUT_GROUPS": "group_code",
}
