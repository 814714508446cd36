"""Whose debts keep them from being dissolved: by balance, with the clock of the law."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from models.values.dates import format_date
from models.values.names import fold_organisation
from storage.register.doubts.dissolution_cases import DissolutionCase, dissolution_cases
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import button
from ui.register import words
from ui.register.paper_dialog import PaperDialog
from ui.shell.context import Context

_OWN = ("bank", "alliance_fund", "tax")


class HeldList(QWidget):
    """Those that owe most stand first; Enter opens the case file of the organisation.

    print: the button, for the row of whoever shows the list.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: dict[str, DissolutionCase] = {}
        self._text = ""
        self._day: date | None = None
        self.table = DataTable[str, DissolutionCase](
            self._columns(), self._fetch, name="debts-held", frozen=1
        )
        self.table.row_opened.connect(self._open)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(
            EmptyState(
                "check",
                self.tr("No organisation is held by its debts"),
                self.tr("Organisations that have stopped and still owe would be listed here."),
            )
        )
        self.paper = PaperDialog(context, self)
        self.print = button(self.tr("Print the list\u2026"), self.show_paper, picture="print")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _columns(self) -> list[Column[DissolutionCase]]:
        def owed(kind: str) -> Column[DissolutionCase]:
            header = words.shortly("CREDITOR_HEADER", "creditor_kinds", kind)
            return Column(
                kind,
                header,
                lambda row: words.millions(row.held.owed.get(kind)),
                84,
                number=True,
                sortable=False,
            )

        return [
            Column(
                "name",
                self.tr("Organisation"),
                lambda row: words.short_name(row.held.name),
                250,
                tip=lambda row: row.held.name,
                sortable=False,
            ),
            Column("commune", self.tr("Commune"), _commune, 104, sortable=False),
            Column(
                "since",
                self.tr("Stopped since"),
                lambda row: words.day(row.held.stopped_since),
                92,
                sortable=False,
            ),
            Column(
                "total",
                self.tr("Owes (mil.)"),
                lambda row: words.millions(row.held.total),
                104,
                number=True,
                bold=lambda _: True,
                sortable=False,
            ),
            Column(
                "clock",
                self.tr("What the law says"),
                clock_words,
                232,
                tone=_clock_tone,
                tip=lambda row: words.say(f"{row.clock}_LAW"),
                sortable=False,
            ),
            Column(
                "next",
                self.tr("What follows"),
                _next,
                180,
                tone=lambda row: "red" if row.is_late else "" if row.next else "muted",
                tip=_next,
                sortable=False,
            ),
            *(owed(kind) for kind in _OWN),
            Column("other", self.tr("Other"), _other, 64, number=True, sortable=False),
        ]

    def _fetch(self, keys: Sequence[str]) -> dict[str, DissolutionCase]:
        return {key: self.rows[key] for key in keys if key in self.rows}

    def show_paper(self) -> None:
        """Show the list as it is printed, as of the day that is shown."""
        book, day = self._context.opened, self._day or self._context.opened.clock().date()

        def make() -> bytes:
            from exports.paper.pdf import write_pdf
            from exports.tables.case_lists import case_list_matrix
            from storage.book import settings
            from storage.comparisons.case_lists import cases_on

            unit, names = settings.named(settings.unit_of(book)), settings.office_names(book)
            printed = case_list_matrix(cases_on(book, day), unit, names)
            return write_pdf((printed,), made_at=book.clock(), title=printed.letterhead.title)

        self.paper.show(self.tr("Kept from being dissolved"), "chua-giai-the-duoc", lambda _: make())

    def read(self, day: date) -> None:
        """Read them as of a day, beside the window."""
        book, self._day = self._context.opened, day
        self._context.run(
            lambda _: dissolution_cases(book, day),
            self._show,
            title=self.tr("Reading what organisations owe"),
            cancellable=False,
        )

    def _show(self, found: list[DissolutionCase]) -> None:
        self.rows = {row.held.id: row for row in found}
        self.search(self._text)
        self.table.read_again()

    def search(self, text: str) -> None:
        """Show those whose name holds the words."""
        self._text = text
        wanted = fold_organisation(text).split()
        keys = [
            key
            for key, row in self.rows.items()
            if all(word in fold_organisation(row.held.name) for word in wanted)
        ]
        self.table.show_keys(keys)
        if keys and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)
        self._stack.setCurrentIndex(0 if keys else 1)

    def _open(self, organisation_id: str) -> None:
        self._context.go_to("cooperatives", organisation=organisation_id, part="case")


def clock_words(row: DissolutionCase) -> str:
    """What the law says of it on the day."""
    return words.say(row.clock, on=format_date(row.clock_on))


def _clock_tone(row: DissolutionCase) -> str:
    return "red" if row.clock.endswith("_OVER") else "amber" if row.clock.endswith("_RUN") else ""


def _next(row: DissolutionCase) -> str:
    """What is to be done by when; that nothing was done yet, where nothing was."""
    if row.next is None:
        return words.say("CASE_WITHOUT_STEP") if row.is_without_step else ""
    due = format_date(row.next.next_on) if row.next.next_on else ""
    return f"{due} {row.next.next_step}".strip()


def _commune(row: DissolutionCase) -> str:
    return words.commune_name(row.held.commune_code, row.held.commune_from)


def _other(row: DissolutionCase) -> Decimal | None:
    rest = sum(amount for kind, amount in row.held.owed.items() if kind not in _OWN)
    return words.millions(rest) if rest else None
