"""Rows of a table brought into the register: rehearsed, then stored as one change that can be undone as a whole.

For every kind of record: texts become values (models.register.texts.reading), links are found
(storage.register.imports.targets), a row finds its record by the catalogue's `known_by`, and what is new, changed,
the same or refused is reported for each row with the field at fault.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from sqlalchemy.orm import Session

from models.all_tables import recorded_classes
from models.register.catalogue import record_of
from models.register.kinds import Commune, Link
from models.register.record import Field, Record
from models.register.tables.organisations import Organisation
from models.register.texts.blocks import Block, BlockRow
from models.register.texts.code_words import creditor_kind_of
from models.register.texts.fields import kept
from models.register.texts.other_names import other_names
from models.register.texts.reading import TextContext, former_commune, read_value
from models.register.texts.words import field_words, value_words
from models.returns.records import Change
from models.values.cells.remarks import TableRemark
from models.values.errors import Refused
from models.values.outcomes import Outcome
from models.values.periods import parse_period
from models.values.units import Unit
from storage.book.book import Book, NothingKeptError
from storage.book.rows import kept_or_undone
from storage.register.communes import communes_at_hand, own_commune_values
from storage.register.imports.amounts import amount_remarks, usual_amounts
from storage.register.imports.known_organisations import KnownOrganisations, kind_of_name
from storage.register.imports.known_people import KnownPeople
from storage.register.imports.own_records import OWN_RECORDS, keep_owed, owed_anew, source_of
from storage.register.imports.targets import Targets, exact_name, known_by
from storage.register.organisations import card_in
from storage.register.records import store

Step = Callable[[int, int], None]
"""Called with the number of rows that are done, and of all."""


@dataclass(frozen=True, slots=True)
class RowEffect:
    """What one row does; changes: path → the words before and after, for a new record with "" before.

    doubts: what is to be looked at although the row is not refused, such as another record whose name reads alike.
    """

    number: int
    outcome: Outcome
    name: str
    changes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    refusal: Refused | None = None
    doubts: tuple[TableRemark, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """All effects, in the order of the rows; kept: whether anything of it was stored; remarks: on whole columns."""

    effects: tuple[RowEffect, ...]
    kept: bool
    remarks: tuple[TableRemark, ...] = ()

    def number(self, outcome: Outcome) -> int:
        """How many rows have this outcome."""
        return sum(effect.outcome is outcome for effect in self.effects)


Keep = Literal["nothing", "all", "good"]


def import_rows(
    book: Book,
    table: str,
    block: Block,
    *,
    keep: Keep,
    period: str = "",
    language: str = "vi",
    guarded: bool = False,
    step: Step = lambda done, rows: None,
) -> Imported:
    """Bring the rows of a block into the register.

    keep: "nothing" rehearses; "all" stores every row or, where any is refused, none; "good" stores what is not refused.
    period: for kinds with a period, that of rows which name none. Refused PERIOD_NOT_UNDERSTOOD. guarded: store nothing
    where amounts are of another order than usual, which the remarks say.
    """
    given = str(parse_period(period)) if period else ""
    effects: list[RowEffect] = []
    remarks: tuple[TableRemark, ...] = ()
    try:
        with book.change("RECORDS_IMPORTED", table=table, added=0, changed=0) as session:
            importer = _Importer(book, session, table, block, given, language)
            for at, row in enumerate(block.rows):
                effects.append(importer.effect(row))
                step(at + 1, len(block.rows))
            remarks = importer.remarks()
            refused = any(effect.outcome is Outcome.REFUSED for effect in effects)
            if keep == "nothing" or (keep == "all" and refused) or (guarded and remarks):
                raise NothingKeptError
            _name_change(session, table, effects)
    except NothingKeptError:
        return Imported(tuple(effects), False, remarks)
    return Imported(tuple(effects), True, remarks)


def _name_change(session: Session, table: str, effects: Sequence[RowEffect]) -> None:
    """Write into the running change how many records it adds and changes."""
    counts = {
        "added": sum(effect.outcome is Outcome.NEW for effect in effects),
        "changed": sum(effect.outcome is Outcome.CHANGED for effect in effects),
    }
    change = session.get_one(Change, session.info["change"])
    change.details = json.dumps({"table": table, **counts}, ensure_ascii=False, sort_keys=True)


class _Importer:
    """The import of a block into a book."""

    def __init__(
        self, book: Book, session: Session, table: str, block: Block, period: str, language: str
    ) -> None:
        self.book, self.session, self.table = book, session, table
        self.record: Record = record_of(table)
        self.today: date = book.clock().date()
        self.period, self.language = period, language
        self._place = own_commune_values(book) if table == "organisations" else {}
        self.targets = Targets(session)
        self.organisations = KnownOrganisations(session)
        self.people = KnownPeople(session)
        self._rows_of: dict[str, int] = {}  # record → the row of the block that made or meant it first
        self._made: set[str] = set()
        named = any(self._is_commune(column.path) for column in block.columns)
        self._plain = TextContext(self.today, communes_at_hand(book) if named else (), typed=False)
        self._money = {
            column.path: replace(self._plain, dong=column.dong, heading=column.heading)
            for column in block.columns
            if column.dong != 0
        }
        self._spans = usual_amounts(session, table, block.columns)
        self._amounts: dict[str, list[int]] = {path: [] for path in self._spans}
        self._headings = {column.path: column.heading or column.path for column in block.columns}
        self._communes: dict[
            str, tuple[Any, Unit | None]
        ] = {}  # text of a cell → what it means, and the one of before
        self._beside = {one.kind.first for one in self.record.fields if isinstance(one.kind, Commune)}

    def _is_commune(self, path: str) -> bool:
        described = self.record.by_public_name.get(path)
        return described is not None and isinstance(described.kind, Commune)

    def remarks(self) -> tuple[TableRemark, ...]:
        """What is to be said of whole columns."""
        return amount_remarks(self._spans, self._amounts, self._headings)

    def effect(self, row: BlockRow) -> RowEffect:
        """Store a row, or report why not; a refused row leaves nothing behind."""
        name = row.called
        self.targets.remarks.clear()
        try:
            with kept_or_undone(self.session):
                effect, key = self._keep(row, name)
        except Refused as refused:
            self.targets.forget()
            return RowEffect(row.number, Outcome.REFUSED, name, {}, refused)
        if self.targets.remarks:
            effect = replace(effect, doubts=(*self.targets.remarks, *effect.doubts))
        self._rows_of.setdefault(key, row.number)
        if effect.outcome is Outcome.NEW:
            self._made.add(key)
        return effect

    def _keep(self, row: BlockRow, name: str) -> tuple[RowEffect, str]:
        """What a row did, and the record. Two rows of one block are never taken for one: Refused ROW_REPEATED."""
        values = self._values(row)
        known = self._known(values)
        if known is None:
            return self._add(row, name, values)
        self._remark_name(known, values)
        changed = self._differing(known, values)
        if known in self._rows_of and (changed or known in self._made):
            raise Refused("ROW_REPEATED", first=str(self._rows_of[known]))
        if not changed:
            return RowEffect(row.number, Outcome.SAME, name), known
        own = self._own_paths()
        new = {column: value for column, (_, value) in changed.items() if column not in own}
        store.change_in(self.session, self.book.ids, self.table, known, new, self.today)
        if own:
            same = own - changed.keys() - {"owed_on"}
            said = {path: value for path, value in values.items() if path not in same}
            keep_owed(self.session, self.book.ids, known, said, self.today)
        self.session.flush()
        shown = {
            column: (self._word(column, before), self._word(column, after))
            for column, (before, after) in changed.items()
            if column not in self._beside
        }
        return RowEffect(row.number, Outcome.CHANGED, name, shown), known

    def _remark_name(self, known: str, values: Mapping[str, Any]) -> None:
        """Say it where an organisation has another name than the row gives: it was found by its number, or had that."""
        if self.table != "organisations" or not values.get("name"):
            return
        record, said = self.session.get_one(Organisation, known), str(values["name"])
        if exact_name(record.name) != exact_name(said):
            had = exact_name(said) in map(exact_name, other_names(record.aliases))
            code = "ROW_FORMER_NAME" if had else "ROW_NAME_DIFFERS"
            self.targets.remarks.append(TableRemark(code, {"said": said, "name": record.name}))

    def _add(self, row: BlockRow, name: str, values: dict[str, Any]) -> tuple[RowEffect, str]:
        if self._place and not values.get("commune_code"):
            values = values | self._place
        own = self._own_paths()
        whole = {name: value for name, value in self._whole(values).items() if name not in own}
        key = store.add_in(self.session, self.book.ids, self.table, whole, self.today)
        if own:
            keep_owed(self.session, self.book.ids, key, values, self.today)
        self.session.flush()
        doubts: tuple[TableRemark, ...] = ()
        if self.table == "organisations":
            self.targets.forget()
            doubts = self.organisations.doubts(values, key)
            self.organisations.add(key, values)
        if self.table == "people":
            doubts = self.people.doubts(values, key)
        shown = {path: ("", words) for path, words in self._words(values).items()}
        return RowEffect(row.number, Outcome.NEW, name, shown, doubts=doubts), key

    def _own_paths(self) -> set[str]:
        """Values that are kept beside the record; those of an organisation are given with it."""
        return set(OWN_RECORDS["debts"]) if self.table == "debts" else set()

    def _word(self, column: str, value: Any) -> str:
        if column in OWN_RECORDS.get(self.table, ()):
            return value_words(source_of(self.table, column), value, self.language)
        return field_words(self.table, column, value, self.language)

    def _values(self, row: BlockRow) -> dict[str, Any]:
        """Column → value of every cell that is not blank; links by their ids."""
        values: dict[str, Any] = {}
        links: dict[str, dict[str, str]] = {}
        for path, text in row.texts.items():
            first, _, rest = path.partition(".")
            described = self.record.by_public_name.get(first)
            if described is not None and isinstance(described.kind, Link):
                links.setdefault(first, {})[rest] = text
            elif path in OWN_RECORDS.get(self.table, ()):
                values[path] = self._extra(path, text)
            elif described is not None:
                values |= self._own(path, described.name, text)
        if self.period and "period" in self.record.by_name:
            values.setdefault("period", self.period)
        for public, texts in links.items():
            values |= self._link(public, texts)
        for path, amounts in self._amounts.items():
            amounts.append(values.get(path) or 0)
        if self.table == "organisations":
            values.setdefault("kind", kind_of_name(str(values.get("name", ""))))
        if self.table == "debts" and (kind := creditor_kind_of(str(values.get("creditor", "")))):
            values.setdefault("creditor_kind", kind)
        return values

    def _own(self, path: str, name: str, text: str) -> dict[str, Any]:
        described = self.record.by_name[name]
        if isinstance(described.kind, Commune):
            return self._commune(described, described.kind.first, text)
        value = read_value(described, text, self._money.get(path, self._plain))
        return {} if value is None else {name: kept({name: described}, name, value)}

    def _commune(self, described: Field, first: str, text: str) -> dict[str, Any]:
        """A commune with its first day. One of before is said, and kept beside that of today where there is a field."""
        if text not in self._communes:
            self._communes[text] = read_value(described, text, self._plain), former_commune(text, self._plain)
        unit, old = self._communes[text]
        if unit is None:
            return {}
        values = {described.name: unit.code, first: unit.key[2] or None}
        if old is None:
            return values
        self.targets.remarks.append(TableRemark("ROW_FORMER_COMMUNE", {"said": old.title, "now": unit.title}))
        return values | ({"old_commune_code": old.code} if "old_commune_code" in self.record.by_name else {})

    def _extra(self, path: str, text: str) -> Any:
        """A value that is no column: read as the field of the record that it becomes."""
        described = source_of(self.table, path)
        reading = self._money.get(path, self._plain)
        try:
            return kept({described.name: described}, described.name, read_value(described, text, reading))
        except Refused as refused:
            refused.details["field"] = path
            raise

    def _link(self, public: str, texts: Mapping[str, str]) -> dict[str, str]:
        link = self.record.by_public_name[public]
        assert isinstance(link.kind, Link)
        target = record_of(link.kind.table)
        plain = dict(texts)
        for rest in texts:
            field_meant = target.by_public_name.get(rest) if rest else None
            if field_meant is not None and not isinstance(field_meant.kind, Link):
                value = read_value(field_meant, texts[rest], self._plain)
                plain[rest] = "" if value is None else str(value)
        if link.name == self.record.person:
            found = self._person(link.name, plain)
        else:
            found = self.targets.find(link.kind.table, link.name, plain)
        return {link.name: found} if found else {}

    def _person(self, link: str, texts: Mapping[str, str]) -> str | None:
        """The person whom a row means; an unknown person is added where the row has enough to identify them."""
        try:
            return self.targets.find("people", link, texts)
        except Refused as refused:
            apart = texts.get("birth") or texts.get("personal_number")
            if refused.code != "LINK_UNKNOWN" or not (texts.get("") and apart):
                raise
        own = {name: value for name, value in texts.items() if name}
        people = record_of("people")
        values = {"name": texts[""]} | {
            people.by_public_name[name].name: kept(
                people.typed, people.by_public_name[name].name, _typed(value)
            )
            for name, value in own.items()
            if name in people.by_public_name and value
        }
        key = store.add_in(self.session, self.book.ids, "people", values, self.today)
        self.targets.remarks += self.people.doubts(values, key)
        return key

    def _whole(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values of a new record; a required link that the row lacks is reported."""
        for described in self.record.fields:
            if described.required and described.fixed and values.get(described.name) in (None, ""):
                raise Refused("FIELD_REQUIRED", field=described.name)
        required = [f for f in self.record.fields if f.required and f.default is None and f.by == "person"]
        for described in required:
            if values.get(described.name) in (None, ""):
                raise Refused("FIELD_REQUIRED", field=described.name)
        return dict(values)

    def _known(self, values: Mapping[str, Any]) -> str | None:
        """The living record that a row means; Refused ROW_KNOWN_BY_SEVERAL."""
        earlier: list[str] = []
        for combination in self.record.known_by:
            if self.table == "organisations" and combination == ("name",):
                found = self.organisations.named(values)
            else:
                found = known_by(self.session, self.table, combination, values)
            found = [key for key in found if not self._contradicts(key, values, earlier)]
            earlier += [name for name in combination if values.get(name) not in (None, "")]
            if len(found) > 1:
                raise Refused("ROW_KNOWN_BY_SEVERAL", count=len(found), field=combination[-1])
            if found:
                return found[0]
        return None

    def _contradicts(self, key: str, values: Mapping[str, Any], names: Sequence[str]) -> bool:
        """Whether a record has another number or name of its own than the row gives."""
        record = self.session.get_one(recorded_classes()[self.table], key)
        return any(getattr(record, name) not in (None, "", values[name]) for name in names)

    def _differing(self, key: str, values: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
        """Column → value before and after where the row differs; what names the record stays."""
        record = self.session.get_one(recorded_classes()[self.table], key)
        names = {name for combination in self.record.known_by for name in combination}
        own = [name for name in values if name in self.record.typed and name not in names]
        own += [name for name in values if name in names and getattr(record, name, None) in (None, "")]
        changed = {
            name: (getattr(record, name), values[name])
            for name in own
            if getattr(record, name) != values[name]
        }
        if self.table == "organisations":
            changed.pop("kind", None)
            if "capital" in values:
                before = card_in(self.session, key, self.today).capital
                if before != values["capital"]:
                    changed["capital"] = (before, values["capital"])
        if self.table == "debts":
            changed |= owed_anew(self.session, key, values)
        return changed

    def _words(self, values: Mapping[str, Any]) -> dict[str, str]:
        return {
            name: self._word(name, value)
            for name, value in values.items()
            if name not in self.record.links and name not in self._beside
        }


def _typed(value: str) -> Any:
    return int(value) if value in ("0", "1") else value
