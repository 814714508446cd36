"""Books: created, opened for a verb, copied, checked."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from models.values.periods import PeriodCalendar, default_calendar
from models.values.units import LEVELS, unit_on
from storage.book import clock, settings
from storage.book.book import Book, system_clock
from storage.book.periods import period_of
from storage.received.in_force import any_received
from storage.received.index import unindexed
from storage.received.kept.packed_sheets import pack_again
from storage.returns import returns
from ui.commands.arguments import Arguments, Verbs, day
from ui.commands.voice import Voice


def add(verbs: Verbs) -> None:
    """new, backup, rebuild, verify."""
    new = verbs.add("new", create, "create a book for the unit that has this code on that day")
    new.add_argument("--unit", required=True, metavar="CODE", help="province 2, district 3, commune 5 digits")
    new.add_argument("--on", required=True, type=day, metavar="DATE", help="a day on which the unit exists")
    new.add_argument("--name", default="", help="the office's own name on paper")
    new.add_argument("--level", choices=LEVELS, help="level of the unit (default: told by the code)")
    new.add_argument(
        "--calendar",
        choices=[one.value for one in PeriodCalendar],
        help="how periods are counted: state, 15th to 14th, or calendar (default: by the office's name)",
    )
    copy = verbs.add("backup", backup, "copy the book, read the copy back and prove it")
    copy.add_argument("file", metavar="FILE", type=Path, help="where the copy goes")
    again = verbs.add(
        "rebuild", rebuild, "write the data of a book into a new file with a structure of our own"
    )
    again.add_argument("file", metavar="FILE", type=Path, help="the new book")
    check = verbs.add(
        "verify", verify, "check every page, reference and digest of a book or a copy", json=True
    )
    check.add_argument(
        "--against",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="a package or a receipt that this book once sent, kept elsewhere; can be repeated",
    )


def clock_of(arguments: Arguments) -> Callable[[], datetime]:
    """The machine's clock, or the moment that was asked for."""
    moment: datetime | None = arguments.now
    return system_clock if moment is None else lambda: moment


def opened(arguments: Arguments) -> Book:
    """The book of a verb; close it by a with statement. A clock that cannot be right is said on the error output."""
    book = Book.open(arguments.book, clock=clock_of(arguments), actor=arguments.actor)
    with ExitStack() as undoing:
        undoing.callback(book.close)
        with book.read_rows() as rows:
            doubt = clock.doubt_of_clock(rows, book.clock(), book.path)
        if doubt is not None:
            Voice(arguments.language).refuse(doubt)
        undoing.pop_all()
    return book


def opened_for_figures(arguments: Arguments) -> Book:
    """As opened, for a verb that merges: what an earlier version took in is indexed and packed first.

    Refused PERIOD_NOT_UNDERSTOOD, and PERIOD_TOO_FAR for a period that no return can be opened for.
    """
    book = opened(arguments)
    with ExitStack() as undoing:
        undoing.callback(book.close)
        period: str | None = getattr(arguments, "period", None)
        if period is not None:
            refuse_too_far(book, period)
        pack_again(book)
        if unindexed(book):
            from exports.exchange.indexing import index_registers

            index_registers(book)
        undoing.pop_all()
    return book


def refuse_too_far(book: Book, text: str) -> None:
    """Refused PERIOD_TOO_FAR for a period far ahead of which the book has nothing: there is no figure to show of it."""
    period = period_of(book, text)
    with book.read_rows() as session:
        received = any_received(session, str(period))
    if returns.head(book, str(period)) is None and not received:
        period.refuse_unlikely(book.clock().date())


def create(arguments: Arguments, voice: Voice) -> int:
    unit = unit_on(arguments.unit, arguments.on, arguments.level)
    chosen: str | None = arguments.calendar
    calendar = PeriodCalendar(chosen) if chosen else default_calendar(arguments.name)
    how = {"clock": clock_of(arguments), "actor": arguments.actor}
    with settings.create_book(arguments.book, unit, name=arguments.name, calendar=calendar, **how):
        voice.say("COMMAND_BOOK_FOUNDED", unit=unit.title, code=unit.code, path=str(arguments.book))
        voice.say(f"COMMAND_PERIOD_CALENDAR_{calendar.value.upper()}")
    return 0


def backup(arguments: Arguments, voice: Voice) -> int:
    from storage.book import backups

    with opened(arguments) as book:
        made = backups.backup(book, arguments.file)
    voice.say("COMMAND_BACKUP_MADE", path=str(made.path), size=made.size, rows=sum(made.counts.values()))
    return 0


def rebuild(arguments: Arguments, voice: Voice) -> int:
    from storage.book.proof import rebuilding

    report = rebuilding.rebuild(arguments.book, arguments.file)
    voice.say("COMMAND_BOOK_REBUILT", path=str(report.path), rows=sum(report.counts.values()))
    for problem in report.problems:
        voice.warn(problem.code, **problem.details)
    return 0 if report.good else 1


def verify(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.kept.proving import verify_book

    report = verify_book(arguments.book, clock_of(arguments)(), arguments.against)
    if arguments.json:
        from ui.commands.voice import print_json

        problems = [
            {"code": one.code, "message": voice.word(one.code, **one.details)} for one in report.problems
        ]
        print_json(
            {
                "good": report.good,
                "version": report.version,
                "counts": report.counts,
                "head": {"change": report.head.change, "digest": report.head.digest},
                "problems": problems,
            }
        )
    elif report.good:
        voice.say("COMMAND_BOOK_GOOD", path=str(report.path), rows=sum(report.counts.values()))
    for problem in report.problems:
        voice.warn(problem.code, **problem.details)
    return 0 if report.good else 1
