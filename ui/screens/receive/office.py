"""What came for this office itself: receipts, questions, forms, a newer trust list; looked at, then taken in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.returns.admission import own_name
from models.returns.verdicts import Validity
from models.values.dates import format_date
from models.values.messages import sentence
from models.values.quantities import format_number
from ui.figures.changed_forms import ChangedForms
from ui.language import language
from ui.pieces.chip import StateChip
from ui.pieces.fold import Fold
from ui.pieces.inputs.group import scrolled
from ui.pieces.moments import here, minute_of
from ui.pieces.panels.ladder import Ladder
from ui.pieces.panels.side import SidePanel
from ui.pieces.panels.verdicts import SIGNS, TONES, ladder_steps, of_verdict, word_of
from ui.pieces.tables.facts import grouped
from ui.pieces.tables.findings import FindingAction
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import button, clear, label
from ui.reading.report import open_report, sent_with_data
from ui.returns import period_words
from ui.shell.context import Context
from ui.shell.work import Work

if TYPE_CHECKING:
    from exports.exchange.arrivals import ImportResult, OpenedTrust
    from exports.exchange.forms.office import OpenedForms
    from exports.exchange.notices_taken import OpenedNotice

HARMLESS = frozenset(
    {"RECEIPT_KNOWN", "QUERIES_KNOWN", "ANSWERS_KNOWN", "TRUST_IN_USE", "TRUST_ROLLBACK", "FORMS_KNOWN"}
)
"""Codes of files that bring nothing new."""

_UNDECIDED = frozenset({"TRUST_PIN_NEEDED"})


@dataclass(frozen=True)
class OfficeLine:
    """One file for this office: a notice, a trust list or forms; newest: the list that would be put in use."""

    path: Path
    notice: "OpenedNotice | None" = None
    listed: "OpenedTrust | None" = None
    newest: bool = False
    forms: "OpenedForms | None" = None

    @property
    def judged(self) -> "OpenedNotice | OpenedForms | None":
        """A file that has a verdict of its own."""
        return self.notice or self.forms

    @property
    def code(self) -> str:
        """Code of what stands in the way, or of the remark."""
        if self.judged is not None:
            return self.judged.code
        return self.listed.code if self.listed else ""

    @property
    def acceptable(self) -> bool:
        if self.judged is not None:
            return self.judged.acceptable
        return self.newest

    @property
    def standing(self) -> Validity:
        if self.judged is not None:
            return self.judged.inspection.verdict.standing
        if not self.code or self.code in HARMLESS:
            return Validity.VALID
        return Validity.UNDECIDED if self.code in _UNDECIDED else Validity.INVALID

    @property
    def tone(self) -> str:
        return "grey" if not self.acceptable and self.standing is Validity.VALID else TONES[self.standing]

    def kind(self) -> str:
        """What it is."""
        if self.listed is not None:
            return QCoreApplication.translate("Office", "Trust list")
        if self.forms is not None:
            return QCoreApplication.translate("Office", "Forms")
        if self.notice is not None and self.notice.queries is not None:
            return QCoreApplication.translate("Office", "Questions")
        if self.notice is not None and self.notice.answers is not None:
            return QCoreApplication.translate("Office", "Answers")
        if self.notice is not None and self.notice.receipt is not None:
            return QCoreApplication.translate("Office", "Receipt")
        return QCoreApplication.translate("Office", "Notice")

    def about(self) -> str:
        """Which return it speaks of, or which list it is."""
        if self.listed is not None:
            serial = self.listed.trust.serial if self.listed.trust else self.listed.details.get("serial", "")
            return (
                QCoreApplication.translate("Office", "No. {serial}").format(serial=serial) if serial else ""
            )
        if self.forms is not None:
            files = self.forms.package.forms if self.forms.package else ()
            return ", ".join(file.name.removesuffix(".toml") for file in files)
        said = self.notice.inspection.notice if self.notice is not None else None
        if said is None:
            return ""
        words = QCoreApplication.translate("Office", "{period}, revision {revision}")
        return words.format(period=period_words(said.about.period), revision=said.about.revision)

    def issuer(self) -> str:
        """Who made it, as the file says."""
        if self.listed is not None:
            return self.listed.trust.province.name if self.listed.trust else ""
        if self.forms is not None:
            return own_name(self.forms.package.issuer).name if self.forms.package else ""
        said = self.notice.inspection.notice if self.notice is not None else None
        return said.issuer.name if said else ""

    def says(self) -> str:
        """What it brings, in one line."""
        if self.listed is not None and self.listed.trust is not None:
            until = here(self.listed.trust.next_update).date()
            words = QCoreApplication.translate("Office", "in force until {day}")
            return words.format(day=format_date(until))
        if self.forms is not None:
            return self.forms.package.note if self.forms.package else ""
        if self.notice is None:
            return ""
        if self.notice.receipt is not None:
            return sentence(f"RECEIPT_STATE_{self.notice.receipt.state.upper()}", None, language())
        if self.notice.answers is not None:
            words = QCoreApplication.translate("Office", "{count} answers")
            return words.format(count=format_number(len(self.notice.answers.answers)))
        return _asked(self.notice) if self.notice.queries is not None else ""

    def sentence(self) -> str:
        """Why not, or what to note, or on what the verdict rests."""
        judged = self.judged
        if judged is not None and judged.inspection.verdict.accepted and judged.refusal:
            why = self.forms.why if self.forms is not None else None
            return sentence(judged.refusal, why.details if why else None, language())
        if judged is not None:
            return of_verdict(judged.inspection.verdict)
        if self.code:
            return sentence(self.code, dict(self.listed.details) if self.listed else None, language())
        if not self.newest:
            return QCoreApplication.translate("Office", "A newer list lies beside it; that one is used.")
        return QCoreApplication.translate(
            "Office", "Newer than the list in use and signed by the same office."
        )

    def verdict(self) -> str:
        """One of the four plain words with its sign."""
        return f"{SIGNS[self.standing]} {word_of(self.standing)}"


def _asked(notice: "OpenedNotice") -> str:
    asked = notice.queries.queries if notice.queries is not None else ()
    words = QCoreApplication.translate("Office", "{count} questions").format(count=format_number(len(asked)))
    due = min((one.due for one in asked if one.due is not None), default=None)
    if due is None:
        return words
    until = QCoreApplication.translate("Office", "answer by {day}").format(day=format_date(due))
    return f"{words}, {until}"


class OfficeFiles(QWidget):
    """The list with a panel. `taken` gives what was taken in (exports.exchange.arrivals.ImportResult)."""

    taken = Signal(object)
    altered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.lines: list[OfficeLine] = []
        self.table = DataTable[Path, OfficeLine](self._columns(), self._fetch, name="receive-office")
        self.panel = _OfficePanel()
        self.side = SidePanel(self.tr("File"))
        self.side.show_content(scrolled(self.panel))
        self.table.row_selected.connect(lambda _: self._show_details())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.table, 1)
        row.addWidget(self.side)

    def _columns(self) -> list[Column[OfficeLine]]:
        return [
            Column("kind", self.tr("Kind"), OfficeLine.kind, 128, sortable=False),
            Column("about", self.tr("About"), OfficeLine.about, 140, sortable=False),
            Column("issuer", self.tr("From"), OfficeLine.issuer, 116, sortable=False),
            Column("says", self.tr("What it brings"), OfficeLine.says, 190, sortable=False),
            Column(
                "verdict",
                self.tr("Verdict"),
                OfficeLine.verdict,
                142,
                sortable=False,
                tone=lambda line: line.tone,
                tip=OfficeLine.sentence,
            ),
        ]

    def _fetch(self, keys: Sequence[Path]) -> Mapping[Path, OfficeLine]:
        return {line.path: line for line in self.lines if line.path in keys}

    def show_lines(self, lines: Sequence[OfficeLine]) -> None:
        """Show these files."""
        self.lines = list(lines)
        self.table.show_keys([line.path for line in self.lines])
        if self.table.current_key() is None and self.lines:
            self.table.select_key(self.lines[0].path)
        self._show_details()
        self.altered.emit()

    @property
    def acceptable(self) -> int:
        """How many of the files would be taken in."""
        return sum(line.acceptable for line in self.lines)

    def current(self) -> OfficeLine | None:
        """The line in hand."""
        key = self.table.current_key()
        return next((line for line in self.lines if line.path == key), None)

    def _show_details(self) -> None:
        line = self.current()
        self.side.setVisible(line is not None)
        if line is not None:
            self.panel.show_line(line, [self._step(line), *self._report(line)])

    def _step(self, line: OfficeLine) -> FindingAction:
        """The one step of a file."""
        if line.acceptable:
            return FindingAction(self.tr("Take it in"), self.import_files)
        if line.listed is not None and line.code in ("TRUST_PIN_NEEDED", "TRUST_SIGNER_NOT_PINNED"):
            text = self.tr("Compare the fingerprint\u2026")
            return FindingAction(text, lambda: self._context.go_to("settings", part="trust"))
        if line.code in HARMLESS or (line.listed is not None and not line.code):
            return FindingAction(self.tr("Take the line off the list"), lambda: self.drop(line.path))
        if line.standing is Validity.UNDECIDED:
            text = self.tr("Install a trust list\u2026")
            return FindingAction(text, lambda: self._context.go_to("settings", part="trust"))
        return FindingAction(self.tr("Copy the reason for the sender"), lambda: _copy(line))

    def _report(self, line: OfficeLine) -> list[FindingAction]:
        """The way into the report that a notice is about."""
        said = line.notice.inspection.notice if line.notice is not None else None
        if said is None:
            return []
        source = sent_with_data(self._context, said.about.data_sha256)
        return [FindingAction(self.tr("Open the report"), lambda: open_report(self, self._context, source))]

    def drop(self, path: Path) -> None:
        """Take a line off the list; the file stays where it is."""
        self.show_lines([line for line in self.lines if line.path != path])

    def import_files(self) -> None:
        """Take in all that stand: the newer trust list first, then forms, receipts and questions."""
        from exports.exchange.arrivals import Arrivals, import_arrivals

        book, chosen = self._context.opened, [line for line in self.lines if line.acceptable]
        arrivals = Arrivals(
            trust_lists=tuple(line.listed for line in chosen if line.listed is not None),
            notices=tuple(line.notice for line in chosen if line.notice is not None),
            forms=tuple(line.forms for line in chosen if line.forms is not None),
        )

        def taken_in(_work: Work) -> "ImportResult":
            return import_arrivals(book, arrivals)

        def done(taken: "ImportResult") -> None:
            gone = {line.path for line in chosen}
            self.show_lines([line for line in self.lines if line.path not in gone])
            self.taken.emit(taken)

        if chosen:
            self._context.run(taken_in, done, title=self.tr("Taking in"), cancellable=False)


def _copy(line: OfficeLine) -> None:
    parts = (line.path.name, line.kind(), line.about(), line.sentence(), line.code)
    QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))


class _OfficePanel(QWidget):
    """One file: verdict, sentence, its steps, and the rest folded."""

    def __init__(self) -> None:
        super().__init__()
        self.name = label(kind="section", wrap=True)
        self.chip = StateChip()
        self.says = label(wrap=True)
        self.sentence = label(wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._steps = QVBoxLayout()
        self.ladder = Ladder()
        self.rungs = Fold(self.tr("Steps of the check"), self.ladder)
        self._facts = QWidget()
        self._fact_lines = QVBoxLayout(self._facts)
        self._fact_lines.setContentsMargins(0, 0, 0, 0)
        self._fact_lines.setSpacing(4)
        self.technical = Fold(self.tr("Technical details"), self._facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        for widget in (self.name, self.chip, self.says, self.sentence):
            column.addWidget(widget)
        self._changes = QVBoxLayout()
        column.addLayout(self._changes)
        column.addLayout(self._steps)
        column.addWidget(self.rungs)
        column.addWidget(self.technical)
        column.addStretch(1)

    def show_line(self, line: OfficeLine, steps: Sequence[FindingAction]) -> None:
        """Show this file."""
        self.name.setText(" \u00b7 ".join(part for part in (line.kind(), line.about()) if part))
        self.chip.show_state(word_of(line.standing), line.tone)
        self.says.setText(line.says())
        self.says.setVisible(bool(line.says()))
        self.sentence.setText(line.sentence())
        clear(self._steps)
        for at, step in enumerate(steps):
            self._steps.addWidget(button(step.text, step.act, kind="link" if at else ""))
        clear(self._changes)
        if line.forms is not None and line.forms.examined is not None and line.acceptable:
            changed = ChangedForms()
            changed.show_package(line.forms.examined)
            self._changes.addWidget(changed)
        verdict = line.judged.inspection.verdict if line.judged is not None else None
        self.rungs.setVisible(verdict is not None and bool(verdict.rungs))
        if verdict is not None:
            self.ladder.show_steps(ladder_steps(verdict))
        clear(self._fact_lines)
        for name, value in self._technical(line):
            fact = label(f"{name}: {value}", "note", wrap=True)
            fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._fact_lines.addWidget(fact)

    def _technical(self, line: OfficeLine) -> list[tuple[str, str]]:
        facts = [(self.tr("File"), str(line.path)), (self.tr("Code"), line.code or "\u2013")]
        if line.judged is not None:
            facts.append((self.tr("SHA-256 of the file"), grouped(line.judged.inspection.sha256)))
            for signer in line.judged.inspection.verdict.signers:
                facts.append((self.tr("Signed by"), f"{signer.name}, {minute_of(signer.claimed_at)}"))
        if line.listed is not None and line.listed.trust is not None:
            listed = line.listed.trust
            facts.append((self.tr("Issued on"), format_date(here(listed.issued_at).date())))
            facts.append((self.tr("Fingerprint of its signer"), grouped(listed.signed_by)))
        return facts
