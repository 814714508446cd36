"""A person joins an organisation: one who is known already is proposed before a second record is made."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from models.register.drafts import PersonDraft
from models.values.errors import Refused
from models.values.names import fold
from storage.register import members
from storage.register.search import PersonFound, known_person, search_people
from ui.pieces.inputs.fields import InputField
from ui.pieces.text import button, clear, label
from ui.register import words
from ui.register.form.draft import DraftForm
from ui.register.form.fields import field_for
from ui.shell.context import Context

WHO = ("name", "birth", "sex", "ethnic_group", "personal_number", "party")
_LOOKED_AT = ("name", "birth", "personal_number")
_MOST = 4

Joined = Callable[[PersonDraft | str, dict[str, Any]], object]
"""Keeps a membership or office: a new person or the id of a known one, and the other fields."""


class JoinForm(QWidget):
    """Fields of the person and of what he or she becomes; people who may be the same stand above them.

    lead: fields that come before those of the person.
    """

    kept = Signal(object)
    left = Signal()

    def __init__(
        self,
        context: Context,
        extra: Mapping[str, InputField],
        act: str,
        keep: Joined,
        *,
        of: tuple[str, str],
        lead: Mapping[str, InputField] | None = None,
    ) -> None:
        super().__init__()
        self._context, self._keep = context, keep
        self.person: str = ""
        who = {name: field_for("people", name) for name in WHO}
        who["name"] = field_for("people", "name", text=words.say("FIELD_PEOPLE_NAME"))
        self.form = DraftForm(context, {**(lead or {}), **who, **extra}, act, self._kept, of=of)
        self.form.band.resumed.connect(self._resume)
        self.form.kept.connect(self.kept)
        self.form.left.connect(self.left)
        self.offers = QWidget()
        self._offers = QVBoxLayout(self.offers)
        self._offers.setContentsMargins(0, 0, 0, 0)
        self._offers.setSpacing(8)
        self.chosen = QFrame()
        self.chosen.setProperty("card", "green")
        self._chosen = QVBoxLayout(self.chosen)
        self._chosen.setContentsMargins(12, 8, 12, 8)
        self.chosen.hide()
        self.form.column.insertWidget(0, self.chosen)
        self.form.column.insertWidget(1, self.offers)
        self.offers.hide()
        for name in _LOOKED_AT:
            self.form.fields[name].committed.connect(lambda _: self.look())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def start(self, **values: Any) -> None:
        """Begin anew."""
        self._free()
        self.form.start(party="person", **values)

    def _resume(self, person: str) -> None:
        """Take the known person of a draft again, if the book still has that one."""
        if person:
            with suppress(Refused):
                self.choose(known_person(self._context.opened, person))

    # who is meant

    def look(self) -> None:
        """Ask who may be meant by what was typed so far."""
        if self.person:
            return
        name, birth, number = (self.form.fields[field].value() for field in _LOOKED_AT)
        clear(self._offers)
        found = self._similar(name or "", birth, number)
        self.offers.setVisible(bool(found))
        if found:
            self._offers.addWidget(label(self.tr("Is it one of these?"), "label", tone="amber"))
        for one, why in found[:_MOST]:
            self._offers.addWidget(self._offer(one, why))

    def _similar(self, name: str, birth: str | None, number: str | None) -> list[tuple[PersonFound, str]]:
        book = self._context.opened
        found: dict[str, tuple[PersonFound, str]] = {}
        for one in members.similar(book, name, birth, number):
            known = PersonFound(
                one.id, one.name, one.birth, one.personal_number, one.address, one.organisations
            )
            found[one.id] = (known, words.say(one.why))
        if name and not (birth or number):
            for near in search_people(book, name, 20):
                if fold(near.name) == fold(name):
                    found.setdefault(near.id, (near, self.tr("Same name")))
        return list(found.values())

    def _offer(self, person: PersonFound, why: str) -> QFrame:
        card = QFrame()
        card.setProperty("card", "amber")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(label(_named(person), "label", wrap=True))
        column.addWidget(label(why, "note", wrap=True))
        if person.organisations:
            listed = "; ".join(words.short_name(name) for name in person.organisations)
            column.addWidget(label(listed, "note", wrap=True))
        column.addWidget(button(self.tr("Yes, this person"), lambda: self.choose(person), kind="link"))
        return card

    def choose(self, person: PersonFound) -> None:
        """Take a known person; only what he or she becomes is asked then."""
        self.person = person.id
        self.form.band.note(person.id)
        self.offers.hide()
        clear(self._chosen)
        self._chosen.addWidget(label(_named(person), "label", wrap=True))
        self._chosen.addWidget(label(self.tr("Known person; not entered a second time."), "note", wrap=True))
        self._chosen.addWidget(button(self.tr("Someone else"), self._free, kind="link"))
        self.chosen.show()
        self.form.fields["name"].set_value(person.name)
        for name in WHO:
            self.form.fields[name].hide()

    def _free(self) -> None:
        self.person = ""
        self.form.band.note("")
        self.chosen.hide()
        self.offers.hide()
        for name in WHO:
            self.form.fields[name].show()

    def _kept(self, values: dict[str, Any]) -> object:
        who = {name: values.pop(name) or None for name in WHO}
        extra = {name: None if value == "" else value for name, value in values.items()}
        if self.person:
            return self._keep(self.person, extra)
        known = {name: value for name, value in who.items() if value is not None}
        return self._keep(PersonDraft(**known), extra)


def _named(person: PersonFound) -> str:
    return ", ".join(part for part in (person.name, words.birth(person.birth)) if part)
