"""What a page of one kind of record is told: which kind, and which of its fields stand together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QCoreApplication

from models.register.catalogue import record_of
from models.register.record import Record
from models.register.texts.words import table_label
from storage.book.book import Book
from ui.language import language


@dataclass(frozen=True, slots=True)
class EmptyOffer:
    """Records that the program itself can add to an empty page. text: of the button; done: what is said afterwards."""

    text: str
    done: str
    act: Callable[[Book], object]


@dataclass(frozen=True)
class KindScreen:
    """A kind of record on a page of its own; texts are marked for translation under the name `context`.

    groups: heading and fields of the record, in the order of the paper form; new: fields that the form for a new
    record asks for, after what it belongs to; empty: what the page says while there is no record; icon: beside it;
    offer: what it offers then, beside a new record.
    """

    table: str
    context: str
    groups: Sequence[tuple[str, Sequence[str]]]
    new: Sequence[str]
    empty: str
    find: str
    icon: str
    offer: EmptyOffer | None = None

    @cached_property
    def kind(self) -> Record:
        """Its entry of the catalogue."""
        return record_of(self.table)

    def text(self, source: str) -> str:
        """A text of the page in the language in force."""
        return QCoreApplication.translate(self.context, source)

    @property
    def one(self) -> str:
        """What a record is called."""
        return table_label(self.table, language())

    @property
    def many(self) -> str:
        """What all of them are called."""
        return table_label(self.table, language(), many=True)
