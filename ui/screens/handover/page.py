"""Handing over: the totals of every share beside the whole, choices where a successor is not clear, receipts."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.dialogue.handovers import Handover, RegisterTotals
from models.register.texts.words import field_label
from models.values.errors import Trouble
from models.values.messages import message_for, sentence
from models.values.quantities import format_number
from storage.handover.records import HandoverRecord
from ui import settings as desk
from ui.dialogue.giving import CheckedFile, GivePanel, NoticeLine
from ui.language import language
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.inputs.fields import SecretField
from ui.pieces.inputs.group import scrolled
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.panels.side import SidePanel
from ui.pieces.text import clear, label
from ui.register import undoing
from ui.register.paper_dialog import show_table
from ui.screens.handover.reading import HandoverFacts, TotalsLine, read_facts
from ui.screens.handover.totals import TotalsTable
from ui.shell.context import Context
from ui.shell.page import Action, Page
from ui.shell.work import Work

if TYPE_CHECKING:
    from exports.exchange.handover.office import OpenedHandover
    from exports.signatures.signing import Signer

_SIDE = 380
_SHOWN = 12


class HandoverPage(Page):
    """Of a unit that ended: what each successor gets. Of any unit: a file to take over, and its receipts."""

    key = "handover"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.facts: HandoverFacts | None = None
        self.opened: OpenedHandover | None = None
        self.choices: dict[str, str] = {}
        self.fields: dict[str, ChoiceField] = {}
        self.told = label("", "muted", wrap=True)
        self.refusal = label("", "refusal", wrap=True)
        self.secret = SecretField(
            self.tr("Password of the files"),
            hint=self.tr(
                "The files hold personal data: close them with a password, and tell it to the other office on another "
                "way. Blank leaves them open."
            ),
        )
        self._choosing = QVBoxLayout()
        self._choosing.setSpacing(8)
        self.table = TotalsTable()
        self.cuts = label("", "note", wrap=True)
        self.side = SidePanel(closable=True, width=_SIDE)
        self.side.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.told)
        column.addWidget(self.refusal)
        column.addLayout(self._choosing)
        column.addWidget(self.secret)
        column.addWidget(self.table)
        column.addWidget(self.cuts)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(scrolled(inside), 1)
        row.addWidget(self.side)

    # the head

    def title(self) -> str:
        return self.tr("Handing over")

    def where(self) -> tuple[str, ...]:
        return (self.facts.unit.title,) if self.facts else ()

    def primary(self) -> Action | None:
        if self.opened is not None and self.opened.handover is not None:
            why = "" if self.opened.acceptable else self.tr("The file cannot be taken over.")
            return Action(self.tr("Take over"), self.ask_take, "check", why)
        if self.facts is not None and self.facts.unit.valid_to is not None:
            why = "" if self.facts.handovers else self.tr("Choose a unit for each organisation first.")
            return Action(self.tr("Hand over\u2026"), self.hand_over, "send", why)
        return Action(self.tr("Open a handover\u2026"), self.ask_file, "folder")

    def secondary(self) -> tuple[Action, ...]:
        found = []
        if self.opened is not None:
            found.append(Action(self.tr("Close the file"), self.shut_file, "back"))
        elif self.facts is not None and self.facts.unit.valid_to is not None:
            found.append(Action(self.tr("Open a receipt\u2026"), self.ask_file, "folder"))
        if self.facts is not None and self.facts.taken and self.opened is None:
            found.append(Action(self.tr("Undo the taking over"), self.ask_undo, "undo"))
            found.append(Action(self.tr("Give the receipts\u2026"), self.give_receipts, "check"))
        return tuple(found)

    def activate(self, target: dict[str, Any]) -> None:
        self.read()
        if target.get("file"):
            self.open_file(Path(str(target["file"])))

    def refresh(self, changed: frozenset[str]) -> None:
        self.read()

    def print_preview(self) -> bool:
        return show_table(self.context, self, self.title(), self.table)

    def first_focus(self) -> QWidget | None:
        return next(iter(self.fields.values())).editor if self.fields else self.table

    # reading

    def read(self) -> None:
        """Read beside the window how the register would be parted, and what was given and taken."""
        book, choices = self.context.opened, dict(self.choices)
        self.context.run(
            lambda _work: read_facts(book, choices), self._show, title=self.tr("Parting the register")
        )

    def _show(self, facts: HandoverFacts) -> None:
        self.facts = facts
        self.secret.setVisible(self.opened is None)
        self._show_choices(facts)
        if self.opened is not None and self.opened.handover is not None:
            self._show_opened(self.opened)
        else:
            self._show_own(facts)
        self.head_changed.emit()

    def _show_choices(self, facts: HandoverFacts) -> None:
        wanted = {one.organisation for one in facts.unclear[:_SHOWN]}
        if wanted == set(self.fields):
            return
        clear(self._choosing)
        self.fields = {}
        for one in facts.unclear[:_SHOWN]:
            options = [Option(unit.code, unit.title) for unit in one.among]
            field = ChoiceField(one.name, options, chars=30)
            field.committed.connect(partial(self._chose, one.organisation))
            self.fields[one.organisation] = field
            self._choosing.addWidget(field)

    def _chose(self, organisation: str, code: str) -> None:
        self.choices[organisation] = code
        self.read()

    def _show_own(self, facts: HandoverFacts) -> None:
        self.cuts.setText("")
        self.refusal.setText(message_for(facts.trouble, language()) if facts.trouble else "")
        self.refusal.setVisible(facts.trouble is not None)
        self.told.setText(self._words(facts))
        lines: list[TotalsLine] = []
        if facts.handovers:
            lines = self._shares(facts.handovers[0], {one.other.code: one for one in facts.given})
        lines += [
            TotalsLine(one.other.name, one.totals, self.tr("taken over"), "green") for one in facts.taken
        ]
        self.table.show_lines(lines)

    def _words(self, facts: HandoverFacts) -> str:
        if facts.unclear:
            told = self.tr(
                "{count} organisations lie in communes of which several units took over a part, or have no commune. "
                "Choose a unit for each."
            )
            return told.format(count=format_number(len(facts.unclear)))
        if facts.handovers:
            return self.tr(
                "Each unit gets a signed file with its organisations and all that is theirs. The shares and what "
                "stays add up to the whole register."
            )
        return self.tr(
            "A unit that ended hands its register over to the units that took its area. Open the file that it gave "
            "you: it is checked, and taken over in one step that can be undone."
        )

    def _shares(self, handed: Handover, given: Mapping[str, HandoverRecord]) -> list[TotalsLine]:
        lines = []
        for one in handed.shares:
            record = given.get(one.taker.code)
            state, tone = "", ""
            if record is not None and record.receipt_at:
                state, tone = self.tr("receipt came back"), "green"
            elif record is not None:
                state, tone = self.tr("given, no receipt yet"), "amber"
            lines.append(TotalsLine(one.taker.name, one.totals, state, tone))
        lines.append(TotalsLine(sentence("HANDOVER_LEFT", language=language()), handed.left))
        whole = sentence("HANDOVER_WHOLE", language=language())
        equal = self.tr("equal to the sum")
        return [*lines, TotalsLine(whole, handed.whole, equal, "green", is_sum=True)]

    # giving

    def hand_over(self) -> None:
        """Sign a file for each taker at the side."""
        facts, choices, book = self.facts, dict(self.choices), self.context.opened
        password = self.secret.line.text()
        if facts is None or not facts.handovers:
            return

        def give(signers: "Sequence[Signer]", folder: Path) -> Sequence[CheckedFile]:
            from exports.exchange.handover.office import hand_over

            return hand_over(book, choices, signers, folder, password)

        told = self.tr("{count} files will be signed, one for each unit:")
        self._give(
            told.format(count=format_number(len(facts.handovers))),
            [self._line(one.taker.name, one.totals) for one in facts.handovers[0].shares],
            give,
            self.tr("Hand over"),
        )

    def give_receipts(self) -> None:
        """Sign the receipts for what was taken over at the side."""
        facts, book = self.facts, self.context.opened
        if facts is None:
            return

        def give(signers: "Sequence[Signer]", folder: Path) -> Sequence[CheckedFile]:
            from exports.exchange.handover.office import give_receipts

            return give_receipts(book, signers, folder)

        lines = [self._line(one.other.name, one.totals) for one in facts.taken]
        self._give(self.tr("These receipts will be signed:"), lines, give, self.tr("Give the receipts"))

    def _line(self, name: str, totals: RegisterTotals) -> NoticeLine:
        said = self.tr("{count} organisations, {records} records")
        count, records = format_number(totals.organisations), format_number(totals.records)
        return NoticeLine(name, said.format(count=count, records=records))

    def _give(self, heading: str, lines: Sequence[NoticeLine], give: Any, act: str) -> None:
        panel = GivePanel(self.context)
        panel.given.connect(lambda _: self.read())
        panel.left.connect(self.side.shut)
        panel.show_things(heading, lines, give, act)
        self.side.show_content(scrolled(panel), self.title())
        self.side.unfold()
        panel.first_focus().setFocus()

    # taking over

    def ask_file(self) -> None:
        """Ask for the file that came."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Open a handover"), desk.text("handover/folder"), "*.asice *.p7m"
        )
        if chosen:
            desk.remember("handover/folder", str(Path(chosen).parent))
            self.open_file(Path(chosen))

    def open_file(self, path: Path) -> None:
        """Judge a file beside the window; a receipt is kept at once, a register is shown first."""
        book, password = self.context.opened, self.secret.line.text()

        def judged(_work: Work) -> "tuple[OpenedHandover, Trouble | None]":
            from exports.exchange.handover.office import open_handover, trouble_of

            found = open_handover(book, path, password)
            return found, trouble_of(book, found)

        self.context.run(judged, self._judged, title=self.tr("Checking the file"))

    def _judged(self, found: "tuple[OpenedHandover, Trouble | None]") -> None:
        opened, trouble = found
        if trouble is None and opened.receipt is not None:
            self._keep_receipt(opened)
            return
        self.opened = opened if opened.handover is not None else None
        if self.opened is None:
            self.context.tell(trouble if trouble is not None else Trouble("NOTICE_OF_ANOTHER_KIND"))
            return
        self._show_opened(self.opened, trouble)
        self.head_changed.emit()

    def _show_opened(self, opened: "OpenedHandover", trouble: Trouble | None = None) -> None:
        handed = opened.handover
        assert handed is not None
        self.secret.hide()
        clear(self._choosing)
        self.fields = {}
        told = self.tr("{giver} hands over to {taker}: {count} organisations.")
        self.told.setText(
            told.format(
                giver=handed.giver.name,
                taker=handed.taker.name,
                count=format_number(handed.own_share.organisations),
            )
        )
        self.refusal.setText(message_for(trouble, language()) if trouble is not None else "")
        self.refusal.setVisible(trouble is not None)
        self.table.show_lines(self._shares(handed, {}))
        cuts = [
            sentence(
                "HANDOVER_CUT_DROPPED" if one.dropped else "HANDOVER_CUT",
                {
                    "called": one.called,
                    "table": one.table,
                    "label": field_label(one.table, one.field.removesuffix("_id"), language()),
                },
                language(),
            )
            for one in handed.cut[:_SHOWN]
        ]
        self.cuts.setText("\n".join(cuts))

    def shut_file(self) -> None:
        """Put the file away."""
        self.opened = None
        self.read()

    def _keep_receipt(self, opened: "OpenedHandover") -> None:
        from exports.exchange.handover.office import take_receipt

        try:
            kept = take_receipt(self.context.opened, opened)
        except Trouble as trouble:
            self.context.tell(trouble)
            return
        self.context.say(sentence("HANDOVER_RECEIPT_KEPT", {"unit": kept.other.name}, language()))

    def ask_take(self) -> None:
        """Name what comes before it is taken over."""
        opened = self.opened
        if opened is None or opened.handover is None or not opened.acceptable:
            return
        told = self.tr(
            "{count} organisations with all that is theirs are added to the register. It can be undone."
        )
        ConfirmPanel(
            self,
            self.tr("Take over from {unit}?").format(unit=opened.handover.giver.name),
            told.format(count=format_number(opened.handover.own_share.organisations)),
            self.tr("Take over"),
            self.take,
        ).open()

    def take(self) -> None:
        """Load the register beside the window."""
        opened, book = self.opened, self.context.opened
        if opened is None or opened.handover is None:
            return
        giver = opened.handover.giver.name

        def taken(_work: Work) -> int:
            from exports.exchange.handover.office import take_over

            return take_over(book, opened).totals.organisations

        def done(count: int) -> None:
            self.context.say(sentence("HANDOVER_TAKEN", {"unit": giver, "count": count}, language()))
            self.shut_file()

        self.context.run(taken, done, title=self.tr("Taking over"), cancellable=False)

    def ask_undo(self) -> None:
        """Name what leaves before the last taking over is undone."""
        ConfirmPanel(
            self,
            self.tr("Undo the last taking over?"),
            self.tr("The organisations that came leave the register, with all that came with them."),
            self.tr("Undo the taking over"),
            self.undo_taking,
        ).open()

    def undo_taking(self) -> None:
        """Take the last taking over back, in one step; Refused where later work builds on it."""
        from storage.history import changes

        book = self.context.opened
        found = (
            one for one in changes.recent(book, 1000) if one.in_force and one.title == "REGISTER_TAKEN_OVER"
        )
        line = next(found, None)
        if line is None:
            return
        try:
            changes.undo(book, line.id)
        except Trouble as trouble:
            self.context.tell(trouble)
            return
        self.context.say(self.tr("Taken back: {what}").format(what=undoing.named(line, self.context.opened)))
