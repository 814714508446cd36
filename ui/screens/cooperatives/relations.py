"""The relations of an organisation to others, seen from both sides, with the way to the other one's history."""

from storage.book.book import Book
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.organisations import OrganisationCard
from ui.register.kind.children import ChildrenPart, of_owner
from ui.shell.context import Context

_TABLE = "relations"


class RelationsPart(ChildrenPart[OrganisationCard]):
    """Those recorded of this organisation and those that name it, so that each history is reached from the other."""

    def __init__(self, context: Context) -> None:
        super().__init__(_TABLE, context)
        self.add_button(self.tr("Open the other organisation"), self.open_other, picture="next")

    def _paths(self) -> tuple[str, ...]:
        return self._kind.columns

    def _ids(self, owner: str) -> list[str]:
        return related(self.context.opened, owner)

    def open_other(self) -> None:
        """Open the history of the organisation at the other end of the row in hand."""
        row = self.current()
        if row is None:
            return
        (ends,) = lists.page(self.context.opened, _TABLE, [row.id], ["organisation", "counterpart"])
        mine = ends["organisation.id"] == self.shown.id
        other = ends["counterpart.id"] if mine else ends["organisation.id"]
        self.context.go_to("cooperatives", organisation=other, part="past")


def related(book: Book, organisation_id: str) -> list[str]:
    """Ids of the relations in which an organisation stands at either end, oldest first on each side."""
    as_other = ListFilter(where=(("counterpart.id", organisation_id),))
    own = lists.keys(book, _TABLE, of_owner(_TABLE, organisation_id))
    return [*own, *lists.keys(book, _TABLE, as_other)]
