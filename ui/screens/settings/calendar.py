"""How periods are counted, and the rules on last days and the forms with what the office compared."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.forms.definition import Form
from models.values.dates import format_date
from models.values.deadline_words import mark
from models.values.deadlines import Rule, in_force
from models.values.errors import Trouble
from models.values.messages import message_for
from models.values.periods import Compared, PeriodCalendar
from storage.book import periods, settings
from storage.forms import comparisons
from storage.returns import period_days
from ui.language import language
from ui.pieces.inputs.fields import TextField
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.text import button, clear, hairline, label
from ui.returns import form_words
from ui.screens.settings.card import Card, in_row
from ui.shell.context import Context


class CalendarPart(QWidget):
    """Three sheets: the calendar of periods, the rules for units of this level and below, and the forms."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.calendars = FilterChips()
        self.words: dict[str, str] = {}
        self.calendars.chosen.connect(self._choose)
        counting = Card(
            self.tr("Calendar of periods"),
            self.tr(
                "State bodies count quarters from the 15th to the 14th (Decree 09/2019); others by calendar months."
                " What is sealed keeps its days."
            ),
        )
        counting.inside.addWidget(self.calendars)
        table = Card(
            self.tr("Rules on deadlines"),
            self.tr(
                "What was not read in its original text is marked. Once somebody has compared a rule with the"
                " original, that is shown instead."
            ),
        )
        self.name = TextField(self.tr("Compared by"), hint=self.tr("Name of who compares; the day is today."))
        table.inside.addWidget(self.name)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        table.inside.addLayout(self._rows)
        forms = Card(
            self.tr("Forms"),
            self.tr(
                "A form that was not read in its original stays marked on the screen until somebody has compared it."
            ),
        )
        self._forms = QVBoxLayout()
        self._forms.setSpacing(8)
        forms.inside.addLayout(self._forms)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in (counting, table, forms):
            column.addWidget(card)
        column.addStretch(1)

    def look(self) -> None:
        """Read the book."""
        book = self._context.opened
        names = {
            PeriodCalendar.CALENDAR: self.tr("Calendar months"),
            PeriodCalendar.STATE: self.tr("15th to 14th"),
        }
        chosen = periods.calendar_of(book)
        self.calendars.show_filters([Filter(one.value, name) for one, name in names.items()], chosen.value)
        clear(self._rows)
        self.words = {}
        compared, today, level = periods.compared(book), book.clock().date(), settings.unit_of(book).level
        for rule in in_force(today, level):
            self._show_rule(rule, compared.get(rule.key))
        clear(self._forms)
        known = comparisons.compared_forms(book)
        for form in comparisons.editions_from(book, today):
            self._show_form(form, known.get(comparisons.form_key(form)))

    def _show_rule(self, rule: Rule, compared: Compared | None) -> None:
        told = f"{rule.sender} \u2192 {rule.recipient}: {rule.form}"
        until = (
            self.tr("in force until {day}").format(day=format_date(rule.valid_to)) if rule.valid_to else ""
        )
        self.words[rule.key] = mark(rule.evidence, compared, language())
        parts = [rule.key, rule.source, until, self.words[rule.key], rule.note]
        steps = (partial(self.compare, rule.key), partial(self._forget, rule.key))
        self._show(self._rows, told, parts, steps, compared)

    def _show_form(self, form: Form, compared: Compared | None) -> None:
        key, today = comparisons.form_key(form), self._context.opened.clock().date()
        words = mark(form.evidence, compared, language())
        self.words[key] = words
        later = self.tr("from {day}").format(day=format_date(form.valid_from))
        parts = [key, later if form.valid_from > today else "", form.source, words]
        steps = (partial(self.compare_form, key), partial(self._forget_form, key))
        self._show(self._forms, form_words(form), parts, steps, compared)

    def _show(
        self,
        rows: QVBoxLayout,
        told: str,
        parts: Sequence[str],
        steps: tuple[Callable[[], None], Callable[[], None]],
        compared: Compared | None,
    ) -> None:
        """One line of a sheet: what it is, how well it is known, and the step that is left."""
        rows.addWidget(hairline())
        rows.addWidget(label(told, "label", wrap=True))
        rows.addWidget(label(" \u00b7 ".join(part for part in parts if part), "muted", wrap=True))
        compare, forget = steps
        if compared is None:
            step = button(self.tr("Compared with the original"), compare, kind="link")
        else:
            step = button(self.tr("Take back"), forget, kind="link")
        rows.addLayout(in_row(step))

    def _choose(self, name: str) -> None:
        if name != periods.calendar_of(self._context.opened).value:
            period_days.choose(self._context.opened, PeriodCalendar(name))

    def compare(self, rule: str) -> None:
        """Keep that the person named compared a rule today."""
        self._attempt(lambda name: periods.compare(self._context.opened, rule, name))

    def compare_form(self, code: str) -> None:
        """Keep that the person named compared a form today."""
        self._attempt(lambda name: comparisons.compare_form(self._context.opened, code, name))

    def _attempt(self, keep: Callable[[str], None]) -> None:
        try:
            keep(self.name.line.text())
        except Trouble as trouble:
            self.name.refuse(message_for(trouble, language()))
            return
        self.look()

    def _forget(self, rule: str) -> None:
        periods.forget(self._context.opened, rule)
        self.look()

    def _forget_form(self, code: str) -> None:
        comparisons.forget_form(self._context.opened, code)
        self.look()
