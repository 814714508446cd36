"""The page of the handbook: its chapters at the left, the one in hand beside them; or the help of one field."""

from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from ui.handbook import chapters, field_text
from ui.language import language
from ui.pieces.inputs.search import SearchBar
from ui.shell.context import Context
from ui.shell.page import Page

_LIST_WIDTH = 300
_MARGIN = 20


class HelpPage(Page):
    """Esc or a page of the rail leaves it; links lead from chapter to chapter."""

    key = "help"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.chapter, self.field = "", ("", "")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Chapters of the handbook"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for at, one in enumerate(chapters()):
            item = QListWidgetItem(one.title)
            item.setData(Qt.ItemDataRole.UserRole, one.key)
            self.list.insertItem(at, item)
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Handbook"))
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(_MARGIN)
        self.seeking = SearchBar(self.tr("Find in this chapter"), 260)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        self.list.currentItemChanged.connect(lambda item, _: self._choose(item))
        self.text.anchorClicked.connect(self._follow)
        self.seeking.searched.connect(self.find_words)
        self.seeking.returnPressed.connect(lambda: self.find_words(self.seeking.text(), further=True))
        self.seeking.left_downwards.connect(self.text.setFocus)

    def title(self) -> str:
        return self.tr("Handbook")

    def note(self) -> str:
        return "" if chapters() else self.tr("The program came without its handbook.")

    def tool(self) -> QWidget | None:
        return self.seeking

    def activate(self, target: dict[str, Any]) -> None:
        if target.get("field"):
            table, _, name = str(target["field"]).partition(".")
            self.show_field(table, name)
        else:
            self.show_chapter(str(target.get("chapter") or self.chapter), str(target.get("section", "")))

    def place(self) -> dict[str, str]:
        if self.field != ("", ""):
            return {"field": ".".join(self.field)}
        return {"chapter": self.chapter} if self.chapter else {}

    def first_focus(self) -> QWidget | None:
        return self.text

    def search(self) -> bool:
        self.seeking.setFocus()
        self.seeking.selectAll()
        return True

    def show_chapter(self, key: str, section: str = "") -> None:
        """Show a chapter (the first where there is none of this key), at a section of it."""
        every = [one.key for one in chapters()]
        if not every:
            return
        at = every.index(key) if key in every else 0
        self.chapter, self.field = every[at], ("", "")
        self.list.blockSignals(True)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        self.text.setMarkdown(chapters()[at].text)
        self._go_to(section)

    def show_field(self, table: str, name: str) -> None:
        """Show what one field means."""
        self.field = (table, name)
        self.list.clearSelection()
        self.text.setMarkdown(field_text(table, name, language()))

    def find_words(self, words: str, *, further: bool = False) -> bool:
        """Go to the first place with these words, or to the next, from the top again after the last."""
        if not further:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if not words.strip() or self.text.find(words):
            return True
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        return self.text.find(words)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_chapter(str(item.data(Qt.ItemDataRole.UserRole)))

    def _follow(self, link: QUrl) -> None:
        """Into another chapter; what lies outside the handbook is not opened from here."""
        name = link.path().rpartition("/")[2]
        if name.endswith(".md"):
            self.show_chapter(name.removesuffix(".md"))

    def _go_to(self, section: str) -> None:
        document: QTextDocument = self.text.document()
        block = document.begin()
        while section and block.isValid():
            if block.blockFormat().headingLevel() and block.text() == section:
                cursor = QTextCursor(document.lastBlock())
                self.text.setTextCursor(cursor)
                self.text.setTextCursor(QTextCursor(block))  # from below, so that it stands at the top
                return
            block = block.next()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
