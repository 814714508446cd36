"""A file by e-mail: address, subject and text, the size, one letter or parts, and the way into the mail program.

Letters are files (.eml) that a mail program opens; nothing is sent from here, and no password is asked for.
"""

from decimal import Decimal
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.dialogue.letters import MEBIBYTE, LetterAbout, LetterText, mailboxes, parse_addresses, proposed
from models.values.errors import Refused, Trouble
from models.values.messages import message_for
from models.values.quantities import format_number, round_half_up
from storage.dialogue import addresses
from ui import settings
from ui.language import language
from ui.pieces.flow import FlowLayout
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.inputs.fields import InputField, NumberField, TextField
from ui.pieces.inputs.longer import LongTextField
from ui.pieces.text import button, clear, label
from ui.shell.context import Context
from ui.shell.work import Work

__all__ = ["AddressField", "LetterAbout", "LetterPanel", "open_path"]

_OTHER = "other"
_TEXT_LINES = 9


def open_path(path: Path) -> bool:
    """Open a letter in the mail program, or a folder in the file manager; False where no program takes it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class AddressField(TextField):
    """One e-mail address or several."""

    def read(self) -> str:
        """The addresses, parted by ", "; raises Refused MAIL_ADDRESS."""
        return parse_addresses(self.line.text())

    def _complete(self, value: object) -> bool:
        """An address is kept when the field is left: a@b.vn may still become a@b.vn.org."""
        return False


class LetterPanel(QWidget):
    """Sends a file as one letter or several; `made` says the letters that were written."""

    made = Signal(list)  # of Path

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._path: Path | None = None
        self._about = LetterAbout("", "")
        self._size = 0
        self.letters: list[Path] = []
        self.address = AddressField(
            self.tr("Address of the recipient"),
            hint=self.tr("Remembered for this book. It can also be filled in later, in the mail program."),
            chars=48,
        )
        self.subject = TextField(self.tr("Subject"), required=True, chars=72)
        self.text = LongTextField(self.tr("Text"), required=True, lines=_TEXT_LINES)
        self.mailbox = ChoiceField(self.tr("Largest letter that the mailboxes take"), chars=30)
        self.own = NumberField(self.tr("Own limit"), chars=5, unit="MB", least=1)
        self.sizes = label("", "note", wrap=True)
        self.folder = TextField(self.tr("Where to write the letters"), chars=96)
        self.open = button(self.tr("Open in the mail program"), self.make_and_open, kind="primary")
        self.write = button(self.tr("Only write the letters"), self.make)
        self.result = _WrittenLetters()
        self._lay_out()
        self.mailbox.committed.connect(self._choose_mailbox)
        self.own.committed.connect(self._choose_own)
        self.folder.committed.connect(lambda folder: settings.remember("letters/folder", folder))
        self.address.committed.connect(self._keep_address)
        self.text.committed.connect(lambda _: self._show_size())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for field in (self.address, self.subject, self.text, self.mailbox, self.own):
            column.addWidget(field)
        column.addWidget(self.sizes)
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(self.folder, 1)
        chooser = button(self.tr("Choose…"), self._ask_folder)
        pair.addWidget(chooser, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(pair)
        buttons = QWidget()
        row = FlowLayout(buttons)
        row.addWidget(self.open)
        row.addWidget(self.write)
        column.addWidget(buttons)
        column.addWidget(self.result)

    def show_file(self, path: Path, about: LetterAbout) -> None:
        """Propose a letter for a file that lies on this machine or on a stick; one in hand stays as it was changed."""
        again = (path, about) == (self._path, self._about)
        self._size = path.stat().st_size if path.is_file() else 0
        if again:
            self._show_size()
            return
        self._path, self._about, self.letters = path, about, []
        text = proposed(about, path.name, language())
        self.address.set_value(addresses.address_of(self._context.opened, about.recipient))
        self.subject.set_value(text.subject)
        self.text.set_value(text.body.strip())
        self.folder.set_value(settings.text("letters/folder") or str(self._nearby(path)))
        self._offer_mailboxes()
        self.result.show_letters([])
        self._show_size()

    def _nearby(self, path: Path) -> Path:
        """Where letters are proposed to lie at first: beside the file, of one on a stick beside the book."""
        from exports.files.carrying import is_on, removable_drives

        return self._context.opened.path.parent if is_on(path, removable_drives()) else path.parent

    # the limit

    def _offer_mailboxes(self) -> None:
        known = [Option(str(one.megabytes), f"{one.name}: {one.megabytes} MB") for one in mailboxes()]
        self.mailbox.offer([*known, Option(_OTHER, self.tr("Another limit…"))])
        kept = settings.number("letters/limit", mailboxes()[0].megabytes)
        among = any(option.key == str(kept) for option in known)
        self.mailbox.set_value(str(kept) if among else _OTHER)
        self.own.set_value(kept)
        self.own.setVisible(not among)

    def _choose_mailbox(self, key: str) -> None:
        self.own.setVisible(key == _OTHER)
        if key and key != _OTHER:
            self._keep_limit(int(key))
        elif key:
            self.own.setFocus()

    def _choose_own(self, megabytes: int | None) -> None:
        if megabytes:
            self._keep_limit(megabytes)

    def _keep_limit(self, megabytes: int) -> None:
        settings.remember("letters/limit", megabytes)
        self.own.set_value(megabytes)
        self._show_size()

    @property
    def limit(self) -> int:
        """The largest letter, in bytes."""
        return int(self.own.value() or mailboxes()[0].megabytes) * MEBIBYTE

    def _show_size(self) -> None:
        from exports.files.mail import letter_count, letter_size

        self.own.accept()
        try:
            count = letter_count(self._size, self.limit, self.text.value())
        except Refused as refused:
            self.own.refuse(message_for(refused, language()))
            return
        file, grown = _megabytes(self._size), _megabytes(letter_size(self._size))
        if count == 1:
            text = self.tr("The file has {file}, in a letter {grown}: it fits into one letter.")
        else:
            text = self.tr(
                "The file has {file}, in a letter {grown}: it is split into {count} letters of at most {limit}"
                " MB. The receiver joins them in any order; a missing one is named."
            )
        self.sizes.setText(text.format(file=file, grown=grown, count=count, limit=self.limit // MEBIBYTE))

    # making

    def _keep_address(self, address: str) -> None:
        if self._about.recipient:
            addresses.keep_address(self._context.opened, self._about.recipient, address)

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Where to write the letters"), self.folder.line.text()
        )
        if chosen:
            self.folder.line.setText(chosen)
            self.folder.commit()

    def make_and_open(self) -> None:
        """Write the letters and open the first; the others wait in the list."""
        self._make(opening=True)

    def make(self) -> None:
        """Write the letters."""
        self._make(opening=False)

    def _make(self, *, opening: bool) -> None:
        fields: tuple[InputField, ...] = (self.address, self.subject, self.text, self.own, self.folder)
        if self._path is None or not _committed(fields):
            return
        book, path, limit = self._context.opened, self._path, self.limit
        words = LetterText(self.subject.value(), self.text.value())
        folder, to, now = Path(self.folder.value()), self.address.value(), book.clock()

        def written(_work: Work) -> list[Path]:
            from exports.exchange.receiving import read_file
            from exports.files.mail import LetterDetails, letters, write_letters

            envelope = LetterDetails(words.subject, now, to, language=language(), text=words.body + "\n")
            return write_letters(letters(read_file(path), path.name, envelope, limit), folder)

        self._busy(True)
        self._context.run(
            written,
            partial(self._took, opening),
            title=self.tr("Writing the letters"),
            failed=self._failed,
            cancellable=False,
        )

    def _busy(self, busy: bool) -> None:
        self.open.setEnabled(not busy)
        self.write.setEnabled(not busy)

    def _took(self, opening: bool, letters: list[Path]) -> None:
        self._busy(False)
        self.letters = letters
        self.result.show_letters(letters)
        self.made.emit(letters)
        QTimer.singleShot(0, self, self._reveal)
        if opening and letters:
            self.result.open(letters[0])

    def _reveal(self) -> None:
        """Bring what was written into view, where the panel stands in something that scrolls."""
        place = self.parentWidget()
        while place is not None and not isinstance(place, QScrollArea):
            place = place.parentWidget()
        if isinstance(place, QScrollArea):
            place.ensureWidgetVisible(self.result)

    def _failed(self, trouble: Trouble) -> None:
        self._busy(False)
        if trouble.code == "FOLDER_MISSING":
            self.folder.refuse(message_for(trouble, language()))
        elif trouble.code == "PART_SIZE":
            self.own.refuse(message_for(trouble, language()))
        else:
            self._context.tell(trouble, self.make)


class _WrittenLetters(QWidget):
    """The letters that were written, each with its way into the mail program."""

    def __init__(self) -> None:
        super().__init__()
        self.told = label("", "label", wrap=True)
        self.note = label(
            self.tr(
                "Outlook opens a letter as a draft. In Thunderbird choose “Edit as new message” (Ctrl+E). On the"
                " web, write a letter and attach the file itself."
            ),
            "note",
            wrap=True,
        )
        self.refusal = label("", "refusal", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.told, self.refusal):
            column.addWidget(widget)
        column.addLayout(self._rows)
        column.addWidget(self.note)
        self.hide()

    def show_letters(self, letters: list[Path]) -> None:
        """Show these letters, or nothing."""
        self.setVisible(bool(letters))
        self.refusal.hide()
        clear(self._rows)
        if not letters:
            return
        self.told.setText(self.tr("{count} letters written and checked").format(count=len(letters)))
        for letter in letters:
            self._rows.addWidget(button(letter.name, partial(self.open, letter), kind="link"))
        shows = self.tr("Show the folder")
        self._rows.addWidget(
            button(shows, partial(self.open, letters[0].parent), kind="link", picture="folder")
        )

    def open(self, path: Path) -> None:
        """Open a letter or the folder; where nothing opens it, say what to do."""
        opened = open_path(path)
        self.refusal.setVisible(not opened)
        if not opened:
            self.refusal.setText(
                self.tr(
                    "No program on this machine opens {name}. Install a mail program, or write the letter on the"
                    " web and attach the file itself."
                ).format(name=path.name)
            )


def _committed(fields: tuple[InputField, ...]) -> bool:
    """Whether every field could be read; each that cannot says so."""
    answers = [field.commit() for field in fields]
    return all(answers)


def _megabytes(size: int) -> str:
    """A size as people read it."""
    if size < MEBIBYTE:
        return f"{format_number(max(1, -(-size // 1024)))} KB"
    return f"{format_number(round_half_up(Decimal(size) / MEBIBYTE, 1))} MB"
