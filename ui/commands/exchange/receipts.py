"""receipts, outbox, take-in: what the office above says of a return, given, taken in, and shown at the sender."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.dialogue.notices import unit_to_json
from models.dialogue.receipts import Receipt, ReceiptState
from models.trust.rules import trust_rules
from models.values.errors import Refused
from storage.book import settings
from storage.book.book import Book
from storage.dialogue import receipts
from storage.dialogue.receipts import ReceiptDue
from storage.received import receiving
from storage.returns.outbox import SentEntry, outbox
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened
from ui.commands.trust.signers import SignerRequest, add_signers, signers
from ui.commands.voice import Voice, print_json, print_table

if TYPE_CHECKING:
    from exports.exchange.notices_given import WrittenNotice
    from exports.signatures.signing import Signer


def add(verbs: Verbs) -> None:
    group = verbs.group("receipts", "receipts for received packages: give them, refuse, list")
    give = group.add(
        "give", run_give, "sign the receipts that packages deserve now and lay them into a folder"
    )
    give.add_argument(
        "packages", metavar="PACKAGE-ID", nargs="*", help="received packages (default: all that are owed one)"
    )
    give.add_argument(
        "--state", choices=list(ReceiptState), help="say this of the named packages, whatever they deserve"
    )
    give.add_argument("--reason", default="", metavar="CODE", help="why; always for refused")
    give.add_argument("--note", default="", metavar="TEXT", help="the officer's own words")
    add_signing(give)
    refuse = group.add("refuse", run_refuse, "sign a refusal of a package that cannot be taken in")
    refuse.add_argument("package", metavar="PACKAGE", type=Path, help="the package, a file")
    refuse.add_argument("--note", default="", metavar="TEXT", help="the officer's own words")
    add_signing(refuse)
    listed = group.add("list", run_list, "show what each package deserves and was told last", json=True)
    listed.add_argument("--period", metavar="PERIOD", help="only this period")
    verbs.add("outbox", run_outbox, "show what was written out and what its receipts say", json=True)


def add_signing(verb: argparse.ArgumentParser) -> None:
    """The key of the office, and where the files go."""
    add_signers(verb)
    verb.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder for the files")


def office_signers(book: Book, arguments: Arguments, voice: Voice) -> "list[Signer]":
    """The keys that were named: one of the office is enough, and the unit judges whether it is one."""
    office = settings.named(settings.unit_of(book))
    asked = SignerRequest(tuple(trust_rules().roles), office, None, book.clock())
    return list(signers(arguments, asked, voice).values())


def tell_given(given: "Sequence[WrittenNotice]", voice: Voice) -> None:
    """Which files were laid down, for whom, and what is doubtful about the stick."""
    for one in given:
        voice.say("COMMAND_NOTICE_GIVEN", unit=one.unit_name, path=str(one.path))
        if one.doubt:
            voice.warn(one.doubt)


def run_give(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.notices_given import give, give_receipts

    with opened(arguments) as book:
        chosen = [receiving.find(book, package).sha256 for package in arguments.packages]
        if arguments.state:
            if not chosen:
                raise Refused("RECEIPT_STATE_NEEDS_PACKAGES")
            new = [_of_state(book, package, arguments) for package in chosen]
            given = give(book, new, office_signers(book, arguments, voice), arguments.out)
        else:
            chosen = chosen or [one.package.sha256 for one in receipts.due(book) if one.owed]
            given = give_receipts(book, chosen, office_signers(book, arguments, voice), arguments.out)
    tell_given(given, voice)
    if not given:
        voice.say("COMMAND_NO_RECEIPTS_OWED")
    return 0


def _of_state(book: Book, package: str, arguments: Arguments) -> Receipt:
    state = ReceiptState(arguments.state)
    return receipts.receipt_for(book, package, state, arguments.reason, arguments.note)


def run_refuse(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.notices_given import give
    from exports.exchange.receiving import open_packages

    with opened(arguments) as book:
        (found,) = open_packages(book, [arguments.package])
        inspection = found.inspection
        if inspection.document is None:
            raise Refused("RECEIPT_UNREADABLE", file=arguments.package.name, why=found.code)
        receipt = receipts.refusal_for(
            book,
            inspection.document,
            inspection.package_sha256,
            inspection.data_sha256,
            inspection.verdict,
            found.refusal,
            arguments.note,
        )
        given = give(book, [receipt], office_signers(book, arguments, voice), arguments.out)
    tell_given(given, voice)
    return 0


def run_list(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        due = receipts.due(book, arguments.period)
    if arguments.json:
        print_json([_due_as_json(one) for one in due])
        return 0
    heads = ("NAME", "PERIOD", "REVISION", "PACKAGE", "DESERVES", "TOLD")
    print_table([voice.word(f"COMMAND_HEAD_{head}") for head in heads], [_due_row(one, voice) for one in due])
    return 0


def _due_as_json(one: ReceiptDue) -> dict[str, Any]:
    package = one.package
    return {
        "package": package.sha256,
        "unit": {"level": package.unit[0], "code": package.unit[1], "name": package.unit_name},
        "period": package.period,
        "revision": package.revision,
        "state": one.state.value,
        "reason": one.reason,
        "note": one.note,
        "owed": one.owed,
        "given": receipt_as_json(one.given) if one.given else None,
    }


def receipt_as_json(receipt: Receipt) -> dict[str, Any]:
    """What a receipt says."""
    return {
        "issuer": unit_to_json(receipt.issuer),
        "number": receipt.number,
        "state": receipt.state.value,
        "at": receipt.at,
        "reason": receipt.reason,
        "note": receipt.note,
    }


def state_word(state: ReceiptState, voice: Voice) -> str:
    return voice.word(f"RECEIPT_STATE_{state.name}")


def _due_row(one: ReceiptDue, voice: Voice) -> list[str]:
    package = one.package
    told = state_word(one.given.state, voice) if one.given else ""
    return [
        package.unit_name,
        package.period,
        str(package.revision),
        package.sha256[:12],
        state_word(one.state, voice),
        told,
    ]


def run_outbox(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        entries = outbox(book)
    if arguments.json:
        print_json([_entry_as_json(one) for one in entries])
        return 0
    heads = ("PERIOD", "REVISION", "FILE", "SENT_AT", "TOLD", "WAITING", "OPEN_QUERIES")
    print_table(
        [voice.word(f"COMMAND_HEAD_{head}") for head in heads], [_entry_row(one, voice) for one in entries]
    )
    return 0


def _entry_as_json(one: SentEntry) -> dict[str, Any]:
    return {
        "period": one.period,
        "revision": one.revision,
        "number": one.number,
        "file": one.file_name,
        "sent_at": one.sent_at,
        "package": one.package_sha256,
        "data": one.data_sha256,
        "receipt": receipt_as_json(one.receipt) if one.receipt else None,
        "days_waiting": one.days_waiting,
        "superseded": one.superseded,
        "open_queries": one.open_queries,
    }


def _entry_row(one: SentEntry, voice: Voice) -> list[str]:
    return [
        one.period,
        str(one.revision),
        one.file_name,
        one.sent_at[:16].replace("T", " "),
        state_word(one.receipt.state, voice) if one.receipt else "",
        "" if one.days_waiting is None else str(one.days_waiting),
        str(one.open_queries or ""),
    ]
