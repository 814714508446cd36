"""The sign-off: at the left exactly what will be signed, at the right who signs, how it goes, and where to."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.values.errors import Trouble
from models.values.messages import message_for, sentence
from ui.language import language
from ui.pieces.fold import Fold
from ui.pieces.inputs.fields import TextField
from ui.pieces.inputs.group import scrolled
from ui.pieces.text import button, hairline, label, surface
from ui.screens.send.contents import Contents
from ui.screens.send.signers import SignerCards
from ui.screens.send.signoff import SignOff
from ui.screens.send.way import WayPanel, picked

_RIGHT = 452
_WIDEST_LEFT = 884


class SigningView(QWidget):
    """Two ways through it: to sign here, or to take back the print that another tool has signed."""

    wanted = Signal()  # Enter in the last secret
    changed = Signal()
    settings_wanted = Signal()
    again_wanted = Signal()
    elsewhere_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.off: SignOff | None = None
        self.taking_back = False
        self.contents = Contents()
        self.signers = SignerCards()
        self.way = WayPanel()
        self.signed = TextField(self.tr("The signed PDF"), chars=64)
        self.why = label("", "note", wrap=True)
        self._lay_out()
        for part in (self.signers.typed, self.way.changed):
            part.connect(self.changed)
        self.signed.line.textChanged.connect(lambda _: self.changed.emit())
        self.signers.entered.connect(self.wanted)
        self.signers.settings_wanted.connect(self.settings_wanted)
        self.signers.again_wanted.connect(self.again_wanted)

    def _lay_out(self) -> None:
        left = QWidget()
        inside = QVBoxLayout(left)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(scrolled(self.contents))
        left.setMaximumWidth(_WIDEST_LEFT)
        right = surface()
        right.setMinimumWidth(_RIGHT)
        column = QVBoxLayout(right)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(scrolled(self._steps()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(left, 2)
        row.addWidget(right, 1)

    def _steps(self) -> QWidget:
        steps = QWidget()
        column = QVBoxLayout(steps)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        self.back = QWidget()
        self.back.setLayout(picked(self.signed, button(self.tr("Choose…"), self._ask_signed)))
        inner = self.back.layout()
        assert inner is not None
        inner.setContentsMargins(0, 0, 0, 0)
        self.packing = self._packing()
        for widget in (
            self.back,
            self.packing,
            self.signers,
            hairline(),
            self.way,
            self.why,
            self._elsewhere(),
        ):
            column.addWidget(widget)
        column.addStretch(1)
        return steps

    def _packing(self) -> Fold:
        """What taking back may do beyond sending the signed PDF alone."""
        words = self.tr(
            "The signed PDF goes alone; the unit above takes it, because the data are inside it. With the passwords "
            "of both key files it goes in a package together with the workbook."
        )
        fold = Fold(self.tr("Put it in a package with the workbook"), label(words, "note", wrap=True))
        fold.turned.connect(self._turn_packing)
        return fold

    def _turn_packing(self, opened: bool) -> None:
        self.signers.empty()
        self.signers.setVisible(opened)
        self.changed.emit()

    def _elsewhere(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(
            label(
                self.tr(
                    "Many tokens sign only in the tool of their issuer. The return is sealed and its print written "
                    "as a PDF. Sign that PDF there, the leader first, then the seal, and bring it back to this page."
                ),
                "note",
                wrap=True,
            )
        )
        column.addWidget(
            button(self.tr("Export for signing elsewhere…"), self.elsewhere_wanted.emit, picture="print"),
            0,
            Qt.AlignmentFlag.AlignLeft,
        )
        self.elsewhere = Fold(self.tr("The token does not sign here?"), inside)
        return self.elsewhere

    def show_off(self, off: SignOff, *, taking_back: bool) -> None:
        """Show what was prepared; nothing that was typed before stays."""
        self.off, self.taking_back = off, taking_back
        self.contents.show_off(off, sealed=taking_back)
        self.way.offer(off.envelope)
        self.signed.set_value("")
        self.back.setVisible(taking_back)
        self.elsewhere.setVisible(not taking_back)
        self.show_signatories()

    def show_signatories(self) -> None:
        """Who signs, as it is known now."""
        assert self.off is not None
        who = self.off.signatories
        wraps = all(one.source is not None and not one.on_token for one in who)
        self.packing.setVisible(self.taking_back and wraps)
        if self.packing.opened:
            self.packing.turn()
        self.signers.setVisible(not self.taking_back)
        self.signers.show_signatories(who)
        self.changed.emit()

    def missing(self) -> str:
        """What still stands before the signature, in one line."""
        if self.taking_back:
            return self._missing_back()
        return self.signers.missing() or self.way.missing()

    def _missing_back(self) -> str:
        if not self.signed.line.text().strip():
            return self.tr("Choose the signed PDF first.")
        if self.packing.opened and self.signers.missing():
            return self.signers.missing()
        return self.way.missing()

    def say_why_not(self, why: str) -> None:
        """What still stands before the signature."""
        self.why.setText(why)
        self.why.setVisible(bool(why))

    def refuse(self, trouble: Trouble, role: str) -> bool:
        """Show a refusal where it belongs; False where it belongs to nothing here."""
        card = self.signers.card_of(role)
        words = message_for(trouble, language())
        if card is not None and (
            trouble.code == "KEY_PASSWORD_WRONG" or trouble.code.startswith("TOKEN_PIN")
        ):
            card.secret.refuse(words)
            card.secret.line.setFocus()
        elif card is not None:
            card.refuse(trouble)
        elif trouble.code == "FOLDER_MISSING":
            self.way.refuse_folder(words)
        elif trouble.code.startswith("ENCRYPT_"):
            self.way.refuse_envelope(trouble)
        elif self.taking_back and trouble.code.startswith(("PDF_", "FILE_", "DATA_")):
            code = "SIGNED_PDF_UNSIGNED" if trouble.code == "PDF_UNSIGNED" else ""
            self.signed.refuse(sentence(code, language=language()) if code else words)
        else:
            return False
        return True

    def forget_secrets(self) -> None:
        """Leave nothing behind that was typed."""
        self.signers.empty()
        self.way.forget_secrets()

    def first_focus(self) -> QWidget | None:
        return self.signed.line if self.taking_back else self.signers.first_secret()

    def signed_file(self) -> Path:
        return Path(self.signed.line.text().strip())

    def _ask_signed(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("The signed PDF"), self.signed.line.text(), self.tr("Signed prints (*.pdf)")
        )
        if chosen:
            self.signed.line.setText(chosen)
            self.signed.commit()
