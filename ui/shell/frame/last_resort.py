"""The one window for our own bugs: what is safe is said, details are folded, a log is kept."""

import logging
import os
import platform
import sys
import traceback
from collections import deque
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from ui.pieces.primary import bind_primary
from ui.pieces.text import button, label
from ui.shell.frame.overrides import guard_overrides

log = logging.getLogger("ui")
_REMEMBERED: deque[str] = deque(maxlen=200)


def describe(fault: BaseException) -> str:
    """Where in the program it went wrong and of which kind: never the values, which may be personal data."""
    lines = [f"{type(fault).__module__}.{type(fault).__qualname__}"]
    for frame in traceback.extract_tb(fault.__traceback__):
        lines.append(f"  {_short(frame.filename)}:{frame.lineno} {frame.name}")
    if fault.__cause__ is not None:
        lines += ["because of", describe(fault.__cause__)]
    return "\n".join(lines)


def _short(filename: str) -> str:
    """A file by its last three parts: the folder of a person's home says who they are."""
    return "/".join(Path(filename).parts[-3:])


def report(fault_text: str) -> str:
    """The text of a log: program, machine, what happened, and the messages before."""
    about = (
        f"{datetime.now().astimezone().isoformat(timespec='seconds')}\n"
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}\n"
    )
    return "\n".join((about, fault_text, "", "Messages before:", *_REMEMBERED)) + "\n"


class LastResort(QDialog):
    """One sentence, the assurance, and the details on request."""

    def __init__(self, fault_text: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(self.tr("Something went wrong"))
        bind_primary(self)
        self.text = report(fault_text)
        self.details = QPlainTextEdit(self.text)
        self.details.setReadOnly(True)
        self.details.setMinimumHeight(220)
        self.details.hide()
        self.details.setAccessibleName(self.tr("Details"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        said = self.tr("The program made a mistake. Your data are safe.")
        column.addWidget(label(said, "section", wrap=True))
        explained = self.tr(
            "Everything kept before is in the book. The last action was not done; you can go on working. "
            "Please save the log and send it to those who look after the program: it holds no personal data."
        )
        column.addWidget(label(explained, wrap=True))
        column.addWidget(self.details)
        row = QHBoxLayout()
        row.addWidget(button(self.tr("Details"), self._fold))
        row.addWidget(button(self.tr("Save the log…"), self._ask_where))
        row.addStretch(1)
        close = button(self.tr("Go on"), self.accept, kind="primary")
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()
        self.setMinimumWidth(560)

    def _fold(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self.adjustSize()

    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the log…"), "so-htx-log.txt", "*.txt")
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """Write the log; where that fails the text is still on the screen to copy."""
        try:
            path.write_text(self.text, encoding="utf-8")
        except OSError as fault:
            self.details.setPlainText(f"{os.strerror(fault.errno or 0)}\n\n{self.text}")
            self.details.show()


class _Watch:
    """Whether the window is open: a bug while it is shown must not open another."""

    window: LastResort | None = None


def show_bug(fault: BaseException) -> None:
    """Log a bug and show the window, once at a time."""
    told = describe(fault)
    log.error("bug: %s", told)
    _REMEMBERED.append(told.splitlines()[0])
    if QApplication.instance() is None or _Watch.window is not None:
        return
    _Watch.window = LastResort(told)
    _Watch.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _Watch.window.finished.connect(_closed)
    _Watch.window.open()


def _closed() -> None:
    _Watch.window = None


def _hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, fault, trace)
        return
    show_bug(fault.with_traceback(trace))


def _from_qt(kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    _REMEMBERED.append(f"Qt {kind.name}: {message[:200]}")
    level = logging.WARNING if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg) else logging.DEBUG
    log.log(level, "Qt: %s", message)


def watch() -> Callable[[], None]:
    """Catch what nobody caught and what Qt complains about; gives back a call that ends it."""
    before = sys.excepthook
    sys.excepthook = _hook
    qInstallMessageHandler(_from_qt)
    guard_overrides()

    def end() -> None:
        sys.excepthook = before
        qInstallMessageHandler(None)

    return end
