"""status: where the returns of a book stand, and at a unit above which units have sent."""

from datetime import date
from typing import Any

from models.values.dates import format_date, vietnamese_day
from models.values.periods import Period, days_late, deadline
from models.values.units import Unit, children
from storage.book import periods as book_periods
from storage.book import settings
from storage.book.book import Book
from storage.received import receiving
from storage.received.receiving import Received
from storage.returns import returns
from storage.returns.returns import ReturnHead
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books import deadlines
from ui.commands.books.books import clock_of, opened
from ui.commands.voice import Voice, print_json, print_table


def add(verbs: Verbs) -> None:
    status = verbs.add(
        "status", run, "show the returns of a book and which units have sent theirs", json=True
    )
    status.add_argument("--period", metavar="PERIOD", help="only this period (default: all that occur)")


def run(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        unit = settings.unit_of(book)
        heads = returns.heads(book)
        packages = receiving.received(book)
        wanted = {str(book_periods.period_of(book, arguments.period))} if arguments.period else None
        periods = wanted or {head.period for head in heads} | {one.period for one in packages}
        own = [_return_as_json(book, head, unit) for head in heads if head.period in periods]
        counted = [book_periods.period_of(book, period) for period in sorted(periods)]
        below = [one for period in counted for one in _units(unit, period, packages, arguments)]
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
    return {
        "period": head.period,
        "revision": head.revision,
        "cutoff": head.cutoff,
        "state": head.state.value,
        "deadline": until.day,
        **deadlines.as_json(until),
    }


def _units(
    unit: Unit, period: Period, packages: list[Received], arguments: Arguments
) -> list[dict[str, Any]]:
    """Every unit that reports to this one for a period, in the order of their codes, with its newest package."""
    today = clock_of(arguments)().date()
    return [_unit_as_json(one, period, packages, today) for one in children(unit, period.cutoff)]


def _unit_as_json(unit: Unit, period: Period, packages: list[Received], today: date) -> dict[str, Any]:
    own = [one for one in packages if one.period == str(period) and one.unit == unit.key]
    counted = [one for one in own if one.status == "accepted"]
    newest = max(counted or own, key=lambda one: one.revision, default=None)
    is_over = deadline(period, unit.level) < today
    state = newest.status if newest else "overdue" if is_over else "awaited"
    first = min(counted, key=lambda one: one.revision, default=None)
    sent_on = today if first is None else vietnamese_day(first.made_at)
    return {
        "period": str(period),
        "code": unit.code,
        "name": unit.title,
        "state": state,
        "working_days_late": days_late(period, unit.level, sent_on),
        "revision": newest.revision if newest else None,
        "received_at": newest.received_at if newest else None,
        "verdict": newest.verdict if newest else None,
        "package": newest.sha256 if newest else None,
    }


def _print_status(told: dict[str, Any], voice: Voice) -> None:
    print(f"{told['unit']['name']} ({told['unit']['code']})")
    if told["returns"]:
        titles = ("PERIOD", "REVISION", "STATE", "CUTOFF", "DEADLINE")
        print_table(
            [voice.word(f"COMMAND_HEAD_{name}") for name in titles],
            [_return_row(one, voice) for one in told["returns"]],
        )
    else:
        voice.say("COMMAND_NO_RETURNS")
    deadlines.say_ending(told["rules_ending"], voice)
    if told["units"]:
        print()
        sent = sum(one["state"] == "accepted" for one in told["units"])
        voice.say("COMMAND_UNITS_SENT", sent=sent, count=len(told["units"]))
        heads = ("PERIOD", "CODE", "NAME", "STATE", "REVISION", "RECEIVED", "VERDICT", "PACKAGE")
        print_table(
            [voice.word(f"COMMAND_HEAD_{name}") for name in heads],
            [_unit_row(one, voice) for one in told["units"]],
        )


def _return_row(one: dict[str, Any], voice: Voice) -> list[str]:
    days = [format_date(one[key]) for key in ("cutoff", "deadline")]
    return [one["period"], str(one["revision"]), voice.word(f"STATE_{one['state'].upper()}"), *days]


def _unit_row(one: dict[str, Any], voice: Voice) -> list[str]:
    verdict = voice.word(f"VERDICT_{one['verdict'].upper()}") if one["verdict"] else ""
    return [
        one["period"],
        one["code"],
        one["name"],
        voice.word(f"UNIT_STATE_{one['state'].upper()}"),
        str(one["revision"] or ""),
        (one["received_at"] or "")[:16].replace("T", " "),
        verdict,
        (one["package"] or "")[:12],
    ]
