"""Queries of the office above to this unit, and their answers."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from models.dialogue.queries import QueryState
from models.values.dates import format_date
from storage.dialogue.answers import AskedOfUs
from ui.dialogue.pins import pin_words
from ui.dialogue.query_facts import days_left, due_words, state_of
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import Step
from ui.pieces.tables.paged import Column
from ui.pieces.tables.rowlist import Choice, RowList
from ui.returns import period_words
from ui.screens.dialogue.reading import Everything, key_of
from ui.shell.context import Context

OPEN, ANSWERED, CLOSED, ALL = "open", "answered", "closed", "all"


def answers_list(context: Context, known: Callable[[], Everything]) -> RowList[AskedOfUs]:
    """One row for each query; what waits stands first."""
    translate = QCoreApplication.translate

    def place(one: AskedOfUs) -> str:
        key = key_of(one.issuer.level, one.issuer.code, one.query.number)
        return pin_words(one.query.pin, one.about.period, known().records.get(key))

    def due(one: AskedOfUs) -> tuple[str, str]:
        return due_words(one.query.due, known().today, waits=one.waits)

    columns = [
        Column[AskedOfUs](
            "number",
            translate("Answers", "No."),
            lambda one: one.query.number,
            44,
            number=True,
            sortable=False,
        ),
        Column[AskedOfUs]("place", translate("Answers", "About"), place, 200, stretch=True, sortable=False),
        Column[AskedOfUs](
            "period",
            translate("Answers", "Period"),
            lambda one: period_words(one.about.period),
            92,
            sortable=False,
        ),
        Column[AskedOfUs](
            "asker", translate("Answers", "Asked by"), lambda one: one.issuer.name, 116, sortable=False
        ),
        Column[AskedOfUs](
            "asked",
            translate("Answers", "Asked on"),
            lambda one: format_date(one.query.asked_on),
            92,
            sortable=False,
        ),
        Column[AskedOfUs](
            "due",
            translate("Answers", "Answer by"),
            lambda one: format_date(one.query.due),
            96,
            tone=lambda one: due(one)[1],
            tip=lambda one: due(one)[0],
            sortable=False,
        ),
        Column[AskedOfUs](
            "left",
            translate("Answers", "Days left"),
            lambda one: days_left(one.query.due, known().today) if one.waits else None,
            76,
            number=True,
            tone=lambda one: due(one)[1],
            tip=lambda one: due(one)[0],
            sortable=False,
        ),
        Column[AskedOfUs](
            "state",
            translate("Answers", "State"),
            lambda one: state_of(one, known().today)[0],
            160,
            tone=lambda one: state_of(one, known().today)[1],
            sortable=False,
        ),
    ]
    return RowList(
        columns,
        _choices(),
        lambda one: f"{one.query.number} {one.query.text} {one.answer} {place(one)} {one.issuer.name}",
        _empty(context),
        name="dialogue-answers",
        wide=frozenset({"asker", "asked"}),
    )


def _choices() -> list[Choice[AskedOfUs]]:
    translate = QCoreApplication.translate
    return [
        Choice(OPEN, translate("Answers", "To be answered"), lambda one: one.waits),
        Choice(
            ANSWERED,
            translate("Answers", "Answered"),
            lambda one: one.query.state is QueryState.OPEN and not one.waits,
        ),
        Choice(
            CLOSED,
            translate("Answers", "Settled or withdrawn"),
            lambda one: one.query.state is not QueryState.OPEN,
        ),
        Choice(ALL, translate("Answers", "All"), lambda _: True),
    ]


def _empty(context: Context) -> EmptyState:
    translate = QCoreApplication.translate
    return EmptyState(
        "dialogue",
        translate("Answers", "The office above has asked nothing"),
        translate(
            "Answers",
            "Queries come as small signed files, on the stick or by e-mail. They are answered here or beside the "
            "figure itself; the answers go with the next package.",
        ),
        Step(translate("Answers", "Take in files\u2026"), lambda: context.go_to("receive", part="office")),
    )
