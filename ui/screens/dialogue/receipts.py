"""Receipts that this office gives: what every received package deserves to be told, and what it was told."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.values.dates import format_date, format_moment
from models.values.errors import Trouble
from models.values.messages import message_for, sentence
from storage.dialogue.receipts import GivenFile
from ui.dialogue.giving import TONES
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.fold import Fold
from ui.pieces.inputs.folder import FolderChoice
from ui.pieces.moments import day_of, here, minute_of
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.facts import FactRows, grouped
from ui.pieces.tables.findings import FindingAction
from ui.pieces.tables.paged import Column
from ui.pieces.tables.rowlist import Choice, RowList
from ui.pieces.text import button, clear, label
from ui.reading.report import open_report, received
from ui.returns import period_words
from ui.screens.dialogue import columns
from ui.screens.dialogue.reading import Everything, PackageReceipt
from ui.screens.dialogue.words import receipt_due_state, receipt_word
from ui.shell.context import Context
from ui.shell.work import Work

_PLACE = re.compile(r"\{\w+\}")
OWED, REFUSED, ALL = "owed", "refused", "all"


class ReceiptsList(RowList[PackageReceipt]):
    """One row for each package that was ever taken in."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            _columns(),
            _choices(),
            lambda one: f"{one.unit} {period_words(one.period)} {one.package_sha256}",
            _empty(context),
            name="dialogue-receipts",
            wide=frozenset({"received"}),
        )


def _columns() -> list[Column[PackageReceipt]]:
    translate = QCoreApplication.translate
    return [
        columns.text("unit", translate("Receipts", "Unit"), lambda one: one.unit, 150),
        columns.period(translate("Receipts", "Period"), lambda one: one.period),
        columns.number("revision", translate("Receipts", "Rev."), lambda one: one.revision),
        columns.text(
            "received",
            translate("Receipts", "Received on"),
            lambda one: day_of(one.due.package.received_at) if one.due else "",
            96,
        ),
        columns.state(
            "deserves",
            translate("Receipts", "State now"),
            lambda one: (receipt_word(one.state), TONES[one.state]),
            108,
        ),
        columns.text("given", translate("Receipts", "Last receipt"), _last_given, 128),
        columns.state("owed", translate("Receipts", "To do"), receipt_due_state, 156),
    ]


def _choices() -> list[Choice[PackageReceipt]]:
    translate = QCoreApplication.translate
    return [
        Choice(OWED, translate("Receipts", "Receipt owed"), lambda one: one.owed),
        Choice(REFUSED, translate("Receipts", "Refused, not taken in"), lambda one: one.due is None),
        Choice(ALL, translate("Receipts", "All packages"), lambda _: True),
    ]


def _empty(context: Context) -> EmptyState:
    translate = QCoreApplication.translate
    return EmptyState(
        "dialogue",
        translate("Receipts", "No package was received yet"),
        translate(
            "Receipts",
            "For every package that is taken in you give a receipt: received, verified, merged, queried or refused. "
            "It goes back to the unit as a small signed file on the same stick.",
        ),
        FindingAction(translate("Receipts", "Receive packages\u2026"), lambda: context.go_to("receive")),
    )


def _last_given(one: PackageReceipt) -> str:
    if one.given is None:
        return ""
    told_so = QCoreApplication.translate("Receipts", "no. {number} \u00b7 {day}")
    return told_so.format(number=one.given.number, day=format_date(here(one.given.at).date()))


class ReceiptDetails(QWidget):
    """One package: what it deserves to be told, every receipt it was given, and laying one down again."""

    give_wanted = Signal(object)  # ReceiptDue
    written = Signal(str)  # what was done, in words

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.one: PackageReceipt | None = None
        self._newest = ""
        self.chip = StateChip()
        self.says = label("", wrap=True)
        self.fault = label("", wrap=True, tone="amber")
        self.act = button(self.tr("Give this receipt\u2026"), self._give, kind="primary")
        self.report = button(self.tr("Open the report"), self._open_report, kind="link")
        self._given = QVBoxLayout()
        self._given.setSpacing(2)
        self.folder = FolderChoice(self.tr("Where to lay the files"), "notices/folder")
        self.lay = button(self.tr("Lay down again"), self.write_again)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.folder)
        column.addWidget(self.lay, 0, Qt.AlignmentFlag.AlignLeft)
        self.again = Fold(self.tr("Lay the last receipt down again"), inside)
        self.facts = FactRows()
        self._lay_out()
        self.again.turned.connect(lambda opened: self.folder.propose() if opened else None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.chip)
        column.addWidget(self.says)
        column.addWidget(self.fault)
        column.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.report, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._given)
        column.addWidget(self.again)
        column.addWidget(self.facts)
        column.addStretch(1)

    def show_receipt(self, one: PackageReceipt, everything: Everything) -> None:
        """Show this package."""
        self.one = one
        state, tone = receipt_due_state(one)
        self.chip.show_state(state, tone)
        said = sentence(f"RECEIPT_STATE_{one.state.upper()}", language=language())
        reason = _PLACE.sub("\u2026", sentence(one.reason, language=language())) if one.reason else ""
        words = ". ".join(part.rstrip(".") for part in (said, reason, one.note) if part)
        told_so = (
            self.tr("The unit is to be told: {words}.")
            if one.owed
            else self.tr("The unit was told: {words}.")
        )
        self.says.setText(told_so.format(words=words))
        fault = everything.faults.get(one.package_sha256)
        about = {} if fault is None else {"number": str(fault.number), "other": str(fault.other)}
        self.fault.setText(sentence(fault.code, about, language()) if fault is not None else "")
        self.fault.setVisible(fault is not None)
        self.act.setVisible(one.owed)
        self.report.setVisible(one.due is not None)  # what was refused is not kept
        given = [file for file in everything.given if _is_about(file, one.data_sha256)]
        self._newest = given[0].sha256 if given else ""
        self.again.setVisible(bool(given))
        self._show_given(given)
        self.facts.show_facts(
            [
                (self.tr("Number of the package"), str(one.number)),
                (self.tr("Made at"), minute_of(one.due.package.made_at) if one.due else ""),
                (self.tr("Received at"), minute_of(one.due.package.received_at) if one.due else ""),
                (self.tr("Fingerprint of the package (SHA-256)"), grouped(one.package_sha256)),
            ]
        )

    def _show_given(self, given: Sequence[GivenFile]) -> None:
        clear(self._given)
        if given:
            self._given.addWidget(label(self.tr("Receipts given"), "section"))
        for one in given:
            if one.receipt is None:
                continue
            told_so = self.tr("No. {number} \u00b7 {moment} \u00b7 {state}").format(
                number=one.receipt.number,
                moment=format_moment(here(one.receipt.at)),
                state=receipt_word(one.receipt.state),
            )
            self._given.addWidget(label(told_so, "label", wrap=True))
            self._given.addWidget(label(one.file_name, "note", wrap=True))

    def _give(self) -> None:
        if self.one is not None and self.one.due is not None:
            self.give_wanted.emit(self.one.due)

    def _open_report(self) -> None:
        if self.one is not None:
            open_report(self, self._context, received(self._context, self.one.package_sha256))

    def write_again(self) -> None:
        """The last receipt once more, byte for byte: no key is needed."""
        book, sha256, folder = self._context.opened, self._newest, self.folder.folder()
        if folder is None or not sha256:
            return

        def write(_work: Work) -> Path:
            from exports.exchange.notices_given import write_again

            return write_again(book, sha256, folder).path

        self._context.run(
            write, self._took, title=self.tr("Writing the receipt"), failed=self._refuse, cancellable=False
        )

    def _took(self, path: Path) -> None:
        self.written.emit(
            self.tr("{file} was written and checked; the stick may be removed.").format(file=path.name)
        )

    def _refuse(self, trouble: Trouble) -> None:
        self.folder.refuse(message_for(trouble, language()))


def _is_about(one: GivenFile, data_sha256: str) -> bool:
    return one.receipt is not None and one.receipt.about.data_sha256 == data_sha256
