"""recheck: a received package judged again as of its receipt; and verification sheets as PDF."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.values.errors import Refused
from storage.book import settings
from storage.received import receiving
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened
from ui.commands.voice import Voice, print_json

if TYPE_CHECKING:
    from exports.exchange.verification_sheet import SheetFacts
    from exports.verdicts.packages import Inspection


def add(verbs: Verbs) -> None:
    again = verbs.add("recheck", run, "judge a received package again as of its receipt", json=True)
    again.add_argument(
        "package", metavar="PACKAGE-ID", help="its SHA-256, or six or more of its first digits"
    )
    again.add_argument(
        "--to", type=Path, metavar="FILE.pdf", help="write the verification sheet to this file"
    )


def run(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.receiving import revalidate
    from exports.exchange.verification_sheet import SheetFacts
    from exports.trust.lists import local_minute

    with opened(arguments) as book:
        name = f"{receiving.find(book, arguments.package).sha256[:12]}.asice"
        again = revalidate(book, arguments.package)
        office = settings.unit_of(book).title
        made_at = book.clock()
    standings = {"then": again.then.verdict.standing, "today": again.today.verdict.standing}
    if arguments.json:
        codes = {"then_code": again.then.verdict.code, "today_code": again.today.verdict.code}
        received = again.received_at.isoformat()
        print_json({"received_at": received, **{k: v.value for k, v in standings.items()}, **codes})
    else:
        words = {key: voice.word(f"VERDICT_{standing.upper()}") for key, standing in standings.items()}
        voice.say("COMMAND_REVALIDATED", received=local_minute(again.received_at), **words)
    if arguments.to:
        facts = SheetFacts(name, office, made_at, again, voice.language)
        write_sheet(arguments.to, again.today, facts)
        if not arguments.json:
            voice.say("COMMAND_SHEET_MADE", path=str(arguments.to))
    for found in (again.then, again.today):
        if not found.verdict.accepted:
            voice.warn(found.verdict.code, **found.verdict.details)
            return 1
    return 0


def write_sheet(target: Path, found: "Inspection", facts: "SheetFacts") -> None:
    """Lay a verification sheet down; Refused SHEET_FILE_EXISTS rather than over another file."""
    from exports.exchange.verification_sheet import write_verification_sheet
    from exports.files.writing import write_whole

    if target.exists():
        raise Refused("SHEET_FILE_EXISTS", path=str(target))
    write_whole(target, write_verification_sheet(found, facts))
