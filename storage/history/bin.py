"""The bin: records that were thrown away and can be taken out again. Nothing in it is lost."""

import json
from dataclasses import dataclass

from sqlalchemy import select

from models.all_tables import recorded_classes
from models.register.catalogue import RECORDS
from models.register.texts.words import called
from models.returns.records import Change, JournalLine
from storage.book.book import Book
from storage.register.records import store
from storage.register.records.owners import name_of, with_owners


@dataclass(frozen=True, slots=True)
class BinnedRecord:
    """One record in the bin: its table, whom or what it belongs to and how it is called, when and by whom thrown.

    into: the name of the record into which it was merged, "" where it was thrown away.
    """

    table: str
    id: str
    owner: str
    called: str
    at: str
    actor: str
    into: str = ""

    @property
    def name(self) -> str:
        """The record in one line."""
        return " \u00b7 ".join(part for part in (self.owner, self.called) if part)


def binned_records(book: Book, language: str = "vi") -> list[BinnedRecord]:
    """Everything in the bin, the last thrown first."""
    found = []
    with book.read_session() as session:
        for kind in (kind for kind in RECORDS if kind.binned):
            when = {
                record: (at, actor, _into(title, details))
                for record, at, actor, title, details in session.execute(
                    select(JournalLine.record_id, Change.at, Change.actor, Change.title, Change.details)
                    .join(Change, Change.id == JournalLine.change_id)
                    .where(
                        JournalLine.table_name == kind.table,
                        JournalLine.field == "deleted",
                        JournalLine.new == "1",
                    )
                    .order_by(JournalLine.id)
                )
            }
            record_class = recorded_classes()[kind.table]
            for record in session.scalars(select(record_class).filter_by(deleted=1)):
                owners = with_owners(session, kind.table, record.id)
                del owners[kind.table]
                at, actor, into = when.get(record.id, ("", "", ""))
                words = called(kind.table, record.values(), language)
                found.append(BinnedRecord(kind.table, record.id, name_of(owners), words, at, actor, into))
    return sorted(found, key=lambda one: one.at, reverse=True)


def _into(title: str, details: str) -> str:
    return str(json.loads(details).get("name", "")) if title == "RECORDS_MERGED" else ""


def restore(book: Book, one: BinnedRecord) -> None:
    """Take a record out of the bin; Refused NAME_TAKEN, TAX_CODE_TAKEN, PERSONAL_NUMBER_TAKEN, RECORD_THERE_ALREADY."""
    store.restore(book, one.table, one.id)
