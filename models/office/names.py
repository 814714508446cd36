"""The office on its paper: names over the number, who prepared, who signs on whose behalf, to whom it goes.

Decree 30/2020/ND-CP, Appendix I. What a kind of office writes where nothing else was said stands in
resources/layout/offices.toml; what one office wrote is an `OfficeNames`, which a sealed document carries.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from resources import ROOT

COMMITTEE = "committee"
"""The kind of an office that says nothing of its kind."""

HEAD, ACTING, FOR_HEAD, BY_ORDER, BY_AUTHORITY = "TM", "Q", "KT", "TL", "TUQ"
AUTHORITIES = (HEAD, FOR_HEAD, BY_ORDER, BY_AUTHORITY, ACTING)
"""How one signs: the head, for the body where it is one; a deputy in place of the head; by order; by authority; who
acts as head (Appendix I, part I, section II, 7a)."""

URGENCIES = ("urgent", "very_urgent", "express")
"""Marks of urgency (10b), from the least."""


@dataclass(frozen=True, slots=True)
class OfficeNames:
    """The texts on paper around a form; "" leaves the words of the layout, or space for handwriting.

    office and parent_office: over the number; signer_left, signer_right: who prepared and who signs; kind: of
    `office_kinds`; symbol: behind the number; place: before the date; preparer_position and signer_position: their
    titles; authority: one of AUTHORITIES; head: the title of the head. Of one document: number; date (ISO);
    recipients, one a line; urgency, one of URGENCIES. mark: what lies across every page, which no document carries.
    """

    office: str = ""
    parent_office: str = ""
    signer_left: str = ""
    signer_right: str = ""
    kind: str = ""
    symbol: str = ""
    place: str = ""
    preparer_position: str = ""
    authority: str = ""
    head: str = ""
    signer_position: str = ""
    number: str = ""
    date: str = ""
    recipients: str = ""
    urgency: str = ""
    mark: str = ""


OF_DOCUMENT = ("number", "date", "recipients", "urgency")
"""Fields of `OfficeNames` that belong to one document; the office keeps the others for all."""

OF_OFFICE = tuple(field.name for field in fields(OfficeNames) if field.name not in (*OF_DOCUMENT, "mark"))


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """What a kind of office writes on its paper; {unit} and {province} are names in capitals.

    levels: of the units whose book such an office keeps; body: on whose behalf its head signs, "" where the head
    signs in their own name; recipients: {parent} is the unit above.
    """

    code: str
    levels: tuple[str, ...]
    parent_office: str
    office: str
    symbol: str
    body: str
    head: str
    deputy: str
    recipients: str
    own_seal: bool = False


@cache
def office_kinds() -> Mapping[str, OfficeKind]:
    """Every kind by its code, in the order in which they are offered."""
    content = tomllib.loads((ROOT / "layout" / "offices.toml").read_text(encoding="utf-8"))
    kinds = (OfficeKind(**(entry | {"levels": tuple(entry["levels"])})) for entry in content["kind"])
    return {kind.code: kind for kind in kinds}


def kinds_of(level: str) -> tuple[OfficeKind, ...]:
    """The kinds of offices that keep the book of a unit of this level."""
    return tuple(kind for kind in office_kinds().values() if level in kind.levels)


def kind_of(names: OfficeNames) -> OfficeKind:
    """The kind of an office; a code that this version does not know is taken for a committee."""
    kinds = office_kinds()
    return kinds.get(names.kind) or kinds[COMMITTEE]


def offices_over(unit: str, names: OfficeNames) -> tuple[str, str]:
    """The office above and the office of a unit, as they stand over the number: their own names, or their kind's."""
    kind, unit = kind_of(names), unit.upper()
    return (
        names.parent_office.upper() or kind.parent_office.format(unit=unit),
        names.office.upper() or kind.office.format(unit=unit),
    )


def signing_lines(names: OfficeNames) -> tuple[str, ...]:
    """Capacity of who signs, in capitals, line by line: on whose behalf, in whose place, as what."""
    kind = kind_of(names)
    head = (names.head or kind.head).upper()
    behalf = (f"TM. {kind.body}",) if kind.body else ()
    match names.authority or HEAD:
        case "KT":
            return (*behalf, f"KT. {head}", (names.signer_position or kind.deputy).upper())
        case "Q":
            return (*behalf, f"Q. {head}")
        case "TL" | "TUQ":
            below = (names.signer_position.upper(),) if names.signer_position else ()
            return (f"{names.authority}. {head}", *below)
        case _:
            return (*behalf, head)


def office_to_json(names: OfficeNames) -> dict[str, Any]:
    """What a document says of its office; nothing where all is left to the layout."""
    told = {name: getattr(names, name) for name in (*OF_OFFICE, *OF_DOCUMENT) if getattr(names, name)}
    return {"office": told} if told else {}


def office_from_json(content: Mapping[str, Any]) -> OfficeNames | None:
    """What a document says of its office; None where it says nothing. ValueError, TypeError for another shape."""
    if "office" not in content:
        return None
    told = dict(content["office"])
    if not all(isinstance(part, str) for pair in told.items() for part in pair):
        raise TypeError("a part of the office is no text")
    if not told.keys() <= {*OF_OFFICE, *OF_DOCUMENT}:
        raise ValueError("an unknown part of the office")
    return OfficeNames(**told)
