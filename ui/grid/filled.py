"""A grid that is filled in by another program: the files are asked for, and what came back is shown over the grid."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from models.values.messages import sentence
from models.values.outcomes import Outcome
from ui import settings as desk
from ui.grid.pastebar import PasteBar
from ui.grid.pasting import GridKey, Pasted
from ui.language import QT_TRANSLATE_NOOP, language
from ui.shell.context import Context
from ui.shell.page import Action
from ui.shell.work import Work

if TYPE_CHECKING:
    from exports.fillable.reading import FilledWorkbook
    from exports.fillable.taking import TakenWorkbook

_FOLDER = "fillable/folder"
_FILL = QT_TRANSLATE_NOOP("Filled", "Fill in with Excel\u2026")
_WRITE = QT_TRANSLATE_NOOP("Filled", "Write a workbook to fill in\u2026")
_TAKE = QT_TRANSLATE_NOOP("Filled", "Take a filled file back\u2026")
_SAVING, _SAVED = (
    QT_TRANSLATE_NOOP("Filled", "Writing {file}"),
    QT_TRANSLATE_NOOP("Filled", "Written: {file}. Fill in the yellow cells, save, and take it back here."),
)
_READING = QT_TRANSLATE_NOOP("Filled", "Reading {file}")
_KINDS = QT_TRANSLATE_NOOP("Filled", "Excel (*.xlsx)")
_READ_KINDS = QT_TRANSLATE_NOOP("Filled", "Tables (*.xlsx *.xls *.ods);;All files (*)")
_MOST_STRAYS = 3


def _say(text: str) -> str:
    return QCoreApplication.translate("Filled", text)


def fill_action(page: QWidget, write: Callable[[], object], take: Callable[[], object]) -> Action:
    """The action of a page whose grid can be filled in elsewhere: a menu with the way there and the way back."""

    def open_menu() -> None:
        menu = QMenu(page)
        menu.addAction(_say(_WRITE), write)
        menu.addAction(_say(_TAKE), take)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(page.mapToGlobal(QPoint(page.width() - menu.sizeHint().width(), 0)))

    return Action(_say(_FILL), open_menu, "reports")


def ask_target(parent: QWidget, name: str) -> Path | None:
    """Where the workbook to fill in is to be written."""
    suggested = str(Path(desk.text(_FOLDER) or Path.home()) / f"{name}.xlsx")
    return _chosen(QFileDialog.getSaveFileName(parent, _say(_WRITE), suggested, _say(_KINDS))[0])


def ask_source(parent: QWidget) -> Path | None:
    """Which filled workbook is taken back."""
    return _chosen(QFileDialog.getOpenFileName(parent, _say(_TAKE), desk.text(_FOLDER), _say(_READ_KINDS))[0])


def _chosen(name: str) -> Path | None:
    if not name:
        return None
    desk.remember(_FOLDER, str(Path(name).parent))
    return Path(name)


def write_beside(context: Context, target: Path, make: Callable[[], bytes]) -> None:
    """Write the workbook beside the window, whole or not at all."""
    path = target if target.suffix else target.with_suffix(".xlsx")

    def written(_: Work) -> None:
        from exports.files.writing import write_whole

        write_whole(path, make())

    context.run(
        written,
        lambda _: context.say(_say(_SAVED).format(file=path.name)),
        title=_say(_SAVING).format(file=path.name),
        cancellable=False,
    )


def read_beside(
    context: Context,
    path: Path,
    take: "Callable[[FilledWorkbook], TakenWorkbook]",
    done: "Callable[[FilledWorkbook, TakenWorkbook], None]",
) -> None:
    """Read a filled workbook beside the window, and what it would do."""

    def read(_: Work) -> "tuple[FilledWorkbook, TakenWorkbook]":
        from exports.fillable.reading import read_filled

        filled = read_filled(path)
        return filled, take(filled)

    context.run(read, lambda both: done(*both), title=_say(_READING).format(file=path.name))


def shown(taken: "TakenWorkbook") -> dict[GridKey, Pasted]:
    """The cells of a filled workbook as a block over the grid."""
    spoken = language()
    return {
        cell.key: Pasted(
            cell.text,
            cell.outcome,
            cell.value,
            "" if cell.refusal is None else sentence(cell.refusal.code, cell.refusal.details, spoken),
        )
        for cell in taken.cells
        if cell.key[0]
    }


def say_taken(bar: PasteBar, name: str, taken: "TakenWorkbook") -> None:
    """Say over the grid how much the file does, and what of it was not read."""
    spoken = language()
    strays = [cell for cell in taken.cells if not cell.key[0] and cell.refusal is not None]
    parts = [sentence(one.code, dict(one.details), spoken) for one in taken.remarks]
    parts += [
        f"{cell.place}: {sentence(cell.refusal.code, cell.refusal.details, spoken)}"
        for cell in strays[:_MOST_STRAYS]
        if cell.refusal is not None
    ]
    more = " \u2026" if len(strays) > _MOST_STRAYS else ""
    contested = sum(cell.is_contested for cell in taken.cells)
    bar.show_file(name, " ".join(parts) + more, contested, {one: taken.number(one) for one in Outcome})
