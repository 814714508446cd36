"""What lies outside: the package that was written, its digests, and what can be done with it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.dialogue.letters import LetterAbout, LetterKind
from models.returns.copies import Reduction
from models.values.messages import sentence
from models.values.quantities import format_number
from ui.dialogue.letters import LetterPanel
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.fold import Fold
from ui.pieces.text import Elided, button, label
from ui.screens.send.contents import digest_label, in_lines
from ui.screens.send.signoff import WrittenFile
from ui.screens.send.work import Review
from ui.shell.context import Context


class WrittenCard(QWidget):
    """A file that was written just now: where, how large, read back; open or closed."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = label("", "section")
        self.chip = StateChip()
        self.name = label("", wrap=True)
        self.folder = Elided("note")
        self.facts = label("", "note", wrap=True)
        self.doubt = label("", wrap=True, tone="amber")
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self.heading, self.chip, self.name, self.folder, self.facts, self.doubt):
            column.addWidget(widget)
        self.hide()

    def show_written(self, written: WrittenFile | None, heading: str = "") -> None:
        """Show it, or nothing."""
        self.setVisible(written is not None)
        if written is None:
            return
        self.heading.setText(heading or self.tr("The package"))
        if written.doubt:
            self.chip.show_state(self.tr("Read back, but the stick is doubtful"), "amber")
        else:
            self.chip.show_state(self.tr("Checked, you may remove the stick"), "green")
        self.doubt.setText(sentence(written.doubt, language=language()) if written.doubt else "")
        self.doubt.setVisible(bool(written.doubt))
        self.name.setText(written.path.name)
        self.folder.say(str(written.path.parent))
        size = format_number((written.size + 1023) // 1024)
        words = [self.tr("{size} KB").format(size=size)]
        if written.document_sha256:
            words.append(
                self.tr("closed in an envelope") if written.closed else self.tr("open, without envelope")
            )
        words.append(self.tr("written, read back and found the same byte for byte"))
        self.facts.setText(" · ".join(words))


class PackagePart(QWidget):
    """The package of a sent return: its digests, letters, and reduced copies."""

    copy_wanted = Signal(str)  # how it is to be reduced
    unfolded = Signal(QWidget)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.written = WrittenCard()
        self.name = label("", wrap=True)
        self.digest = digest_label(self.tr("Digest of the data (SHA-256)"))
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sent = QWidget()
        inside = QVBoxLayout(self.sent)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(label(self.tr("Written out as"), "section"))
        inside.addWidget(self.name)
        inside.addWidget(label(self.tr("Digest of the data, as the receipt will name it"), "note", wrap=True))
        inside.addWidget(self.digest)
        self.letters = Fold(self.tr("Send by e-mail"), QWidget())
        self.copies = Fold(self.tr("Make a reduced copy"), self._copies())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.written, self.sent, self.letters, self.copies):
            column.addWidget(part)
        self.letter: LetterPanel | None = None
        self.letters.turned.connect(self._open_letter)
        for fold in (self.letters, self.copies):
            fold.turned.connect(lambda opened, fold=fold: self.unfolded.emit(fold) if opened else None)
        self._about: LetterAbout | None = None
        self._path: Path | None = None

    def _copies(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        words = self.tr(
            "For readers who need not know everything: one file with data, workbook and print. It says at its top "
            "what was left out, and it bears no signature of the return."
        )
        column.addWidget(label(words, "note", wrap=True))
        for reduction, name in (
            (Reduction.TOTALS, self.tr("Only the totals of the forms…")),
            (Reduction.WITHOUT_PERSONAL, self.tr("Everything but personal details…")),
        ):
            make = partial(self.copy_wanted.emit, reduction.value)
            column.addWidget(button(name, make, kind="link"))
        return inside

    def show_review(self, review: Review) -> None:
        """What was sent of the revision shown, or nothing."""
        sent = review.sent
        frozen = review.paper.frozen
        if frozen is None:  # a new revision: what lies outside is not its file
            self.show_written(None)
        self.sent.setVisible(sent is not None)
        self.copies.setVisible(frozen is not None)
        if sent is not None:
            self.name.setText(sent.file_name)
            self.digest.setText(in_lines(sent.data_sha256))
        self._about = None
        if sent is not None and frozen is not None:
            bare = sent.file_name.endswith(".pdf")
            self._about = LetterAbout(
                frozen.unit.name,
                frozen.parent.name,
                frozen.period,
                frozen.revision,
                sent.package_sha256,
                LetterKind.PRINT if bare else LetterKind.PACKAGE,
            )
        self.letters.setVisible(self._about is not None and self._path is not None)

    def show_written(
        self, written: WrittenFile | None, heading: str = "", *, is_package: bool = True
    ) -> None:
        """A file that was written just now; a package can go on by e-mail."""
        self.written.show_written(written, heading)
        self._path = written.path if written is not None and is_package else None
        self.letters.setVisible(self._about is not None and self._path is not None)
        if self.letters.opened:
            self.letters.turn()

    def _open_letter(self, opened: bool) -> None:
        """The letter is made ready only where somebody wants one."""
        if not opened or self._about is None or self._path is None:
            return
        if self.letter is None:
            self.letter = LetterPanel(self._context)
            column = QVBoxLayout(self.letters.content)
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(self.letter)
        self.letter.show_file(self._path, self._about)
