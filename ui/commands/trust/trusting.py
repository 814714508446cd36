"""trust: a province's trust list put in use; its other verbs make one (ui.commands.trust.trust_making)."""

from pathlib import Path

from storage.trust import trust
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened
from ui.commands.trust import trust_making
from ui.commands.voice import Voice


def add(verbs: Verbs) -> None:
    group = verbs.group("trust", "use and make trust lists; `trust BOOK FILE` installs")
    trust_making.add(group)
    install = group.add("install", run, "put a trust list in use; at first use its signer is pinned")
    install.add_argument("file", metavar="FILE", type=Path, help="the province's trust list, *.asice")
    install.add_argument(
        "--pin",
        metavar="SHA256",
        help="certificate that must have signed it, as the province gave it on paper",
    )


def run(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.receiving import install_trust, read_file

    with opened(arguments) as book:
        is_first = trust.in_use(book) is None
        found = install_trust(book, read_file(arguments.file), arguments.pin)
    voice.say(
        "COMMAND_TRUST_IN_USE",
        serial=str(found.serial),
        province=found.province.name,
        count=len(found.members),
    )
    if is_first and arguments.pin is None:
        voice.say("COMMAND_TRUST_PINNED", sha256=found.signed_by)
    return 0
