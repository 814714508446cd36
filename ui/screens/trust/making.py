"""Making the next list: what changes, what to doubt, key and password; then where the file was laid."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from models.values.dates import format_date
from models.values.errors import Trouble
from models.values.messages import sentence
from models.values.quantities import format_number
from storage.book import settings
from storage.book.book import Book
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.moments import here
from ui.pieces.tables.facts import FactRows, grouped
from ui.pieces.text import button, clear, label
from ui.screens.trust.signing import SigningPanel
from ui.shell.context import Context

if TYPE_CHECKING:
    from exports.signatures.signing import Signer
    from exports.trust.lists import TrustedCertificate
    from exports.trust.making import MadeList, NextList

SHOWN = 8
"""Lines of one kind of change that are shown; the others are counted."""


def make(book: Book, open_key: Callable[[], "Signer"], folder: Path, new_key: bool) -> "MadeList":
    """Sign the next list into a folder; Refused KEY_*, TOKEN_* and the codes of exports.trust.making.make_list."""
    from exports.trust.making import list_name, make_list, next_list
    from models.values.errors import Unavailable

    if not folder.is_dir():
        raise Unavailable("FOLDER_MISSING", path=str(folder))
    signer = open_key()
    target = folder / list_name(next_list(book).content)
    return make_list(book, signer, target, new_key=new_key)


class Making(SigningPanel):
    """The next list as it would be signed now."""

    def __init__(self, context: Context, following: "NextList") -> None:
        super().__init__(
            context,
            self.sign,
            QCoreApplication.translate("Making", "Sign the list"),
            QCoreApplication.translate("Making", "Where to lay the list"),
            QCoreApplication.translate("Making", "Signing the trust list"),
        )
        self.following = following
        self.summary = label("", wrap=True)
        self.new_key = QCheckBox(self.tr("Another key from now on"))
        self.new_key_told = label(
            self.tr(
                "Every unit must then compare the new fingerprint with a paper of yours and pin it again."
            ),
            "note",
            wrap=True,
        )
        self.above.addWidget(self.summary)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(2)
        self.above.addLayout(self.lines)
        for widget in (self.new_key, self.new_key_told):
            self.below.addWidget(widget)
            widget.hide()
        content = following.content
        summary = self.tr("List {serial}: {count} certificates, next update by {day}").format(
            serial=content.serial,
            count=format_number(len(content.members)),
            day=format_date(here(content.next_update).date()),
        )
        self.summary.setText(summary)
        self._show_changes()

    def sign(self, open_key: "Callable[[], Signer]", folder: Path) -> "MadeList":
        """Sign the list that was shown into a folder."""
        return make(self._context.opened, open_key, folder, self.new_key.isChecked())

    def refused(self, trouble: Trouble) -> None:
        if trouble.code == "TRUST_OTHER_KEY":
            self.new_key.show()
            self.new_key_told.show()

    def _show_changes(self) -> None:
        clear(self.lines)
        self.lines.addWidget(label(self.tr("What changes since the last list"), "section", wrap=True))
        changes = self.following.changes
        self._group(self.tr("Added: {count}"), changes.added)
        self._group(self.tr("Another last day: {count}"), changes.ended)
        self._group(self.tr("Taken out: {count}"), changes.removed, "red")
        if changes.lists_renewed:
            renewed = self.tr("Newer revocation lists: {count}")
            self.lines.addWidget(label(renewed.format(count=format_number(changes.lists_renewed))))
        self._show_reception()
        if changes.none:
            self.lines.addWidget(label(self.tr("Nothing; the list is only made to last longer."), wrap=True))
        for doubt in self.following.doubts[:SHOWN]:
            why = sentence(doubt.code, doubt.details, language())
            self.lines.addWidget(label(f"{doubt.registered.unit.title}: {why}", wrap=True, tone="amber"))

    def _show_reception(self) -> None:
        """Which key the units will close their packages to, and the way to another one."""
        der, changed = self.following.content.reception, self.following.changes.reception_changed
        self.lines.addWidget(label(self.tr("Packages are closed to"), "section", wrap=True))
        if der is None:
            words = (
                self.tr("No key any more: what holds personal numbers can be closed by a password only.")
                if changed
                else self.tr("No key: what holds personal numbers can be closed by a password only.")
            )
            self.lines.addWidget(label(words, wrap=True, tone="amber"))
        else:
            self.lines.addWidget(label(_reception_line(der), wrap=True))
            if changed:
                self.lines.addWidget(label(self.tr("New in this list."), "note"))
        go = button(
            self.tr("Reception keys\u2026"),
            lambda: self._context.go_to("settings", part="reception"),
            kind="link",
        )
        self.lines.addWidget(go)

    def _group(self, heading: str, members: tuple["TrustedCertificate", ...], tone: str = "") -> None:
        if not members:
            return
        self.lines.addWidget(label(heading.format(count=format_number(len(members))), "label", tone=tone))
        for one in members[:SHOWN]:
            self.lines.addWidget(label(_line(one), wrap=True))
        if len(members) > SHOWN:
            more = self.tr("and {count} more").format(count=format_number(len(members) - SHOWN))
            self.lines.addWidget(label(more, "note"))


class WrittenList(QWidget):
    """The list that was made: where it lies, and the fingerprint for the paper."""

    def __init__(self, made: "MadeList") -> None:
        super().__init__()
        self.chip = StateChip()
        self.facts = FactRows()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.chip)
        column.addWidget(self.facts)
        column.addWidget(
            label(
                self.tr(
                    "Hand this file to every unit. A unit that installs a list for the first time compares the "
                    "fingerprint of your key with the one that you give it on paper."
                ),
                "muted",
                wrap=True,
            )
        )
        column.addStretch(1)
        self.chip.show_state(self.tr("Signed, written and read back"), "green")
        self.facts.show_facts(
            [
                (self.tr("File"), str(made.path)),
                (self.tr("Serial number"), str(made.content.serial)),
                (self.tr("Certificates"), format_number(len(made.content.members))),
                (self.tr("Next update by"), format_date(here(made.content.next_update).date())),
                (self.tr("Fingerprint of the key that signed"), grouped(made.signed_by)),
            ]
        )


def _reception_line(der: bytes) -> str:
    """Name, last day and the beginning of the fingerprint."""
    from exports.signatures.usage import certificate_facts

    facts = certificate_facts(der)
    return f"{facts.name} \u2192 {format_date(here(facts.ends).date())} \u00b7 {facts.sha256[:8].upper()}"


def _line(one: "TrustedCertificate") -> str:
    starts = one.valid_from.isoformat() if one.valid_from else ""
    unit = settings.unit_by_key(one.level, one.code, starts)
    ends = f" \u2192 {format_date(one.ends)}" if one.ends else ""
    return f"{unit.title}{ends} \u00b7 {one.sha256[:8].upper()}"
