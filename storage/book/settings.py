"""What a book knows about itself: whose it is, and a few named values."""

from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from models.office.names import OF_OFFICE, OfficeNames
from models.values.areas import goes_on
from models.values.errors import Damaged, Refused
from models.values.messages import sentence
from models.values.periods import PeriodCalendar
from models.values.units import Unit, parent, predecessors, successors, unit_on
from storage.book.book import Book
from storage.book.dialect import files
from storage.book.rows import each, fetch_one

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.returns.document import UnitName
    from storage.book.rows import RowSession


def get(session: "Session | RowSession", name: str, default: str = "") -> str:
    """A named value."""
    found = fetch_one(session, "SELECT value FROM settings WHERE id = :name", name=name)
    return default if found is None else str(found.value)


def beginning(session: "Session | RowSession", prefix: str) -> dict[str, str]:
    """The values whose names begin so: what follows in the name → value."""
    rows = each(
        session,
        "SELECT substr(id, length(:prefix) + 1), value FROM settings WHERE substr(id, 1, length(:prefix)) = :prefix",
        prefix=prefix,
    )
    return dict(rows)


def put(session: "Session", name: str, value: str) -> None:
    """Keep a named value, inside the caller's change."""
    from models.returns.records import Setting

    found = session.get(Setting, name)
    if found is None:
        session.add(Setting(id=name, value=value))
    else:
        found.value = value
    session.flush()


def read(book: Book, name: str, default: str = "") -> str:
    with book.read_rows() as session:
        return get(session, name, default)


def write(book: Book, name: str, value: str) -> None:
    with book.change("SETTING_CHANGED", name=name) as session:
        put(session, name, value)


NO_NAMES: Mapping[str, str] = MappingProxyType({})

PERIOD_CALENDAR = "period_calendar"
"""Setting: how the book counts its periods (storage.book.periods)."""


PRACTICE = "practice"
"""Setting of a book with invented data, from which nothing may leave."""


def create_book(
    path: Path,
    unit: Unit,
    *,
    name: str = "",
    calendar: PeriodCalendar | None = None,
    names: Mapping[str, str] = NO_NAMES,
    practice: bool = False,
    **how: Any,
) -> Book:
    """A new book for one administrative unit; `name` is the office's own name on paper.

    calendar: how it counts its periods; a book that says nothing counts by calendar months. names: of OF_OFFICE, what
    stands on its paper. practice: nothing may leave it.
    """
    with ExitStack() as undoing:
        book = Book.create(path, **how)
        undoing.callback(files.remove, path)
        undoing.callback(book.close)
        with book.change("BOOK_FOUNDED", unit=unit.title) as session:
            put(session, "unit_level", unit.level)
            put(session, "unit_code", unit.code)
            put(session, "unit_from", unit.valid_from.isoformat() if unit.valid_from else "")
            put(session, "office", name)
            if calendar is not None:
                put(session, PERIOD_CALENDAR, calendar.value)
            if practice:
                put(session, PRACTICE, "1")
            for field, value in names.items():
                put(session, field, value)
        book.fold()
        undoing.pop_all()
    return book


def unit_of(book: Book) -> Unit:
    """The administrative unit whose book this is."""
    with book.read_rows() as session:
        level, code = get(session, "unit_level"), get(session, "unit_code")
        starts = get(session, "unit_from")
    if not code:
        raise Damaged("BOOK_WITHOUT_UNIT", path=str(book.path))
    return unit_by_key(level, code, starts)


def unit_named(name: "UnitName") -> Unit:
    """The unit that a document names."""
    return unit_by_key(name.level, name.code, name.valid_from.isoformat() if name.valid_from else "")


def unit_at(book: Book, day: date) -> Unit:
    """The same office on another day, for a book that is used across a reform.

    One office is a unit that went on unchanged, or a province that went on under its code and name; a commune that
    only took over a code is another office. Where nothing went on, the unit of the book itself.
    """
    unit = unit_of(book)
    if unit.valid_on(day):
        return unit
    steps = (*predecessors(unit), *successors(unit))
    others = (step.new if step.old.key == unit.key else step.old for step in steps if goes_on(step))
    return next((other for other in others if other.valid_on(day)), unit)


def unit_by_key(level: str, code: str, starts: str) -> Unit:
    """The unit with this key; a unit without a first day is looked up on the day before the reform."""
    day = date.fromisoformat(starts) if starts else date(2025, 6, 30)
    return unit_on(code, day, level)  # type: ignore[arg-type]


def is_practice(book: Book) -> bool:
    """Whether this is a book to practise with."""
    return bool(read(book, PRACTICE))


def refuse_practice(book: Book) -> None:
    """Refused PRACTICE_SENDS_NOTHING where this is a book to practise with."""
    if is_practice(book):
        raise Refused("PRACTICE_SENDS_NOTHING")


def office_names(book: Book) -> OfficeNames:
    """The names that this office wants on its paper."""
    with book.read_rows() as session:
        return office_names_in(session)


def office_names_in(session: "Session | RowSession") -> OfficeNames:
    """The same, inside the caller's reading."""
    mark = sentence("PRACTICE_MARK") if get(session, PRACTICE) else ""
    return OfficeNames(**{name: get(session, name) for name in OF_OFFICE}, mark=mark)


def named(unit: Unit) -> "UnitName":
    """The unit as packages name it. With documents come the forms: no window waits for them."""
    from models.returns.document import UnitName

    return UnitName(unit.level, unit.code, unit.valid_from, unit.title)


def recipient(unit: Unit, day: date) -> "UnitName":
    """The unit to which returns of this unit go on a day; a province reports to the ministry (level "country")."""
    from models.returns.document import UnitName

    above = parent(unit, day)
    return named(above) if above else UnitName("country", "00", None, "")
