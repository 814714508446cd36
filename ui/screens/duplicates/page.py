"""The page of records that may be one and the same: pairs, two records beside each other, two chosen by hand."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.register.catalogue import about
from models.register.texts.words import table_label
from models.values.errors import Trouble
from models.values.messages import within
from models.values.quantities import format_number
from storage.register.identity.duplicates import DuplicatePair
from storage.register.identity.merge_plan import MergePlan
from ui.language import language
from ui.pieces.text import button
from ui.register import undoing
from ui.register.done import DoneLine
from ui.register.form.links import LinkField
from ui.register.paper_dialog import show_table
from ui.screens.duplicates.comparing import Chooser, Comparison
from ui.screens.duplicates.pairs import PairList
from ui.shell.context import Context
from ui.shell.page import Action, Page


class DuplicatesPage(Page):
    """Targets: "kind" (a table) with "first" and "second" (ids) to compare, or "first" alone to choose the other."""

    key = "duplicates"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.list = PairList(context)
        self.comparison = Comparison()
        self.chooser: Chooser | None = None
        self.first: LinkField | None = None
        self.second: LinkField | None = None
        self.done = DoneLine(self.undo)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.comparison)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.done)
        column.addWidget(self.stack, 1)
        self.list.compare_wanted.connect(lambda pair: self.compare(pair.table, pair.first, pair.second))
        self.list.apart_wanted.connect(self.keep_apart)
        self.list.choose_wanted.connect(lambda: self.choose(self.list.kind))
        self.list.counted.connect(self.head_changed)
        self._own = False
        self._merging = False

    def print_preview(self) -> bool:
        return self.stack.currentWidget() is self.list and show_table(
            self.context, self, self.title(), self.list.table
        )

    # the head

    @property
    def plan(self) -> MergePlan | None:
        """The merge that is shown."""
        return self.comparison.plan if self.stack.currentWidget() is self.comparison else None

    def title(self) -> str:
        return self.tr("Duplicates")

    def where(self) -> tuple[str, ...]:
        if self.stack.currentWidget() is self.list:
            return ()
        return (table_label(self.list.kind, language(), many=True),)

    def note(self) -> str:
        count = self.list.counts.get(self.list.kind)
        if count is None or self.stack.currentWidget() is not self.list:
            return ""
        return self.tr("{count} pairs that may be one").format(count=format_number(count))

    def primary(self) -> Action | None:
        if self.plan is None:
            return None
        busy = self.tr("The records are being merged.") if self._merging else ""
        return Action(self.tr("Merge into one"), self.merge, "check", busy)

    def secondary(self) -> tuple[Action, ...]:
        if self.stack.currentWidget() is self.list:
            return ()
        back = Action(self.tr("Back to the pairs"), self.go_back, "back")
        if self.plan is None:
            return (back,)
        return (
            back,
            Action(self.tr("Let the other stay"), self.swap),
            Action(self.tr("Not the same"), self.keep_shown_apart),
        )

    # what the window asks

    def activate(self, target: dict[str, Any]) -> None:
        kind = str(target.get("kind", "")) or self.list.kind
        self.list.show_kinds(kind)
        if target.get("first") and target.get("second"):
            self.compare(kind, str(target["first"]), str(target["second"]))
        elif target.get("first"):
            self.choose(kind, str(target["first"]))
        elif target or self.stack.currentWidget() is self.list:
            self.go_back()

    def refresh(self, changed: frozenset[str]) -> None:
        if self._own or not changed & (about(self.list.kind) | {"distinct_pairs"}):
            self._own = False
            return
        plan = self.plan
        if plan is not None:
            self.compare(plan.table, plan.kept, plan.gone)
        elif self.stack.currentWidget() is self.list:
            self.list.read()

    def first_focus(self) -> QWidget | None:
        return self.list.table if self.stack.currentWidget() is self.list else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.stack.currentWidget() is not self.list:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def undo(self) -> bool:
        return self._turn(undoing.undo_last, self.tr("Taken back: {what}"))

    def redo(self) -> bool:
        return self._turn(undoing.redo_last, self.tr("Done again: {what}"))

    def _turn(self, act: "undoing.Turn", told: str) -> bool:
        return undoing.turned(self.context, act, told, lambda said: self.done.say(said, undoable=False))

    # the parts

    def go_back(self) -> None:
        """To the pairs, looked for anew where the kind was not yet."""
        self.stack.setCurrentWidget(self.list)
        if self.list.kind not in self.list.counts or not self.list.pairs:
            self.list.read()
        self.list.table.setFocus()
        self.head_changed.emit()

    def choose(self, kind: str, first: str = "") -> None:
        """Ask for two records of a kind."""
        book, one = self.context.opened, table_label(kind, language())
        if self.chooser is not None:
            self.stack.removeWidget(self.chooser)
            self.chooser.deleteLater()
        self.first = LinkField(self.tr("{kind} that stays").format(kind=one), book, kind)
        self.second = LinkField(self.tr("{kind} that goes").format(kind=one), book, kind)
        told = self.tr(
            "Choose two {kind} that are one and the same. Nothing is merged before you have compared them."
        )
        act = button(self.tr("Compare"), self._compare_chosen, kind="primary")
        many = within(table_label(kind, language(), many=True))
        self.chooser = Chooser(self.first, self.second, told.format(kind=many), act)
        self.stack.addWidget(self.chooser)
        self.stack.setCurrentWidget(self.chooser)
        if first:
            self.first.set_value(first)
        (self.second if first else self.first).editor.setFocus()
        self.head_changed.emit()

    def _compare_chosen(self) -> None:
        assert self.first is not None and self.second is not None
        try:
            first, second = self.first.read(), self.second.read()
        except Trouble as trouble:
            self.context.tell(trouble)
            return
        if first and second:
            self.compare(self.list.kind, str(first), str(second))

    def compare(self, table: str, kept: str, gone: str) -> None:
        """Show two records beside each other; the first is the one that stays."""
        from storage.register.identity import merge_plan

        book, spoken = self.context.opened, language()
        try:
            plan = merge_plan.plan(book, table, kept, gone, spoken)
        except Trouble as trouble:
            self.context.tell(trouble)
            self.go_back()
            return
        self.comparison.show_plan(plan)
        self.stack.setCurrentWidget(self.comparison)
        self.comparison.take_focus()
        self.head_changed.emit()

    def swap(self) -> None:
        """Let the other record stay."""
        if (plan := self.plan) is not None:
            self.compare(plan.table, plan.gone, plan.kept)

    def merge(self) -> None:
        """Merge the two that are shown, beside the window."""
        plan = self.plan
        if plan is None or self._merging:
            return
        from storage.register.identity import merging

        book, choices = self.context.opened, self.comparison.choices()
        self._merging = self._own = True
        self.head_changed.emit()
        self.context.run(
            lambda _work: merging.merge(book, plan.table, plan.kept, plan.gone, choices),
            lambda _: self._merged(plan),
            title=self.tr("Merging the records"),
            failed=self._failed,
            cancellable=False,
        )

    def _merged(self, plan: MergePlan) -> None:
        self._merging = False
        self.stack.setCurrentWidget(self.list)
        self.list.leave_out(plan.gone)
        told = self.tr("Merged: {other} into {name}")
        self.done.say(told.format(other=plan.gone_name, name=plan.kept_name))
        self.list.table.setFocus()
        self.head_changed.emit()

    def _failed(self, trouble: Trouble) -> None:
        self._merging = self._own = False
        self.context.tell(trouble)
        self.head_changed.emit()

    def keep_shown_apart(self) -> None:
        """Remember that the two that are shown are not the same."""
        plan = self.plan
        if plan is not None:
            self._keep_apart(plan.table, plan.kept, plan.gone)

    def keep_apart(self, pair: DuplicatePair) -> None:
        """Remember that a pair is not the same."""
        self._keep_apart(pair.table, pair.first, pair.second)

    def _keep_apart(self, table: str, one: str, other: str) -> None:
        from storage.register.identity import distinct

        self._own = True
        try:
            distinct.keep_apart(self.context.opened, table, one, other)
        except Trouble as trouble:
            self._own = False
            self.context.tell(trouble)
            return
        self.stack.setCurrentWidget(self.list)
        pair = next(
            (kept for kept in self.list.pairs.values() if {kept.first, kept.second} == {one, other}), None
        )
        if pair is not None:
            self.list.leave_out_pair(pair)
        names = table_label(table, language(), many=True)
        self.done.say(self.tr("Marked as not the same ({kind}).").format(kind=within(names)))
        self.list.table.setFocus()
        self.head_changed.emit()
