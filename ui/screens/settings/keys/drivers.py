"""Which driver of a token: one that is installed where its maker puts it, or any file."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ui import settings as desk
from ui.pieces.flow import FlowLayout
from ui.pieces.inputs.fields import TextField
from ui.pieces.text import button, clear, label
from ui.screens.settings.card import beside

_LAST = "keys/driver"


class DriverField(QWidget):
    """The path of the driver, remembered on this machine, and the drivers that were found as buttons."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.file = TextField(self.tr("Driver of the token (PKCS#11)"), required=True, chars=64)
        self.choose = button(self.tr("Choose the file\u2026"), self._ask_file, picture="folder")
        self.found = QWidget()
        self._row = FlowLayout(self.found)
        self.none = label(
            self.tr(
                "No driver was found at the usual places. Install the software that came with the token, or choose "
                "its driver: a file ending in .dll (Windows) or .so (Linux)."
            ),
            "note",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.found)
        column.addWidget(self.none)
        column.addLayout(beside(self.file, self.choose))
        self.file.line.returnPressed.connect(self.chosen)

    def look(self) -> None:
        """Offer what is installed; propose what was used last, or the only one."""
        from exports.signatures.tokens.known import known_drivers

        drivers = known_drivers()
        clear(self._row)
        for driver in drivers:
            self._row.addWidget(button(driver.name, partial(self.take, driver.module)))
        self.found.setVisible(bool(drivers))
        self.none.setVisible(not drivers)
        if not self.file.read():
            self.file.set_value(desk.text(_LAST) or (drivers[0].module if len(drivers) == 1 else ""))

    def take(self, module: str) -> None:
        """Use this driver."""
        self.file.set_value(module)
        self.chosen.emit()

    def read(self) -> str:
        """The path of the driver, remembered; "" where none is chosen."""
        module = str(self.file.read())
        if module:
            desk.remember(_LAST, module)
        return module

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Driver of the token (PKCS#11)"),
            self.file.read(),
            self.tr("Drivers (*.dll *.so *.dylib);;All files (*)"),
        )
        if name:
            self.take(name)
