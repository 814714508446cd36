"""Saves what an import leaves out with numbers and reasons; mended there, the refused rows can be read again."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from models.register.catalogue import record_of
from ui import settings as desk
from ui.language import QT_TRANSLATE_NOOP
from ui.register import words
from ui.register.importing.edits import report
from ui.register.importing.preview import PreviewModel
from ui.shell.context import Context
from ui.shell.work import Work

_SAVED = QT_TRANSLATE_NOOP("ImportPanel", "Saved: {file}")
_SAVING = QT_TRANSLATE_NOOP("ImportPanel", "Saving {file}")
_TITLE = QT_TRANSLATE_NOOP("ImportPanel", "Save what is left out")
_KINDS = QT_TRANSLATE_NOOP("ImportPanel", "Workbook (*.xlsx);;CSV (*.csv)")


def ask_target(parent: QWidget, table: str) -> Path | None:
    """Where a person wants what is left out to be saved."""
    suggested = Path(desk.text(f"{table}/folder")) / f"{record_of(table).name}-left-out.xlsx"
    name, _ = QFileDialog.getSaveFileName(parent, _say(_TITLE), str(suggested), _say(_KINDS))
    return Path(name) if name else None


def save_refused(context: Context, model: PreviewModel, path: Path) -> None:
    """Save what is left out beside the window, as a workbook unless the path has another ending."""
    rows = report(model)
    target = path if path.suffix else path.with_suffix(".xlsx")

    def written(_work: Work) -> None:
        from exports.tables.rows import write_rows

        write_rows(target, words.say(f"TABLE_{model.table.upper()}_MANY"), rows)

    def done(_: None) -> None:
        context.say(_say(_SAVED).format(file=target.name))

    context.run(written, done, title=_say(_SAVING).format(file=target.name))


def _say(text: str) -> str:
    return QCoreApplication.translate("ImportPanel", text)
