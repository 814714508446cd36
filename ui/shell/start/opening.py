"""What the assistant's answers do: imported only after the window is up, since the floors below are heavy."""

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from models.office.names import OF_OFFICE, kind_of, offices_over
from models.trust.rules import trust_rules
from models.values.errors import Refused
from storage.book import settings
from storage.book.book import Book
from ui import keychain
from ui.keychain import KeySource
from ui.shell.start.assistant import Calls, NewBookRequest
from ui.shell.work import Work


def open_book(path: Path, person: str) -> Book:
    """Open a book that exists, migrating it if it is older."""
    return Book.open(path, actor=person)


def make_book(plan: NewBookRequest, work: Work) -> Book:
    """Make the keys and then the book of a unit; where one of them fails none is left behind.

    Refused: BOOK_EXISTS, KEY_FILE_EXISTS, or what is wrong with the key file that was chosen.
    """
    work.progress(0, 2)
    with ExitStack() as undoing:
        sources = _keys(plan, undoing)
        work.progress(1, 2)
        book = settings.create_book(
            plan.path,
            plan.unit,
            calendar=plan.calendar,
            names={name: value for name in OF_OFFICE if (value := getattr(plan.names, name))},
            actor=plan.person,
        )
        undoing.pop_all()
    for role, source in sources.items():
        keychain.remember(book, role, source)
    return book


def _keys(plan: NewBookRequest, undoing: ExitStack) -> dict[str, KeySource]:
    """By role the keys that are there from the beginning; what was made is taken away by `undoing`."""
    if plan.key == "make":
        return _made_keys(plan, undoing)
    if plan.key == "import" and plan.key_file is not None:
        from exports.signatures.signing import read_key

        opened = read_key(plan.key_file, plan.password)
        return {keychain.LEADER: keychain.source_of(opened.certificate, keychain.FILE, str(plan.key_file))}
    return {}


def _made_keys(plan: NewBookRequest, undoing: ExitStack) -> dict[str, KeySource]:
    """A new key for every role that must sign, beside the book, each with its registration file for the province."""
    roles = trust_rules().required.get(plan.unit.level, (keychain.LEADER,))
    files = {role: _key_file(plan.path, role) for role in roles}
    for key in files.values():
        for path in (key, key.with_suffix(".pem")):
            if path.exists():
                raise Refused("KEY_FILE_EXISTS", file=str(path))
    return {role: _made_key(plan, role, key, undoing) for role, key in files.items()}


def _key_file(book: Path, role: str) -> Path:
    """The leader's key bears the name of the book, any other its role too."""
    ending = "" if role == keychain.LEADER else f"-{role}"
    return book.with_name(f"{book.stem}{ending}.p12")


def _made_key(plan: NewBookRequest, role: str, key: Path, undoing: ExitStack) -> KeySource:
    from exports.files.writing import write_whole
    from exports.signatures.certificates import new_identity
    from exports.signatures.signing import save_key
    from exports.trust.registrations import save_registration

    name = plan.names.signer_right if role == keychain.LEADER else _name_of_seal(plan)
    identity = new_identity(name, plan.unit.title, datetime.now().astimezone())
    for path, content in (
        (key, save_key(identity.signer, plan.password, name)),
        (key.with_suffix(".pem"), save_registration(identity)),
    ):
        undoing.callback(path.unlink, missing_ok=True)
        write_whole(path, content, secret=path is key)
    return keychain.source_of(identity.signer.certificate, keychain.FILE, str(key))


def _name_of_seal(plan: NewBookRequest) -> str:
    """An office with a seal of its own is not the committee of its unit."""
    if not kind_of(plan.names).own_seal:
        return plan.unit.title
    _, office = offices_over(plan.unit.title, plan.names)
    return f"{office.splitlines()[0].capitalize()}, {plan.unit.title}"


def make_practice(path: Path, person: str) -> Book:
    """A book with invented data, from which nothing can be sent."""
    from exports.demonstration.practice import make_practice

    return make_practice(path, person)


CALLS = Calls(open_book, make_book, make_practice)
