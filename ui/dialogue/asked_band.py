"""A band over a record: the office above asks about it, with the way to the answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from storage.book.book import Book
from storage.dialogue.answers import AskedOfUs, asked_of_us
from storage.returns import pins
from ui.pieces.text import Elided, button
from ui.theme.icons import icon


def asked_about(book: Book, organisation_id: str) -> list[AskedOfUs]:
    """The queries that wait for an answer and are pinned to this organisation or to a record of it."""
    found = []
    for one in asked_of_us(book):
        place = pins.record_place(book, one.query.pin) if one.waits else None
        if place is not None and place.ids.get("organisations") == organisation_id:
            found.append(one)
    return found


class AskedBand(QFrame):
    """Hidden where nothing is asked; of several queries the first is told and the others are counted."""

    wanted = Signal(object)  # AskedOfUs

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "amber")
        self.every: list[AskedOfUs] = []
        sign = QLabel()
        sign.setPixmap(icon("dialogue", "amber").pixmap(18, 18))
        self.words = Elided("")
        self.answer = button(self.tr("Answer\u2026"), self._answer, kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(sign)
        row.addWidget(self.words, 1)
        row.addWidget(self.answer)
        self.hide()

    def show_queries(self, queries: list[AskedOfUs]) -> None:
        """Show these, or nothing."""
        self.every = queries
        self.setVisible(bool(queries))
        if not queries:
            return
        first = queries[0]
        told = self.tr("{office} asks (no. {number}): {text}").format(
            office=first.issuer.name, number=first.query.number, text=" ".join(first.query.text.split())
        )
        if len(queries) > 1:
            told = self.tr("{count} queries. {first}").format(count=len(queries), first=told)
        self.words.say(told)

    def _answer(self) -> None:
        if self.every:
            self.wanted.emit(self.every[0])
