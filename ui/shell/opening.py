"""What the assistant's answers do: imported only after the window is up, since the floors below are heavy."""

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from models.errors import Refused
from storage import backups, settings
from storage.book import Book
from ui.shell.assistant import Calls, Plan
from ui.shell.work import Work

KEY_FILE = "key_file"
"""Name of the book's setting that holds the path of the signing key on this machine; never the password."""

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
    made = _made_key(plan) if plan.key == "make" else ()
    if plan.key == "import" and plan.key_file is not None:
        from exports.signing import read_key

        read_key(plan.key_file, plan.password)
    work.progress(1, 2)
    with ExitStack() as undoing:
        for path in made:
            undoing.callback(path.unlink, missing_ok=True)
        book = settings.found(plan.path, plan.unit, actor=plan.person)
        undoing.pop_all()
    for name, value in ((KEY_FILE, str(made[0] if made else plan.key_file or "")), (POSITION, plan.position)):
        if value:
            settings.write(book, name, value)
    return book


def _made_key(plan: Plan) -> tuple[Path, ...]:
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
    write_whole(key, save_key(identity.signer, plan.password, plan.person))
    write_whole(registration, save_registration(identity))
    return key, registration


CALLS = Calls(open_book, open_copy, make_book)
