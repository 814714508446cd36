"""The page of what goes to and fro: returns sent, queries and answers, receipts."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from models.dialogue.queries import QueryList
from models.returns.receiving import UnitKey, unit_key
from models.values.errors import Trouble
from models.values.quantities import format_number
from storage.dialogue.answers import AskedOfUs
from storage.dialogue.queries import Asked
from storage.dialogue.receipts import ReceiptDue
from storage.returns.outbox import SentEntry
from ui.dialogue.asking import AskPanel
from ui.dialogue.giving import GivePanel
from ui.dialogue.pins import value_words
from ui.dialogue.query_card import QueryCard
from ui.dialogue.query_facts import QueryFacts, read_facts
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.group import scrolled
from ui.pieces.inputs.search import SearchBar
from ui.pieces.panels.side import SidePanel
from ui.pieces.tables.rowlist import RowList
from ui.register import undoing
from ui.register.done import DoneLine
from ui.screens.dialogue.answers import answers_list
from ui.screens.dialogue.outbox import SentDetails, sent_list
from ui.screens.dialogue.queries import AskedDetails, queries_list
from ui.screens.dialogue.reading import Everything, Told, asked_key, read, unit_of
from ui.screens.dialogue.receipts import OWED, ReceiptDetails, receipts_list
from ui.screens.dialogue.words import PATIENCE
from ui.shell.context import Context
from ui.shell.page import Action, Chip, Page

OUTBOX, ANSWERS, QUERIES, RECEIPTS = "outbox", "answers", "queries", "receipts"
SIDE, WIDEST = 392, 470
"""Pixels of the panel at the right, and at most with large type."""

SHOWS = frozenset(
    {
        "asked_queries",
        "given_notices",
        "package_states",
        "query_answers",
        "returns",
        "sent_packages",
        "settings",
        "taken_notices",
    }
)
"""Tables whose changes are seen here."""


class DialoguePage(Page):
    """Four lists, one shown at a time, with what is in hand at the right."""

    key = "dialogue"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.everything: Everything | None = None
        self._busy = False
        self._wanted: dict[str, Any] = {}
        self._offered: list[Filter] = []
        self._reading = 0
        self._arriving = False
        self.done = DoneLine(self.undo)
        self.parts = FilterChips()
        self.seeking = SearchBar(self.tr("Unit, file or words"), 260)
        self.sent = sent_list(context)
        self.to_us = answers_list(context, self._known)
        self.asked = queries_list(context, self._known)
        self.due = receipts_list(context)
        self.lists: dict[str, RowList[Any]] = {
            OUTBOX: self.sent,
            ANSWERS: self.to_us,
            QUERIES: self.asked,
            RECEIPTS: self.due,
        }
        self.stack = QStackedWidget()
        self.side = SidePanel(closable=True, width=SIDE)
        self.side.setFixedWidth(min(self.side.width(), WIDEST))
        self.side.hide()
        self._details()
        self._lay_out()
        self._connect()

    def _details(self) -> None:
        """The panels are kept, so that what is being typed stays."""
        self.sent_details = SentDetails(self.context)
        self.card = QueryCard(self.context)
        self.asked_details = AskedDetails(self.context)
        self.receipt_details = ReceiptDetails(self.context)
        self.giving = GivePanel(self.context)
        self.asking = AskPanel(self.context)
        self.panels = QStackedWidget()
        self._panels: dict[str, QWidget] = {
            OUTBOX: self.sent_details,
            ANSWERS: self.card,
            QUERIES: self.asked_details,
            RECEIPTS: self.receipt_details,
        }
        self._areas = {key: scrolled(panel) for key, panel in self._panels.items()}
        self._giving_area = scrolled(self.giving)
        self._asking_area = scrolled(self.asking)
        for area in (*self._areas.values(), self._giving_area, self._asking_area):
            self.panels.addWidget(area)
        self.side.show_content(self.panels, " ")

    def _lay_out(self) -> None:
        for one in self.lists.values():
            self.stack.addWidget(one)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self.parts)
        left.addWidget(self.stack, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.done)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self.parts.chosen.connect(self.show_part)
        self.seeking.searched.connect(self._seek)
        self.seeking.left_downwards.connect(self._to_table)
        for key, one in self.lists.items():
            one.chosen.connect(partial(self._chosen_in, key))
            one.opened.connect(self._enter)
        self.card.wanted.connect(lambda _: self.card.go_there())
        self.card.kept.connect(self.done.say)
        self.sent_details.answers_wanted.connect(lambda: self.show_part(ANSWERS))
        self.asked_details.altered.connect(self._said)
        self.asked_details.write_wanted.connect(lambda one: self.write_queries(unit_of(one)))
        self.receipt_details.give_wanted.connect(lambda one: self.give([one]))
        self.receipt_details.laid.connect(self._said)
        self.asked_details.again_wanted.connect(self.ask_again)
        self.asking.asked.connect(self._asked_anew)
        self.asking.left.connect(self._leave)
        self.giving.left.connect(self._leave)
        self.side.closed.connect(self._free)

    def _known(self) -> Everything:
        assert self.everything is not None
        return self.everything

    def _said(self, words: str) -> None:
        self.done.say(words, undoable=False)

    # the head

    @property
    def part(self) -> str:
        """The list in front."""
        return self.parts.current

    def title(self) -> str:
        return self.tr("Queries and receipts")

    def where(self) -> tuple[str, ...]:
        return (self.everything.unit,) if self.everything else ()

    def note(self) -> str:
        if self.everything is None:
            return ""
        if self.part == QUERIES:
            return self._pending_words()
        if self.part == ANSWERS:
            waiting = [one for one in self.everything.to_us.values() if one.waits]
            told = self.tr("{count} to be answered").format(count=format_number(len(waiting)))
            return told if waiting else ""
        if self.part == RECEIPTS:
            owed = sum(one.owed for one in self.everything.due.values())
            return self.tr("{count} receipts to be given").format(count=format_number(owed)) if owed else ""
        waiting_long = [one for one in self.everything.sent.values() if _waits_long(one)]
        told = self.tr("{count} without a receipt for more than {days} days")
        return told.format(count=format_number(len(waiting_long)), days=PATIENCE) if waiting_long else ""

    def _pending_words(self) -> str:
        pending = self._known().pending
        if not pending:
            return self.tr("every query is in a file")
        units = {unit_key(one.about.unit) for one in pending}
        told = self.tr("{count} queries to {units} units are not in a file yet")
        count = sum(len(one.queries) for one in pending)
        return told.format(count=format_number(count), units=format_number(len(units)))

    def chip(self) -> Chip | None:
        if self.everything is None:
            return None
        today = self.everything.today
        known: Sequence[Asked | AskedOfUs] = (
            tuple(self.everything.asked.values())
            if self.part == QUERIES
            else tuple(self.everything.to_us.values())
        )
        late = sum(one.overdue(today) for one in known)
        if late and self.part in (QUERIES, ANSWERS):
            return Chip(self.tr("{count} overdue").format(count=format_number(late)), "red")
        return None

    def primary(self) -> Action | None:
        if self.everything is None:
            return None
        if self.part == RECEIPTS:
            why = "" if self._owed() else self.tr("Every package has the receipt that it deserves.")
            return Action(self.tr("Give receipts\u2026"), lambda: self.give(self._owed()), "dialogue", why)
        if self.part == QUERIES:
            why = "" if self.everything.pending else self.tr("Every query is in a file already.")
            return Action(self.tr("Write queries to file\u2026"), self.write_queries, "dialogue", why)
        return Action(self.tr("Take in files\u2026"), self._take_in, "receive")

    def _take_in(self) -> None:
        self.context.go_to("receive", part="office")

    def tool(self) -> QWidget | None:
        return self.seeking

    def activate(self, target: dict[str, Any]) -> None:
        self._wanted, self._arriving = dict(target), True
        self._look()

    def refresh(self, changed: frozenset[str]) -> None:
        if not changed or changed & SHOWS:
            self._look()

    def first_focus(self) -> QWidget | None:
        shown = self.lists.get(self.part)
        if shown is None or self.everything is None:
            return None
        return shown.table if shown.every else shown.empty.begin

    def search(self) -> bool:
        return self.seeking.take()

    def next_problem(self) -> bool:
        """F4: the next row of the list in front that asks for something."""
        today = self._known().today if self.everything else None
        if today is None:
            return False
        doubtful: dict[str, Callable[[Any], bool]] = {
            OUTBOX: lambda one: _waits_long(one) or bool(one.open_queries),
            ANSWERS: lambda one: bool(one.waits),
            QUERIES: lambda one: bool(one.overdue(today)),
            RECEIPTS: lambda one: bool(one.owed),
        }
        return self.lists[self.part].next_of(doubtful[self.part])

    def undo(self) -> bool:
        return self._turn(undoing.undo_last, self.tr("Taken back: {what}"))

    def redo(self) -> bool:
        return self._turn(undoing.redo_last, self.tr("Done again: {what}"))

    def _turn(self, act: Callable[..., str], words: str) -> bool:
        try:
            what = act(self.context.opened, answers=True)
        except Trouble as trouble:
            self.context.tell(trouble)
            return False
        if what:
            self._said(words.format(what=what))
        return bool(what)

    # reading

    def _look(self) -> None:
        book = self.context.opened
        self._reading += 1
        turn = self._reading
        self.context.run(
            lambda _work: read(book),
            lambda found: self._take(found) if turn == self._reading else None,
            title=self.tr("Reading queries and receipts"),
            failed=self.context.tell,
            cancellable=False,
        )

    def _take(self, found: Everything) -> None:
        self.everything = found
        self._offer_parts(found)
        self.sent.show_rows(found.sent)
        self.to_us.show_rows(found.to_us)
        self.asked.show_rows(found.asked)
        if not self.due.chips.current:
            self.due.chips.current = OWED if any(one.owed for one in found.due.values()) else "all"
        self.due.show_rows(found.due)
        self._land()
        self._show_chosen()
        self.head_changed.emit()
        if self._arriving and (first := self.first_focus()) is not None:
            first.setFocus()
        self._arriving = False

    def _offer_parts(self, found: Everything) -> None:
        names = {
            OUTBOX: (self.tr("Sent by us"), len(found.sent)),
            ANSWERS: (self.tr("Asked of us"), sum(one.waits for one in found.to_us.values())),
            QUERIES: (self.tr("Asked by us"), sum(one.waits for one in found.asked.values())),
            RECEIPTS: (self.tr("Receipts to units"), sum(one.owed for one in found.due.values())),
        }
        offered = [
            key
            for key in names
            if (found.sends and key in (OUTBOX, ANSWERS)) or (found.receives and key in (QUERIES, RECEIPTS))
        ] or [OUTBOX]
        first = ANSWERS if found.sends and names[ANSWERS][1] else offered[0] if found.sends else QUERIES
        self._offered = [Filter(key, *names[key]) for key in offered]
        self.parts.show_filters(self._offered, self.parts.current or first)
        self.stack.setCurrentWidget(self.lists[self.part])

    def _land(self) -> None:
        """Show what the page was opened for."""
        target, self._wanted = self._wanted, {}
        part = str(target.get("part", ""))
        if part in self.lists:
            self.parts.show_filters(self._offered, part)
            self.stack.setCurrentWidget(self.lists[self.part])
            self._leave()
        if target.get("key"):
            self.lists[self.part].take(str(target["key"]))

    def show_part(self, part: str) -> None:
        """Bring a list to the front."""
        self._wanted = {"part": part}
        self._free()
        if self.everything is not None:
            self._take(self.everything)

    def _seek(self, text: str) -> None:
        for one in self.lists.values():
            one.seek(text)

    def _to_table(self) -> None:
        self.lists[self.part].table.setFocus()

    # the panel at the right

    def _chosen_in(self, part: str) -> None:
        if part == self.part:
            self._show_chosen()

    def _show_chosen(self) -> None:
        """Show the row in hand, unless something is being signed."""
        if self._busy or self.everything is None:
            return
        shown = self.lists.get(self.part)
        one = shown.current() if shown is not None else None
        if one is None or shown is None or shown.stack.currentWidget() is not shown.table:
            self.side.hide()
            return
        self._show_one(one)
        self.panels.setCurrentWidget(self._areas[self.part])
        self.side.show()

    def _show_one(self, one: SentEntry | AskedOfUs | Asked | Told) -> None:
        everything = self._known()
        if isinstance(one, SentEntry):
            self._head(self.tr("Package {number}").format(number=one.number))
            self.sent_details.show_entry(one, everything.today)
        elif isinstance(one, AskedOfUs):
            self._head(self.tr("Query no. {number}").format(number=one.query.number))
            self._read_card(one)
        elif isinstance(one, Asked):
            self._head(
                self.tr("Query no. {number} to {unit}").format(
                    number=one.query.number, unit=one.about.unit.name
                )
            )
            self.asked_details.show_asked(one, everything)
        else:
            self._head(one.unit)
            self.receipt_details.show_told(one, everything)

    def _head(self, words: str) -> None:
        self.side.heading.setText(words)
        self.side.heading.show()

    def _read_card(self, one: AskedOfUs) -> None:
        """The figure that stands there now is worked out beside the window."""
        book = self.context.opened

        def show(facts: QueryFacts) -> None:
            current = self.to_us.current()
            if current is not None and self.part == ANSWERS and current == facts.asked:
                self.card.show_query(facts)

        self.context.run(
            lambda _work: read_facts(book, one),
            show,
            title=self.tr("Looking up the place"),
            failed=self.context.tell,
            cancellable=False,
        )

    def _enter(self) -> None:
        """Enter on a row: the keyboard goes to what can be done about it."""
        if self.part == ANSWERS:
            self.card.take_focus()
            return
        acts = [one for one in self._panels[self.part].findChildren(QPushButton) if one.isVisible()]
        if acts:
            acts[0].setFocus()

    # giving

    def _owed(self) -> list[ReceiptDue]:
        return [one.due for one in self._known().due.values() if one.owed and one.due is not None]

    def give(self, due: Sequence[ReceiptDue]) -> None:
        """Show the panel that signs these receipts in one go."""
        self.giving.show_packages(due)
        self._fill_in(self.tr("Give receipts"))

    def write_queries(self, unit: UnitKey | None = None) -> None:
        """Show the panel that signs the queries which are in no file yet; only those to one unit if given."""
        pending: list[QueryList] = [
            one for one in self._known().pending if unit is None or unit_key(one.about.unit) == unit
        ]
        self.giving.show_queries(pending, unit)
        self._fill_in(self.tr("Write queries to file"))

    def ask_again(self, one: Asked) -> None:
        """Show the panel that asks about the same place once more, under a new number."""
        query = one.query
        proposal = value_words(query.pin, one.about.period, query.proposal) if query.proposal else ""
        self.asking.show_package(one.about.package_sha256, query.pin, query.finding, proposal, query.text)
        self._fill_in(self.tr("Ask again"), self._asking_area)

    def _asked_anew(self, one: Asked) -> None:
        self._said(self.tr("Query no. {number} was kept.").format(number=one.query.number))
        self._free()
        self._wanted = {"key": asked_key(one.about, one.query.number)}
        self._look()

    def _fill_in(self, heading: str, area: QWidget | None = None) -> None:
        self._busy = True
        self._head(heading)
        self.panels.setCurrentWidget(area or self._giving_area)
        self.side.show()
        (self.giving if area is None else self.asking).first_focus().setFocus()

    def _free(self) -> None:
        self._busy = False
        self.giving.key.empty()

    def _leave(self) -> None:
        self._free()
        self._show_chosen()


def _waits_long(one: SentEntry) -> bool:
    return one.receipt is None and (one.days_waiting or 0) > PATIENCE
