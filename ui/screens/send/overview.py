"""The left side of the page: findings, what changed since the last revision, main figures, packages sent."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.values.dates import format_date
from ui.language import form_word
from ui.pieces.chip import StateChip
from ui.pieces.moments import minute_of
from ui.pieces.text import button, clear, label
from ui.returns import filled_words, period_words, row_words
from ui.screens.send.sections import Section
from ui.screens.send.work import CellChange, Review, SentBefore

_MOST_CHANGES = 30
_MOST_PACKAGES = 8


class Overview(QWidget):
    """Everything but the findings, one section under the other."""

    package_wanted = Signal(str)  # SHA-256

    def __init__(self) -> None:
        super().__init__()
        self.changes = Section(self.tr("Changed since the last revision"))
        self.totals = Section(self.tr("Main figures"))
        self.packages = Section(self.tr("Packages written out before"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.clean = StateChip(self.tr("The figures of all forms agree with each other"), "green")
        self.early = StateChip()
        column.addWidget(self.clean)
        column.addWidget(self.early)
        for section in (self.changes, self.totals, self.packages):
            column.addWidget(section)
        column.addStretch(1)

    def show_review(self, review: Review) -> None:
        """Show what is to be seen before signing."""
        self._show_changes(review)
        pages = self.tr("{pages} printed pages · figures as of {day}")
        printed = pages.format(pages=review.pages, day=format_date(review.paper.cutoff))
        self.totals.say(f"{printed}\n{filled_words(review.paper.completeness())}")
        self.totals.show_totals(review.totals, (self.tr("Unit"), self.tr("Before"), self.tr("Now")))
        self._show_packages(review.packages)
        self.clean.setVisible(not review.paper.findings)
        early = review.today < review.paper.cutoff and review.paper.frozen is None
        day = format_date(review.paper.cutoff)
        words = self.tr("The period is not over yet: figures are as of {day}").format(day=day)
        self.early.show_state(words if early else "", "amber")

    def _show_changes(self, review: Review) -> None:
        changes = review.changes
        self.changes.setVisible(changes is not None)
        if changes is None:
            return
        note = "" if changes else self.tr("No figure differs from it.")
        if len(changes) > _MOST_CHANGES:
            note = self.tr("{count} figures differ; the first {shown} are listed.").format(
                count=len(changes), shown=_MOST_CHANGES
            )
        self.changes.say(note)
        lines = [self._change_line(review, one) for one in changes[:_MOST_CHANGES]]
        heads = (self.tr("Form"), self.tr("Cell"), self.tr("Revision before"), self.tr("This revision"))
        self.changes.show_lines(heads if lines else (), lines, wide=1, right=frozenset({2, 3}))

    def _change_line(self, review: Review, change: CellChange) -> tuple[str, ...]:
        form = review.paper.sheets[change.form].form
        code, words = row_words(form, change.key[0])
        column = form_word(form.column_by_key[change.key[1]].header[-1])
        blank = self.tr("blank")
        return (
            form_word(form.name),
            f"{code}  {words} · {column}",
            change.before or blank,
            change.now or blank,
        )

    def _show_packages(self, packages: tuple[SentBefore, ...]) -> None:
        self.packages.say("" if packages else self.tr("Nothing was written out of this book yet."))
        clear(self.packages.grid)
        for at, one in enumerate(packages[:_MOST_PACKAGES]):
            told = self.tr("{period} · package {number} · {moment}").format(
                period=period_words(one.period), number=one.number, moment=minute_of(one.sent_at)
            )
            opens = button(told, partial(self.package_wanted.emit, one.sha256), kind="link")
            self.packages.grid.addWidget(opens, 2 * at, 0)
            file = label(f"{one.file_name} · SHA-256 {one.sha256[:12]}…", "note", wrap=True)
            self.packages.grid.addWidget(file, 2 * at + 1, 0)
