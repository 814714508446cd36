"""What the home page reads from the book; it runs in the lane."""

from dataclasses import dataclass, replace
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
from storage.book import backups, journal, settings
from storage.book.book import Book
from storage.extracts.set_tables import OF_REGISTER, register_tables_of
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.returns import agenda, sheets
from storage.returns.agenda import Due, Exchange, ExpectedReturns
from storage.returns.sheets import PeriodSheets
from ui.language import form_word


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
class SheetFigures:
    """What was worked out of the period's sheets; fed_by: the tables of the register that they were measured on."""

    errors: int
    warnings: int
    held: int
    held_debt: int | None
    sectors: tuple[SectorBar, ...]
    debts: tuple[DebtBar, ...]
    filled: tuple[FilledCells, ...]
    fed_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class RegisterCounts:
    """How many organisations exist and lack something, which tasks are late.

    results: organisations that gave results of the period, of those that operate; only before the first return.
    """

    organisations: int
    lacking: int
    overdue: OverdueTasks | None
    results: tuple[int, int]


@dataclass(frozen=True, slots=True)
class HomeSummary:
    """Everything that the home page shows. exchange: None while it was not yet asked for."""

    unit: Unit
    now: datetime
    due: Due
    sheets: SheetFigures
    register: RegisterCounts
    arrivals: ExpectedReturns
    exchange: Exchange | None
    backup_at: datetime | None
    change: int  # the newest change of the book that this knows of
    ending: tuple[Rule, ...] = ()
    is_first: bool = False  # no return of this book was sent yet


_NO_FIGURE = frozenset(
    {
        "exported_prints",
        "taken_notices",
        "given_notices",
        "asked_queries",
        "query_answers",
        "received_answers",
        "reception_keys",
    }
)
"""Tables beside the register on which no figure of a sheet rests."""


def read(book: Book, before: HomeSummary | None = None) -> HomeSummary:
    """Ask the book everything that changed since `before`; the rest of it stays."""
    with book.read_rows() as session:
        change = journal.newest_change(session)
        changed = (
            journal.tables_since(session, before.change, without=backups.MADE) if before else frozenset()
        )
    due, now = agenda.due(book), book.clock()
    if before is not None and (before.now.date(), before.due) != (now.date(), due):
        before = None  # the days of everything moved on
    unit, made, is_first = settings.unit_of(book), backups.last_good(book), agenda.is_first(book)
    return HomeSummary(
        unit=unit,
        now=now,
        due=due,
        sheets=before.sheets if before and not _feeds(before.sheets, changed) else _sheets(book, due),
        register=before.register if before and not changed & OF_REGISTER else _register(book, due, is_first),
        arrivals=agenda.arrivals(book, due.period),
        exchange=None,
        backup_at=datetime.fromisoformat(made.at) if made else None,
        change=change,
        ending=tuple(ending(now.date(), unit.level)),
        is_first=is_first,
    )


def with_exchange(book: Book, day: HomeSummary) -> HomeSummary:
    """The same with what waits between units; asking for it first costs the import of the mapping (0.3 s)."""
    return replace(day, exchange=agenda.exchange(book))


def _feeds(figures: SheetFigures, changed: frozenset[str]) -> bool:
    """Whether a change of these tables can change figures of the sheets."""
    return bool(changed & figures.fed_by or changed - OF_REGISTER - _NO_FIGURE)


def _sheets(book: Book, due: Due) -> SheetFigures:
    figures = home_figures()
    paper = sheets.period_sheets(book, str(due.period))
    standing = open_findings(paper.findings, paper.reasons) if paper.frozen is None else []
    errors = sum(one.level is Level.ERROR for one in standing)
    return SheetFigures(
        errors=errors,
        warnings=len(standing) - errors,
        held=_whole(paper, figures.held.count) or 0,
        held_debt=_whole(paper, figures.held.debt),
        sectors=tuple(_sectors(paper, figures.sectors)),
        debts=tuple(_debts(paper, figures.debts)),
        filled=paper.completeness(),
        fed_by=register_tables_of(sheet.form for sheet in paper.sheets.values()),
    )


def _register(book: Book, due: Due, is_first: bool) -> RegisterCounts:
    counts = lists.preset_counts(book, "organisations", ListFilter(period=due.period))
    given = _results(book, str(due.period)) if is_first else (0, 0)
    return RegisterCounts(counts["existing"], counts["lacking"], _overdue(book), given)


def _results(book: Book, period: str) -> tuple[int, int]:
    from storage.register import results

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
            form_word(row.label),
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
        DebtBar(
            _creditor(row), row.code, form_word(row.label), int(sheet.value(row.code, figures.column) or 0)
        )
        for row in rows
    ]
    return sorted((one for one in found if one.balance), key=lambda one: -one.balance)


def _creditor(row: Row) -> str:
    if row.source is None:
        return ""
    return str({**row.source.basis, **row.source.where}.get("creditor", ""))
