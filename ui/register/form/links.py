"""A record chosen by its name: the list under the field follows what is typed, however many there are."""

from typing import Any, ClassVar

from models.values.errors import Refused
from storage.book.book import Book
from storage.register import search
from storage.register.records import cards
from storage.register.search import RecordFound
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.inputs.fields import InputField

MOST = 30
"""Records that are offered at once."""


class LinkField(ChoiceField):
    """Its value is the id of a record of `table`, None for none. of: the id of what it must belong to, "" for any."""

    nothing: ClassVar[Any] = None

    def __init__(
        self, text: str, book: Book, table: str, *, of: str = "", required: bool = False, hint: str = ""
    ) -> None:
        self._book = book
        self._table = table
        self._of = of
        self._named: dict[str, str] = {}
        super().__init__(text, (), required=required, hint=hint, chars=48)
        self.line.textEdited.disconnect()
        self.line.textEdited.connect(self._look)
        self._show(self.matches(""))

    def matches(self, typed: str) -> list[RecordFound]:
        """The records that are offered for what is typed; the first ones for nothing."""
        return search.linkable(self._book, self._table, typed, MOST, self._of)

    def _look(self, typed: str) -> None:
        self._show(self.matches(typed))
        self.line.show_all()

    def type_in(self, text: str) -> None:
        self._show(self.matches(text))
        super().type_in(text)

    def _show(self, found: list[RecordFound]) -> None:
        """Offer these; names that several share carry what tells them apart."""
        names = [one.name for one in found]
        typed = self.line.text()
        self._named = {one.id: one.name for one in found} | self._kept()
        self.offer(
            [
                Option(
                    one.id,
                    f"{one.name} ({one.owner})" if one.owner and names.count(one.name) > 1 else one.name,
                )
                for one in found
            ]
        )
        self.line.setText(typed)

    def _kept(self) -> dict[str, str]:
        known = self._known
        return {known: self._named[known]} if known in self._named else {}

    def read(self) -> Any:
        """The id that is meant, or None."""
        typed = self.line.text().strip()
        for identity, name in self._kept().items():
            if typed == name:
                return identity
        return super().read() or None

    def set_value(self, value: Any) -> None:
        """Show a record; what can be chosen and the name of the record are read from the book anew."""
        self._show(self.matches(""))
        if value and value not in self._named:
            self._named[value] = self._name_of(value)
        InputField.set_value(self, value)

    def _name_of(self, identity: str) -> str:
        try:
            card = cards.get_card(self._book, self._table, identity)
        except Refused:
            return identity
        return str(card.values.get("name") or card.called)

    def write(self, value: Any) -> None:
        """Show the name of a record, also where it is none of those offered."""
        offered = any(option.key == value for option in self._options)
        super().write(value if offered else self._named.get(value, value))

    def know(self, identity: str, name: str) -> None:
        """Be able to show this record, though it is not offered."""
        self._named[identity] = name
