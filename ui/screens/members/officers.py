"""The list of offices over all organisations: who manages what, with training and insurance."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from storage.register.lists.lists import ListFilter
from ui.register.lists.record_list import RecordList
from ui.shell.context import Context


class OfficerList(RecordList):
    """Offices held today, by name of the person; Enter opens the person. It lies within the list of members."""

    also = ("person.id",)

    def __init__(self, context: Context) -> None:
        self.text = ""
        super().__init__(context, "managers", name="officers")
        self.bar.hide()

    def arrange(self, column: QVBoxLayout) -> None:
        """The filters are those of the list of members."""

    def chosen(self) -> ListFilter:
        return replace(super().chosen(), preset="current", text=self.text)

    def search(self, text: str) -> None:
        """Show those whose name or organisation holds every word."""
        if text != self.text:
            self.text = text
            self.read()

    def open_key(self, key: str) -> None:
        row = self.table.list_rows.known(key)
        if row is not None:
            self.opened.emit(str(row.kept["person.id"]))
