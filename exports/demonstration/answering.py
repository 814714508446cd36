"""What the province sends back: a receipt for every package, and a few questions to one unit, which reads them."""

from datetime import timedelta
from pathlib import Path

from exports.demonstration.folder import DemonstrationFolder
from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.trustees import LEADER, DemonstrationKeys
from exports.demonstration.words import words
from exports.exchange.arrivals import import_arrivals, open_arrivals
from exports.exchange.notices_given import give_queries, give_receipts
from exports.files.archive import read_archive
from exports.signatures.container import DATA_NAME
from models.dialogue import queries as pins
from models.dialogue.queries import Pin
from models.returns.document import RegisterTable, ReturnDocument, decode
from storage.book.book import Book
from storage.dialogue import queries, receipts
from storage.received import receiving

_ANSWER_DAYS = timedelta(days=7)


def give_back(book: Book, layout: DemonstrationFolder, keys: DemonstrationKeys) -> list[Path]:
    """Ask one unit, tell every unit what became of its package; the files, to be carried back."""
    plan, signers = layout.plan, [keys.province[LEADER]]
    for received in receiving.received(book, str(plan.period)):
        if received.unit[1] == plan.asked:
            _ask(book, plan, received.sha256)
    owed = [one.package.sha256 for one in receipts.due(book) if one.owed]
    given = give_receipts(book, owed, signers, layout.notices)
    return [one.path for one in (*given, *give_queries(book, None, signers, layout.notices))]


def _ask(book: Book, plan: DemonstrationPlan, sha256: str) -> None:
    due = book.clock().date() + _ANSWER_DAYS
    entries = read_archive(receiving.package_bytes(book, sha256))
    document = decode(next(entry.data for entry in entries if entry.name == DATA_NAME))
    for question in words("story")["questions"]:
        pin = _pin(question["about"], document)
        if pin is not None:
            queries.ask(book, sha256, pin, question["text"], due)


def _pin(about: list[str], document: ReturnDocument) -> Pin | None:
    """A cell, or the organisation that the first debt of the return is owed by; None where there is none."""
    if about[0] == "cell":
        return pins.cell(*about[1:])
    debts = document.register.get("debts", RegisterTable((), ()))
    if not debts.rows:
        return None
    return pins.record("organisations", str(debts.rows[0][debts.columns.index("organisation_id")]))


def take_back(book: Book, files: list[Path]) -> None:
    """A unit reads what is on the stick for it."""
    import_arrivals(book, open_arrivals(book, files))
