"""The case file of an organisation that cannot be dissolved: creditors in the order of payment, causes, steps."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from models.values.dates import format_date
from models.values.quantities import format_number
from storage.register.doubts.dissolution_cases import CaseDebt, DissolutionCase, case_of
from storage.register.organisations import OrganisationCard
from ui.language import language
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import button, label
from ui.register import words
from ui.register.kind.children import ChildrenPart
from ui.register.paper_dialog import PaperDialog
from ui.register.part import RecordPart
from ui.shell.context import Context


class CasePart(RecordPart[OrganisationCard]):
    """Why it is not dissolved, who must act, what was done and what follows."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.case: DissolutionCase | None = None
        self.facts = label("", wrap=True)
        self.paper = PaperDialog(context, self)
        self.print = button(self.tr("Print the case file\u2026"), self.show_paper, picture="print")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.facts, 1)
        head.addWidget(self.print)
        self.debts = DataTable[str, CaseDebt](self._columns(), self._fetch, name="case-debts")
        self.debts.row_opened.connect(lambda key: self.context.go_to("debts", debt=key))
        self.steps: ChildrenPart[OrganisationCard] = ChildrenPart("dissolution_steps", context)
        self.causes: ChildrenPart[OrganisationCard] = ChildrenPart("dissolution_causes", context)
        self.column.addLayout(head)
        self.column.addWidget(self.debts, 2)
        for part, stretch in ((self.steps, 3), (self.causes, 2)):
            part.panel_wanted.connect(self.panel_wanted)
            part.panel_done.connect(self.panel_done)
            part.told.connect(self.told)
            self.column.addWidget(part, stretch)

    def _columns(self) -> list[Column[CaseDebt]]:
        return [
            Column("order", self.tr("Paid as"), lambda one: str(one.order), 64, number=True, sortable=False),
            Column("creditor", self.tr("Creditor"), _creditor, 160, sortable=False),
            Column(
                "balance",
                self.tr("Owes (mil.)"),
                lambda one: words.millions(one.balance),
                104,
                number=True,
                sortable=False,
            ),
            Column(
                "acts",
                self.tr("Who must act"),
                lambda one: one.acts(language()),
                300,
                tip=lambda one: one.acts(language()),
                sortable=False,
            ),
        ]

    def _fetch(self, keys: Sequence[Any]) -> dict[Any, CaseDebt]:
        known = {} if self.case is None else {debt.id: debt for debt in self.case.debts}
        return {key: known[key] for key in keys if key in known}

    def show_card(self, card: OrganisationCard) -> None:
        super().show_card(card)
        self.case = case_of(self.context.opened, card.id)
        self.facts.setText(self._said())
        self.print.setVisible(self.case is not None)
        self.debts.setVisible(self.case is not None)
        self.debts.show_keys([] if self.case is None else [debt.id for debt in self.case.debts])
        self.debts.read_again()
        self.steps.show_card(card)
        self.causes.show_card(card)

    def _said(self) -> str:
        case = self.case
        if case is None:
            return self.tr(
                "Nothing keeps it from being dissolved today: it operates, owes nothing, or has ended. Steps and "
                "causes that were recorded stay here."
            )
        on = format_date(case.clock_on) if case.clock_on else ""
        parts = [
            self.tr("Owes {amount} mil.").format(amount=format_number(words.millions(case.held.total) or 0)),
            words.say(case.clock, on=on),
            "; ".join(words.coded("dissolution_causes", cause) for cause in case.causes),
        ]
        if case.objections:
            told = self.tr("{count} written objections stand")
            parts.append(told.format(count=format_number(case.objections)))
        if case.next is not None:
            due = format_date(case.next.next_on) if case.next.next_on else ""
            late = self.tr("Late since {due}: {step}") if case.is_late else self.tr("Next: {step} {due}")
            parts.append(late.format(step=case.next.next_step, due=due))
        elif case.is_without_step:
            parts.append(self.tr("Nothing was done about it yet"))
        return " \u00b7 ".join(part.strip() for part in parts if part)

    def show_paper(self) -> None:
        """Show the case file as it is printed."""
        book, case = self.context.opened, self.case
        if case is None:
            return

        def make() -> bytes:
            from exports.paper.pdf import write_pdf
            from exports.tables.case_lists import case_matrices
            from storage.book import settings

            unit, names = settings.named(settings.unit_of(book)), settings.office_names(book)
            printed = case_matrices(case, unit, names)
            return write_pdf(printed, made_at=book.clock(), title=case.held.name)

        self.paper.show(case.held.name, "ho-so-giai-the", lambda _: make())

    def take_focus(self) -> None:
        self.steps.take_focus()


def _creditor(debt: CaseDebt) -> str:
    kind = words.coded("creditor_kinds", debt.creditor_kind)
    return f"{debt.creditor} ({kind})" if debt.creditor else kind
