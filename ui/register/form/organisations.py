"""An organisation chosen by its name: the list under the field follows what is typed, however many there are."""

from typing import Any, ClassVar

from storage.book.book import Book
from storage.register import search
from storage.register.search import OrganisationFound
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.inputs.fields import InputField

_MOST = 30


class OrganisationField(ChoiceField):
    """Its value is the id of an organisation, None for none."""

    nothing: ClassVar[Any] = None

    def __init__(self, text: str, book: Book, *, required: bool = False, hint: str = "") -> None:
        self._book = book
        self._named: dict[str, str] = {}
        super().__init__(text, (), required=required, hint=hint, chars=48)
        self.line.textEdited.disconnect()
        self.line.textEdited.connect(self._look)
        self._show(search.search_organisations(book, "htx", _MOST))

    def _look(self, typed: str) -> None:
        self._show(search.search_organisations(self._book, typed, _MOST))
        self.line.show_all()

    def type_in(self, text: str) -> None:
        self._show(search.search_organisations(self._book, text, _MOST))
        super().type_in(text)

    def _show(self, found: list[OrganisationFound]) -> None:
        """Offer these; names that several share carry their tax code."""
        names = [one.name for one in found]
        typed = self.line.text()
        self._named = {one.id: one.name for one in found} | self._kept()
        self.offer(
            [
                Option(one.id, one.name if names.count(one.name) == 1 else f"{one.name} ({one.tax_code})")
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
        """Show an organisation that is known."""
        InputField.set_value(self, value)

    def write(self, value: Any) -> None:
        """Show the name of an organisation, also where it is none of those offered."""
        offered = any(option.key == value for option in self._options)
        super().write(value if offered else self._named.get(value, value))

    def know(self, identity: str, name: str) -> None:
        """Be able to show this organisation, though it is not offered."""
        self._named[identity] = name
