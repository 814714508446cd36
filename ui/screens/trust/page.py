"""The page of the trust list: who may sign for which unit, and the next list for the units."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.values.dates import format_date
from models.values.quantities import format_number
from storage.book import settings
from storage.book.book import Book
from storage.trust import trust
from ui import settings as desk
from ui.pieces.inputs.group import scrolled
from ui.pieces.moments import here
from ui.pieces.panels.side import SidePanel
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import FindingAction
from ui.register.paper_dialog import show_table
from ui.screens.trust.adding import Adding, Read, read_file
from ui.screens.trust.details import Details
from ui.screens.trust.forms import HandedDown, HandingDown
from ui.screens.trust.listing import Listing
from ui.screens.trust.making import Making, WrittenList
from ui.shell.context import Context
from ui.shell.page import Action, Chip, Page
from ui.shell.work import Work

if TYPE_CHECKING:
    from exports.exchange.forms.office import PreparedForms, WrittenForms
    from exports.trust.making import MadeList, NextList

SIDE, WIDEST = 392, 470
"""Pixels of the panel at the right, and at most with large type."""


@dataclass(frozen=True, slots=True)
class ListStatus:
    """The list in use beside what is registered: its serial and term, and how much would change.

    carried: certificates of the list in use that are not registered here. lists_until: when the first of the newest
    revocation lists ends; then its certificates cannot be judged.
    """

    serial: int = 0
    next_update: datetime | None = None
    changes: int = 0
    lists_until: datetime | None = None
    carried: int = 0


def read_list_status(book: Book) -> ListStatus:
    """Compare the list in use with what is registered."""
    from exports.trust.authorities import list_in_use
    from exports.trust.making import next_list
    from storage.trust import registrations

    last = list_in_use(book)
    count, carried = 0, 0
    if registrations.registered(book) or last is not None:
        following = next_list(book)
        found, carried = following.changes, len(following.carried)
        count = len(found.added) + len(found.ended) + len(found.removed) + found.lists_renewed
        count += found.reception_changed
    ends = [one.next_update for one in registrations.revocations(book) if one.next_update]
    until = datetime.fromisoformat(min(ends)) if ends else None
    if last is None:
        return ListStatus(0, None, count, until)
    return ListStatus(last.serial, last.next_update, count, until, carried)


class TrustPage(Page):
    """The list of certificates; at the right the one in hand, a new one, or the next list."""

    key = "trust"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.standing = ListStatus()
        self._busy = False
        self.listing = Listing(context)
        self.side = SidePanel(closable=True, width=SIDE)
        self.side.setFixedWidth(min(self.side.whole_width, WIDEST))
        self.side.hide()
        self.stack = QStackedWidget()
        self.empty = EmptyState(
            "trust",
            self.tr("No certificate is registered yet"),
            self.tr(
                "Each unit makes its key and hands you the registration file (.pem). Register it here after comparing "
                "the fingerprint with the unit's paper, then sign the trust list and hand it down to all units."
            ),
            FindingAction(self.tr("Register from a file\u2026"), self.ask_file),
        )
        self.stack.addWidget(self.listing)
        self.stack.addWidget(self.empty)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.stack, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row, 1)
        self.listing.chosen.connect(self._show_chosen)
        self.listing.authorities.clicked.connect(self.ask_authorities)
        self.side.closed.connect(self._free)

    # what the head asks

    def title(self) -> str:
        return self.tr("Trust list")

    def where(self) -> tuple[str, ...]:
        return (settings.unit_of(self.context.opened).title,)

    def note(self) -> str:
        if not self.standing.serial:
            return self.tr("no list has been signed yet")
        until = self.standing.next_update
        assert until is not None
        words = self.tr("list {serial} in use, next update by {day}").format(
            serial=self.standing.serial, day=format_date(here(until).date())
        )
        if not self.standing.carried:
            return words
        carried = self.tr(
            "{count} of its certificates are not registered in this book; they stay in the next list"
        )
        return f"{words} \u00b7 {carried.format(count=format_number(self.standing.carried))}"

    def chip(self) -> Chip | None:
        until, now = self.standing.next_update, self.context.opened.clock()
        lists_until = self.standing.lists_until
        if lists_until is not None and now > lists_until:
            return Chip(self.tr("Revocation list out of date"), "red")
        if self.standing.changes:
            text = self.tr("{count} changes not signed yet")
            return Chip(text.format(count=format_number(self.standing.changes)), "amber")
        if until is None:
            return Chip(self.tr("No list"), "amber")
        if now > until:
            return Chip(self.tr("Past its next update"), "red")
        return Chip(self.tr("In force"), "green")

    def primary(self) -> Action | None:
        why = "" if self.listing.every or self.standing.carried else self.tr("Register a certificate first.")
        return Action(self.tr("Sign the list\u2026"), self.begin_list, "trust", why)

    def secondary(self) -> tuple[Action, ...]:
        return (
            Action(self.tr("Register from a file\u2026"), self.ask_file, "add"),
            Action(self.tr("Hand down forms\u2026"), self.ask_forms, "reports", self._why_no_forms()),
        )

    def _why_no_forms(self) -> str:
        return "" if self.standing.serial else self.tr("Sign a trust list first.")

    def activate(self, target: dict[str, Any]) -> None:
        self._look()

    def refresh(self, changed: frozenset[str]) -> None:
        ours = {"registrations", "authorities", "revocation_lists", "trust_lists", "reception_keys"}
        if not changed or changed & ours:
            self._look()

    def first_focus(self) -> QWidget | None:
        return self.listing.table if self.listing.every else None

    def print_preview(self) -> bool:
        return show_table(self.context, self, self.title(), self.listing.table)

    def search(self) -> bool:
        self.listing.seeking.setFocus()
        return True

    def new_record(self) -> bool:
        self.ask_file()
        return True

    # reading

    def _look(self) -> None:
        self.listing.look()
        self.stack.setCurrentWidget(self.listing if self.listing.every else self.empty)
        self.head_changed.emit()
        book = self.context.opened
        if trust.in_use(book) is None and not self.listing.every:
            self.standing = ListStatus()
            return
        self.context.run(
            lambda _work: read_list_status(book),
            self._show_standing,
            title=self.tr("Reading the trust list"),
            failed=self.context.tell,
        )

    def _show_standing(self, standing: ListStatus) -> None:
        self.standing = standing
        if standing.carried:
            self.empty.title.setText(self.tr("No certificate is registered in this book itself"))
        self.head_changed.emit()

    # the panel at the right

    def _show_chosen(self) -> None:
        """Show the one in hand, unless something is being filled in."""
        if self._busy:
            return
        one = self.listing.current()
        if one is None:
            self.side.hide()
            return
        details = Details(self.context, one)
        details.withdrawn.connect(self._look)
        self.side.show_content(scrolled(details), one.name)

    def _fill_in(self, content: QWidget, heading: str) -> None:
        self._busy = True
        self.side.show_content(scrolled(content), heading)
        self.side.unfold()

    def _free(self) -> None:
        self._busy = False

    def _leave(self) -> None:
        self._free()
        self._show_chosen()

    # registering

    def ask_file(self) -> None:
        """Ask for a unit's registration file."""
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Registration file"), desk.text("trust/files"), "*.pem"
        )
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Read a registration file and show what it asks for."""
        desk.remember("trust/files", str(path.parent))
        self.context.run(
            lambda _work: read_file(path),
            self._begin_adding,
            title=self.tr("Reading the registration file"),
            failed=self.context.tell,
        )

    def _begin_adding(self, read: Read) -> None:
        adding = Adding(self.context, read)
        adding.kept.connect(self._registered)
        adding.left.connect(self._leave)
        self._fill_in(adding, self.tr("Register a certificate"))
        adding.compared.setFocus()

    def _registered(self, registration: str) -> None:
        self._free()
        self._look()
        self.listing.table.select_key(registration)
        self._show_chosen()

    # authorities

    def ask_authorities(self) -> None:
        """Ask for files of authorities and revocation lists."""
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Certificates of authorities and revocation lists"),
            desk.text("trust/files"),
            "*.pem *.crt *.cer *.der *.crl",
        )
        if names:
            self.import_authorities([Path(name) for name in names])

    def import_authorities(self, paths: Sequence[Path]) -> None:
        """Keep what these files hold."""
        book = self.context.opened

        def kept(_work: Work) -> tuple[int, int]:
            from exports.exchange.receiving import read_file as read
            from exports.trust.authorities import import_authorities, read_authorities

            return import_authorities(book, [read_authorities(read(path), path.name) for path in paths])

        self.context.run(
            kept,
            lambda _: self._look(),
            title=self.tr("Reading the authorities"),
            failed=self.context.tell,
            cancellable=False,
        )

    # the next list

    def begin_list(self) -> None:
        """Show the next list with what changes, ready to be signed."""
        book = self.context.opened

        def following(_work: Work) -> "NextList":
            from exports.trust.making import next_list

            return next_list(book)

        self.context.run(
            following, self._show_next, title=self.tr("Preparing the list"), failed=self.context.tell
        )

    def _show_next(self, following: "NextList") -> None:
        making = Making(self.context, following)
        making.made.connect(self._made)
        making.left.connect(self._leave)
        self._fill_in(making, self.tr("Sign the next list"))
        making.first_focus().setFocus()

    # forms

    def ask_forms(self) -> None:
        """Ask for the files of the forms that are to be handed down."""
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Files of forms"), desk.text("trust/files"), "*.toml"
        )
        if names:
            self.open_forms([Path(name) for name in names])

    def open_forms(self, paths: Sequence[Path]) -> None:
        """Examine files of forms and show what they change, ready to be signed."""
        book = self.context.opened
        desk.remember("trust/files", str(paths[0].parent))

        def prepared(_work: Work) -> "PreparedForms":
            from exports.exchange.forms.office import prepare

            return prepare(book, paths)

        def show(found: "PreparedForms") -> None:
            handing = HandingDown(self.context, paths, found)
            handing.made.connect(self._handed_down)
            handing.left.connect(self._leave)
            self._fill_in(handing, self.tr("Hand down forms"))
            handing.first_focus().setFocus()

        self.context.run(prepared, show, title=self.tr("Examining the forms"), failed=self.context.tell)

    def _handed_down(self, made: "WrittenForms") -> None:
        self._fill_in(HandedDown(made), self.tr("The forms are installed here"))

    def _made(self, made: "MadeList") -> None:
        self._fill_in(WrittenList(made), self.tr("The list is in use here"))
        self._look()
