"""The last good backup, making another one, and checking the book: each with a plain result."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.values.errors import Trouble
from models.values.messages import message_for, sentence
from models.values.quantities import format_number
from storage.book import backups
from storage.book.backups import BackupCopy, BackupMade
from storage.book.book import Book
from storage.book.proof.report import VerifyReport
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.moments import here, minute_of
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.text import button, clear, label, surface
from ui.shell.context import Context

OLD = 7
"""Days after which a backup is called old."""

COUNTED = ("organisations", "people", "memberships", "debts", "returns", "received_packages")
SHOWN_COPIES = 8


class BackupPart(QWidget):
    """Two sheets side by side: the copies, and the check of the book."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.state = StateChip()
        self.when = label("", "section", wrap=True)
        self.facts = label("", wrap=True)
        self.refusal = label("", "refusal", wrap=True)
        self.elsewhere = button(self.tr("Copy to a stick or folder\u2026"), self._ask_where, picture="folder")
        self.listed = QGridLayout()
        self.listed.setHorizontalSpacing(24)
        self.listed.setVerticalSpacing(8)
        self.checked = StateChip()
        self.result = label("", wrap=True)
        self.problems = QVBoxLayout()
        self.problems.setSpacing(8)
        self.check = button(self.tr("Check the book"), self.verify, picture="check")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._copies_sheet(), 1)
        row.addWidget(self._check_sheet(), 1)

    def _copies_sheet(self) -> QWidget:
        sheet, inside = _sheet(self.tr("Last good backup"))
        for widget in (self.state, self.when, self.facts, self.refusal):
            inside.addWidget(widget)
        self.refusal.hide()
        inside.addWidget(self.elsewhere, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addSpacing(12)
        inside.addWidget(label(self.tr("Copies beside the book"), "section"))
        note = self.tr(
            "Every copy was opened and counted when it was made. Older ones are thinned by themselves."
        )
        inside.addWidget(label(note, "note", wrap=True))
        inside.addLayout(self.listed)
        inside.addStretch(1)
        return sheet

    def _check_sheet(self) -> QWidget:
        sheet, inside = _sheet(self.tr("Is the book sound?"))
        explained = self.tr(
            "Reads every page of the file, every reference between records, the guards of the history and the sealed "
            "contents. Nothing is changed."
        )
        inside.addWidget(label(explained, "muted", wrap=True))
        inside.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addSpacing(4)
        inside.addWidget(self.checked)
        inside.addWidget(self.result)
        inside.addLayout(self.problems)
        inside.addStretch(1)
        return sheet

    # the copies

    def look(self) -> None:
        """Read what is known of the copies."""
        book = self._context.opened
        made = backups.last_good(book)
        if made is None:
            self.state.show_state(self.tr("None yet"), "red")
            self.when.setText(self.tr("This book has never been backed up."))
            self.facts.setText(
                self.tr("A broken disk would take everything with it. One press makes a copy.")
            )
        else:
            self._show_made(made, book.clock())
        self._show_copies(backups.copies(book.path, book.clock().tzinfo))

    def _show_made(self, made: BackupMade, now: datetime) -> None:
        days = (here(now).date() - here(datetime.fromisoformat(made.at)).date()).days
        there = made.path.is_file()
        if days > OLD:
            self.state.show_state(self.tr("{days} days old").format(days=days), "amber")
        else:
            self.state.show_state(self.tr("Opened and counted"), "green")
        self.when.setText(minute_of(made.at))
        lines = [str(made.path), self.tr("{size} KB").format(size=format_number(made.size // 1024))]
        if not there:
            lines.append(self.tr("It is not there now: the stick is unplugged, or it was moved."))
        lines.append(_counted(made.counts))
        self.facts.setText("\n".join(lines))

    def _show_copies(self, found: list[BackupCopy]) -> None:
        clear(self.listed)
        if not found:
            self.listed.addWidget(label(self.tr("There is none yet."), "muted"), 0, 0)
        for row, copy in enumerate(found[:SHOWN_COPIES]):
            self.listed.addWidget(label(minute_of(copy.at.isoformat())), row, 0)
            size = self.tr("{size} KB").format(size=format_number(copy.size // 1024))
            self.listed.addWidget(label(size, "muted"), row, 1, Qt.AlignmentFlag.AlignRight)
            self.listed.addWidget(label(copy.path.name, "note"), row, 2)
            self.listed.addWidget(self._way_back(copy), row, 3)
        self.listed.setColumnStretch(2, 1)

    def _way_back(self, copy: BackupCopy) -> QWidget:
        return button(self.tr("Restore\u2026"), lambda: self.ask_to_restore(copy), kind="link")

    # going back to a copy

    def ask_to_restore(self, copy: BackupCopy) -> None:
        """Name the copy and what was done since it was made, before the book is laid aside for it."""
        path = self._context.opened.path
        self.refusal.hide()
        self._context.run(
            lambda _work: backups.changes_since(path, copy.path),
            lambda lost: self._ask_to_restore(copy, lost),
            title=self.tr("Reading the copy"),
            failed=self._refuse,
            cancellable=False,
        )

    def _ask_to_restore(self, copy: BackupCopy, lost: int) -> None:
        made = minute_of(copy.at.isoformat())
        if lost:
            since = self.tr("{count} changes made since then will no longer be in the book.").format(
                count=lost
            )
        else:
            since = self.tr("Nothing was changed since then.")
        aside = self.tr(
            "The present book is not deleted: it is laid aside in the same folder, under its name with "
            "\u201cbefore\u201d and the moment."
        )
        ConfirmPanel(
            self,
            self.tr("Go back to the copy of {moment}").format(moment=made),
            f"{copy.path.name}\n{since}\n{aside}",
            self.tr("Restore this copy"),
            lambda: self._context.restore_wanted.emit(copy.path),
        ).open()

    def back_up(self) -> None:
        """A proven copy beside the book, now."""
        book = self._context.opened
        self._run(lambda: backups.automatic(book))

    def back_up_to(self, target: Path) -> None:
        """A proven copy where the person wants it."""
        book = self._context.opened
        self._run(lambda: backups.backup(book, target))

    def _run(self, make: Callable[[], BackupMade]) -> None:
        self.refusal.hide()
        self._context.run(
            lambda _work: make(),
            lambda _made: self.look(),
            title=self.tr("Backing up and checking the copy"),
            failed=self._refuse,
            cancellable=False,
        )

    def _refuse(self, trouble: Trouble) -> None:
        self.refusal.setText(message_for(trouble, language()))
        self.refusal.show()

    def _ask_where(self) -> None:
        book = self._context.opened
        name = f"{book.path.stem}-{book.clock():%Y%m%d-%H%M}.book"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Copy of the book"), name, "*.book")
        if chosen:
            self.back_up_to(Path(chosen))

    # the check

    def verify(self) -> None:
        """Check the book beside the window."""
        book = self._context.opened
        self.check.setEnabled(False)
        self._context.run(
            lambda _work: _verified(book),
            self._show_report,
            title=self.tr("Checking the book"),
            failed=self._could_not,
            cancellable=False,
        )

    def _show_report(self, report: VerifyReport) -> None:
        self.check.setEnabled(True)
        clear(self.problems)
        when = minute_of(self._context.opened.now())
        if report.good:
            self.checked.show_state(self.tr("Sound"), "green")
            self.result.setText(
                self.tr("Checked {moment}. Nothing is missing and nothing was altered.").format(moment=when)
                + "\n"
                + _counted(report.counts)
            )
            return
        self.checked.show_state(self.tr("Damaged"), "red")
        self.result.setText(
            self.tr("Checked {moment}. Do not go on working in it; open the last good backup.").format(
                moment=when
            )
        )
        for problem in report.problems:
            self.problems.addWidget(
                label(sentence(problem.code, problem.details, language()), wrap=True, tone="red")
            )

    def _could_not(self, trouble: Trouble) -> None:
        self.check.setEnabled(True)
        self.checked.show_state(self.tr("Could not be checked"), "amber")
        self.result.setText(message_for(trouble, language()))


def _verified(book: Book) -> VerifyReport:
    from exports.exchange.kept.proving import verify_book

    return verify_book(book.path, book.clock())


def _counted(counts: dict[str, int]) -> str:
    """What a copy holds, in the nouns of the office."""
    parts = [
        sentence(f"COUNT_{name.upper()}", {"count": counts[name]}, language())
        for name in COUNTED
        if counts.get(name)
    ]
    return ", ".join(parts) if parts else sentence("COUNT_NOTHING", None, language())


def _sheet(heading: str) -> tuple[QWidget, QVBoxLayout]:
    sheet = surface()
    inside = QVBoxLayout(sheet)
    inside.setContentsMargins(24, 20, 24, 20)
    inside.setSpacing(8)
    inside.addWidget(label(heading, "section"))
    return sheet, inside
