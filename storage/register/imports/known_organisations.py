"""The living organisations as a table may mean them: by exact name and place; names that only read alike are a doubt.

The tax code comes first and is asked by the catalogue's `known_by`. Read once for a block.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.register.tables.organisations import Organisation
from models.register.texts.other_names import other_names
from models.register.texts.words import commune_title
from models.values import codes, units
from models.values.cells.remarks import TableRemark
from models.values.messages import sentence
from models.values.names import fold, fold_organisation
from storage.register.imports.targets import exact_name

Values: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """What tells one organisation from another of its name."""

    id: str
    name: str
    kind: str
    commune: str
    others: tuple[str, ...] = ()


@dataclass
class KnownOrganisations:
    """Finds the organisations that the name and place of a row mean."""

    session: Session
    _exact: dict[str, list[KnownOrganisation]] = field(default_factory=dict)
    _alike: dict[str, list[KnownOrganisation]] = field(default_factory=dict)
    _other: dict[str, list[KnownOrganisation]] = field(default_factory=dict)
    _is_read: bool = False

    def named(self, values: Values) -> list[str]:
        """Ids of those of the same kind, exact name (NFC) and place; where a place is not known, by the name alone.

        Where none has the name, those that had it.
        """
        self._read()
        kind, commune = _kind(values), str(values.get("commune_code") or "")
        name = exact_name(str(values.get("name") or ""))
        near = [one for one in self._exact.get(name, []) if one.kind == kind] if name else []
        near = near or [one for one in self._other.get(name, []) if one.kind == kind]
        here = [one for one in near if commune and one.commune and _is_same_place(one.commune, commune)]
        return [one.id for one in here or [one for one in near if not (commune and one.commune)]]

    def doubts(self, values: Values, own: str) -> tuple[TableRemark, ...]:
        """A remark on each other organisation whose name reads like that of a new one."""
        self._read()
        alike = self._alike.get(fold_organisation(str(values.get("name") or "")), [])
        return tuple(
            TableRemark("ROW_ALIKE", {"name": one.name, "place": _place(one.commune)})
            for one in alike
            if one.id != own
        )

    def add(self, key: str, values: Values) -> None:
        """Take up an organisation that was added; nothing behind this can refuse its row any more."""
        if self._is_read:
            name, commune = str(values["name"]), str(values.get("commune_code") or "")
            self._take(KnownOrganisation(key, name, _kind(values), commune))

    def _read(self) -> None:
        if self._is_read:
            return
        self._is_read = True
        rows = self.session.execute(
            select(
                Organisation.id,
                Organisation.name,
                Organisation.kind,
                Organisation.commune_code,
                Organisation.aliases,
            ).where(Organisation.deleted == 0)
        )
        for row in rows:
            others = tuple(other_names(row.aliases))
            self._take(KnownOrganisation(row.id, row.name, row.kind, row.commune_code or "", others))

    def _take(self, one: KnownOrganisation) -> None:
        self._exact.setdefault(exact_name(one.name), []).append(one)
        self._alike.setdefault(fold_organisation(one.name), []).append(one)
        for other in one.others:
            self._other.setdefault(exact_name(other), []).append(one)


def _kind(values: Values) -> str:
    return str(values.get("kind") or "cooperative")


def _is_same_place(one: str, other: str) -> bool:
    """Whether two codes are one commune, or one was taken over by the other."""
    return one == other or other in _later(one) or one in _later(other)


def _later(code: str) -> set[str]:
    """Codes of the communes that took over a commune."""
    communes = [unit for unit in units.units_with_code(code) if unit.level == "commune"]
    return {step.new.code for unit in communes for step in units.successors(unit)}


def _place(commune: str) -> str:
    return sentence("PLACE_OF_ALIKE", {"commune": commune_title(commune)}) if commune else ""


def kind_of_name(name: str) -> str:
    """The kind with which a name begins; a cooperative where it begins with none."""
    first = fold_organisation(name).split(" ")[0] if name else ""
    for entry in codes.entries("organisation_kinds"):
        if first == fold(str(entry.facts["short"])):
            return entry.id
    return "cooperative"
