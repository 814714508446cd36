"""The left side of the page: findings, what changed since the last revision, main figures, packages sent."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from models.dates import format_date
from ui.pieces.chip import StateChip
from ui.pieces.moments import minute_of
from ui.pieces.text import clear, label, surface
from ui.returns import period_words, row_words
from ui.screens.send.work import CellChange, Review, SentBefore, Total

_MOST_CHANGES = 30
_MOST_PACKAGES = 8
_WIDEST = 860


class Section(QWidget):
    """A sheet with a heading over a grid of texts."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = label(heading, "section")
        self.note = label("", "note", wrap=True)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(4)
        sheet = surface()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        inside.addWidget(self.heading)
        inside.addWidget(self.note)
        inside.addLayout(self.grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)
        sheet.setMaximumWidth(_WIDEST)

    def show_lines(
        self, heads: Sequence[str], lines: Sequence[Sequence[str]], *, wide: int, right: frozenset[int]
    ) -> None:
        """Texts in columns; column `wide` takes the space that is left."""
        clear(self.grid)
        for across in range(len(heads)):
            self.grid.setColumnStretch(across, 1 if across == wide else 0)
            self.grid.addWidget(_text(heads[across], "note", across in right), 0, across)
        for down, line in enumerate(lines, start=1):
            for across, words in enumerate(line):
                self.grid.addWidget(_text(words, "", across in right, wrap=across == wide), down, across)


def _text(words: str, kind: str, right: bool, *, wrap: bool = False) -> QLabel:
    made = label(words, kind, wrap=wrap)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    made.setAlignment(side | Qt.AlignmentFlag.AlignTop)
    return made


class Overview(QWidget):
    """Everything but the findings, one section under the other."""

    def __init__(self) -> None:
        super().__init__()
        self.changes = Section(self.tr("Changed since the last revision"))
        self.totals = Section(self.tr("Main figures"))
        self.packages = Section(self.tr("Packages sent before"))
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
        self._show_totals(review)
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
        self.changes.note.setText("" if changes else self.tr("No figure differs from it."))
        self.changes.note.setVisible(not changes)
        lines = [self._change_line(review, one) for one in changes[:_MOST_CHANGES]]
        heads = (self.tr("Form"), self.tr("Cell"), self.tr("Revision before"), self.tr("This revision"))
        self.changes.show_lines(heads if lines else (), lines, wide=1, right=frozenset({2, 3}))
        if len(changes) > _MOST_CHANGES:
            self.changes.note.setText(
                self.tr("{count} figures differ; the first {shown} are listed.").format(
                    count=len(changes), shown=_MOST_CHANGES
                )
            )
            self.changes.note.show()

    def _change_line(self, review: Review, change: CellChange) -> tuple[str, ...]:
        form = review.paper.sheets[change.form].form
        code, words = row_words(form, change.key[0])
        column = form.column_by_key[change.key[1]].header[-1]
        blank = self.tr("blank")
        return (form.name, f"{code}  {words} · {column}", change.before or blank, change.now or blank)

    def _show_totals(self, review: Review) -> None:
        self.totals.note.setText(
            self.tr("{pages} printed pages · figures as of {day}").format(
                pages=review.pages, day=format_date(review.paper.cutoff)
            )
        )
        clear(self.totals.grid)
        self.totals.grid.setColumnStretch(0, 1)
        down = 0
        for form in dict.fromkeys(one.form for one in review.totals):
            heads = (form, self.tr("Unit"), self.tr("Before"), self.tr("Now"))
            for across, words in enumerate(heads):
                kind = "note" if across else "label"
                self.totals.grid.addWidget(_text(words, kind, across > 1), down, across)
            for one in review.totals:
                if one.form == form:
                    down += 1
                    self._add_total(one, down)
            down += 1

    def _add_total(self, total: Total, down: int) -> None:
        texts = (total.label, total.unit, total.before or "–", total.now or "–")
        for across, words in enumerate(texts):
            made = _text(words, "muted" if across in (1, 2) else "", across > 1, wrap=not across)
            self.totals.grid.addWidget(made, down, across)

    def _show_packages(self, packages: tuple[SentBefore, ...]) -> None:
        self.packages.note.setText("" if packages else self.tr("Nothing was sent from this book yet."))
        self.packages.note.setVisible(not packages)
        clear(self.packages.grid)
        for at, one in enumerate(packages[:_MOST_PACKAGES]):
            told = self.tr("{period} · package {number} · {moment}").format(
                period=period_words(one.period), number=one.number, moment=minute_of(one.sent_at)
            )
            self.packages.grid.addWidget(label(told, wrap=True), 2 * at, 0)
            file = label(f"{one.file_name} · SHA-256 {one.sha256[:12]}…", "note", wrap=True)
            self.packages.grid.addWidget(file, 2 * at + 1, 0)
