"""A book that cannot be read any more: the newest copy beside it that passes its check is offered in its place.

Where another program altered only the structure of a book, its data can also be written into a new one.
"""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.values.errors import Damaged, Trouble
from models.values.quantities import format_number
from ui.pieces.moments import minute_of
from ui.pieces.panels.confirm import ConfirmPanel
from ui.shell.context import Context
from ui.shell.work import Work

if TYPE_CHECKING:
    from storage.book.backups import BackupCopy
    from storage.book.proof.report import VerifyReport

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


REBUILDABLE = frozenset(
    {"BOOK_STRUCTURE_FOREIGN", "BOOK_STRUCTURE_ALTERED", "BOOK_STRUCTURE_MISSING", "BOOK_TRIGGER_MISSING"}
)
"""What a new structure around the same rows makes good."""


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
        if trouble.code in REBUILDABLE:
            _ask_rebuild(context, path, copy, parent, restore)
        elif copy is not None:
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


def _ask_rebuild(
    context: Context,
    path: Path,
    copy: "BackupCopy | None",
    parent: QWidget,
    restore: Callable[[Path], None],
) -> None:
    made = minute_of(copy.at.isoformat()) if copy else ""
    words = QCoreApplication.translate(
        "Rescue",
        "Another program altered the structure of {book}. Its data can be written into a new book, which is checked "
        "then. The file itself is not changed.",
    )
    named = QCoreApplication.translate("Rescue", "Restore the copy of {moment}").format(moment=made)
    ConfirmPanel(
        parent,
        QCoreApplication.translate("Rescue", "The book is damaged"),
        words.format(book=path.name),
        QCoreApplication.translate("Rescue", "Write the data into a new book"),
        lambda: _rebuild(context, path, parent, restore),
        other=(named, lambda: restore(copy.path)) if copy else None,
        danger=False,
    ).open()


def _rebuild(context: Context, path: Path, parent: QWidget, restore: Callable[[Path], None]) -> None:
    """In the lane, with progress; it can be stopped, and then nothing is left."""

    def write(work: Work) -> "VerifyReport":
        from storage.book.proof.rebuilding import rebuild

        def progress(done: int, total: int, table: str) -> None:
            work.progress(done, total, table)
            work.check()

        return rebuild(path, _free(path), progress)

    title = QCoreApplication.translate("Rescue", "Writing the data into a new book")
    context.run(write, lambda report: _rebuilt(context, path, report, parent, restore), title=title)


def _free(path: Path) -> Path:
    """A name beside the book that no file has."""
    names = (f"{path.stem}-{number}{path.suffix}" for number in count(2))
    return next(free for name in names if not (free := path.with_name(name)).exists())


def _rebuilt(
    context: Context,
    path: Path,
    report: "VerifyReport",
    parent: QWidget,
    restore: Callable[[Path], None],
) -> None:
    """Offer the new book in the place of the old one, if its check found nothing; else say what it found."""
    if not report.good:
        problem = report.problems[0]
        context.tell(Damaged(problem.code, **problem.details))
        return
    words = QCoreApplication.translate(
        "Rescue",
        "{rows} rows were written into {file}, and its check found nothing wrong. It can take the place of {book}; "
        "the damaged file is laid aside in the same folder.",
    )
    rows = format_number(sum(report.counts.values()))
    ConfirmPanel(
        parent,
        QCoreApplication.translate("Rescue", "The data are in a new book"),
        words.format(rows=rows, file=report.path.name, book=path.name),
        QCoreApplication.translate("Rescue", "Put it in the place of the book"),
        lambda: restore(report.path),
        danger=False,
    ).open()
