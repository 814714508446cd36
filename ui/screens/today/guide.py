"""The first period, led by hand: what comes in which order, from where the figures come, what is still missing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from models.returns.returns import State
from models.values.quantities import format_number
from ui.pieces.flow import FlowLayout
from ui.pieces.tables.findings import FindingAction
from ui.pieces.text import button, clear, label, surface
from ui.returns import filled_words, period_words
from ui.screens.today.task import Go
from ui.theme.icons import icon

if TYPE_CHECKING:
    from ui.screens.today.reading import HomeSummary


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One step: whether it is done, what it is, what is known or missing, and the ways to do it."""

    is_done: bool
    title: str
    told: str
    ways: tuple[FindingAction, ...]


def steps_of(day: "HomeSummary", go: Go) -> tuple[GuideStep, ...]:
    """The way from an empty book to the first return that was sent, in its order."""
    return (_register(day, go), _complete(day, go), _results(day, go), _forms(day, go), _sending(day, go))


def _register(day: "HomeSummary", go: Go) -> GuideStep:
    count = day.register.organisations
    told = (
        QCoreApplication.translate("Guide", "{count} are in the book.").format(count=format_number(count))
        if count
        else QCoreApplication.translate(
            "Guide", "Forms fill themselves from it. Figures without records can be typed into the forms."
        )
    )
    return GuideStep(
        count > 0,
        QCoreApplication.translate("Guide", "Enter the cooperatives, unions and groups of the unit"),
        told,
        (
            FindingAction(
                QCoreApplication.translate("Guide", "Paste from Excel…"),
                lambda: go("cooperatives", paste=True),
            ),
            FindingAction(
                QCoreApplication.translate("Guide", "Add one…"), lambda: go("cooperatives", new=True)
            ),
        ),
    )


def _complete(day: "HomeSummary", go: Go) -> GuideStep:
    told = (
        QCoreApplication.translate("Guide", "{count} lack information that the forms count.").format(
            count=format_number(day.register.lacking)
        )
        if day.register.lacking
        else QCoreApplication.translate(
            "Guide", "Sector, standing, members and debts: what a form counts stands in the records."
        )
    )
    return GuideStep(
        day.register.organisations > 0 and not day.register.lacking,
        QCoreApplication.translate("Guide", "Complete their records, members and debts"),
        told,
        (
            FindingAction(
                QCoreApplication.translate("Guide", "See what is lacking"),
                lambda: go("cooperatives", state="lacking"),
            ),
            FindingAction(QCoreApplication.translate("Guide", "Debts"), lambda: go("debts")),
        ),
    )


def _results(day: "HomeSummary", go: Go) -> GuideStep:
    given, asked = day.register.results
    period = str(day.due.period)
    told = QCoreApplication.translate(
        "Guide", "{given} of {asked} that operate have given theirs: workers, revenue, profit, income."
    ).format(given=format_number(given), asked=format_number(asked))
    return GuideStep(
        asked > 0 and given == asked,
        QCoreApplication.translate("Guide", "Enter the results of {period}").format(
            period=period_words(period)
        ),
        told if asked else "",
        (
            FindingAction(
                QCoreApplication.translate("Guide", "Open the sheet"),
                lambda: go("cooperatives", results=period),
            ),
        ),
    )


def _forms(day: "HomeSummary", go: Go) -> GuideStep:
    period = str(day.due.period)
    begun = day.due.head is not None
    told = (
        filled_words(day.sheets.filled)
        if begun
        else QCoreApplication.translate(
            "Guide", "Most cells come from the register; the rest is typed or stays blank."
        )
    )
    return GuideStep(
        begun and not day.sheets.errors and not day.sheets.warnings,
        QCoreApplication.translate("Guide", "Look through the forms and settle what is doubtful"),
        told,
        (
            FindingAction(
                QCoreApplication.translate("Guide", "Open the forms"), lambda: go("reports", period=period)
            ),
        ),
    )


def _sending(day: "HomeSummary", go: Go) -> GuideStep:
    period = str(day.due.period)
    head = day.due.head
    return GuideStep(
        head is not None and head.state not in (State.DRAFT, State.CHECKED, State.SEALED),
        QCoreApplication.translate("Guide", "Fill in the document, sign and send"),
        QCoreApplication.translate(
            "Guide", "The file is carried to the unit above; its receipt comes back the same way."
        ),
        (
            FindingAction(
                QCoreApplication.translate("Guide", "Check and sign…"), lambda: go("send", period=period)
            ),
        ),
    )


class Guide(QWidget):
    """The steps on a sheet; shown until the first return of the book was sent."""

    def __init__(self) -> None:
        super().__init__()
        sheet = surface()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        self.heading = label("", "section", wrap=True)
        inside.addWidget(self.heading)
        inside.addLayout(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)
        self.steps: tuple[GuideStep, ...] = ()

    def show_day(self, day: "HomeSummary", go: Go) -> None:
        """Show how far the first return is; nothing once one was sent."""
        self.setVisible(day.is_first)
        if not day.is_first:
            return
        self.heading.setText(
            self.tr("Your first return: {period}").format(period=period_words(str(day.due.period)))
        )
        self.steps = steps_of(day, go)
        clear(self._grid)
        for at, step in enumerate(self.steps):
            sign = QLabel()
            picture, tone = ("check", "green") if step.is_done else ("wait", "amber")
            sign.setPixmap(icon(picture, tone).pixmap(18, 18))
            sign.setAccessibleName(self.tr("done") if step.is_done else self.tr("to do"))
            self._grid.addWidget(sign, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(_step(at + 1, step), at, 1)


def _step(number: int, step: GuideStep) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 8)
    column.setSpacing(2)
    column.addWidget(label(f"{number}. {step.title}", "label", wrap=True))
    if step.told:
        column.addWidget(label(step.told, "note", wrap=True))
    ways = QWidget()
    row = FlowLayout(ways)
    for way in step.ways:
        row.addWidget(button(way.text, way.act, kind="link"))
    column.addWidget(ways)
    return made
