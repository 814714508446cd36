"""A debt to a fund, chosen by its organisation or contract."""

from storage.book.book import Book
from storage.register.programmes.offered_debts import debt_named, offered_debts
from storage.register.search import RecordFound
from ui.register.form.links import MOST, LinkField


class DebtField(LinkField):
    """Its value is the id of a debt that can be a loan of a fund."""

    def __init__(self, text: str, book: Book, *, required: bool = False, hint: str = "") -> None:
        super().__init__(text, book, "debts", required=required, hint=hint)

    def matches(self, typed: str) -> list[RecordFound]:
        return offered_debts(self._book, typed, MOST)

    def _name_of(self, identity: str) -> str:
        return debt_named(self._book, identity) or identity
