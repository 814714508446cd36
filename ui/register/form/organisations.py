"""An organisation chosen by its name; those that share a name carry their tax code."""

from storage.book.book import Book
from storage.register import search
from storage.register.search import RecordFound
from ui.register.form.links import LinkField

_MOST = 30


class OrganisationField(LinkField):
    """Its value is the id of an organisation, None for none."""

    def __init__(self, text: str, book: Book, *, required: bool = False, hint: str = "") -> None:
        super().__init__(text, book, "organisations", required=required, hint=hint)

    def matches(self, typed: str) -> list[RecordFound]:
        """Organisations by name, former name, tax code; the first ones for nothing."""
        return [
            RecordFound("organisations", one.id, one.name, one.tax_code or "")
            for one in search.search_organisations(self._book, typed or "htx", _MOST)
        ]
