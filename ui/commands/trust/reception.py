"""reception new, list, sheet, restore, retire: the keys that packages for this office are closed to."""

from argparse import ArgumentParser
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from models.values.dates import format_date
from models.values.errors import Refused
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened
from ui.commands.trust.signers import read_password
from ui.commands.voice import Voice, print_json, print_table

if TYPE_CHECKING:
    from exports.signatures.reception_keys import ReceptionFacts
    from storage.book.book import Book

HEADERS = ("NAME", "LAST", "STATE", "PAPER", "SHA256")

_STATES = {"retired": "OUT", "ended": "ENDED", "named": "NAMED", "spare": "SPARE"}


def add(verbs: Verbs) -> None:
    group = verbs.group("reception", "the keys that packages for this office are closed to")
    new = group.add("new", make, "make a key; the next trust list names it")
    new.add_argument("--name", required=True, help="what it is called")
    _add_password(new)
    group.add("list", show, "every key, and which one the next trust list names", json=True)
    sheet = group.add("sheet", write_sheet, "the paper copy of a key as a PDF; its password is not on it")
    sheet.add_argument("sha256", metavar="SHA256", nargs="?", default="", help="default: the one in use")
    sheet.add_argument("--to", required=True, type=Path, metavar="FILE.pdf", help="the file to write")
    back = group.add("restore", restore, "have a key again from its paper copy or its file")
    back.add_argument("file", metavar="FILE", type=Path, help="typed or scanned lines (text), or a .p12")
    _add_password(back)
    end = group.add("retire", retire, "let the next trust list name another key, or none")
    end.add_argument("sha256", metavar="SHA256", help="its fingerprint, or six or more of its first digits")
    end.add_argument("--back", action="store_true", help="use it again instead")


def _add_password(verb: ArgumentParser) -> None:
    verb.add_argument(
        "--password-file", required=True, type=Path, metavar="FILE", help="first line: its password"
    )


def make(arguments: Arguments, voice: Voice) -> int:
    from exports.signatures.reception_keys import make_key

    password = read_password(arguments.password_file)
    with opened(arguments) as book:
        key, _ = make_key(book, arguments.name, password)
    voice.say("COMMAND_RECEPTION_MADE", name=key.name, sha256=key.sha256)
    return 0


def show(arguments: Arguments, voice: Voice) -> int:
    from exports.signatures.reception_keys import keys

    with opened(arguments) as book:
        every, now = keys(book), book.clock()
        named = _named(book)
    if arguments.json:
        print_json([_as_json(one, _state(one, named, now)) for one in every])
    elif every:
        headers = [voice.word(f"COMMAND_RECEPTION_{name}") for name in HEADERS]
        print_table(headers, [_row(one, _state(one, named, now), voice) for one in every])
    else:
        voice.say("COMMAND_RECEPTION_NONE")
    return 0


def _named(book: "Book") -> bytes | None:
    """What the next trust list names."""
    from exports.signatures.reception_keys import certificate_to_name
    from exports.trust.authorities import list_in_use

    last = list_in_use(book)
    return certificate_to_name(book, last.reception if last else None)


def _state(one: "ReceptionFacts", named: bytes | None, now: datetime) -> str:
    if not one.key.in_use:
        return "retired"
    if one.facts is not None and one.facts.ends < now:
        return "ended"
    return "named" if named is not None and one.certificate == named else "spare"


def _row(one: "ReceptionFacts", state: str, voice: Voice) -> tuple[str, ...]:
    return (
        one.key.name,
        format_date(one.facts.ends.date()) if one.facts else "",
        voice.word(f"COMMAND_RECEPTION_{_STATES[state]}"),
        _day(one.sheet_on),
        one.key.sha256[:16],
    )


def _day(iso: str) -> str:
    return format_date(date.fromisoformat(iso)) if iso else ""


def _as_json(one: "ReceptionFacts", state: str) -> dict[str, object]:
    return {
        "name": one.key.name,
        "sha256": one.key.sha256,
        "made_at": one.key.made_at,
        "retired_at": one.key.retired_at or None,
        "to": one.facts.ends.date() if one.facts else None,
        "sheet_on": one.sheet_on or None,
        "state": state,
    }


def write_sheet(arguments: Arguments, voice: Voice) -> int:
    from exports.files.writing import write_whole
    from exports.signatures.reception_keys import keys, note_sheet, sheet

    if arguments.to.exists():
        raise Refused("RECEPTION_SAVED_EXISTS", path=str(arguments.to))
    with opened(arguments) as book:
        current = next((one.key.sha256 for one in keys(book) if one.key.in_use), "")
        digest = arguments.sha256 or current
        pdf = sheet(book, digest, voice.language)
        write_whole(arguments.to, pdf, secret=True)
        note_sheet(book, digest)
    voice.say("COMMAND_RECEPTION_SHEET", path=str(arguments.to))
    return 0


def restore(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.receiving import read_file
    from exports.signatures.reception_keys import restore_from_text, restore_key

    password, content = read_password(arguments.password_file), read_file(arguments.file)
    with opened(arguments) as book:
        if content[:1] == b"\x30" and not content[1:2].isdigit():  # DER, and no line number
            key, _ = restore_key(book, content, password)
        else:
            text = content.decode("utf-8-sig", "replace")
            key, _ = restore_from_text(book, text, password)
    voice.say("COMMAND_RECEPTION_RESTORED", name=key.name, sha256=key.sha256)
    return 0


def retire(arguments: Arguments, voice: Voice) -> int:
    from storage.trust import reception

    with opened(arguments) as book:
        act = reception.restore if arguments.back else reception.retire
        key = act(book, arguments.sha256)
    voice.say("COMMAND_RECEPTION_BACK" if arguments.back else "COMMAND_RECEPTION_RETIRED", name=key.name)
    return 0
