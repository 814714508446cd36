"""What the home page reads from the book; it runs in the lane."""

from dataclasses import dataclass
from datetime import datetime

from models.forms.cells import Sheet
from models.forms.definition import Row
from models.forms.findings import Level
from models.forms.rules.addresses import CellAddress
from models.forms.summary.completeness import FilledCells
from models.forms.summary.home import DebtFigures, SectorFigures, home_figures
from models.returns.returns import open_findings
from models.values.deadlines import Rule, ending
from models.values.units import Unit
from storage.book import backups, settings
from storage.book.book import Book
from storage.register import results
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.returns import agenda, sheets
from storage.returns.agenda import Due, Exchange, ExpectedReturns
from storage.returns.sheets import PeriodSheets


@dataclass(frozen=True, slots=True)
class SectorBar:
    """Cooperatives of one sector by what they do."""

    sector: str
    label: str
    operating: int
    stopped: int


@dataclass(frozen=True, slots=True)
class DebtBar:
    """What is owed to one kind of creditor, in dong; kind is its id in the register."""

    kind: str
    row: str
    label: str
    balance: int


@dataclass(frozen=True, slots=True)
class OverdueTasks:
    """Tasks whose day has passed: how many, and the name and day (ISO) of the one that was due first."""

    count: int
    first: str
    due_on: str


@dataclass(frozen=True, slots=True)
class HomeSummary:
    """Everything that the home page shows."""

    unit: Unit
    now: datetime
    due: Due
    errors: int
    warnings: int
    arrivals: ExpectedReturns
    exchange: Exchange
    backup_at: datetime | None
    organisations: int
    lacking: int
    held: int
    held_debt: int | None
    sectors: tuple[SectorBar, ...]
    debts: tuple[DebtBar, ...]
    filled: tuple[FilledCells, ...] = ()
    ending: tuple[Rule, ...] = ()
    overdue: OverdueTasks | None = None
    is_first: bool = False  # no return of this book was sent yet
    results: tuple[int, int] = (0, 0)  # organisations that gave results of the period, of those that operate


def read(book: Book) -> HomeSummary:
    """Ask the book everything at once."""
    figures = home_figures()
    due = agenda.due(book)
    paper = sheets.period_sheets(book, str(due.period))
    standing = open_findings(list(paper.findings), dict(paper.reasons))
    errors = sum(one.level is Level.ERROR for one in standing)
    counts = lists.preset_counts(book, "organisations", ListFilter(period=due.period))
    made = backups.last_good(book)
    is_first = agenda.is_first(book)
    return HomeSummary(
        unit=settings.unit_of(book),
        now=book.clock(),
        due=due,
        errors=errors if paper.frozen is None else 0,
        warnings=len(standing) - errors if paper.frozen is None else 0,
        arrivals=agenda.arrivals(book, due.period),
        exchange=agenda.exchange(book),
        backup_at=datetime.fromisoformat(made.at) if made else None,
        organisations=counts["existing"],
        lacking=counts["lacking"],
        held=_whole(paper, figures.held.count) or 0,
        held_debt=_whole(paper, figures.held.debt),
        sectors=tuple(_sectors(paper, figures.sectors)),
        debts=tuple(_debts(paper, figures.debts)),
        filled=paper.completeness(),
        ending=tuple(ending(book.clock().date(), settings.unit_of(book).level)),
        overdue=_overdue(book),
        is_first=is_first,
        results=_results(book, str(due.period)) if is_first else (0, 0),
    )


def _results(book: Book, period: str) -> tuple[int, int]:
    asked = len(results.operating(book, period))
    return asked - len(results.lacking(book, period)), asked


def _overdue(book: Book) -> OverdueTasks | None:
    keys = lists.keys(book, "tasks", ListFilter(preset="overdue", order=("due_on",)))
    if not keys:
        return None
    (first,) = lists.page(book, "tasks", keys[:1], ("name", "due_on"))
    return OverdueTasks(len(keys), str(first["name"]), str(first["due_on"]))


def _whole(paper: PeriodSheets, cell: CellAddress) -> int | None:
    sheet = paper.sheets.get(cell.form)
    value = None if sheet is None else sheet.value(cell.row, cell.column)
    return None if value is None else int(value)


def _sectors(paper: PeriodSheets, figures: SectorFigures) -> list[SectorBar]:
    """The top sectors of the crossed form that have any cooperative; the list of an unknown one cannot be opened."""
    sheet = paper.sheets.get(figures.form)
    if sheet is None:
        return []
    rows = sheet.form.row_by_code
    tops = [
        rows[sector]
        for sector in sheet.form.sectors
        if rows[sector].level == _top(sheet) and not rows[sector].optional
    ]
    found = [
        SectorBar(
            row.code,
            row.label,
            int(sheet.value(f"{row.code}:{figures.operating}", figures.column) or 0),
            int(sheet.value(f"{row.code}:{figures.stopped}", figures.column) or 0),
        )
        for row in tops
    ]
    return [one for one in found if one.operating or one.stopped]


def _top(sheet: Sheet) -> int:
    return min(sheet.form.row_by_code[sector].level for sector in sheet.form.sectors)


def _debts(paper: PeriodSheets, figures: DebtFigures) -> list[DebtBar]:
    """The kinds of creditors to whom something is owed, the largest first."""
    sheet = paper.sheets.get(figures.form)
    if sheet is None:
        return []
    rows = [row for row in sheet.form.rows if row.code in figures.rows]
    found = [
        DebtBar(_creditor(row), row.code, row.label, int(sheet.value(row.code, figures.column) or 0))
        for row in rows
    ]
    return sorted((one for one in found if one.balance), key=lambda one: -one.balance)


def _creditor(row: Row) -> str:
    if row.source is None:
        return ""
    return str({**row.source.basis, **row.source.where}.get("creditor", ""))
