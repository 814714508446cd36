"""Which record a name or number in a foreign row means, by exact name or by a number of its own.

Two names that only fold alike are never the same record: a row with an ambiguous name is refused.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.all_tables import recorded_classes
from models.register.catalogue import record_of
from models.register.identifiers import compact
from models.register.tables.debts import Debt
from models.register.tables.organisations import Organisation
from models.register.texts.other_names import other_names
from models.values import codes
from models.values.cells.remarks import TableRemark
from models.values.errors import Refused
from models.values.names import clean, excerpt, fold
from storage.book.book import Book
from storage.book.rows import column

Texts: TypeAlias = Mapping[str, str]
"""The cells of a row about a linked record: "" → the cell of the link itself, "contract" → that of a field of it."""


@dataclass
class Targets:
    """Finds what rows refer to. The names of all organisations are read once for a block and not once a row.

    remarks: what is to be said of a row whose organisation was found by a name that it had.
    """

    session: Session
    remarks: list[TableRemark] = field(default_factory=list)
    _organisations: dict[str, list[str]] = field(default_factory=dict)
    _former: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def find(self, table: str, link: str, texts: Texts) -> str | None:
        """The id of the linked record; None for blank cells. Refused LINK_UNKNOWN, LINK_AMBIGUOUS (field, text)."""
        if not any(texts.values()):
            return None
        finder = _FINDERS.get(table)
        meant = finder(self, texts) if finder else self.named(table, texts)
        if len(meant) == 1:
            (found,) = meant
            return found
        said = excerpt(" \u00b7 ".join(text for text in texts.values() if text))
        if meant:
            raise Refused("LINK_AMBIGUOUS", field=link, text=said, count=len(meant))
        raise Refused("LINK_UNKNOWN", field=link, text=said)

    def forget(self) -> None:
        """Read names anew: an organisation was added or renamed."""
        self._organisations.clear()
        self._former.clear()

    def organisations(self, texts: Texts) -> list[str]:
        """By tax code, else by the exact name, else by a name that one had; the kind in front may be abbreviated."""
        said = texts.get("", "")
        if not self._organisations:
            rows = self.session.execute(
                select(Organisation.id, Organisation.name, Organisation.tax_code, Organisation.aliases).where(
                    Organisation.deleted == 0
                )
            )
            for identity, name, tax_code, aliases in rows:
                for other in other_names(aliases):
                    self._former.setdefault(exact_name(other), []).append((identity, name))
                for key in {exact_name(name), *([tax_code] if tax_code else [])}:
                    self._organisations.setdefault(key, []).append(identity)
        number = compact(said)
        if number.isdecimal() and number in self._organisations:
            return self._organisations[number]
        found = self._organisations.get(exact_name(said), [])
        if found or not (former := self._former.get(exact_name(said), [])):
            return found
        self.remarks += [TableRemark("ROW_FORMER_NAME", {"said": said, "name": name}) for _, name in former]
        return [identity for identity, _ in former]

    def named(self, table: str, texts: Texts) -> list[str]:
        """By the exact name, and by other fields of the record where the row gives them."""
        cls = recorded_classes()[table]
        query = select(cls.id)
        if hasattr(cls, "deleted"):
            query = query.where(cls.deleted == 0)
        for name, text in texts.items():
            column = getattr(cls, name or "name", None)
            if text and column is not None:
                query = query.where(column == clean(text))
        return list(self.session.scalars(query))

    def people(self, texts: Texts) -> list[str]:
        """By personal number, else by the exact name and the birth where it is given."""
        said, number = texts.get("", ""), compact(texts.get("personal_number", ""))
        if number or compact(said).isdecimal():
            return known_by(
                self.session, "people", ("personal_number",), {"personal_number": number or compact(said)}
            )
        birth = texts.get("birth", "")
        names = ("name", "birth") if birth else ("name",)
        return known_by(self.session, "people", names, {"name": clean(said), "birth": birth})

    def debts(self, texts: Texts) -> list[str]:
        """By the organisation, and by contract, creditor and kind of creditor where they are given."""
        query = select(Debt.id).where(Debt.deleted == 0)
        if said := texts.get("organisation", ""):
            query = query.where(
                Debt.organisation_id == self.find("organisations", "organisation_id", {"": said})
            )
        own = {"contract": Debt.contract, "creditor": Debt.creditor, "creditor_kind": Debt.creditor_kind}
        for name, own_column in own.items():
            if text := texts.get(name, "") or (texts.get("", "") if name == "contract" else ""):
                query = query.where(own_column == clean(text))
        return list(self.session.scalars(query))


_FINDERS: Mapping[str, Callable[[Targets, Texts], list[str]]] = {
    "organisations": Targets.organisations,
    "people": Targets.people,
    "debts": Targets.debts,
}


def organisation_named(book: Book, text: str) -> str:
    """The id of the organisation with this tax code or exact name; Refused LINK_UNKNOWN, LINK_AMBIGUOUS."""
    with book.read_session() as session:
        found = Targets(session).find("organisations", "organisation", {"": text})
    if found is None:
        raise Refused("LINK_UNKNOWN", field="organisation", text=text)
    return found


def exact_name(name: str) -> str:
    """A name as it is compared for identity: letter by letter, capitals aside, the kind in front abbreviated."""
    plain = clean(name).casefold()
    for entry in codes.entries("organisation_kinds"):
        for written in (entry.vi.casefold(), entry.en.casefold()):
            if plain.startswith(f"{written} "):
                return f"{str(entry.facts['short']).casefold()}{plain[len(written) :]}"
    return plain


def known_by(
    session: Session, table: str, combination: tuple[str, ...], values: Mapping[str, Any]
) -> list[str]:
    """Ids of the living records with these values in the fields of a combination; none where a value is missing."""
    if any(values.get(name) in (None, "") for name in combination):
        return []
    living = " AND deleted = 0" if record_of(table).binned else ""
    where = " AND ".join(f'"{name}" = :{name}' for name in combination)
    given = {name: values[name] for name in combination}
    if (
        table == "people" and "name" in given
    ):  # by the index of folded names: there is none of the names themselves
        where, given["folded"] = f"{where} AND name_folded = :folded", fold(str(given["name"]))
    return column(
        session, f"SELECT id FROM {table} WHERE {where}{living}", **given
    )  # a query a row: plain rows
