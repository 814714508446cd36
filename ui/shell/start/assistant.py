"""A new book: of which unit on which day, who prepares and who signs, in which file, with which key.

The assistant only asks. What it collected goes to `Calls`, which opens or makes the book in the lane.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.office.names import OfficeNames, offices_over
from models.values.errors import Trouble
from models.values.messages import message_for
from models.values.periods import PeriodCalendar
from models.values.units import Unit
from ui import settings
from ui.language import language
from ui.pieces.inputs.fields import InputField
from ui.pieces.primary import bind_primary
from ui.pieces.text import button, label
from ui.shell.context import Context
from ui.shell.start.asking_people import AskPeople
from ui.shell.start.assistant_questions import AskFile, AskKey, AskUnit, KeyWish, Question
from ui.shell.work import Work

if TYPE_CHECKING:
    from storage.book.book import Book


@dataclass(frozen=True, slots=True)
class NewBookRequest:
    """Everything that was asked for a new book. Passwords live only as long as this value."""

    path: Path
    unit: Unit
    day: date
    names: OfficeNames
    key: KeyWish
    key_file: Path | None
    password: str
    calendar: PeriodCalendar = PeriodCalendar.STATE

    @property
    def person(self) -> str:
        """Who works with the book, and prepares its forms."""
        return self.names.signer_left


@dataclass(frozen=True, slots=True)
class Calls:
    """What is done with the answers; all run in the lane and raise Trouble."""

    open_book: Callable[[Path, str], "Book"]
    make_book: Callable[[NewBookRequest, Work], "Book"]
    make_practice: Callable[[Path, str], "Book"]


class Assistant(QDialog):
    """One question at a time; back and forth without losing an answer."""

    opened = Signal(object)

    def __init__(self, context: Context, calls: Calls, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._calls = calls
        self.setWindowTitle(self.tr("Make a new book"))
        bind_primary(self)
        self.unit = AskUnit()
        self.people = AskPeople()
        self.file = AskFile()
        self.key = AskKey()
        self.questions: tuple[Question, ...] = (self.unit, self.people, self.file, self.key)
        self.steps = label(kind="note")
        self.title = label(kind="title")
        self.explained = label(kind="muted", wrap=True)
        self.refusal = label(kind="refusal", wrap=True)
        self.stack = QStackedWidget()
        for question in self.questions:
            self.stack.addWidget(question)
            question.answered.connect(self.forward)
            for field in question.findChildren(InputField):
                field.edited.connect(self.refusal.clear)
        self.back = button(self.tr("Back"), self.backward)
        self.back.setAutoDefault(False)
        self.next = button(self.tr("Next"), self.forward, kind="primary")
        self.next.setDefault(True)
        self._lay_out()
        self.setMinimumSize(480, 360)
        self.resize(860, 660)
        self.show_step(0)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.refusal, 1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 20)
        column.setSpacing(8)
        column.addWidget(self.steps)
        column.addWidget(self.title)
        column.addWidget(self.explained)
        column.addSpacing(12)
        column.addWidget(self.stack, 1)
        column.addLayout(row)

    def show_step(self, number: int) -> None:
        """Ask this question."""
        question = self.questions[number]
        self.stack.setCurrentIndex(number)
        total = len(self.questions)
        self.steps.setText(self.tr("Step {number} of {total}").format(number=number + 1, total=total))
        self.title.setText(question.title())
        self.explained.setText(question.explained())
        self.refusal.clear()
        self.back.setVisible(number > 0)
        last = number == total - 1
        self.next.setText(self.tr("Make the book") if last else self.tr("Next"))
        question.take_focus()

    def backward(self) -> None:
        """One question back; its answer is still there."""
        self.show_step(max(0, self.stack.currentIndex() - 1))

    def forward(self) -> None:
        """On to the next question if this one is answered; after the last the book is made."""
        at = self.stack.currentIndex()
        missing = self.questions[at].missing()
        if missing:
            self.refusal.setText(missing)
        elif at + 1 < len(self.questions):
            self._propose(self.questions[at])
            self.show_step(at + 1)
        else:
            self._make()

    def _propose(self, answered: Question) -> None:
        """What follows from an answer, for the questions that come."""
        unit = self.unit.chosen
        if unit is not None and answered is self.unit:
            self.people.offer(unit)
        elif unit is not None and answered is self.people:
            self.file.propose(unit, self.people.chosen_kind())
            _, office = offices_over(unit.title, self.people.names())
            self.key.name_signer(self.people.signer.read(), " ".join(office.splitlines()))

    def plan(self) -> NewBookRequest | None:
        """The answers; None while the unit is not chosen."""
        if self.unit.chosen is None:
            return None
        return NewBookRequest(
            path=self.file.path(),
            unit=self.unit.chosen,
            day=self.unit.day(),
            names=self.people.names(),
            key=self.key.wish(),
            key_file=self.key.file(),
            password=self.key.password(),
            calendar=self.file.calendar(),
        )

    def _make(self) -> None:
        plan = self.plan()
        if plan is None:
            self.show_step(0)
            return
        self._wait(lambda work: self._calls.make_book(plan, work), self.tr("Making the book"))
        settings.remember("person", plan.person)

    def _wait(
        self,
        task: Callable[[Work], "Book"],
        title: str,
    ) -> None:
        self.setEnabled(False)
        self.refusal.setText(title)
        self._context.run(task, self._done, title=title, failed=self._failed, cancellable=False)

    def _done(self, book: "Book") -> None:
        self.setEnabled(True)
        self.accept()
        self.opened.emit(book)

    def _failed(self, trouble: Trouble) -> None:
        self.setEnabled(True)
        self.refusal.setText(message_for(trouble, language()))
