"""Things to do between this unit and others: queries to answer, packages without a receipt, receipts to give."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from models.values.dates import format_date
from models.values.quantities import format_number
from ui.returns import period_words
from ui.screens.today.task import Go, Task

if TYPE_CHECKING:
    from storage.returns.agenda import Exchange, Questions
    from storage.returns.outbox import SentEntry

PATIENCE = 7
"""Days without a receipt after which a package asks for attention."""


def exchange_tasks(exchange: "Exchange", go: Go) -> Iterator[Task]:
    """What waits for this unit, and what it waits for; nothing where nothing does."""
    if exchange.to_answer.count:
        yield _to_answer(exchange.to_answer, go)
    if exchange.awaited:
        yield _awaited(exchange.awaited, go)
    if exchange.receipts_owed:
        yield _receipts(exchange.receipts_owed, go)
    if exchange.asked.count:
        yield _asked(exchange.asked, go)


def _to_answer(found: "Questions", go: Go) -> Task:
    title = QCoreApplication.translate("Tasks", "{count} queries of the office above wait for your answer")
    step = QCoreApplication.translate("Tasks", "Answer…")
    return Task(
        "red" if found.overdue else "amber",
        title.format(count=format_number(found.count)),
        _until(found),
        step,
        lambda: go("dialogue", part="answers"),
    )


def _until(found: "Questions") -> str:
    """Until when, and what is late."""
    if found.first_due is None:
        return QCoreApplication.translate("Tasks", "No last day was set.")
    day = format_date(found.first_due)
    if found.overdue:
        late = QCoreApplication.translate("Tasks", "{count} beyond their last day, the first since {day}.")
        return late.format(count=format_number(found.overdue), day=day)
    return QCoreApplication.translate("Tasks", "The first is wanted by {day}.").format(day=day)


def _awaited(entries: "tuple[SentEntry, ...]", go: Go) -> Task:
    """The package that waits longest is told by its name."""
    oldest, days = entries[0], entries[0].days_waiting or 0
    if len(entries) == 1:
        title = QCoreApplication.translate("Tasks", "{period}, revision {revision}: no receipt yet").format(
            period=period_words(oldest.period), revision=oldest.revision
        )
    else:
        title = QCoreApplication.translate("Tasks", "{count} packages have no receipt yet").format(
            count=format_number(len(entries))
        )
    if days == 0:
        told = QCoreApplication.translate("Tasks", "Written out today.")
    elif len(entries) == 1:
        told = QCoreApplication.translate("Tasks", "{days} days without a receipt since it was written out.")
    else:
        told = QCoreApplication.translate("Tasks", "The oldest: {days} days since it was written out.")
    step = QCoreApplication.translate("Tasks", "See the outbox")
    tone = "amber" if days > PATIENCE else "blue"
    told = told.format(days=format_number(days))
    return Task(tone, title, told, step, lambda: go("dialogue", part="outbox"))


def _receipts(owed: int, go: Go) -> Task:
    title = QCoreApplication.translate("Tasks", "{count} received packages have no receipt from you yet")
    told = QCoreApplication.translate("Tasks", "Until then the units do not know what became of them.")
    step = QCoreApplication.translate("Tasks", "Give receipts…")
    count = format_number(owed)
    return Task("amber", title.format(count=count), told, step, lambda: go("dialogue", part="receipts"))


def _asked(found: "Questions", go: Go) -> Task:
    title = QCoreApplication.translate("Tasks", "{count} of your queries to units have no answer yet")
    step = QCoreApplication.translate("Tasks", "See the queries")
    return Task(
        "amber" if found.overdue else "blue",
        title.format(count=format_number(found.count)),
        _until(found),
        step,
        lambda: go("dialogue", part="queries"),
    )
