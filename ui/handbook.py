"""The handbook and the help of single fields: chapters, their sections, and what a field means."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from models.register.catalogue import RECORDS, record_of
from models.register.kinds import Coded
from models.register.texts.words import field_label, hint, table_label
from models.values import codes
from models.values.messages import sentence
from resources import ROOT

FOLDER = ROOT.parent / "docs" / "so-tay"
"""Where the chapters lie; they are written in Vietnamese."""

_HEADING = re.compile(r"^(#{1,3}) +(.+?) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter. key: the name of its file without the ending; sections: their headings in their order."""

    key: str
    title: str
    sections: tuple[str, ...]

    @property
    def text(self) -> str:
        """The chapter as Markdown."""
        return (FOLDER / f"{self.key}.md").read_text(encoding="utf-8")


@cache
def chapters() -> tuple[Chapter, ...]:
    """Every chapter in its order; none where the program came without them."""
    return tuple(_chapter(path) for path in sorted(FOLDER.glob("[0-9]*.md")))


def _chapter(path: Path) -> Chapter:
    (_, title), *rest = _HEADING.findall(path.read_text(encoding="utf-8"))
    return Chapter(path.stem, _plain(title), tuple(_plain(text) for _, text in rest))


def _plain(heading: str) -> str:
    return heading.replace("*", "").replace("`", "")


def fields() -> Iterable[tuple[str, str]]:
    """Table and name of every field that a person fills in."""
    return ((kind.table, field.name) for kind in RECORDS for field in kind.fields if field.by == "person")


def field_text(table: str, name: str, language: str) -> str:
    """What a field means, as Markdown: of which records it is, what is to be entered, whether it must be, its codes."""
    field = record_of(table).by_name[name]
    parts = [f"# {field_label(table, name, language)}", table_label(table, language)]
    parts.append(hint(table, name, language))
    if field.required:
        parts.append(sentence("HELP_REQUIRED", None, language))
    if field.dated:
        parts.append(sentence("HELP_DATED", None, language))
    if field.masked:
        parts.append(sentence("HELP_MASKED", None, language))
    if isinstance(field.kind, Coded):
        parts.append("\n".join(f"- {one.label(language)}" for one in codes.entries(field.kind.codes)))
    return "\n\n".join(part for part in parts if part)
