"""The keys that open packages closed to this office: the one in use, its paper copy, the older ones."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from models.trust.certificates import SOON, days_left
from models.values.dates import format_date
from models.values.quantities import format_number
from storage.book.book import Book
from storage.trust import reception as kept
from ui import reception as opened_keys
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.flow import FlowLayout
from ui.pieces.moments import day_of, here
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.panels.preview import PaperPreview
from ui.pieces.panels.printing import print_out
from ui.pieces.tables.facts import grouped
from ui.pieces.tables.findings import FindingAction
from ui.pieces.text import button, label
from ui.screens.settings.card import Card, FactTable
from ui.screens.settings.older import OlderKeys
from ui.screens.settings.receptionforms import MakeReception, RestoreReception, UnlockForm
from ui.shell.context import Context
from ui.shell.work import Work

if TYPE_CHECKING:
    from exports.signatures.reception_keys import ReceptionFacts


@dataclass(frozen=True, slots=True)
class Held:
    """The keys of the book, newest in use first; listed: SHA-256 of the certificate that the list in use names."""

    keys: "tuple[ReceptionFacts, ...]" = ()
    serial: int = 0
    listed: str = ""
    locked: bool = False
    open_ones: frozenset[str] = field(default=frozenset())


def read_held(book: Book) -> Held:
    """Ask the book and the trust list in use."""
    from exports.signatures.reception_keys import keys
    from exports.signatures.signing import signer_fingerprint
    from exports.signatures.usage import fingerprint
    from exports.trust.authorities import list_in_use

    last = list_in_use(book)
    return Held(
        tuple(keys(book)),
        last.serial if last else 0,
        fingerprint(last.reception) if last and last.reception else "",
        opened_keys.is_locked(book),
        frozenset(signer_fingerprint(one) for one in opened_keys.openers(book)),
    )


class ReceptionPart(QWidget):
    """At most one form is open under the facts of the key in use."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.held = Held()
        self.state = StateChip()
        self.none = label(
            self.tr(
                "There is no key yet: units below can close what holds personal numbers only with a password that "
                "they tell you. Make a key, print its paper copy, then sign the next trust list."
            ),
            wrap=True,
        )
        self.facts = FactTable()
        self.warning = label("", wrap=True, tone="amber")
        self.make = MakeReception(context)
        self.restore = RestoreReception(context)
        self.unlock = UnlockForm(context)
        self.older = OlderKeys(context)
        self._forms: tuple[QWidget, ...] = (self.make, self.restore, self.unlock)
        self._lay_out()
        for done in (self.make.done, self.restore.done, self.unlock.done, self.older.changed):
            done.connect(self.look)

    def _lay_out(self) -> None:
        card = Card(
            self.tr("Reception key"),
            self.tr(
                "Packages of the units below are closed to this key on their way; only who has it and its password "
                "opens them. It signs nothing."
            ),
        )
        card.head.addWidget(self.state)
        card.head.addStretch(1)
        for widget in (self.none, self.facts, self.warning, self._buttons(), *self._forms):
            card.inside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(card)
        column.addWidget(self.older)
        column.addStretch(1)

    def _buttons(self) -> QWidget:
        self.begin_unlock = button(
            self.tr("Unlock\u2026"), lambda: self._open(self.unlock.begin), picture="key"
        )
        self.begin_sheet = button(self.tr("Paper copy\u2026"), self.show_sheet, picture="print")
        self.begin_save = button(self.tr("Save as a file\u2026"), self._ask_save, picture="backup")
        self.begin_make = button(
            self.tr("Make a new key\u2026"), lambda: self._open(self.make.begin), picture="add"
        )
        self.begin_restore = button(
            self.tr("Restore from paper\u2026"), lambda: self._open(self.restore.begin), picture="undo"
        )
        self.retire = button(self.tr("Stop using it\u2026"), self._ask_retire, kind="link")
        row = QWidget()
        flow = FlowLayout(row)
        for each in (
            self.begin_unlock,
            self.begin_sheet,
            self.begin_save,
            self.begin_make,
            self.begin_restore,
            self.retire,
        ):
            flow.addWidget(each)
        return row

    def _open(self, begin: Callable[[], None]) -> None:
        for form in self._forms:
            form.hide()
        begin()

    def current(self) -> "ReceptionFacts | None":
        """The newest key in use."""
        return next((one for one in self.held.keys if one.key.in_use), None)

    def look(self) -> None:
        """Read the book beside the window."""
        book = self._context.opened
        self._context.run(
            lambda _work: read_held(book),
            self._show,
            title=self.tr("Reading the reception keys"),
            failed=self._context.tell,
        )

    def _show(self, held: Held) -> None:
        self.held = held
        one = self.current()
        self.none.setVisible(one is None)
        self.facts.setVisible(one is not None)
        for widget in (self.begin_sheet, self.begin_save, self.retire):
            widget.setVisible(one is not None)
        self.begin_unlock.setVisible(held.locked)
        self.older.show_keys([each for each in held.keys if each is not one], held.open_ones)
        warning = self._warning(one)
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self.state.show_state(*self._state(one))
        if one is not None:
            self.facts.show_facts(self._facts(one))

    def _state(self, one: "ReceptionFacts | None") -> tuple[str, str]:
        if one is None:
            return self.tr("No key"), "amber"
        if self._days(one) < 0:
            return self.tr("Expired"), "red"
        if one.key.sha256 == self.held.listed:
            return self.tr("Named by trust list {serial}").format(serial=self.held.serial), "green"
        return self.tr("Not in the trust list yet"), "amber"

    def _days(self, one: "ReceptionFacts") -> int:
        return days_left(one.facts.ends, self._context.opened.clock()) if one.facts is not None else 0

    def _warning(self, one: "ReceptionFacts | None") -> str:
        if one is None:
            return ""
        told = []
        if not one.sheet_on:
            told.append(
                self.tr(
                    "Print the paper copy now: whatever was closed to a key that is lost stays closed for ever."
                )
            )
        if one.key.sha256 != self.held.listed:
            told.append(self.tr("Sign the next trust list and hand it to the units: it will name this key."))
        if one.facts is None:
            told.append(self.tr("Unlock it once, so that its certificate is known."))
        elif self._days(one) <= SOON:
            told.append(self.tr("Make the next key in time; this one still opens what was closed to it."))
        return "\n".join(told)

    def _facts(self, one: "ReceptionFacts") -> list[tuple[str, str]]:
        term = ""
        if one.facts is not None:
            days = [format_date(here(moment).date()) for moment in (one.facts.starts, one.facts.ends)]
            left = self.tr("{days} days left").format(days=format_number(max(self._days(one), 0)))
            term = " \u2013 ".join(days) + f" \u00b7 {left}"
        is_open = one.key.sha256 in self.held.open_ones
        sheet = (
            format_date(datetime.fromisoformat(one.sheet_on).date()) if one.sheet_on else self.tr("none yet")
        )
        return [
            (self.tr("Name"), one.key.name),
            (self.tr("Fingerprint (SHA-256)"), grouped(one.key.sha256)),
            (self.tr("Valid"), term),
            (self.tr("Made on"), day_of(one.key.made_at)),
            (self.tr("Paper copy"), sheet),
            (
                self.tr("In this run of the program"),
                self.tr("unlocked") if is_open else self.tr("locked"),
            ),
        ]

    # what is done with the key in use

    def show_sheet(self) -> None:
        """Make the paper copy beside the window and show it, to be printed or saved."""
        one, book, spoken = self.current(), self._context.opened, language()
        if one is None:
            return
        digest = one.key.sha256

        def made(_work: Work) -> bytes:
            from exports.signatures.reception_keys import sheet

            return sheet(book, digest, spoken)

        self._context.run(
            made,
            partial(self._preview, digest),
            title=self.tr("Laying out the paper copy"),
            failed=self._context.tell,
        )

    def _preview(self, digest: str, pdf: bytes) -> None:
        steps = (
            FindingAction(self.tr("Print\u2026"), lambda: self._print(digest, pdf)),
            FindingAction(self.tr("Save as PDF\u2026"), lambda: self._ask_sheet(digest, pdf)),
        )
        PaperPreview(self, self.tr("Paper copy of the reception key"), pdf, steps).open()

    def _print(self, digest: str, pdf: bytes) -> None:
        if print_out(self, pdf):
            self._note(digest)

    def _ask_sheet(self, digest: str, pdf: bytes) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PDF\u2026"), "khoa-mo-goi.pdf", "*.pdf")
        if name:
            self.save_sheet(digest, pdf, Path(name))

    def save_sheet(self, digest: str, pdf: bytes, target: Path) -> None:
        """Write the paper copy to a file."""

        def written(_work: Work) -> None:
            from exports.files.writing import write_whole

            write_whole(target, pdf, secret=True)

        self._context.run(
            written,
            lambda _: self._note(digest),
            title=self.tr("Saving the paper copy"),
            failed=self._context.tell,
            cancellable=False,
        )

    def _note(self, digest: str) -> None:
        book = self._context.opened

        def noted(_work: Work) -> None:
            from exports.signatures.reception_keys import note_sheet

            note_sheet(book, digest)

        self._context.run(
            noted,
            lambda _: self.look(),
            title=self.tr("Keeping the choice"),
            failed=self._context.tell,
            cancellable=False,
        )

    def _ask_save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as a file\u2026"), "khoa-mo-goi.p12", "*.p12"
        )
        if name:
            self.save_file(Path(name))

    def save_file(self, target: Path) -> None:
        """Write the locked key to a file."""
        one, book = self.current(), self._context.opened
        if one is None:
            return
        digest = one.key.sha256

        def written(_work: Work) -> Path:
            from exports.signatures.reception_keys import save_file

            return save_file(book, digest, target)

        self._context.run(
            written,
            lambda path: self._context.say(self.tr("Written: {file}").format(file=path)),
            title=self.tr("Saving the key"),
            failed=self._context.tell,
            cancellable=False,
        )

    def _ask_retire(self) -> None:
        ConfirmPanel(
            self,
            self.tr("Stop using this reception key?"),
            self.tr(
                "The next trust list will name another key in use, or none. This key stays in the book and still "
                "opens what was closed to it; you can use it again."
            ),
            self.tr("Stop using it"),
            self._retire,
        ).open()

    def _retire(self) -> None:
        one, book = self.current(), self._context.opened
        if one is None:
            return
        digest = one.key.sha256
        self._context.run(
            lambda _work: kept.retire(book, digest),
            lambda _: self.look(),
            title=self.tr("Keeping the choice"),
            failed=self._context.tell,
            cancellable=False,
        )
