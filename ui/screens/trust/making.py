"""Making the next list: what changes, what to doubt, key and password; then where the file was laid."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.dates import format_date
from models.errors import Trouble
from models.quantities import format_number
from models.sentences import sentence, told
from storage import settings
from storage.book import Book
from ui import settings as desk
from ui.keychain import LEADER, sources
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.fields import SecretField, TextField
from ui.pieces.moments import here
from ui.pieces.text import button, clear, label
from ui.screens.trust.facts import Facts, grouped
from ui.shell.context import Context

if TYPE_CHECKING:
    from exports.trust import TrustedCertificate
    from exports.trust_making import MadeList, NextList

SHOWN = 8
"""Lines of one kind of change that are shown; the others are counted."""


def make(book: Book, key: Path, password: str, folder: Path, new_key: bool) -> "MadeList":
    """Sign the next list into a folder; Refused KEY_* and the codes of exports.trust_making.make_list."""
    from exports.signing import read_key
    from exports.trust_making import list_name, make_list, next_list
    from models.errors import Unavailable

    if not folder.is_dir():
        raise Unavailable("FOLDER_MISSING", path=str(folder))
    signer = read_key(key, password)
    target = folder / list_name(next_list(book).content)
    return make_list(book, signer, target, new_key=new_key)


class Making(QWidget):
    """The next list as it would be signed now."""

    made = Signal(object)
    left = Signal()

    def __init__(self, context: Context, following: "NextList") -> None:
        super().__init__()
        self._context, self.following = context, following
        self.summary = label("", wrap=True)
        self.key = TextField(self.tr("The province's key (.p12)"), required=True, chars=64)
        self.secret = SecretField(self.tr("Password of the key"), hint=self.tr("It is not kept anywhere."))
        self.folder = TextField(self.tr("Where to lay the list"), required=True, chars=64)
        self.new_key = QCheckBox(self.tr("Another key from now on"))
        self.new_key_told = label(
            self.tr(
                "Every unit must then compare the new fingerprint with a paper of yours and pin it again."
            ),
            "note",
            wrap=True,
        )
        self.refusal = label("", "refusal", wrap=True)
        self.act = button(self.tr("Sign the list"), self.go, kind="primary")
        self.away = button(self.tr("Cancel"), self.left.emit)
        self._lay_out()
        for widget in (self.new_key, self.new_key_told, self.refusal):
            widget.hide()
        self._begin()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(2)
        column.addLayout(self.lines)
        column.addLayout(_beside(self.key, button(self.tr("Choose\u2026"), self._ask_key)))
        column.addWidget(self.secret)
        column.addLayout(_beside(self.folder, button(self.tr("Choose\u2026"), self._ask_folder)))
        for widget in (self.refusal, self.new_key, self.new_key_told):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.act)
        row.addWidget(self.away)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.secret.line.returnPressed.connect(self.go)

    def _begin(self) -> None:
        content, book = self.following.content, self._context.opened
        summary = self.tr("List {serial}: {count} certificates, next update by {day}").format(
            serial=content.serial,
            count=format_number(len(content.members)),
            day=format_date(here(content.next_update).date()),
        )
        self.summary.setText(summary)
        self._show_changes()
        office = sources(book).get(LEADER)
        self.key.set_value(office.file if office is not None else "")
        self.folder.set_value(desk.text("trust/folder") or str(book.path.parent))

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

    def missing(self) -> str:
        """What is not filled in yet."""
        if not self.key.read():
            return self.tr("Choose the key file first.")
        if not self.secret.read():
            return self.tr("Type the password of the key first.")
        return "" if self.folder.read() else self.tr("Choose where to lay the list first.")

    def go(self) -> None:
        """Sign beside the window."""
        if missing := self.missing():
            self._say(missing)
            return
        self.refusal.hide()
        book, password, anew = self._context.opened, self.secret.read(), self.new_key.isChecked()
        key, folder = Path(self.key.read()).expanduser(), Path(self.folder.read()).expanduser()
        desk.remember("trust/folder", str(folder))
        self.act.setEnabled(False)
        self._context.run(
            lambda _work: make(book, key, password, folder, anew),
            self.made.emit,
            title=self.tr("Signing the trust list"),
            failed=self._refuse,
            cancellable=False,
        )

    def _refuse(self, trouble: Trouble) -> None:
        self._say(told(trouble, language()))
        if trouble.code == "TRUST_OTHER_KEY":
            self.new_key.show()
            self.new_key_told.show()

    def _say(self, sentence_told: str) -> None:
        self.act.setEnabled(True)
        self.refusal.setText(sentence_told)
        self.refusal.show()

    def _ask_key(self) -> None:
        heading = self.tr("Key file")
        name, _ = QFileDialog.getOpenFileName(self, heading, self.key.read(), "*.p12 *.pfx")
        if name:
            self.key.set_value(name)

    def _ask_folder(self) -> None:
        heading = self.tr("Where to lay the list")
        if name := QFileDialog.getExistingDirectory(self, heading, self.folder.read()):
            self.folder.set_value(name)


class Laid(QWidget):
    """The list that was made: where it lies, and the fingerprint for the paper."""

    def __init__(self, made: "MadeList") -> None:
        super().__init__()
        self.chip = StateChip()
        self.facts = Facts()
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
    from exports.usage import certificate_facts

    facts = certificate_facts(der)
    return f"{facts.name} \u2192 {format_date(here(facts.ends).date())} \u00b7 {facts.sha256[:8].upper()}"


def _line(one: "TrustedCertificate") -> str:
    starts = one.valid_from.isoformat() if one.valid_from else ""
    unit = settings.unit_by_key(one.level, one.code, starts)
    ends = f" \u2192 {format_date(one.ends)}" if one.ends else ""
    return f"{unit.title}{ends} \u00b7 {one.sha256[:8].upper()}"


def _beside(field: TextField, choose: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(field, 1)
    row.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
    return row
