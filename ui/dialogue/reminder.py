"""A reminder to one unit or to several: the text to copy, or letters that the mail program opens."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QVBoxLayout, QWidget

from models.dialogue.letters import LetterText
from models.dialogue.reminders import Owed, common_reminder, reminder
from models.values.errors import Trouble
from models.values.messages import message_for
from storage.dialogue import addresses, reminders
from ui import settings
from ui.dialogue.letters import AddressField, open_path
from ui.language import language
from ui.pieces.flow import FlowLayout
from ui.pieces.inputs.fields import TextField
from ui.pieces.inputs.longer import LongTextField
from ui.pieces.text import button, label
from ui.shell.context import Context
from ui.shell.work import Work

_LEAST_LINES = 10
_ENDLESS = 16_777_215


class ReminderPanel(QWidget):
    """What is owed, in a letter that can be changed before it is copied or written."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.owed: tuple[Owed, ...] = ()
        self.written: list[Path] = []
        self.whom = label("", "note", wrap=True)
        self.where = TextField(
            self.tr("Where packages are to be sent"),
            hint=self.tr(
                "An address, an office, a telephone number: it is put into the letter and remembered."
            ),
            chars=64,
        )
        self.address = AddressField(self.tr("Address of the unit"), chars=48)
        self.subject = TextField(self.tr("Subject"), chars=72)
        self.text = LongTextField(self.tr("Text"), lines=_LEAST_LINES)
        self.text.box.setMaximumHeight(_ENDLESS)  # the letter takes the room that is left
        self.text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.copy = button(self.tr("Copy"), self.copy_text, kind="primary", picture="copy")
        self.save = button(self.tr("Save as .eml…"), self.ask_folder)
        self.done = label("", "note", wrap=True)
        self.open = button(self.tr("Open in the mail program"), self._open_letter, kind="link")
        self.folder = button(self.tr("Show the folder"), self._open_folder, kind="link", picture="folder")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.whom, self.where, self.address, self.subject):
            column.addWidget(widget)
        column.addWidget(self.text, 1)
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(self.copy)
        row.addWidget(self.save)
        column.addWidget(buttons)
        column.addWidget(self.done)
        column.addWidget(self.open)
        column.addWidget(self.folder)
        self.where.committed.connect(self._keep_where)
        self.address.committed.connect(self._keep_address)

    def show_owed(self, owed: Sequence[Owed]) -> None:
        """Propose the letter to these units."""
        self.owed, self.written = tuple(owed), []
        book = self._context.opened
        self.where.set_value(reminders.where(book))
        alone = len(self.owed) == 1
        self.whom.setText(
            ""
            if alone
            else self.tr(
                "{count} units. “Copy” takes this one text to all of them; saving writes a letter of its own to"
                " each unit, to the address that the book remembers."
            ).format(count=len(self.owed))
        )
        self.whom.setVisible(not alone)
        self.address.setVisible(alone)
        if alone:
            self.address.set_value(addresses.address_of(book, self.owed[0].recipient))
        self._say("")
        self._propose()

    def _propose(self) -> None:
        text = self._proposal(self.where.value())
        self.subject.set_value(text.subject)
        self.text.set_value(text.body.strip())

    def _proposal(self, where: str) -> LetterText:
        office = reminders.office(self._context.opened)
        if len(self.owed) == 1:
            return reminder(self.owed[0], office, where, language())
        return common_reminder(self.owed, office, where, language())

    def _keep_where(self, words: str) -> None:
        """Remember the words and put them into the letter, unless it was changed by hand."""
        book = self._context.opened
        unchanged = self.text.read() == self._proposal(reminders.where(book)).body.strip()
        reminders.keep_where(book, words)
        if unchanged:
            self._propose()

    def _keep_address(self, address: str) -> None:
        addresses.keep_address(self._context.opened, self.owed[0].recipient, address)

    # the ways out

    def copy_text(self) -> None:
        """Put subject and text on the clipboard."""
        self.subject.commit()
        self.text.commit()
        QGuiApplication.clipboard().setText(f"{self.subject.value()}\n\n{self.text.value()}\n")
        self._say(self.tr("Copied. Paste it into a message or a letter."))

    def ask_folder(self) -> None:
        """Ask where the letters go, then write them."""
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Where to write the letters"), settings.text("letters/folder")
        )
        if chosen:
            settings.remember("letters/folder", chosen)
            self.save_to(Path(chosen))

    def save_to(self, folder: Path) -> None:
        """Write a letter to each unit; to one unit alone as it was changed here."""
        fields = (self.where, self.subject, self.text, *((self.address,) if len(self.owed) == 1 else ()))
        answers = [field.commit() for field in fields]
        if not all(answers):
            return
        book, owed, spoken = self._context.opened, self.owed, language()
        text = LetterText(self.subject.value(), self.text.value() + "\n")
        address = self.address.value() if len(owed) == 1 else ""

        def written(_work: Work) -> list[Path]:
            from exports.exchange.reminders import letter_name, reminder_letter, write_reminders
            from exports.files.mail import write_letters

            if len(owed) > 1:
                return write_reminders(book, owed, folder, language=spoken)
            letter = reminder_letter(book, letter_name(owed[0]), address, text)
            return write_letters([letter], folder)

        self._context.run(
            written,
            self._took,
            title=self.tr("Writing the letters"),
            failed=partial(self._failed, folder),
            cancellable=False,
        )

    def _took(self, letters: list[Path]) -> None:
        self.written = letters
        self._say(
            self.tr("{count} letters written and checked. Open each in the mail program and send it.").format(
                count=len(letters)
            )
        )

    def _failed(self, folder: Path, trouble: Trouble) -> None:
        self._say(message_for(trouble, language()))
        self._context.tell(trouble, lambda: self.save_to(folder))

    def _say(self, words: str) -> None:
        self.done.setText(words)
        self.done.setVisible(bool(words))
        self.folder.setVisible(bool(words and self.written))
        self.open.setVisible(bool(words) and len(self.written) == 1)

    def _open_letter(self) -> None:
        if self.written and not open_path(self.written[0]):
            self._say(
                self.tr(
                    "No program on this machine opens {name}. Copy the text instead, and paste it into a letter."
                ).format(name=self.written[0].name)
            )

    def _open_folder(self) -> None:
        if self.written:
            open_path(self.written[0].parent)
