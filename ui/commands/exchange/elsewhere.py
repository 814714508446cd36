"""print-for-signing and take-signed: the print goes out to be signed by another tool, and comes back signed."""

from pathlib import Path

from storage.returns import sealing
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened
from ui.commands.exchange.sending import add_way, asked_of, tell_sent, way_of
from ui.commands.trust.signers import add_signers, signers
from ui.commands.voice import Voice


def add(verbs: Verbs) -> None:
    out = verbs.add(
        "print-for-signing", write, "seal the return and write its print, to be signed by another tool"
    )
    out.add_argument("period", metavar="PERIOD", help="2020, 2020-H1, 2020-9M or 2020-Q3")
    out.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder for the print")
    back = verbs.add("take-signed", take, "send the print that another tool has signed")
    back.add_argument("period", metavar="PERIOD", help="2020, 2020-H1, 2020-9M or 2020-Q3")
    back.add_argument("file", type=Path, metavar="FILE.pdf", help="the signed print")
    add_signers(back)
    add_way(back)


def write(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.sending import prepare, write_print

    with opened(arguments) as book:
        sealing.begin_prefilled(book, arguments.period)
        ready = prepare(book, arguments.period)
        path = write_print(book, ready, arguments.out)
    voice.say("COMMAND_PRINT_LAID", path=str(path), revision=str(ready.sealed.document.revision))
    return 0


def take(arguments: Arguments, voice: Voice) -> int:
    """Without keys the signed print goes alone; with those of all roles it goes in a package."""
    from exports.exchange.receiving import read_file
    from exports.exchange.sending import prepare, take_back

    with opened(arguments) as book:
        way, signed = way_of(arguments), read_file(arguments.file)
        ready = prepare(book, arguments.period)
        made = signers(arguments, asked_of(book, ready), voice) if arguments.signing else {}
        sent = take_back(book, arguments.period, signed, way, made)
        tell_sent(book, arguments.period, sent, voice)
    return 0
