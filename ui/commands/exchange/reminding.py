"""remind: what units still owe for a period, as letters or as JSON."""

from pathlib import Path
from typing import Any

from models.dialogue.reminders import Owed, reminder
from models.values.periods import Period
from storage.book.book import Book
from storage.book.periods import period_of
from storage.dialogue import addresses, reminders
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened, refuse_too_far
from ui.commands.voice import Voice, print_json


def add(verbs: Verbs) -> None:
    remind = verbs.add(
        "remind", run, "print or write a reminder to each unit whose return is missing", json=True
    )
    remind.add_argument("period", metavar="PERIOD", help="2020, 2020-H1, 2020-9M or 2020-Q3")
    remind.add_argument(
        "--unit", default="", metavar="CODE", help="only this unit (default: all that lack it)"
    )
    remind.add_argument("--where", default="", metavar="TEXT", help="how packages reach this office")
    remind.add_argument("--out", type=Path, metavar="DIR", help="write the letters (.eml) into this folder")


def run(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        refuse_too_far(book, arguments.period)
        period = period_of(book, arguments.period)
        owed = reminders.owed(book, period, arguments.unit)
        if arguments.out is not None:
            _write(book, owed, arguments, voice)
        elif arguments.json:
            where = arguments.where or reminders.where(book)
            print_json([_as_json(book, one, where, voice) for one in owed])
        else:
            _print(book, owed, arguments, voice)
    if not owed and not arguments.json:
        _say_nobody(period, arguments.unit, voice)
    return 0


def _write(book: Book, owed: list[Owed], arguments: Arguments, voice: Voice) -> None:
    from exports.exchange.reminders import write_reminders

    for path in write_reminders(book, owed, arguments.out, arguments.where, voice.language):
        voice.say("COMMAND_REMINDED", path=str(path))


def _print(book: Book, owed: list[Owed], arguments: Arguments, voice: Voice) -> None:
    office, where = reminders.office(book), arguments.where or reminders.where(book)
    for at, one in enumerate(owed):
        text = reminder(one, office, where, voice.language)
        print(f"{'-' * 72}\n" if at else "", end="")
        print(f"{text.subject}\n\n{text.body}")


def _say_nobody(period: Period, unit: str, voice: Voice) -> None:
    if unit:
        voice.say("COMMAND_REMIND_UNIT_OWES_NOTHING", period=str(period), unit=unit)
    else:
        voice.say("COMMAND_REMIND_NOBODY", period=str(period))


def _as_json(book: Book, owed: Owed, where: str, voice: Voice) -> dict[str, Any]:
    text = reminder(owed, reminders.office(book), where, voice.language)
    return {
        "code": owed.unit,
        "name": owed.recipient,
        "address": addresses.address_of(book, owed.recipient),
        "period": str(owed.period),
        "deadline": owed.until.day,
        "named_day": owed.until.named,
        "working_days_left": owed.days_left,
        "lacks_package": owed.lacks_package,
        "withdrawn_revision": owed.withdrawn or None,
        "queries": list(owed.queries),
        "subject": text.subject,
        "text": text.body,
    }
