"""handover: hand the register over to the successors of the unit, take one over, and its receipts."""

from argparse import ArgumentParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.dialogue.handovers import RegisterTotals, totals_to_json
from models.register.texts.words import field_label
from models.values.errors import Refused
from models.values.quantities import format_number, millions_from_dong
from storage.handover import records
from storage.handover.giving import giving
from storage.handover.sharing import sharing
from storage.register.imports.targets import organisation_named
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened
from ui.commands.exchange.receipts import add_signing, office_signers
from ui.commands.trust.signers import read_password
from ui.commands.voice import Voice, print_json, print_table

if TYPE_CHECKING:
    from exports.exchange.handover.office import WrittenHandover
    from storage.book.book import Book

_TOTALS = ("organisations", "members", "debts", "records", "capital", "debt")


def add(verbs: Verbs) -> None:
    group = verbs.group("handover", "hand a register over to the successors of its unit, and take one over")
    plan = group.add(
        "plan", run_plan, "which organisation goes to which successor, and the totals", json=True
    )
    give = group.add("give", run_give, "sign a file for each successor and lay them into a folder")
    for verb in (plan, give):
        verb.add_argument(
            "--to",
            action="append",
            default=[],
            dest="choices",
            metavar="ORGANISATION=CODE",
            help="where one goes that the table of successions does not tell; may be repeated",
        )
    add_signing(give)
    _add_envelope(give)
    take = group.add("take", run_take, "take over a register, or the receipt of a successor")
    take.add_argument("file", metavar="FILE", type=Path, help="the file that came")
    _add_envelope(take)
    take.add_argument("--dry-run", action="store_true", help="judge it and show its totals, take nothing")
    receipt = group.add("receipt", run_receipt, "sign the receipts for what was taken over")
    add_signing(receipt)
    group.add("list", run_list, "what was given and taken over, with receipts", json=True)


def _add_envelope(verb: ArgumentParser) -> None:
    verb.add_argument(
        "--envelope-password-file",
        type=Path,
        metavar="FILE",
        help="first line: the password that closes or opens the files, which hold personal data",
    )


def _password(arguments: Arguments) -> str:
    return read_password(arguments.envelope_password_file) if arguments.envelope_password_file else ""


def _choices(book: "Book", arguments: Arguments) -> dict[str, str]:
    found = {}
    for text in arguments.choices:
        name, _, code = text.rpartition("=")
        found[organisation_named(book, name)] = code
    return found


def run_plan(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        choices = _choices(book, arguments)
        parted = sharing(book, choices)
        given = None if parted.unclear or not parted.assignments else giving(book, choices)
    unclear = [
        {"organisation": one.name, "id": one.organisation, "among": [unit.code for unit in one.among]}
        for one in parted.unclear
    ]
    if arguments.json:
        shares = given.handovers[0].shares if given else ()
        print_json(
            {
                "giver": parted.giver.code,
                "unclear": unclear,
                "whole": totals_to_json(given.whole) if given else None,
                "left": totals_to_json(given.left) if given else None,
                "shares": [{"taker": one.taker.code, **totals_to_json(one.totals)} for one in shares],
            }
        )
        return 0
    for assignment in parted.unclear:
        among = ", ".join(f"{unit.code} {unit.title}" for unit in assignment.among)
        voice.say("HANDOVER_UNCLEAR", name=assignment.name, among=among)
    if given:
        rows = [[one.taker.name, *_cells(one.totals)] for one in given.handovers[0].shares]
        rows += [[voice.word("HANDOVER_LEFT"), *_cells(given.left)]]
        _table([*rows, [voice.word("HANDOVER_WHOLE"), *_cells(given.whole)]], voice)
    return 0


def _cells(totals: RegisterTotals) -> list[str]:
    return [
        format_number(millions_from_dong(getattr(totals, name)))
        if name in ("capital", "debt")
        else format_number(getattr(totals, name))
        for name in _TOTALS
    ]


def _table(rows: list[list[str]], voice: Voice, *more: str) -> None:
    heads = ["COMMAND_HEAD_NAME", *(f"HANDOVER_HEAD_{name.upper()}" for name in _TOTALS), *more]
    print_table([voice.word(head) for head in heads], rows, right=range(1, len(_TOTALS) + 1))


def run_give(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.handover.office import hand_over

    with opened(arguments) as book:
        signed = office_signers(book, arguments, voice)
        written = hand_over(book, _choices(book, arguments), signed, arguments.out, _password(arguments))
    _tell(written, voice)
    return 0


def _tell(written: "list[WrittenHandover]", voice: Voice) -> None:
    for one in written:
        voice.say("COMMAND_PRINTED", path=str(one.path), size=one.path.stat().st_size)
        if one.doubt:
            voice.warn(one.doubt)


def run_take(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.handover.office import open_handover, refuse_opened, take_over, take_receipt

    with opened(arguments) as book:
        found = open_handover(book, arguments.file, _password(arguments))
        said = found.inspection.said
        if said is None or found.receipt is not None:
            refuse_opened(book, found)
            kept = take_receipt(book, found)
            voice.say("HANDOVER_RECEIPT_KEPT", unit=kept.other.name)
            return 0
        handed = found.handover
        if handed is None:
            raise Refused("NOTICE_OF_ANOTHER_KIND")
        rows = [[one.taker.name, *_cells(one.totals)] for one in handed.shares]
        rows += [[voice.word("HANDOVER_LEFT"), *_cells(handed.left)]]
        _table([*rows, [voice.word("HANDOVER_WHOLE"), *_cells(handed.whole)]], voice)
        for cut in handed.cut:
            code = "HANDOVER_CUT_DROPPED" if cut.dropped else "HANDOVER_CUT"
            words = field_label(cut.table, cut.field.removesuffix("_id"), voice.language)
            voice.warn(code, called=cut.called, table=cut.table, label=words)
        refuse_opened(book, found)
        if not arguments.dry_run:
            receipt = take_over(book, found)
            voice.say("HANDOVER_TAKEN", unit=handed.giver.name, count=receipt.totals.organisations)
    return 0


def run_receipt(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.handover.office import give_receipts

    with opened(arguments) as book:
        written = give_receipts(book, office_signers(book, arguments, voice), arguments.out)
    _tell(written, voice)
    return 0


def run_list(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        found = [("given", one) for one in records.given(book)] + [
            ("taken", one) for one in records.taken(book)
        ]
    if arguments.json:
        print_json([_as_json(way, one) for way, one in found])
        return 0
    rows = [
        [one.other.name, *_cells(one.totals), voice.word(f"HANDOVER_WAY_{way.upper()}"), one.receipt_at]
        for way, one in found
    ]
    _table(rows, voice, "COMMAND_HEAD_STATE", "HANDOVER_HEAD_RECEIPT")
    return 0


def _as_json(way: str, one: records.HandoverRecord) -> dict[str, Any]:
    return {
        "way": way,
        "unit": one.other.code,
        "number": one.number,
        "content_sha256": one.content_sha256,
        "at": one.at,
        "receipt_at": one.receipt_at or None,
        "totals": totals_to_json(one.totals),
    }
