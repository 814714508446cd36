"""send and reopen: a return sealed, signed and laid down as a package; a sealed one opened for a new revision."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import Refused, Unavailable
from models.returns import open_findings
from storage import returns, sheets
from storage.book import Book
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books import opened
from ui.commands.voice import Voice

if TYPE_CHECKING:
    from exports.signing import KeySigner

PASSWORD_FILE_SIZE = 64 * 1024


def add(verbs: Verbs) -> None:
    send = verbs.add("send", run, "seal the return, sign it and lay its package into a folder")
    send.add_argument("period", metavar="PERIOD", help="2020, 2020-H1 or 2020-Q3")
    send.add_argument(
        "--key",
        action="append",
        required=True,
        type=Path,
        metavar="FILE.p12",
        help="a signing key; may be repeated",
    )
    send.add_argument(
        "--password-file",
        action="append",
        required=True,
        type=Path,
        metavar="FILE",
        help="first line: the key's password; once for all keys or once for each",
    )
    send.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder for the package")
    again = verbs.add(
        "reopen", reopen, "open a sealed return as a new revision; the sealed one stays as it is"
    )
    again.add_argument("period", metavar="PERIOD", help="2020, 2020-H1 or 2020-Q3")


def run(arguments: Arguments, voice: Voice) -> int:
    from exports.sending import Way, prepare, send

    with opened(arguments) as book:
        signers = _signers(arguments)
        try:
            ready = prepare(book, arguments.period)
            sent = send(book, ready, dict(zip(ready.roles, signers, strict=False)), Way(arguments.out))
        except Refused as refusal:
            if refusal.code == "RETURN_HAS_ERRORS":
                _tell_what_stands(book, arguments.period, voice)
            raise
    voice.say("COMMAND_SENT", path=str(sent.path), revision=str(sent.revision), sha256=sent.sha256)
    return 0


def _signers(arguments: Arguments) -> list["KeySigner"]:
    from exports.signing import read_key

    keys, files = arguments.key, arguments.password_file
    if len(files) not in (1, len(keys)):
        raise Refused("PASSWORDS_DO_NOT_FIT_KEYS", keys=len(keys), passwords=len(files))
    passwords = [read_password(file) for file in files]
    if len(passwords) == 1:
        passwords *= len(keys)
    return [read_key(key, password) for key, password in zip(keys, passwords, strict=True)]


def read_password(path: Path) -> str:
    """The first line of a password file; Refused PASSWORD_FILE_*, Unavailable PASSWORD_FILE_UNREADABLE."""
    try:
        with path.open("rb") as file:
            data = file.read(PASSWORD_FILE_SIZE)
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise Refused("PASSWORD_FILE_MISSING", file=path.name) from fault
    except OSError as fault:
        raise Unavailable("PASSWORD_FILE_UNREADABLE", file=path.name, why=fault.strerror or "") from fault
    try:
        return data.decode("utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except UnicodeDecodeError as fault:
        raise Refused("PASSWORD_FILE_NOT_TEXT", file=path.name) from fault


def _tell_what_stands(book: Book, period: str, voice: Voice) -> None:
    paper = sheets.paper(book, period)
    for finding in open_findings(list(paper.findings), dict(paper.reasons)):
        voice.warn(finding.code, **finding.details)


def reopen(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        head = returns.reopen(book, arguments.period)
    voice.say("COMMAND_REOPENED", period=head.period, revision=str(head.revision))
    return 0
