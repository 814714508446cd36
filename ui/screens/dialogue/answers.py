"""Queries of the office above to this unit, and their answers."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from models.dialogue.queries import QueryState
from models.values.dates import format_date
from storage.dialogue.answers import AskedOfUs
from ui.dialogue.pins import pin_words
from ui.dialogue.query_facts import state_of
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import FindingAction
from ui.pieces.tables.paged import Column
from ui.pieces.tables.rowlist import Choice, RowList
from ui.screens.dialogue import columns
from ui.screens.dialogue.reading import Everything, key_of
from ui.shell.context import Context

OPEN, ANSWERED, CLOSED, ALL = "open", "answered", "closed", "all"


class AnswersList(RowList[AskedOfUs]):
    """One row for each query; what waits stands first. `known` gives what the page has read last."""

    def __init__(self, context: Context, known: Callable[[], Everything]) -> None:
        super().__init__(
            _columns(known),
            _choices(),
            lambda one: (
                f"{one.query.number} {one.query.text} {one.answer} {_place(one, known())} {one.issuer.name}"
            ),
            _empty(context),
            name="dialogue-answers",
            wide=frozenset({"asker", "asked"}),
        )


def _columns(known: Callable[[], Everything]) -> list[Column[AskedOfUs]]:
    translate = QCoreApplication.translate

    def today() -> date:
        return known().today

    return [
        columns.number("number", translate("Answers", "No."), lambda one: one.query.number, 44),
        columns.text("place", translate("Answers", "About"), lambda one: _place(one, known()), 200),
        columns.period(translate("Answers", "Period"), lambda one: one.about.period),
        columns.text("asker", translate("Answers", "Asked by"), lambda one: one.issuer.name, 116),
        columns.text(
            "asked", translate("Answers", "Asked on"), lambda one: format_date(one.query.asked_on), 92
        ),
        columns.last_day(translate("Answers", "Answer by"), _due, today),
        columns.days_to_answer(translate("Answers", "Days left"), _due, today),
        columns.state("state", translate("Answers", "State"), lambda one: state_of(one, today()), 160),
    ]


def _place(one: AskedOfUs, everything: Everything) -> str:
    key = key_of(one.issuer.level, one.issuer.code, one.query.number)
    return pin_words(one.query.pin, one.about.period, everything.forms, everything.records.get(key))


def _due(one: AskedOfUs) -> tuple[date | None, bool]:
    return one.query.due, one.waits


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
            "figure itself; the answers go with the next package, or at once in a small signed file of their own.",
        ),
        FindingAction(
            translate("Answers", "Take in files\u2026"), lambda: context.go_to("receive", part="office")
        ),
    )
