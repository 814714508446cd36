"""The living people whose other name a new row gives: a doubt, and never the same person for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.register.tables.members import Person
from models.register.texts.other_names import other_names
from models.values.cells.remarks import TableRemark
from models.values.messages import sentence
from models.values.names import fold


@dataclass
class KnownPeople:
    """Finds those who are also known by the name of a new person, or whose name is another one of theirs.

    Nearly nobody has other names: those who have are read once for a block, the names themselves asked of their index.
    """

    session: Session
    _by_other: dict[str, list[str]] = field(default_factory=dict)
    _is_read: bool = False

    def doubts(self, values: Mapping[str, Any], own: str) -> tuple[TableRemark, ...]:
        """A remark on each person who may be the new one; own: the id of the new one."""
        self._read()
        met = {one: str(values["name"]) for one in self._by_other.get(fold(str(values["name"])), ())}
        for said in other_names(str(values.get("aliases") or "")):
            met |= dict.fromkeys(self._named(said), said)
            self._by_other.setdefault(fold(said), []).append(own)
        return tuple(self._remark(one, said) for one, said in met.items() if one != own)

    def _named(self, said: str) -> list[str]:
        query = select(Person.id).where(Person.name_folded == fold(said), Person.deleted == 0)
        return list(self.session.scalars(query))

    def _remark(self, key: str, said: str) -> TableRemark:
        person = self.session.get_one(Person, key)
        birth = "/".join(reversed((person.birth or "").split("-")))
        return TableRemark(
            "ROW_OTHER_NAME",
            {
                "said": said,
                "name": person.name,
                "born": sentence("BORN_OF_ALIKE", {"birth": birth}) if birth else "",
            },
        )

    def _read(self) -> None:
        if self._is_read:
            return
        self._is_read = True
        rows = self.session.execute(
            select(Person.id, Person.aliases).where(Person.search_words != "", Person.deleted == 0)
        )
        for row in rows:
            for other in other_names(row.aliases):
                self._by_other.setdefault(fold(other), []).append(row.id)
