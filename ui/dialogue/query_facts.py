"""What there is to see of a query to this unit: its place, what stands there now, its state in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from models.dialogue.queries import QueryState
from models.values.dates import format_date
from models.values.workdays import days_to_deadline
from storage.book.book import Book
from storage.dialogue.answers import AskedOfUs
from storage.forms.installed import forms_of
from storage.returns import pins
from ui.dialogue.pins import Target, pin_target, pin_words

if TYPE_CHECKING:
    from storage.returns.proposals import ProposalView


@dataclass(frozen=True, slots=True)
class QueryFacts:
    """A query with everything that its card shows; carried_in: number of the last package that left, 0 for none.

    proposal: the value that is suggested beside what stands now, None where there is none.
    """

    asked: AskedOfUs
    place: str
    now: str
    target: Target | None
    today: date
    proposal: "ProposalView | None" = None
    carried_in: int = 0

    @property
    def key(self) -> tuple[str, int]:
        """Asker and number: what tells a query from others."""
        return self.asked.issuer.code, self.asked.query.number


def read_facts(book: Book, asked: AskedOfUs) -> QueryFacts:
    """Everything about one query; the figure is worked out, so it belongs in the lane."""
    from storage.returns.outbox import outbox
    from storage.returns.proposals import proposal_view

    pin, period = asked.query.pin, asked.about.period
    record = pins.record_place(book, pin)
    now = record.now if record is not None else pins.figure_now(book, pin, period)
    view = proposal_view(book, asked) if asked.query.proposal else None
    return QueryFacts(
        asked,
        pin_words(pin, period, forms_of(book), record),
        now,
        pin_target(pin, period, record),
        book.clock().date(),
        view,
        max((one.number for one in outbox(book)), default=0) if asked.travelled and not asked.by_file else 0,
    )


def state_of(asked: AskedOfUs, today: date, carried_in: int = 0) -> tuple[str, str]:
    """Where a query to this unit stands, in words, and the tone for it."""
    translate = QCoreApplication.translate
    if asked.query.state is QueryState.WITHDRAWN:
        return translate("QueryState", "withdrawn"), "muted"
    if asked.query.state is QueryState.SETTLED:
        return translate("QueryState", "settled"), "green"
    if asked.overdue(today):
        return translate("QueryState", "overdue"), "red"
    if asked.waits:
        return translate("QueryState", "to be answered"), "amber"
    if not asked.travelled:
        return translate("QueryState", "answered, not sent yet"), "blue"
    if carried_in:
        return translate("QueryState", "answered in package {number}").format(number=carried_in), "blue"
    return translate("QueryState", "answered, written out"), "blue"


def due_words(due: date | None, today: date, *, waits: bool) -> tuple[str, str]:
    """The last day with the working days to it or since, and the tone for it."""
    if due is None:
        return "", ""
    day = format_date(due)
    if not waits:
        return day, ""
    left = days_to_deadline(today, due)
    if due < today:
        late = QCoreApplication.translate("QueryState", "{day} ({count} working days late)")
        return late.format(day=day, count=-left), "red"
    if left <= 1:
        return QCoreApplication.translate("QueryState", "{day} (last day)").format(day=day), "amber"
    told = QCoreApplication.translate("QueryState", "{day} ({count} working days left)")
    return told.format(day=day, count=left), "amber" if left <= SOON else ""


def days_left(due: date | None, today: date) -> int | None:
    """Working days to the last day, both ends counted; below zero those since."""
    return None if due is None else days_to_deadline(today, due)


SOON = 3
"""Working days to the last day from which on it is shown in amber."""


def of_cells(found: Sequence[AskedOfUs], period: str) -> dict[tuple[str, str, str], list[AskedOfUs]]:
    """The queries of a period that still wait, by form, row and column."""
    by_cell: dict[tuple[str, str, str], list[AskedOfUs]] = {}
    for one in found:
        pin = one.query.pin
        if pin.kind == "cell" and one.about.period == period and one.query.state is QueryState.OPEN:
            form, row, column = pin.place
            by_cell.setdefault((form, row, column), []).append(one)
    return by_cell
