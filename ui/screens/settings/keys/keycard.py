"""With what one role signs: the certificate's facts and term, and the ways to another key."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from models.trust.certificates import SOON, days_left
from models.values.dates import format_date
from models.values.errors import Trouble
from models.values.messages import message_for, sentence
from models.values.quantities import format_number
from ui.keychain import FILE, LEADER, TOKEN, KeySource, forget, sources
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.flow import FlowLayout
from ui.pieces.moments import here
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.tables.facts import grouped
from ui.pieces.text import button, label
from ui.screens.settings.card import Card, FactTable
from ui.screens.settings.keys.keyforms import KeyForm
from ui.screens.settings.keys.keywork import register_token
from ui.screens.settings.keys.tokens import TokenForm
from ui.screens.settings.keys.trying import TryForm
from ui.shell.context import Context


class RoleCard(Card):
    """One role. At most one form is open under the facts."""

    def __init__(self, context: Context, role: str) -> None:
        super().__init__(sentence(f"ROLE_{role.upper()}", language=language()))
        self._context, self.role = context, role
        self.source: KeySource | None = None
        self.state = StateChip()
        self.head.addWidget(self.state)
        self.head.addStretch(1)
        self.none = label(self._without(), wrap=True)
        self.facts = FactTable()
        self.warning = label("", wrap=True, tone="amber")
        self.make = KeyForm(context, role, making=True)
        self.take = KeyForm(context, role, making=False)
        self.token = TokenForm(context, role)
        self.trying = TryForm(context)
        self._forms: tuple[QWidget, ...] = (self.make, self.take, self.token, self.trying)
        for widget in (self.none, self.facts, self.warning):
            self.inside.addWidget(widget)
        self.inside.addWidget(self._buttons())
        for form in self._forms:
            self.inside.addWidget(form)
        for kept in (self.make.put_in_use, self.take.put_in_use, self.token.put_in_use):
            kept.connect(self.look)

    def _without(self) -> str:
        if self.role == LEADER:
            return self.tr(
                "There is no key yet. Without one, data can be entered but no return can be signed and sent."
            )
        return self.tr("There is no key yet. The agency's seal signs after the leader.")

    def _buttons(self) -> QWidget:
        self.begin_try = button(self.tr("Try the signature\u2026"), self._try, picture="check")
        self.begin_token = button(
            self.tr("Use a USB token\u2026"), lambda: self._open(self.token), picture="key"
        )
        self.begin_take = button(
            self.tr("Use a key file\u2026"), lambda: self._open(self.take), picture="folder"
        )
        self.begin_make = button(
            self.tr("Make a new key\u2026"), lambda: self._open(self.make), picture="add"
        )
        self.register = button(self.tr("Write the registration file\u2026"), self._ask_registration)
        self.leave = button(self.tr("Do not use this key any more"), self._ask_forget, kind="link")
        row = QWidget()
        flow = FlowLayout(row)
        for each in (
            self.begin_try,
            self.begin_token,
            self.begin_take,
            self.begin_make,
            self.register,
            self.leave,
        ):
            flow.addWidget(each)
        return row

    def _open(self, form: KeyForm | TokenForm) -> None:
        self._shut()
        form.begin()

    def _try(self) -> None:
        self._shut()
        if self.source is not None:
            self.trying.begin(self.source)

    def _shut(self) -> None:
        for form in self._forms:
            form.hide()

    def look(self) -> None:
        """Read the book; a form that is open stays open."""
        book = self._context.opened
        self.source = found = sources(book).get(self.role)
        self.none.setVisible(found is None)
        self.facts.setVisible(found is not None)
        self.begin_try.setVisible(found is not None and found.placed)
        self.register.setVisible(found is not None and found.placed and found.kind == TOKEN)
        self.leave.setVisible(found is not None)
        self.warning.hide()
        if found is None:
            self.state.show_state(self.tr("No key"), "amber")
            return
        self._show_term(found, book.clock())
        self.facts.show_facts(self._facts(found, book.clock()))

    def _facts(self, found: KeySource, now: datetime) -> list[tuple[str, str]]:
        term = _term(found)
        if term:
            left = days_left(datetime.fromisoformat(found.ends), now)
            term += " \u00b7 " + self.tr("{days} days left").format(days=format_number(max(left, 0)))
        return [
            (self.tr("Name in the certificate"), found.name),
            (self.tr("Issued by"), found.issuer),
            (self.tr("Fingerprint (SHA-256)"), grouped(found.sha256)),
            (self.tr("Valid"), term),
            (self.tr("File of the key"), found.file),
            (self.tr("On a USB token, driver"), found.module),
            (self.tr("Registration file for the province"), _registration(found)),
        ]

    def _show_term(self, found: KeySource, now: datetime) -> None:
        left = days_left(datetime.fromisoformat(found.ends), now) if found.ends else None
        if left is not None and left < 0:
            self.state.show_state(self.tr("Expired"), "red")
            self._warn(self.tr("The certificate has expired. Make or take another key, and register it."))
        elif not found.placed:
            self.state.show_state(self.tr("Not on this machine"), "amber")
            words = self.tr("This machine does not know where the key lies. Choose its file or its token.")
            self._warn(words)
        elif found.kind == FILE and not Path(found.file).is_file():
            self.state.show_state(self.tr("Key file not found"), "amber")
            words = self.tr("The key file is not where it was. Plug in the stick, or take the file again.")
            self._warn(words)
        elif left is None:
            self.state.show_state(self.tr("Not read yet"), "blue")
        elif left <= SOON:
            self.state.show_state(self.tr("Expires in {days} days").format(days=left), "amber")
            words = self.tr("Ask for another certificate in time, so that the next return can be signed.")
            self._warn(words)
        else:
            self.state.show_state(self.tr("Can sign"), "green")

    def _warn(self, words: str) -> None:
        self.warning.setText(words)
        self.warning.show()

    def _ask_forget(self) -> None:
        ConfirmPanel(
            self,
            self.tr("Sign without this key from now on?"),
            self.tr(
                "The key itself stays where it is and can be chosen again; until then this role cannot sign."
            ),
            self.tr("Do not use it any more"),
            self._forget,
        ).open()

    def _forget(self) -> None:
        book, role = self._context.opened, self.role
        self._shut()
        self._context.run(
            lambda _work: forget(book, role),
            lambda _: self.look(),
            title=self.tr("Keeping the choice"),
            failed=self._context.tell,
            cancellable=False,
        )

    def _ask_registration(self) -> None:
        proposed = self._context.opened.path.with_name(f"{self.role}.pem")
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Registration file for the province"), str(proposed), "*.pem"
        )
        if name:
            self.write_registration(Path(name))

    def write_registration(self, target: Path) -> None:
        """Write what the province needs to list the certificate on the token."""
        source = self.source
        if source is None:
            return
        self._context.run(
            lambda _work: register_token(source, target),
            partial(self._registered, target),
            title=self.tr("Looking at the token"),
            failed=self._not_registered,
            cancellable=False,
        )

    def _registered(self, target: Path, _path: Path) -> None:
        self._context.say(self.tr("Written: {file}").format(file=target))

    def _not_registered(self, trouble: Trouble) -> None:
        self._warn(message_for(trouble, language()))


def _term(found: KeySource) -> str:
    if not found.ends or not found.starts:
        return ""
    days = (here(datetime.fromisoformat(moment)).date() for moment in (found.starts, found.ends))
    return " \u2013 ".join(format_date(day) for day in days)


def _registration(found: KeySource) -> str:
    path = Path(found.file).with_suffix(".pem") if found.file else None
    return str(path) if path is not None and path.is_file() else ""
