"""Reception keys beside the one in use: they open what was closed to them, and may be used again."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from storage.trust import reception
from ui.pieces.chip import StateChip
from ui.pieces.moments import day_of
from ui.pieces.tables.facts import grouped
from ui.pieces.text import button, clear, label
from ui.screens.settings.card import Card, in_row
from ui.shell.context import Context

if TYPE_CHECKING:
    from exports.signatures.reception_keys import ReceptionFacts


class OlderKeys(Card):
    """A line for each, hidden where there is none."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__("", "")
        self.heading.setText(self.tr("Older reception keys"))
        self.head.addStretch(1)
        self._context = context
        self.inside.addWidget(
            label(
                self.tr("They stay in the book and open the packages that were closed to them."),
                "muted",
                wrap=True,
            )
        )
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.inside.addLayout(self._lines)
        self.hide()

    def show_keys(self, keys: "Sequence[ReceptionFacts]", open_ones: frozenset[str]) -> None:
        """Show these; those in `open_ones` are unlocked now."""
        clear(self._lines)
        for one in keys:
            self._add(one, one.key.sha256 in open_ones)
        self.setVisible(bool(keys))

    def _add(self, one: "ReceptionFacts", is_open: bool) -> None:
        chip = StateChip()
        row = in_row(label(one.key.name, "label"), chip)
        self._lines.addLayout(row)
        chip.show_state(self.tr("unlocked") if is_open else self.tr("locked"), "green" if is_open else "grey")
        self._lines.addWidget(label(grouped(one.key.sha256), "note", wrap=True))
        made = self.tr("made on {day}").format(day=day_of(one.key.made_at))
        words = label(made, "note")
        if one.key.in_use:
            self._lines.addLayout(in_row(words))
            return
        retired = self.tr("out of use since {day}").format(day=day_of(one.key.retired_at))
        words.setText(f"{made} \u00b7 {retired}")
        again = button(self.tr("Use it again"), partial(self.use_again, one.key.sha256), kind="link")
        self._lines.addLayout(in_row(words, again))

    def use_again(self, sha256: str) -> None:
        """Have the next trust list name it again, if it is the newest."""
        book = self._context.opened
        self._context.run(
            lambda _work: reception.restore(book, sha256),
            lambda _: self.changed.emit(),
            title=self.tr("Keeping the choice"),
            failed=self._context.tell,
            cancellable=False,
        )
