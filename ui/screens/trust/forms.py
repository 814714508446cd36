"""Handing forms down: the chosen forms with what they change, a note, the key; then where the file was laid."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.figures.changed_forms import ChangedForms
from ui.pieces.chip import StateChip
from ui.pieces.inputs.fields import TextField
from ui.pieces.tables.facts import FactRows, grouped
from ui.pieces.text import label
from ui.screens.trust.signing import SigningPanel
from ui.shell.context import Context

if TYPE_CHECKING:
    from exports.exchange.forms.office import PreparedForms, WrittenForms
    from exports.signatures.signing import Signer


class HandingDown(SigningPanel):
    """The package as it would be signed now."""

    def __init__(self, context: Context, paths: Sequence[Path], prepared: "PreparedForms") -> None:
        super().__init__(
            context,
            self.sign,
            QCoreApplication.translate("HandingDown", "Sign the forms"),
            QCoreApplication.translate("HandingDown", "Where to lay the file"),
            QCoreApplication.translate("HandingDown", "Signing the forms"),
        )
        self.paths = tuple(paths)
        self.lines = ChangedForms()
        self.note = TextField(
            self.tr("Note to the units"),
            hint=self.tr("Such as the document that asks for the forms."),
            chars=64,
        )
        self.lines.show_package(prepared.examined)
        self.above.addWidget(self.lines)
        self.above.addWidget(self.note)

    def sign(self, open_key: "Callable[[], Signer]", folder: Path) -> "WrittenForms":
        """Sign the forms that were shown into a folder."""
        from exports.exchange.forms.office import hand_down, prepare

        book = self._context.opened
        return hand_down(book, prepare(book, self.paths, self.note.read()), [open_key()], folder)


class HandedDown(QWidget):
    """The package that was made, and what to do with it."""

    def __init__(self, made: "WrittenForms") -> None:
        super().__init__()
        self.chip = StateChip()
        self.facts = FactRows()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.chip)
        column.addWidget(self.facts)
        told = self.tr(
            "The forms are installed here. Hand this file to every unit: it is opened on the page that receives, and "
            "each unit sees what changes before it is installed."
        )
        column.addWidget(label(told, "muted", wrap=True))
        column.addStretch(1)
        self.chip.show_state(self.tr("Signed, written and installed"), "green")
        names = [file.name.removesuffix(".toml") for file in made.prepared.package.forms]
        self.facts.show_facts(
            [
                (self.tr("File"), str(made.path)),
                (self.tr("Forms"), ", ".join(names)),
                (self.tr("SHA-256 of the file"), grouped(made.sha256)),
            ]
        )
