"""A book that cannot be read any more: the newest copy beside it that passes its check is offered in its place."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.values.errors import Trouble
from ui.pieces.moments import minute_of
from ui.pieces.panels.confirm import ConfirmPanel
from ui.shell.context import Context
from ui.shell.work import Work

if TYPE_CHECKING:
    from storage.book.backups import BackupCopy

UNREADABLE = frozenset(
    {
        "BOOK_DAMAGED",
        "BOOK_NOT_A_BOOK",
        "BOOK_STRUCTURE_FOREIGN",
        "BOOK_STRUCTURE_ALTERED",
        "BOOK_STRUCTURE_MISSING",
        "BOOK_TRIGGER_MISSING",
        "BOOK_VALUES_DAMAGED",
    }
)


def offer(
    context: Context, path: Path, trouble: Trouble, parent: QWidget, restore: Callable[[Path], None]
) -> None:
    """Look for the copy in the lane; where there is one, ask. `restore` is called with its path."""
    if trouble.code not in UNREADABLE:
        return

    def looked(_work: Work) -> "BackupCopy | None":
        from storage.book import backups

        return backups.newest_good(path)

    def ask(copy: "BackupCopy | None") -> None:
        if copy is not None:
            _ask(path, copy, parent, restore)

    title = QCoreApplication.translate("Rescue", "Looking for a good copy")
    context.run(looked, ask, title=title, cancellable=False)


def _ask(path: Path, copy: "BackupCopy", parent: QWidget, restore: Callable[[Path], None]) -> None:
    made = minute_of(copy.at.isoformat())
    words = QCoreApplication.translate(
        "Rescue",
        "{book} cannot be read any more. The newest good copy beside it was made {moment}. Work done after that is "
        "not in it. The damaged file is not deleted: it is laid aside in the same folder.",
    )
    ConfirmPanel(
        parent,
        QCoreApplication.translate("Rescue", "The book is damaged"),
        words.format(book=path.name, moment=made),
        QCoreApplication.translate("Rescue", "Restore the copy of {moment}").format(moment=made),
        lambda: restore(copy.path),
        danger=False,
    ).open()
