"""The page of targets."""

from functools import cached_property, partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from models.register.catalogue import about
from models.register.target_sets import set_keys, target_set
from models.values.quantities import format_number
from storage.register.shipped.target_sets import add_set
from ui.language import QT_TRANSLATE_NOOP
from ui.register.kind.page import KindPage
from ui.register.kind.screen import EmptyOffer, KindScreen
from ui.screens.targets.results import ResultsTable
from ui.shell.page import Action

PLAN = "KH-994-2021"


class TargetsPage(KindPage):
    """Targets of plans, resolutions and schemes, and the table of their results.

    Targets of the page: as of every kind, and "results" for the table.
    """

    kind_screen = KindScreen(
        table="targets",
        context="Targets",
        groups=(
            (
                QT_TRANSLATE_NOOP("Targets", "What is asked for"),
                (
                    "name",
                    "item",
                    "target_group",
                    "measured_in",
                    "wording",
                    "direction",
                    "calculation",
                    "first_year",
                    "horizon",
                ),
            ),
            (
                QT_TRANSLATE_NOOP("Targets", "Where it is written"),
                ("document_id", "commune_code", "part_of_id", "condition", "condition_target_id", "note"),
            ),
            (
                QT_TRANSLATE_NOOP("Targets", "Result from a form"),
                (
                    "result_form",
                    "result_row",
                    "result_column",
                    "base",
                    "base_form",
                    "base_row",
                    "base_column",
                ),
            ),
            (QT_TRANSLATE_NOOP("Targets", "Typed result"), ("result", "result_on", "result_source")),
        ),
        new=(
            "name",
            "item",
            "target_group",
            "measured_in",
            "wording",
            "calculation",
            "first_year",
            "horizon",
            "document_id",
        ),
        find=QT_TRANSLATE_NOOP("Targets", "Find: target, item"),
        empty=QT_TRANSLATE_NOOP(
            "Targets",
            "What plans, resolutions and schemes ask for, in their own words: over 45, ≥ 25, 7-10 a year. The result "
            "comes from the forms or is typed, and one table says what is reached, missed or not yet due.",
        ),
        icon="targets",
        offer=EmptyOffer(
            QT_TRANSLATE_NOOP("Targets", "Add those of plan 994/KH-UBND"),
            QT_TRANSLATE_NOOP("Targets", "Added: the targets of plan 994/KH-UBND to 2025 and 2030."),
            partial(add_set, key=PLAN),
        ),
    )

    @cached_property
    def results(self) -> ResultsTable:
        """The table of results; built when it is first asked for."""
        made = ResultsTable(self.context)
        self.stack.addWidget(made)
        made.target_wanted.connect(self.open)
        made.read_again.connect(self.head_changed)
        return made

    @property
    def is_results(self) -> bool:
        """Whether the table of results is in front."""
        return "results" in self.__dict__ and self.front is self.results

    def show_results(self) -> None:
        """Bring the table of results to the front."""
        self.bring(self.results)
        self.results.read()
        self.results.table.setFocus()

    def add_plan(self, key: str) -> None:
        """Add the targets of a plan that comes with the program."""
        added = []
        if self.attempt(lambda: added.append(add_set(self.context.opened, key))):
            said = self.tr("{count} targets added, {known} were there already.")
            counts = {"count": format_number(added[0].added), "known": format_number(added[0].known)}
            self.done.say(said.format(**counts))

    def _choose_plan(self) -> None:
        menu = QMenu(self)
        for key in set_keys():
            named = target_set(key).name[self.context.language]
            menu.addAction(named).triggered.connect(lambda _, key=key: self.add_plan(key))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(self.width() - menu.sizeHint().width(), 0)))

    # the head

    def title(self) -> str:
        return self.tr("Target \u2013 result \u2013 difference") if self.is_results else super().title()

    def list_actions(self) -> tuple[Action, ...]:
        return (Action(self.tr("Results"), self.show_results, "consolidation"), *super().list_actions())

    def secondary(self) -> tuple[Action, ...]:
        if not self.is_results:
            return super().secondary()
        return (
            Action(self.tr("Back to the list"), self.go_back, "back"),
            Action(self.tr("Add a plan\u2026"), self._choose_plan),
            Action(self.tr("Save\u2026"), self.results.ask_where),
            Action(self.tr("Print preview"), self.results.show_paper),
        )

    def print_preview(self) -> bool:
        return self.results.show_paper() if self.is_results else super().print_preview()

    def first_focus(self) -> QWidget | None:
        return self.results.table if self.is_results else super().first_focus()

    # what the window asks

    def activate(self, target: dict[str, Any]) -> None:
        if target.get("results"):
            self.show_results()
        else:
            super().activate(target)

    def refresh(self, changed: frozenset[str]) -> None:
        if self.is_results and (not changed or changed & about("targets")):
            self.results.read()
        super().refresh(changed)
