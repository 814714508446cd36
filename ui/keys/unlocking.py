"""A band above a list: so many files lie in envelopes, and the password that opens them is asked once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.values.errors import Refused, Trouble
from models.values.messages import message_for, sentence
from models.values.quantities import format_number
from ui import reception
from ui.language import language
from ui.pieces.inputs.fields import SecretField
from ui.pieces.text import button, label, surface
from ui.shell.context import Context
from ui.shell.work import Work


class UnlockBand(QWidget):
    """`unlocked`: the keys are open; `guessed`: no key of this book took the password, it may be the envelope's own."""

    unlocked = Signal()
    guessed = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._busy = False
        self.words = label(wrap=True)
        self.secret = SecretField(self.tr("Password"))
        self.act = button(self.tr("Open the envelopes"), self.go, picture="key")
        sheet = surface()
        row = QHBoxLayout(sheet)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(16)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.secret, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.act, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)
        self.secret.line.returnPressed.connect(self.go)
        self.hide()

    def show_closed(self, count: int) -> None:
        """Say how many files are closed; none hides the band."""
        self._busy = False
        self.act.setEnabled(True)
        self.setVisible(count > 0)
        if not count:
            self.secret.set_value("")
            return
        has_key = self._context.book is not None and reception.is_locked(self._context.book)
        words = (
            self.tr(
                "{count} files lie in envelopes. Type the password of the reception key, or the one that the "
                "sender told you. It is asked once until the program ends."
            )
            if has_key
            else self.tr("{count} files lie in envelopes. Type the password that the sender told you.")
        )
        self.words.setText(words.format(count=format_number(count)))

    def go(self) -> None:
        """Try the password beside the window; it leaves its field at once."""
        password, book = self.secret.line.text(), self._context.book
        if not password or self._busy:
            return
        self._busy = True
        self.act.setEnabled(False)
        self.secret.set_value("")

        def opened(_work: Work) -> int:
            return reception.unlock(book, password) if book is not None else 0

        def done(count: int) -> None:
            self._busy = False
            self.act.setEnabled(True)
            if count:
                self.unlocked.emit()
            else:
                self.guessed.emit(password)

        def failed(trouble: Trouble) -> None:
            self._busy = False
            self.act.setEnabled(True)
            if isinstance(trouble, Refused) and trouble.code == "KEY_PASSWORD_WRONG":
                self.guessed.emit(password)
            else:
                self.secret.refuse(message_for(trouble, language()))

        self._context.run(opened, done, title=self.tr("Opening the reception key"), failed=failed)

    def refuse(self) -> None:
        """Say that the password opened nothing."""
        self.secret.refuse(sentence("ENVELOPE_PASSWORD_WRONG", None, language()))
        self.secret.line.setFocus(Qt.FocusReason.OtherFocusReason)
