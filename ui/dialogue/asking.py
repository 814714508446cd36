"""Asking a unit about what it sent: the whole return, a figure, a record; with a last day and a proposed value."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.dialogue.queries import WHOLE, Pin, cell, record
from models.values.errors import Refused, Trouble
from models.values.messages import message_for
from models.values.workdays import working_day_after
from storage.dialogue.queries import Asked
from ui.dialogue.asked_about import Subject, read_subject
from ui.language import language
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.inputs.fields import DateField, InputField, TextField
from ui.pieces.inputs.longer import LongTextField
from ui.pieces.text import button, label
from ui.returns import form_words, period_words
from ui.shell.context import Context
from ui.shell.work import Work

RETURN, CELL, RECORD = "return", "cell", "record"
DAYS = 10
"""Working days that a unit is given to answer, as proposed; the officer may write another last day."""


class AskPanel(QWidget):
    """`asked` gives the question as it was kept (storage.dialogue.queries.Asked); `left` that somebody does not
    want to now.

    Nothing is sent by asking: the question waits until the questions are written to a file.
    """

    asked = Signal(object)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sha256 = ""
        self._finding = ""
        self._wanted = WHOLE
        self._turn = 0
        self.subject: Subject | None = None
        self.about = label("", "label", wrap=True)
        self._make_fields()
        self.now = label("", "note", wrap=True)
        self.refusal = label("", "refusal", wrap=True)
        self.refusal.hide()
        self.act = button(self.tr("Ask"), self.go, kind="primary")
        self._lay_out()

    def _make_fields(self) -> None:
        self.kind = ChoiceField(self.tr("About"), self._kinds())
        self.form = ChoiceField(self.tr("Form"))
        self.row = ChoiceField(self.tr("Indicator"), chars=48)
        self.column = ChoiceField(self.tr("Column"))
        self.table = ChoiceField(self.tr("List"))
        self.record = ChoiceField(self.tr("Record"), chars=48)
        self.field = ChoiceField(self.tr("Field"))
        self.text = LongTextField(self.tr("Question"), lines=4)
        self.due = DateField(self.tr("Answer wanted by"), today=self._today)
        self.proposal = TextField(
            self.tr("Proposed value"),
            hint=self.tr("It changes nothing before the unit accepts it."),
            chars=24,
        )
        for one, then in (
            (self.kind, self._show_kind),
            (self.form, self._offer_rows),
            (self.row, self._offer_columns),
            (self.column, self._show_now),
            (self.table, self._offer_records),
            (self.record, self._show_now),
            (self.field, self._show_now),
        ):
            one.committed.connect(lambda _, then=then: then())

    def _today(self) -> date:
        return self._context.opened.clock().date()

    def _kinds(self) -> list[Option]:
        return [
            Option(RETURN, self.tr("The whole return")),
            Option(CELL, self.tr("A figure of a form")),
            Option(RECORD, self.tr("A record of the register")),
        ]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(10)
        places = (self.form, self.row, self.column, self.table, self.record, self.field)
        for widget in (self.about, self.kind, *places, self.now, self.text, self.due, self.proposal):
            column.addWidget(widget)
        column.addWidget(self.refusal)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.act)
        row.addWidget(button(self.tr("Not now"), self.left.emit))
        row.addStretch(1)
        column.addLayout(row)
        waits = self.tr("The question is kept now and goes out when the questions are written to a file.")
        column.addWidget(label(waits, "note", wrap=True))
        column.addStretch(1)

    def first_focus(self) -> QWidget:
        """Where the keyboard should be."""
        return self.text.box

    # what is asked about

    def show_package(
        self, sha256: str, pin: Pin = WHOLE, finding: str = "", proposal: str = "", text: str = ""
    ) -> None:
        """Ask about this received package, with the place, the question and the value that are known already.

        proposal: as people write it in that place.
        """
        self._sha256, self._finding, self._wanted, self.subject = sha256, finding, pin, None
        self._turn += 1
        turn, book = self._turn, self._context.opened
        self.refusal.hide()
        self.about.setText("")
        self.text.set_value(text)
        self.proposal.set_value(proposal)
        self.due.set_value(working_day_after(self._today(), DAYS))
        self.kind.set_value(pin.kind)
        self.act.setEnabled(False)
        self._show_kind()

        def done(found: Subject) -> None:
            if turn == self._turn:
                self._show_subject(found)

        self._context.run(
            lambda _work: read_subject(book, sha256),
            done,
            title=self.tr("Reading the package"),
            failed=self._refuse,
        )

    def _show_subject(self, found: Subject) -> None:
        self.subject, package = found, found.package
        words = self.tr("{unit} \u00b7 {period} \u00b7 revision {revision}")
        self.about.setText(
            words.format(
                unit=package.unit_name, period=period_words(package.period), revision=package.revision
            )
        )
        self.form.offer([Option(code, form_words(form)) for code, form in found.forms.items()])
        self.table.offer(found.tables())
        place = (*self._wanted.place, "", "", "")
        if self._wanted.kind == CELL:
            self.form.set_value(place[0])
            self._offer_rows(place[1], place[2])
        elif self._wanted.kind == RECORD:
            self.table.set_value(place[0])
            self._offer_records(place[1], place[2])
        self.act.setEnabled(True)
        self._show_kind()

    def _show_kind(self) -> None:
        kind = self.kind.value() or RETURN
        for one in (self.form, self.row, self.column):
            one.setVisible(kind == CELL)
        for other in (self.table, self.record, self.field):
            other.setVisible(kind == RECORD)
        self.proposal.setVisible(kind != RETURN)
        self._show_now()

    def _offer_rows(self, row: str = "", column: str = "") -> None:
        if self.subject is not None:
            self.row.offer(self.subject.rows(self.form.value()))
            self.row.set_value(row)
            self._offer_columns(column)

    def _offer_columns(self, column: str = "") -> None:
        if self.subject is None:
            return
        offered = self.subject.columns(self.form.value(), self.row.value())
        self.column.offer(offered)
        form = self.subject.forms.get(self.form.value())
        main = (
            form.main_column
            if form is not None and any(form.main_column == one.key for one in offered)
            else ""
        )
        self.column.set_value(column or main)
        self._show_now()

    def _offer_records(self, key: str = "", name: str = "") -> None:
        if self.subject is not None:
            self.record.offer(self.subject.names(self.table.value()))
            self.record.set_value(key)
            self.field.offer(self.subject.fields(self.table.value()))
            self.field.set_value(name)
            self._show_now()

    def _show_now(self) -> None:
        """What the package says in the place that is meant."""
        pin = self.pin()
        now = (
            self.subject.now(pin) if self.subject is not None and pin.kind != RETURN and pin.place[-1] else ""
        )
        self.now.setText(self.tr("The package says: {value}").format(value=now) if now else "")
        self.now.setVisible(bool(now))

    def pin(self) -> Pin:
        """The place that is meant, as far as it is chosen."""
        kind = self.kind.value()
        if kind == CELL:
            return cell(self.form.value(), self.row.value(), self.column.value())
        if kind == RECORD:
            return record(self.table.value(), self.record.value(), self.field.value())
        return WHOLE

    # asking

    def go(self) -> None:
        """Keep the question beside the window; what is wrong is said in its place."""
        editors: tuple[InputField, ...] = (
            self.kind,
            self.form,
            self.row,
            self.column,
            self.table,
            self.record,
            self.field,
        )
        if not all(
            one.commit() for one in (*editors, self.text, self.due, self.proposal) if one.isVisibleTo(self)
        ):
            return
        pin, subject, book = self.pin(), self.subject, self._context.opened
        text, due, finding, sha256 = self.text.value(), self.due.value(), self._finding, self._sha256
        if subject is None:
            return
        if pin.kind != RETURN and not all(pin.place[:2] if pin.kind == RECORD else pin.place):
            self._say(self.tr("Choose first what the question is about."))
            return
        try:
            proposal = subject.proposal(pin, self.proposal.value()) if pin.kind != RETURN else ""
        except Refused as refusal:
            self.proposal.refuse(message_for(refusal, language()))
            return
        self.refusal.hide()
        self.act.setEnabled(False)

        def kept(_work: Work) -> Asked:
            from storage.dialogue import queries

            return queries.ask(book, sha256, pin, text, due, finding, proposal)

        def done(asked: Asked) -> None:
            self.act.setEnabled(True)
            self.text.set_value("")
            self.proposal.set_value("")
            self.asked.emit(asked)

        self._context.run(
            kept, done, title=self.tr("Keeping the question"), failed=self._refuse, cancellable=False
        )

    def _refuse(self, trouble: Trouble) -> None:
        self.act.setEnabled(self.subject is not None)
        places = {
            "QUERY_WITHOUT_TEXT": self.text,
            "NOTICE_TEXT_TOO_LONG": self.text,
            "QUERY_DUE_PAST": self.due,
        }
        places |= {"PROPOSAL_VALUE": self.proposal, "PROPOSAL_PLACE": self.proposal}
        field = places.get(trouble.code)
        if field is None:
            self._say(message_for(trouble, language()))
        else:
            field.refuse(message_for(trouble, language()))
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, words: str) -> None:
        self.refusal.setText(words)
        self.refusal.show()
