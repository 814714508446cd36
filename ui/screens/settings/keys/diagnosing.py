"""A text for whoever helps when a token does not work: the driver, the tokens, the trouble; no secret."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QVBoxLayout, QWidget

from models.values.errors import Trouble
from ui.language import language
from ui.pieces.text import button, label
from ui.screens.settings.card import in_row
from ui.screens.settings.keys.drivers import DriverField
from ui.shell.context import Context
from ui.shell.work import Work


class Diagnosis(QWidget):
    """Asks the driver once, without the PIN, and shows what it told."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.driver = DriverField()
        self.act = button(self.tr("Examine"), self.go)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFixedHeight(320)
        self.text.setAccessibleName(self.tr("What the driver and the tokens told"))
        self.copy = button(self.tr("Copy"), self._copy, picture="copy")
        self.save = button(self.tr("Save\u2026"), self._ask_save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column.setSpacing(12)
        column.addWidget(
            label(
                self.tr(
                    "Names the driver, the tokens and their certificates for whoever helps you. Nobody logs in; "
                    "no PIN, no key and no figure stands in it."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self.driver)
        column.addLayout(in_row(self.act))
        column.addWidget(self.text)
        self.after = QWidget()
        self.after.setLayout(in_row(self.copy, self.save))
        column.addWidget(self.after)
        self.driver.chosen.connect(self.go)
        for widget in (self.text, self.after):
            widget.hide()

    def go(self) -> None:
        """Ask the driver beside the window."""
        module, now, spoken = self.driver.read(), self._context.opened.clock(), language()
        if not module:
            self.driver.file.refuse(self.tr("Choose the token's driver first."))
            return
        self.driver.file.accept()
        self.act.setEnabled(False)

        def diagnosed(_work: Work) -> str:
            from exports.signatures.trial import diagnostics

            return diagnostics(module, now, spoken)

        self._context.run(diagnosed, self._show, title=self.tr("Looking at the token"), failed=self._failed)

    def _show(self, text: str) -> None:
        self.act.setEnabled(True)
        self.text.setPlainText(text)
        self.text.show()
        self.after.show()

    def _failed(self, trouble: Trouble) -> None:
        self.act.setEnabled(True)
        self._context.tell(trouble)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._context.say(self.tr("Copied"))

    def _ask_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save\u2026"), "token.txt", "*.txt")
        if name:
            self.save_to(Path(name))

    def save_to(self, target: Path) -> None:
        """Write the text to a file."""
        text = self.text.toPlainText()

        def written(_work: Work) -> None:
            from exports.files.writing import write_whole

            write_whole(target, text.encode("utf-8"))

        self._context.run(
            written,
            lambda _: self._context.say(self.tr("Written: {file}").format(file=target)),
            title=self.tr("Saving the text"),
            failed=self._context.tell,
            cancellable=False,
        )
