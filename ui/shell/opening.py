"""What the assistant's answers do: imported only after the window is up, since the floors below are heavy."""

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from models.errors import Refused
from storage import backups, settings
from storage.book import Book
from ui import keychain
from ui.keychain import KeySource
from ui.shell.assistant import Calls, Plan
from ui.shell.work import Work

POSITION = "position"
"""Name of the book's setting that holds the position of the person, as it stands under a report."""


def open_book(path: Path, person: str) -> Book:
    """Open a book that exists, migrating it if it is older."""
    return Book.open(path, actor=person)


def open_copy(copy: Path, path: Path, person: str) -> Book:
    """Put a good copy in the place of a damaged book, which is laid aside, and open it."""
    backups.restore(copy, path, datetime.now().astimezone())
    return Book.open(path, actor=person)


def make_book(plan: Plan, work: Work) -> Book:
    """Make the key and then the book of a unit; where one of them fails neither is left behind.

    Refused: BOOK_EXISTS, KEY_FILE_EXISTS, or what is wrong with the key file that was chosen.
    """
    work.progress(0, 2)
    with ExitStack() as undoing:
        source = _key(plan, undoing)
        work.progress(1, 2)
        book = settings.found(plan.path, plan.unit, actor=plan.person)
        undoing.pop_all()
    if source is not None:
        keychain.remember(book, keychain.LEADER, source)
    if plan.position:
        settings.write(book, POSITION, plan.position)
    return book


def _key(plan: Plan, undoing: ExitStack) -> KeySource | None:
    """The key that the leader is to sign with, made or read; what was made is taken away by `undoing`."""
    if plan.key == "make":
        return _made_key(plan, undoing)
    if plan.key == "import" and plan.key_file is not None:
        from exports.signing import read_key

        opened = read_key(plan.key_file, plan.password)
        return keychain.source_of(opened.certificate, keychain.FILE, str(plan.key_file))
    return None


def _made_key(plan: Plan, undoing: ExitStack) -> KeySource:
    """A new key beside the book, and the registration file that the province needs to trust it."""
    from exports.certificates import new_identity
    from exports.registrations import save_registration
    from exports.sending import write_whole
    from exports.signing import save_key

    key, registration = plan.path.with_suffix(".p12"), plan.path.with_suffix(".pem")
    for path in (key, registration):
        if path.exists():
            raise Refused("KEY_FILE_EXISTS", file=str(path))
    identity = new_identity(plan.person, plan.unit.title, datetime.now().astimezone())
    for path, content in (
        (key, save_key(identity.signer, plan.password, plan.person)),
        (registration, save_registration(identity)),
    ):
        undoing.callback(path.unlink, missing_ok=True)
        write_whole(path, content)
    return keychain.source_of(identity.signer.certificate, keychain.FILE, str(key))


CALLS = Calls(open_book, open_copy, make_book)
