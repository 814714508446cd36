"""status: where the returns of a book stand, and at a unit above which units have sent."""

from collections.abc import Callable
from datetime import date
from functools import cache, partial
from typing import Any

from models.returns.reasons import answered_errors
from models.values.dates import format_date, vietnamese_day
from models.values.periods import Period, days_late, deadline
from models.values.units import Unit, children
from storage.book import periods as book_periods
from storage.book import settings
from storage.book.book import Book
from storage.received import receiving
from storage.received.answered import answered
from storage.received.areas import overlaps
from storage.received.coverage import coverage
from storage.received.in_force import in_force
from storage.received.receiving import Received
from storage.returns import returns
from storage.returns.returns import ReturnHead
from storage.returns.sheets import filled_cells, period_of_revision, period_sheets
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books import deadlines
from ui.commands.books.books import clock_of, opened, refuse_too_far
from ui.commands.voice import Voice, print_json, print_table


def add(verbs: Verbs) -> None:
    status = verbs.add(
        "status", run, "show the returns of a book and of which units returns were received", json=True
    )
    status.add_argument("--period", metavar="PERIOD", help="only this period (default: all that occur)")


def run(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        unit = settings.unit_of(book)
        if arguments.period:
            refuse_too_far(book, arguments.period)
        heads = returns.heads(book)
        packages = receiving.received(book)
        wanted = {str(book_periods.period_of(book, arguments.period))} if arguments.period else None
        periods = wanted or {head.period for head in heads} | {one.period for one in packages}
        own = [_return_as_json(book, head, unit) for head in heads if head.period in periods]
        counted = [book_periods.period_of(book, period) for period in sorted(periods)]
        below = [one for period in counted for one in _units(book, period, packages, arguments)]
        office = settings.read(book, "office")
    told = {
        "unit": {"level": unit.level, "code": unit.code, "name": unit.title, "office": office},
        "returns": own,
        "units": below,
        "rules_ending": deadlines.ending_as_json(clock_of(arguments)().date(), unit.level),
    }
    if arguments.json:
        print_json(told)
    else:
        _print_status(told, voice)
    return 0


def _return_as_json(book: Book, head: ReturnHead, unit: Unit) -> dict[str, Any]:
    until = book_periods.last_day(book, book_periods.period_of(book, head.period), unit.level)
    filled = filled_cells(book, head.period, head.revision)
    days = period_of_revision(book, head.period, head.revision)
    return {
        "period": head.period,
        "revision": head.revision,
        "cutoff": head.cutoff,
        "first_day": days.first_day,
        "last_day": days.last_day,
        "state": head.state.value,
        "deadline": until.day,
        **deadlines.as_json(until),
        "filled": [{"form": one.form, "filled": one.filled, "expected": one.expected} for one in filled],
        "answered_errors": _answered_errors(book, head),
    }


def _answered_errors(book: Book, head: ReturnHead) -> int:
    """How many errors of a return are answered with a reason; it is checked only where a reason was given at all."""
    with book.read_rows() as session:
        if not returns.answers(session, head.id):
            return 0
    paper = period_sheets(book, head.period, head.revision)
    return len(answered_errors(paper.findings, paper.reasons))


def _units(
    book: Book, period: Period, packages: list[Received], arguments: Arguments
) -> list[dict[str, Any]]:
    """Every unit that reports to this one for a period, in the order of their codes, with its newest package.

    Behind them the units that sent and are not expected on the cut-off day, as a district for its communes.
    """
    today = clock_of(arguments)().date()
    expected = children(settings.unit_of(book), period.cutoff)
    own: dict[tuple[str, str, str], list[Received]] = {}
    for one in packages:
        if one.period == str(period):
            own.setdefault(one.unit, []).append(one)
    with book.read_rows() as session:
        area = coverage(session, str(period), expected)
        left = {one.left_out.unit: one.counted.unit_name for one in overlaps(in_force(session, str(period)))}
        kept = answered(session)
    found = []
    others = {unit.key for unit in area.others}
    late = cache(partial(days_late, period))
    until = cache(partial(deadline, period))
    for unit in (*expected, *area.others):
        told = _unit_as_json(unit, period, own.get(unit.key, []), today, until(unit.level), late)
        by = area.covered.get(unit.key)
        if told["state"] in ("awaited", "overdue") and area.is_covered(unit):
            told["state"] = "covered"
        told["expected"] = unit.key not in others
        told["area_reported_by"] = list(by.by) if by else []
        told["left_out_for"] = left.get(unit.key)
        told["answered_errors"] = len(kept.get(told["package"] or "", ()))
        found.append(told)
    return found


def _unit_as_json(
    unit: Unit,
    period: Period,
    own: list[Received],
    today: date,
    until: date,
    late: Callable[[str, date], int],
) -> dict[str, Any]:
    """One unit; until: its last day; late: level and day → working days since."""
    counted = [one for one in own if one.status == "accepted"]
    newest = max(counted or own, key=lambda one: one.revision, default=None)
    is_over = until < today
    state = newest.status if newest else "overdue" if is_over else "awaited"
    first = min(counted, key=lambda one: one.revision, default=None)
    sent_on = today if first is None else vietnamese_day(first.made_at)
    return {
        "period": str(period),
        "code": unit.code,
        "name": unit.title,
        "state": state,
        "working_days_late": late(unit.level, sent_on),
        "revision": newest.revision if newest else None,
        "received_at": newest.received_at if newest else None,
        "verdict": newest.verdict if newest else None,
        "package": newest.sha256 if newest else None,
    }


def _print_status(told: dict[str, Any], voice: Voice) -> None:
    print(f"{told['unit']['name']} ({told['unit']['code']})")
    if told["returns"]:
        titles = ("PERIOD", "REVISION", "STATE", "CUTOFF", "DEADLINE", "FILLED")
        print_table(
            [voice.word(f"COMMAND_HEAD_{name}") for name in titles],
            [_return_row(one, voice) for one in told["returns"]],
        )
    else:
        voice.say("COMMAND_NO_RETURNS")
    deadlines.say_ending(told["rules_ending"], voice)
    if told["units"]:
        print()
        expected = [one for one in told["units"] if one["expected"]]
        sent = sum(one["state"] in ("accepted", "covered") for one in expected)
        voice.say("COMMAND_UNITS_SENT", sent=sent, count=len(expected))
        heads = ("PERIOD", "CODE", "NAME", "STATE", "REVISION", "RECEIVED", "VERDICT", "PACKAGE")
        print_table(
            [voice.word(f"COMMAND_HEAD_{name}") for name in heads],
            [_unit_row(one, voice) for one in told["units"]],
        )


def _return_row(one: dict[str, Any], voice: Voice) -> list[str]:
    days = [format_date(one[key]) for key in ("cutoff", "deadline")]
    filled = " ".join(f"{form['form']} {form['filled']}/{form['expected']}" for form in one["filled"])
    state = voice.word(f"STATE_{one['state'].upper()}")
    if one["answered_errors"]:
        state = f"{state} ({voice.word('COMMAND_ERRORS_ANSWERED', count=one['answered_errors'])})"
    return [one["period"], str(one["revision"]), state, *days, filled]


def _unit_row(one: dict[str, Any], voice: Voice) -> list[str]:
    verdict = voice.word(f"VERDICT_{one['verdict'].upper()}") if one["verdict"] else ""
    return [
        one["period"],
        one["code"],
        one["name"],
        _state_words(one, voice),
        str(one["revision"] or ""),
        (one["received_at"] or "")[:16].replace("T", " "),
        verdict,
        (one["package"] or "")[:12],
    ]


def _state_words(one: dict[str, Any], voice: Voice) -> str:
    """The state; of a unit whose area others report, or whose package is left out for another, with their names."""
    words = voice.word(f"UNIT_STATE_{one['state'].upper()}")
    if one["answered_errors"]:
        words = f"{words} ({voice.word('COMMAND_ERRORS_ANSWERED', count=one['answered_errors'])})"
    if one["left_out_for"]:
        return f"{words} ({voice.word('UNIT_LEFT_OUT', unit=one['left_out_for'])})"
    if one["area_reported_by"] and one["state"] != "accepted":
        return f"{words} ({', '.join(one['area_reported_by'])})"
    return words
