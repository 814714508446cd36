"""Two records beside each other: which value counts, what is led over, what can be there only once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from models.register.catalogue import record_of
from models.register.texts.words import field_label, table_label
from storage.register.identity.merge_plan import MergePlan, MergeSide
from ui.language import language
from ui.pieces.inputs.group import scrolled
from ui.pieces.text import clear, hairline, label
from ui.register.part import sheet_with

NOTHING = "\u2013"
"""What stands for a value that is not known."""

LONGEST = 60
"""Most characters of a value beside its button; all of it is under the pointer."""


class Comparison(QWidget):
    """The choices of a merge as rows: field, value of the record that stays, value of the one that goes."""

    def __init__(self) -> None:
        super().__init__()
        self.plan: MergePlan | None = None
        self._groups: dict[str, QButtonGroup] = {}
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(20, 16, 20, 20)
        self._column.setSpacing(16)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet_with(scrolled(self._content)))

    def show_plan(self, plan: MergePlan) -> None:
        """Show what the merge would do, with the choices as they are proposed."""
        self.plan, self._groups = plan, {}
        clear(self._column)
        self._column.addWidget(self._values(plan))
        if plan.collisions:
            self._column.addWidget(hairline())
            self._column.addWidget(self._collisions(plan))
        self._column.addWidget(hairline())
        for told in self._consequences(plan):
            self._column.addWidget(label(told, wrap=True))
        self._column.addStretch(1)

    def choices(self) -> dict[str, MergeSide]:
        """What was chosen: name of a field or id of a record → the side that counts."""
        sides = list(MergeSide)
        return {name: sides[group.checkedId()] for name, group in self._groups.items()}

    def take_focus(self) -> None:
        """Give the keyboard to the first choice."""
        group = next(iter(self._groups.values()), None)
        if group is not None and (checked := group.checkedButton()) is not None:
            checked.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, name: str, side: MergeSide) -> None:
        """Choose a side, as a click does."""
        self._groups[name].button(list(MergeSide).index(side)).click()

    # the rows

    def _values(self, plan: MergePlan) -> QWidget:
        made, grid = _grid()
        heads = (self.tr("Field"), self.tr("It stays"), self.tr("It goes into the bin"))
        for at, text in enumerate(heads):
            grid.addWidget(label(text, "note"), 0, at)
        grid.addWidget(label(table_label(plan.table, language()), "label"), 1, 0)
        grid.addWidget(label(plan.kept_name, "label", wrap=True), 1, 1)
        grid.addWidget(label(plan.gone_name, "label", wrap=True), 1, 2)
        for row, field in enumerate(plan.fields, 2):
            public = record_of(plan.table).by_name[field.name].public
            grid.addWidget(label(field_label(plan.table, public, language()), wrap=True), row, 0)
            words = (field.kept_words, field.gone_words)
            self._choose(grid, row, field.name, words, (MergeSide.KEPT, MergeSide.GONE), field.choice)
        if not plan.fields:
            grid.addWidget(label(self.tr("All values are the same."), "muted"), 2, 1, 1, 2)
        return made

    def _collisions(self, plan: MergePlan) -> QWidget:
        made, grid = _grid()
        told = self.tr("Both have these, and hardly both can be: choose which counts.")
        grid.addWidget(label(told, "label", wrap=True), 0, 0, 1, 3)
        for row, one in enumerate(plan.collisions, 1):
            grid.addWidget(label(table_label(one.table, language()), wrap=True), row, 0)
            words = [one.own_words, one.words]
            if MergeSide.BOTH in one.choices:
                words[1] = self.tr("Both: also {record}").format(record=one.words)
            self._choose(grid, row, one.id, words, one.choices, one.choice)
        return made

    def _choose(
        self,
        grid: QGridLayout,
        row: int,
        name: str,
        words: Sequence[str],
        sides: Sequence[MergeSide],
        choice: MergeSide,
    ) -> None:
        group = QButtonGroup(self._content)
        for at, (text, side) in enumerate(zip(words, sides, strict=True), 1):
            cut = text if len(text) <= LONGEST else f"{text[:LONGEST]}\u2026"
            radio = QRadioButton((cut or NOTHING).replace("&", "&&"))
            if cut != text:
                radio.setToolTip(text)
            radio.setChecked(side is choice)
            group.addButton(radio, list(MergeSide).index(side))
            grid.addWidget(radio, row, at)
        self._groups[name] = group

    # what else happens

    def _consequences(self, plan: MergePlan) -> list[str]:
        told = []
        if moved := plan.moved_words(language()):
            listed = ", ".join(f"{count} {name[:1].lower()}{name[1:]}" for name, count in moved)
            told.append(self.tr("Led over to the record that stays: {records}.").format(records=listed))
        if alike := len(plan.same) + len(plan.filled):
            told.append(self.tr("{count} records that both have alike are counted once.").format(count=alike))
        told.append(
            self.tr(
                "The other record goes into the bin with what was not taken. Ctrl+Z takes the whole merge back; "
                "returns that are sealed do not change."
            )
        )
        return told


def _grid() -> tuple[QWidget, QGridLayout]:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(6)
    for column, stretch in enumerate((2, 4, 4)):
        grid.setColumnStretch(column, stretch)
    return made, grid


class Chooser(QWidget):
    """Two records chosen by hand; made anew for each kind."""

    def __init__(self, first: QWidget, second: QWidget, told: str, act: QWidget) -> None:
        super().__init__()
        fields = QHBoxLayout()
        fields.setSpacing(20)
        fields.addWidget(first, 1)
        fields.addWidget(second, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(16)
        column.addWidget(label(told, wrap=True))
        column.addLayout(fields)
        column.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet_with(content))
