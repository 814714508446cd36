"""Targets of real plans that come with the program (resources/targets), each set with the document it is in.

Read strictly: an unknown or missing key, a wording that is no target, a reference to a key that was not given before
are refused with file and place.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from models.register.programmes.documents import DOCUMENTS
from models.register.programmes.targets import BASE_CELL, RESULT_CELL, TARGETS, aim_of
from models.register.texts.fields import all_kept
from models.values.errors import Refused
from resources import ROOT

FOLDER = ROOT / "targets"
_LINKS = {"part_of": "part_of_id", "condition_target": "condition_target_id"}
_CELLS = {"cell": RESULT_CELL, "over": BASE_CELL}


@dataclass(frozen=True, slots=True)
class SetTarget:
    """One target of a set: its fields, and the keys of the targets that it names, by link field."""

    key: str
    values: Mapping[str, Any]
    links: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TargetSet:
    """A document with its targets, each after those that it names."""

    key: str
    name: Mapping[str, str]
    document: Mapping[str, Any]
    targets: tuple[SetTarget, ...]


@cache
def set_keys() -> tuple[str, ...]:
    """The keys of all sets, by the names of their files."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def target_set(key: str) -> TargetSet:
    """The set with this key, upper or lower case; Refused TARGET_SET_UNKNOWN."""
    if key.upper() not in set_keys():
        raise Refused("TARGET_SET_UNKNOWN", name=key[:40], known=", ".join(set_keys()))
    return read_set(FOLDER / f"{key.upper()}.toml")


def read_set(path: Path) -> TargetSet:
    """The set in one file; Refused TARGET_SET_FAULTY (file, place) where it breaks the rules."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    if set(content) != {"name", "document", "target"}:
        raise _faulty(path, "")
    document = dict(content["document"])
    if isinstance(document.get("issued_on"), date):
        document["issued_on"] = document["issued_on"].isoformat()
    targets: list[SetTarget] = []
    try:
        all_kept(DOCUMENTS.typed, document)
        for row in content["target"]:
            targets.append(_target(row, {one.key for one in targets}))
    except (Refused, KeyError, TypeError, ValueError) as fault:
        raise _faulty(path, f"{len(targets) + 1}: {fault}") from fault
    return TargetSet(path.stem, content["name"], document, tuple(targets))


def _target(row: Mapping[str, Any], known: set[str]) -> SetTarget:
    links = {field: str(row[word]) for word, field in _LINKS.items() if word in row}
    if not set(links.values()) <= known:
        raise KeyError(*links.values())
    values = {name: value for name, value in row.items() if name not in {"key", *_LINKS, *_CELLS}}
    for word, names in _CELLS.items():
        values |= dict(zip(names, row[word], strict=True)) if word in row else {}
    stored = all_kept(TARGETS.typed, values)
    aim_of(stored["wording"], stored.get("direction"))
    return SetTarget(str(row.get("key", "")), stored, links)


def _faulty(path: Path, place: str) -> Refused:
    return Refused("TARGET_SET_FAULTY", file=path.name, place=place)
