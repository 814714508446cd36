"""The page of any kind of record, by its entry of the catalogue: list, record, new record, sheet, rows from Excel, bin.

A screen subclasses it and says in `kind_screen` which kind it shows and which of its fields stand together.
"""

from functools import partial
from typing import Any, ClassVar

from models.register.catalogue import about
from models.values.messages import within
from models.values.quantities import format_number
from storage.register.records import cards, store
from storage.register.records.cards import RecordCard
from ui.pieces.panels.confirm import ConfirmPanel
from ui.register import words
from ui.register.adding import NewRecord
from ui.register.kind.adding import NewKind
from ui.register.kind.listing import KindList
from ui.register.kind.record import KindRecord
from ui.register.kind.screen import KindScreen
from ui.register.page import RegisterPage
from ui.shell.context import Context
from ui.shell.page import Action, Chip

NEW_FOR = "new_for"
"""Target of the page: begin a new record of this organisation."""


class KindPage(RegisterPage[KindList, KindRecord, NewKind]):
    """Shows the records of one kind. Targets: the word of the kind's place with an id, NEW_FOR, "view" (a preset)."""

    kind_screen: ClassVar[KindScreen]

    def __init_subclass__(cls, **further: Any) -> None:
        super().__init_subclass__(**further)
        cls.key = cls.kind_screen.kind.place.page
        cls.shows = about(cls.kind_screen.table)
        cls.imports = cls.kind_screen.table
        cls.sheet_of = cls.kind_screen.table if cls.kind_screen.kind.sheet else ""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            KindList(context, self.kind_screen),
            partial(KindRecord, self.kind_screen),
            partial(NewKind, self.kind_screen),
        )
        self.list.remove_wanted.connect(self.ask_remove)
        self.list.offer_wanted.connect(self.take_offer)

    # the head

    @property
    def card(self) -> RecordCard | None:
        """The record that is open."""
        card: RecordCard | None = self.open_card
        return card

    def title(self) -> str:
        if self.card:
            return str(self.card.values.get("name") or self.card.called)
        if isinstance(self.front, NewRecord):
            return self.tr("New: {kind}").format(kind=self.kind_screen.one)
        if self.is_sheet:
            return self.tr("Sheet of {kind}").format(kind=within(self.kind_screen.many))
        if self.is_importing:
            return self.tr("Paste {kind}").format(kind=within(self.kind_screen.many))
        return self.kind_screen.many

    def where(self) -> tuple[str, ...]:
        if self.card:
            return (self.kind_screen.many, *map(words.short_name, self.card.of))
        return () if self.front is self.list else (self.kind_screen.many,)

    def note(self) -> str:
        if self.front is not self.list or not self.list.counts.all:
            return ""
        return self.tr("{count} in the book").format(count=format_number(self.list.counts.all))

    def chip(self) -> Chip | None:
        return Chip(self.tr("in the bin")) if self.card and self.card.deleted else None

    def primary(self) -> Action | None:
        if self.front is not self.list:
            return None
        return Action(self.tr("Add {kind}").format(kind=within(self.kind_screen.one)), self.add, "add")

    def record_actions(self) -> tuple[Action, ...]:
        card = self.card
        if card is None or self.kind_screen.kind.links.get(self.kind_screen.kind.owner) != "organisations":
            return ()
        return (
            Action(
                self.tr("Open the organisation"),
                lambda: self.context.go_to("cooperatives", organisation=card.owner, part=card.table),
            ),
        )

    # what the window asks

    def activate(self, target: dict[str, Any]) -> None:
        word = self.kind_screen.kind.place.word
        if target.get(word):
            self.open(str(target[word]), str(target.get("part", "")))
        elif target.get(NEW_FOR) or target.get("new"):
            self.add(str(target.get(NEW_FOR, "")))
        elif target.get("view"):
            self.list.views.current = str(target["view"])
            self.go_back()
        elif self.front is self.list:
            self.list.read()

    # the parts

    def show_record(self, record_id: str, part: str = "") -> None:
        self.record.show_record(record_id, part)

    def add(self, owner: str = "") -> None:
        """Ask for a new record, of an organisation where one is named."""
        self.bring(self.adding)
        self.adding.start(owner)

    def added(self, record_id: str) -> None:
        super().added(record_id)
        self.done.say(self.tr("Added. Complete what is known; each field is kept when it is left."))

    def take_offer(self) -> None:
        """Add the records that the empty page offers."""
        offer = self.kind_screen.offer
        if offer is not None and self.attempt(lambda: offer.act(self.context.opened)):
            self.done.say(self.kind_screen.text(offer.done))

    def ask_remove(self, record_id: str) -> None:
        card = cards.get_card(self.context.opened, self.kind_screen.table, record_id)
        ConfirmPanel(
            self,
            self.tr("Delete {name}?").format(name=card.called),
            self.tr("It leaves the lists and goes into the bin. Nothing is lost; Ctrl+Z takes it back."),
            self.tr("Delete"),
            lambda: self.remove(record_id),
        ).open()

    def remove(self, record_id: str) -> None:
        """Throw a record into the bin."""
        if self.attempt(lambda: store.remove(self.context.opened, self.kind_screen.table, record_id)):
            self.go_back()
            self.done.say(self.tr("Deleted; it is in the bin."))

    def put_back(self, record_id: str) -> None:
        store.restore(self.context.opened, self.kind_screen.table, record_id)
