"""The page of what goes to and fro: returns sent, queries and answers, receipts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.returns.receiving import UnitKey, unit_key
from models.returns.returns import State
from models.values.quantities import format_number
from storage.dialogue.answers import AskedOfUs
from storage.dialogue.queries import Asked
from storage.dialogue.receipts import ReceiptDue
from storage.returns import returns
from storage.returns.outbox import SentEntry
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.search import SearchBar
from ui.pieces.tables.rowlist import RowList
from ui.register import undoing
from ui.register.done import DoneLine
from ui.register.paper_dialog import show_table
from ui.screens.dialogue.answers import AnswersList
from ui.screens.dialogue.outbox import SentList
from ui.screens.dialogue.queries import QueriesList
from ui.screens.dialogue.reading import Everything, asked_key, read, unit_of
from ui.screens.dialogue.receipts import OWED, ReceiptsList
from ui.screens.dialogue.side import DialogueSide
from ui.screens.dialogue.words import PATIENCE
from ui.shell.context import Context
from ui.shell.page import Action, Chip, Page
from ui.shell.work import Work

OUTBOX, ANSWERS, QUERIES, RECEIPTS = "outbox", "answers", "queries", "receipts"

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


@dataclass(frozen=True, slots=True)
class PageTarget:
    """What to show once the book has been read: a list, a row of it, and whether the keyboard goes there."""

    part: str = ""
    key: str = ""
    takes_focus: bool = False


class DialoguePage(Page):
    """Four lists, one shown at a time, with the selected row at the right."""

    key = "dialogue"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.everything: Everything | None = None
        self._target = PageTarget()
        self._offered: list[Filter] = []
        self._reading = 0  # how often it was read: an older reading that ends late is dropped
        self.done = DoneLine(self.undo)
        self.parts = FilterChips()
        self.seeking = SearchBar(self.tr("Unit, file or words"), 260)
        self.sent = SentList(context)
        self.to_us = AnswersList(context, self._known)
        self.asked = QueriesList(context, self._known)
        self.due = ReceiptsList(context)
        self.lists: dict[str, RowList[Any]] = {
            OUTBOX: self.sent,
            ANSWERS: self.to_us,
            QUERIES: self.asked,
            RECEIPTS: self.due,
        }
        self.stack = QStackedWidget()
        self.side = DialogueSide(context)
        self.sent_details, self.card = self.side.sent_details, self.side.card
        self.asked_details, self.receipt_details = self.side.asked_details, self.side.receipt_details
        self.giving, self.asking = self.side.giving, self.side.asking
        self._lay_out()
        self._connect()

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
            one.opened.connect(self.side.take_focus)
        self.card.wanted.connect(lambda _: self.card.go_there())
        self.card.kept.connect(self.done.say)
        self.sent_details.answers_wanted.connect(lambda: self.show_part(ANSWERS))
        self.asked_details.altered.connect(self.done.say)
        self.asked_details.write_wanted.connect(lambda one: self.write_queries(unit_of(one)))
        self.receipt_details.give_wanted.connect(lambda one: self.give([one]))
        self.receipt_details.written.connect(self._said)
        self.asked_details.again_wanted.connect(self.side.ask_again)
        self.asking.asked.connect(self._asked_anew)
        self.side.left.connect(self._show_chosen)

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
        if self.part == ANSWERS and (count := self.everything.unsent):
            words = self.tr("Send {count} answers as the next revision\u2026").format(
                count=format_number(count)
            )
            return Action(words, self.send_answers, "send")
        return Action(self.tr("Take in files\u2026"), self._take_in, "receive")

    def secondary(self) -> tuple[Action, ...]:
        if self.everything is None or self.part != ANSWERS or not self.everything.unsent:
            return ()
        alone = Action(self.tr("Write the answers to a file\u2026"), self.write_answers, "dialogue")
        return (alone, Action(self.tr("Take in files\u2026"), self._take_in, "receive"))

    def send_answers(self) -> None:
        """Make the revision that carries the answers, unless one is being made, and go on to sending it."""
        book, period = self.context.opened, self._known().to_give[0].about.period

        def made(_work: Work) -> int:
            newest = max(
                (one for one in returns.heads(book) if one.period == period), key=lambda one: one.revision
            )
            if newest.state in (State.DRAFT, State.CHECKED):
                return newest.revision
            return returns.reopen(book, period).revision

        def go_on(revision: int) -> None:
            told = self.tr("Revision {revision} carries the answers: check, sign and send it.")
            self.context.go_to("send", period=period)
            self.context.say(told.format(revision=revision))

        self.context.run(made, go_on, title=self.tr("Making the next revision"), cancellable=False)

    def _take_in(self) -> None:
        self.context.go_to("receive", part="office")

    def tool(self) -> QWidget | None:
        return self.seeking

    def place(self) -> dict[str, str]:
        return {"part": self.part}

    def activate(self, target: dict[str, Any]) -> None:
        self._target = PageTarget(str(target.get("part", "")), str(target.get("key", "")), takes_focus=True)
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

    def print_preview(self) -> bool:
        title = next((one.text for one in self._offered if one.key == self.part), self.title())
        return show_table(self.context, self, title, self.lists[self.part].table)

    def undo(self) -> bool:
        return self._turn(undoing.undo_last, self.tr("Taken back: {what}"))

    def redo(self) -> bool:
        return self._turn(undoing.redo_last, self.tr("Done again: {what}"))

    def _turn(self, act: undoing.Turn, words: str) -> bool:
        return undoing.turned(self.context, act, words, self._said, "dialogue")

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
        target, self._target = self._target, PageTarget()
        self._land(target)
        self._show_chosen()
        self.head_changed.emit()
        if target.takes_focus and (first := self.first_focus()) is not None:
            first.setFocus()

    def _offer_parts(self, found: Everything) -> None:
        names = {
            OUTBOX: (self.tr("Written out by us"), len(found.sent)),
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

    def _land(self, target: PageTarget) -> None:
        """Show what the page was opened for."""
        if target.part in self.lists:
            self.parts.show_filters(self._offered, target.part)
            self.stack.setCurrentWidget(self.lists[self.part])
            self.side.leave()
        if target.key:
            self.lists[self.part].take(target.key)

    def show_part(self, part: str) -> None:
        """Bring a list to the front."""
        self._target = replace(self._target, part=part, key="")
        self.side.leave()
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
        """Show the selected row, unless something is being filled in."""
        if not self.side.is_browsing or self.everything is None:
            return
        shown = self.lists.get(self.part)
        row = shown.current() if shown is not None else None
        if row is None or shown is None or shown.stack.currentWidget() is not shown.table:
            self.side.hide()
            return
        self.side.show_row(row, self.everything, self._is_current)

    def _is_current(self, one: AskedOfUs) -> bool:
        return self.part == ANSWERS and self.to_us.current() == one

    # giving

    def _owed(self) -> list[ReceiptDue]:
        return [one.due for one in self._known().due.values() if one.owed and one.due is not None]

    def give(self, due: Sequence[ReceiptDue]) -> None:
        """Show the panel that signs these receipts in one go."""
        self.side.give_receipts(due)

    def write_queries(self, unit: UnitKey | None = None) -> None:
        """Show the panel that signs the queries which are in no file yet; only those to one unit if given."""
        pending = [one for one in self._known().pending if unit is None or unit_key(one.about.unit) == unit]
        self.side.write_queries(pending, unit)

    def write_answers(self) -> None:
        """Show the panel that signs the answers which have not left yet, as files of their own."""
        self.side.write_answers(self._known().to_give)

    def _asked_anew(self, one: Asked) -> None:
        self._said(self.tr("Query no. {number} was kept.").format(number=one.query.number))
        self.side.leave()
        self._target = replace(self._target, part="", key=asked_key(one.about, one.query.number))
        self._look()


def _waits_long(one: SentEntry) -> bool:
    return one.receipt is None and (one.days_waiting or 0) > PATIENCE
