"""send and reopen: a return sealed, signed and laid down as a package; a sealed one opened for a new revision."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from models.returns.copies import holds_personal_numbers
from models.returns.returns import open_findings
from models.values.errors import Refused
from models.values.periods import parse_period
from storage.book.book import Book
from storage.returns import returns, sealing, sheets
from storage.trust.pictures import pictures
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened
from ui.commands.trust.signers import SignerRequest, add_signers, read_password, signers
from ui.commands.voice import Voice

if TYPE_CHECKING:
    from exports.exchange.sending import Delivery, Prepared, WrittenPackage


def add(verbs: Verbs) -> None:
    send = verbs.add("send", run, "seal the return, sign it and lay its package into a folder")
    send.add_argument("period", metavar="PERIOD", help="2020, 2020-H1, 2020-9M or 2020-Q3")
    add_signers(send)
    add_way(send)
    again = verbs.add(
        "reopen", reopen, "open a sealed return as a new revision; the sealed one stays as it is"
    )
    again.add_argument("period", metavar="PERIOD", help="2020, 2020-H1, 2020-9M or 2020-Q3")


def add_way(verb: argparse.ArgumentParser) -> None:
    """The arguments that say how a package leaves."""
    way = verb.add_argument_group("how it leaves")
    way.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder for the package")
    way.add_argument(
        "--open", action="store_true", help="no envelope, also where the data hold personal numbers"
    )
    way.add_argument(
        "--password-recipient", type=Path, metavar="FILE", help="first line: a password that opens it as well"
    )


def way_of(arguments: Arguments) -> "Delivery":
    """How the package is to leave; Refused WAY_CONTRADICTS, PASSWORD_FILE_...."""
    from exports.exchange.sending import Delivery

    if arguments.open and arguments.password_recipient:
        raise Refused("WAY_CONTRADICTS")
    password = read_password(arguments.password_recipient) if arguments.password_recipient else None
    return Delivery(arguments.out, False if arguments.open else None, password)


def run(arguments: Arguments, voice: Voice) -> int:
    """A return that was sent before is laid down once more, without any key."""
    from exports.exchange.sending import prepare, send, send_again

    with opened(arguments) as book:
        way = way_of(arguments)
        if _was_sent(book, arguments.period):
            tell_sent(book, arguments.period, send_again(book, arguments.period, way), voice)
            return 0
        sealing.begin_prefilled(book, arguments.period)
        try:
            ready = prepare(book, arguments.period)
        except Refused as refusal:
            if refusal.code == "RETURN_HAS_ERRORS":
                _tell_what_stands(book, arguments.period, voice)
            raise
        made = signers(arguments, asked_of(book, ready), voice)
        sent = send(book, ready, made, way, pictures(book))
        tell_sent(book, arguments.period, sent, voice)
    return 0


def asked_of(book: Book, ready: "Prepared") -> SignerRequest:
    """For whom the signers of a return are wanted."""
    from exports.exchange.receiving import trust_in_use

    return SignerRequest(ready.roles, ready.sealed.document.unit, trust_in_use(book), book.clock())


def _was_sent(book: Book, period: str) -> bool:
    found = sealing.sealed(book, str(parse_period(period)))
    return found is not None and sealing.sent_package(book, found.head.id) is not None


def tell_sent(book: Book, period: str, sent: "WrittenPackage", voice: Voice) -> None:
    """What was laid down, whether it is closed, and that personal numbers travel open where they do."""
    voice.say("COMMAND_SENT", path=str(sent.path), revision=str(sent.revision), sha256=sent.sha256)
    if sent.closed:
        voice.say("COMMAND_SENT_CLOSED")
    if sent.doubt:
        voice.warn(sent.doubt)
    found = sealing.sealed(book, str(parse_period(period)))
    if not sent.closed and found is not None and holds_personal_numbers(found.document):
        voice.warn("COMMAND_SENT_OPEN")


def _tell_what_stands(book: Book, period: str, voice: Voice) -> None:
    paper = sheets.period_sheets(book, period)
    for finding in open_findings(paper.findings, paper.reasons):
        voice.warn(finding.code, **finding.details)


def reopen(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        head = returns.reopen(book, arguments.period)
    voice.say("COMMAND_REOPENED", period=head.period, revision=str(head.revision))
    return 0
