"""The panel of signing: key, password, folder; how far the return came; the package that was laid down."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from exports.carrying import Drive, removable_drives
from models.quantities import format_number
from models.returns import State
from models.sentences import sentence
from ui import settings
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.fields import SecretField, TextField
from ui.pieces.ladder import Ladder, Reached, Rung
from ui.pieces.text import button, clear, label
from ui.screens.send.work import Laid, Review

MEBIBYTE = 1024 * 1024
_ORDER = (State.DRAFT, State.CHECKED, State.SEALED, State.SENT)


class SigningPanel(QWidget):
    """What is needed to sign. Paths are remembered on this machine, the password never."""

    wanted = Signal()  # Enter in the password
    changed = Signal()  # something was filled in

    def __init__(self) -> None:
        super().__init__()
        self.ladder = Ladder()
        self.key = TextField(self.tr("Key file (.p12, .pfx)"), chars=64)
        self.password = SecretField(
            self.tr("Password of the key"), hint=self.tr("It is not kept anywhere."), chars=28
        )
        self.folder = TextField(self.tr("Where to lay the package"), chars=64)
        self.laid = _LaidCard()
        self.form = QWidget()
        inside = QVBoxLayout(self.form)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(label(self.tr("Sign"), "section"))
        inside.addLayout(self._picked(self.key, self._ask_key))
        inside.addWidget(self.password)
        inside.addLayout(self._picked(self.folder, self._ask_folder))
        self.sticks = QVBoxLayout()
        self.sticks.setSpacing(0)
        inside.addLayout(self.sticks)
        self.why = label("", "note", wrap=True)
        inside.addWidget(self.why)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(label(self.tr("How far it came"), "section"))
        column.addWidget(self.ladder)
        column.addWidget(self.form)
        column.addWidget(self.laid)
        column.addStretch(1)
        self.key.committed.connect(lambda path: self._keep("send/key", path))
        self.folder.committed.connect(lambda path: self._keep("send/folder", path))
        self.password.line.returnPressed.connect(self.wanted)
        self.password.line.textChanged.connect(lambda _: self.changed.emit())

    def _picked(self, field: TextField, ask: object) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(field, 1)
        chooser = button(self.tr("Choose…"))
        chooser.clicked.connect(ask)
        row.addWidget(chooser, 0, Qt.AlignmentFlag.AlignBottom)
        return row

    def _keep(self, name: str, path: str) -> None:
        settings.remember(name, path)
        self.changed.emit()

    def remembered(self, book: Path) -> None:
        """Propose what was used last; a key beside the book at first."""
        beside = book.with_suffix(".p12")
        self.key.set_value(settings.text("send/key") or (str(beside) if beside.is_file() else ""))
        self.folder.set_value(settings.text("send/folder"))
        self.offer_sticks(removable_drives())

    def offer_sticks(self, drives: Sequence[Drive]) -> None:
        """Offer the sticks that are plugged in; one that can only be read is of no use."""
        clear(self.sticks)
        for drive in drives:
            if not drive.read_only:
                free = format_number(drive.free // MEBIBYTE)
                text = self.tr("Stick {name}: {free} MB free").format(name=drive.name, free=free)
                self.sticks.addWidget(button(text, partial(self._take_folder, drive.path), kind="link"))

    def _take_folder(self, folder: Path) -> None:
        self.folder.line.setText(str(folder))
        self.folder.commit()

    def missing(self) -> str:
        """What is not filled in yet, in one line."""
        if not self.key.line.text().strip():
            return self.tr("Choose the key file first.")
        if not self.password.line.text():
            return self.tr("Type the password of the key first.")
        return "" if self.folder.line.text().strip() else self.tr("Choose where to lay the package first.")

    def say_why_not(self, why: str) -> None:
        """What still stands before the signature."""
        self.why.setText(why)
        self.why.setVisible(bool(why))

    def _ask_key(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Key file"), self.key.line.text(), self.tr("Keys (*.p12 *.pfx)")
        )
        if chosen:
            self.key.line.setText(chosen)
            self.key.commit()
            self.password.line.setFocus()

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Where to lay the package"), self.folder.line.text()
        )
        if chosen:
            self._take_folder(Path(chosen))

    def show_review(self, review: Review, standing: int) -> None:
        """How far the return came; `standing` findings are in its way."""
        head = review.paper.head
        at = _ORDER.index(head.state) if head is not None and head.state in _ORDER else len(_ORDER) - 1
        at = -1 if head is None else at
        names = (
            self.tr("Draft: figures filled in"),
            self.tr("Checked: no error, every warning answered"),
            self.tr("Sealed: figures frozen"),
            self.tr("Sent: package signed and laid down"),
        )
        rungs = []
        for place, name in enumerate(names):
            reached = Reached.PASSED if place <= at else Reached.OPEN
            note = ""
            if place == 1 and at < 1 and standing:
                reached = Reached.FAILED
                note = self.tr("{count} still to be settled").format(count=standing)
            rungs.append(Rung(name, reached, note))
        self.ladder.show_rungs(rungs)
        self.form.setVisible(review.paper.frozen is None or at < len(_ORDER) - 1)

    def show_laid(self, laid: Laid | None) -> None:
        """The package that was written just now."""
        self.laid.show_laid(laid)
        self.password.line.clear()


class _LaidCard(QWidget):
    """Path, size and digest of a package, and that it was read back."""

    def __init__(self) -> None:
        super().__init__()
        self.chip = StateChip()
        self.path = label("", wrap=True)
        self.facts = label("", "note", wrap=True)
        self.doubt = label("", wrap=True, tone="amber")
        self.path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(self.tr("The package"), "section"))
        column.addWidget(self.chip)
        column.addWidget(self.path)
        column.addWidget(self.facts)
        column.addWidget(self.doubt)
        self.hide()

    def show_laid(self, laid: Laid | None) -> None:
        self.setVisible(laid is not None)
        if laid is None:
            return
        if laid.doubt:
            self.chip.show_state(self.tr("Read back, but the stick is doubtful"), "amber")
        else:
            self.chip.show_state(self.tr("Checked, you may remove the stick"), "green")
        self.doubt.setText(sentence(laid.doubt, language=language()) if laid.doubt else "")
        self.doubt.setVisible(bool(laid.doubt))
        self.path.setText(str(laid.path))
        self.facts.setText(
            self.tr(
                "{size} KB · SHA-256 {digest}… · written, read back and found the same byte for byte"
            ).format(size=format_number((laid.size + 1023) // 1024), digest=laid.sha256[:12])
        )
