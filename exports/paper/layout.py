"""Layout constants of an administrative paper, read from resources/layout and dated by their decree.

Lengths in the file are millimetres; `mm` turns them into points. An unknown or a missing key is a fault of
the data and stops the program's own tests, never a user.
"""

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any

from resources import ROOT


@dataclass(frozen=True, slots=True)
class PageFormat:
    """Paper size and margins in mm, portrait."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    number_from_top: float


@dataclass(frozen=True, slots=True)
class Texts:
    """Words that the decree prescribes, or that every paper of the program bears."""

    state_name: str
    state_motto: str
    draft: str
    notes: str


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in points."""

    state_name: float
    state_motto: float
    parent_office: float
    office: float
    number: float
    place_date: float
    appendix: float
    title: float
    subtitle: float
    unit_line: float
    signature: float
    signature_hint: float
    page_number: float
    notes: float
    draft: float
    recipients_title: float
    recipients: float
    urgency: float


@dataclass(frozen=True, slots=True)
class LetterheadProportions:
    """Proportions of the letterhead and of the signature blocks."""

    left_share: float
    office_line: float
    signature_space: float


@dataclass(frozen=True, slots=True)
class Table:
    """How a table is set; the decree leaves this free."""

    sizes: list[float]
    squeeze: float
    leading: float
    pad_x: float
    pad_y: float
    indent: float
    line: float
    least_rows_with_signature: int


@dataclass(frozen=True, slots=True)
class Layout:
    """One decree's layout and the day from which it holds."""

    decree: str
    valid_from: date
    page: PageFormat
    texts: Texts
    sizes: Sizes
    head: LetterheadProportions
    table: Table


_PARTS: dict[str, type[Any]] = {
    "page": PageFormat,
    "texts": Texts,
    "sizes": Sizes,
    "head": LetterheadProportions,
    "table": Table,
}


def mm(length: float) -> float:
    """Points in so many millimetres."""
    return length * 72 / 25.4


def _part(kind: type[Any], content: dict[str, Any], where: str) -> Any:
    expected = {field.name for field in fields(kind)}
    if wrong := expected ^ content.keys():
        raise ValueError(f"{where}: missing or unknown {sorted(wrong)}")
    return kind(**content)


def parse_layout(text: str, name: str = "layout") -> Layout:
    """The layout in this TOML text; ValueError names a missing or unknown key."""
    content = tomllib.loads(text)
    for key, kind in _PARTS.items():
        content[key] = _part(kind, content.get(key, {}), f"{name}, [{key}]")
    layout: Layout = _part(Layout, content, name)
    return layout


@cache
def _layouts() -> tuple[Layout, ...]:
    found = [
        parse_layout(path.read_text(encoding="utf-8"), path.name)
        for path in (ROOT / "layout").glob("nd*.toml")
    ]
    return tuple(sorted(found, key=lambda layout: layout.valid_from))


@cache
def layout_on(day: date) -> Layout:
    """The layout in force on a day; before the first decree known here, the first one."""
    in_force = [layout for layout in _layouts() if layout.valid_from <= day]
    return in_force[-1] if in_force else _layouts()[0]
