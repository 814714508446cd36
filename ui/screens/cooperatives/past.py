"""The history of an organisation and of everything that belongs to it."""

from storage.history import organisation_history
from storage.register.organisations import OrganisationCard
from ui.register.part import RecordPart
from ui.register.past import PastTable
from ui.shell.context import Context


class OrganisationHistoryPart(RecordPart[OrganisationCard]):
    """Newest first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.past = PastTable(context, "cooperative-past")
        self.column.addWidget(self.past, 1)

    def show_card(self, card: OrganisationCard) -> None:
        super().show_card(card)
        book, organisation = self.context.opened, card.id
        self.past.read(lambda: organisation_history.of_organisation(book, organisation))
