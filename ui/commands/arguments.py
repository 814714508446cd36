"""What all verbs of the command line share: their options, and how a verb is declared."""

import argparse
import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from models.forms.loader import form_codes
from models.values.dates import parse_date
from models.values.errors import Refused
from models.values.messages import LANGUAGES

Arguments = argparse.Namespace
Run = Callable[..., int]
"""A verb: from its arguments and a voice to the exit status."""

STATUS = "exit status: 0 done, 1 refused (the reason with its code is on stderr), 2 wrong usage"


def known_forms() -> str:
    """The codes of the forms that there are, for a help: "A, B or C"."""
    *others, last = form_codes()
    return f"{', '.join(others)} or {last}" if others else last


class Verbs:
    """The verbs of the command line as they are being collected."""

    def __init__(self, parser: argparse.ArgumentParser, dest: str = "verb") -> None:
        self._verbs = parser.add_subparsers(dest=dest, required=True, metavar="VERB", title="verbs")

    def group(self, name: str, about: str) -> "Verbs":
        """A verb that has verbs of its own, such as `trust add`."""
        verb = self._verbs.add_parser(name, help=about, description=about, epilog=STATUS, allow_abbrev=False)
        return Verbs(verb, f"{name}_verb")

    def add(
        self, name: str, run: Run, about: str, *, book: bool = True, json: bool = False
    ) -> argparse.ArgumentParser:
        """A verb with the options that all share; `book` gives it a first argument BOOK, `json` the option."""
        verb = self._verbs.add_parser(name, help=about, description=about, epilog=STATUS, allow_abbrev=False)
        if book:
            verb.add_argument("book", metavar="BOOK", type=Path, help="the book, a file")
        if json:
            verb.add_argument("--json", action="store_true", help="print JSON for machines")
        _shared(verb)
        verb.set_defaults(run=run)
        return verb


def _shared(verb: argparse.ArgumentParser) -> None:
    login = os.environ.get("USER") or os.environ.get("USERNAME") or ""
    shared = verb.add_argument_group("options of every verb")
    shared.add_argument(
        "--language", choices=LANGUAGES, default="vi", help="language of messages and tables (default: vi)"
    )
    shared.add_argument(
        "--actor", metavar="NAME", default=login, help="who is written into the journal (default: the login)"
    )
    shared.add_argument(
        "--now",
        metavar="MOMENT",
        type=_moment,
        help="work as if it were this moment, ISO 8601 (for demonstrations and tests; default: the clock)",
    )
    shared.add_argument("--debug", action="store_true", help="show the traceback of a mistake of the program")


def _moment(text: str) -> datetime:
    """A moment with offset; without one it is local time."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError) as fault:
        raise argparse.ArgumentTypeError(f"not a moment in ISO 8601: {text!r}") from fault


def day(text: str) -> date:
    """A day in ISO 8601 or as people write it (31/12/2020)."""
    try:
        found = parse_date(text, datetime.now().astimezone().date())
    except Refused as fault:
        raise argparse.ArgumentTypeError(f"not a day like 2020-12-31: {text!r}") from fault
    if found is None:
        raise argparse.ArgumentTypeError("a day is asked for, such as 2020-12-31")
    return found
