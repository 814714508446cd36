"""Words and tones of receipts and queries in the lists of this page."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from models.dialogue.queries import QueryState
from models.dialogue.receipts import ReceiptState
from storage.dialogue.queries import Asked
from storage.returns.outbox import SentEntry
from ui.dialogue.giving import TONES
from ui.screens.dialogue.reading import PackageReceipt

PATIENCE = 7
"""Days without a receipt after which it is asked for."""


def receipt_word(state: ReceiptState) -> str:
    """A state of a receipt in one or two words."""
    words = {
        ReceiptState.RECEIVED: QCoreApplication.translate("ReceiptState", "received"),
        ReceiptState.VERIFIED: QCoreApplication.translate("ReceiptState", "verified"),
        ReceiptState.MERGED: QCoreApplication.translate("ReceiptState", "merged"),
        ReceiptState.QUERIED: QCoreApplication.translate("ReceiptState", "queried"),
        ReceiptState.REFUSED: QCoreApplication.translate("ReceiptState", "refused"),
    }
    return words[state]


def sent_state(entry: SentEntry) -> tuple[str, str]:
    """Where a sent return stands, believed on its receipt only, and the tone for it."""
    if entry.receipt is not None and not (
        entry.superseded and entry.receipt.state is not ReceiptState.REFUSED
    ):
        return receipt_word(entry.receipt.state), TONES[entry.receipt.state]
    if entry.superseded:
        return QCoreApplication.translate("ReceiptState", "a later revision was written out"), "muted"
    late = (entry.days_waiting or 0) > PATIENCE
    return QCoreApplication.translate("ReceiptState", "no receipt yet"), "amber" if late else ""


def asked_state(one: Asked, today: date) -> tuple[str, str]:
    """Where a query of this office stands, and the tone for it."""
    translate = QCoreApplication.translate
    if one.query.state is QueryState.WITHDRAWN:
        return translate("AskedState", "withdrawn"), "muted"
    if one.query.state is QueryState.SETTLED:
        return translate("AskedState", "settled"), "green"
    if one.answer:
        return translate("AskedState", "answered: settle or ask again"), "blue"
    if one.overdue(today):
        return translate("AskedState", "no answer, overdue"), "red"
    if not one.written_at:
        return translate("AskedState", "not written to file yet"), "amber"
    return translate("AskedState", "waits for the answer"), ""


def receipt_due_state(one: PackageReceipt) -> tuple[str, str]:
    """What a package deserves to be told, against what was told last, and the tone for it."""
    if not one.owed:
        return QCoreApplication.translate("ReceiptDue", "told"), "green"
    if one.given is None:
        return QCoreApplication.translate("ReceiptDue", "no receipt given yet"), "amber"
    return QCoreApplication.translate("ReceiptDue", "has changed since the last receipt"), "amber"
