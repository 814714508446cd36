"""What exactly will be signed, on one sheet under the other: facts, digest, figures, changes, forms, files."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from models.dialogue.queries import answers_in
from models.values.dates import format_date
from models.values.messages import sentence
from models.values.quantities import format_number
from ui.language import form_word, language
from ui.pieces.tables.facts import grouped
from ui.pieces.text import label
from ui.returns import form_words, period_words, row_words
from ui.screens.send.sections import Section
from ui.screens.send.signoff import SignOff
from ui.screens.send.work import CellChange

_MOST_CHANGES = 40


def in_lines(digest: str, across: int = 8) -> str:
    """A digest in groups, so many in a line, that an eye can compare."""
    groups = grouped(digest).split(" ")
    return "\n".join(" ".join(groups[at : at + across]) for at in range(0, len(groups), across))


def digest_label(name: str, kind: str = "") -> QLabel:
    """A label for a digest: letters of equal width that can be taken with the mouse."""
    made = label("", kind, wrap=True)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(QApplication.font().pointSizeF() - 1)
    made.setFont(font)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setAccessibleName(name)
    return made


class Contents(QWidget):
    """The return as the signatures will cover it."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = Section(self.tr("What will be signed"))
        self.digest = digest_label(self.tr("Digest of the data (SHA-256)"))
        self.facts.inside.addWidget(label(self.tr("Digest of the data (SHA-256)"), "label"))
        self.facts.inside.addWidget(self.digest)
        self.facts.inside.addWidget(
            label(self.tr("The receipt of the unit above will name the same digest."), "note", wrap=True)
        )
        self.changes = Section(self.tr("Changed since the last revision"))
        self.totals = Section(self.tr("Main figures"))
        self.forms = Section(self.tr("Forms and lists inside"))
        self.files = Section(self.tr("Files that the signatures cover"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for section in (self.facts, self.changes, self.totals, self.forms, self.files):
            column.addWidget(section)
        column.addStretch(1)

    def show_off(self, off: SignOff, *, sealed: bool = False) -> None:
        """Show what was prepared, or sealed before."""
        self.facts.heading.setText(self.tr("What was sealed") if sealed else self.tr("What will be signed"))
        self._show_facts(off)
        self._show_changes(off)
        self.totals.show_totals(off.totals, (self.tr("Unit"), self.tr("Before"), self.tr("Now")))
        self._show_forms(off)
        self._show_files(off)

    def _show_facts(self, off: SignOff) -> None:
        document, card = off.document, off.prepared.card
        facts = [
            (self.tr("Sender"), document.unit.name),
            (self.tr("Goes to"), document.parent.name),
            (self.tr("Period"), period_words(document.period)),
            (self.tr("Revision"), str(document.revision)),
            (self.tr("Figures as of"), format_date(document.cutoff)),
            (self.tr("Printed pages"), str(card.pages)),
            (self.tr("Number of the package"), str(document.number)),
            (self.tr("Answers to queries"), str(len(answers_in(document)) or "")),
        ]
        self.facts.show_facts([(name, value) for name, value in facts if value])
        self.digest.setText(in_lines(card.data_sha256))

    def _show_changes(self, off: SignOff) -> None:
        self.changes.setVisible(off.changes is not None)
        changes = off.changes or ()
        notes = []
        if len(changes) > _MOST_CHANGES:
            notes.append(
                self.tr("{count} figures differ; the first {shown} are listed.").format(
                    count=len(changes), shown=_MOST_CHANGES
                )
            )
        elif not changes:
            notes.append(self.tr("No figure differs from it."))
        if off.computed:
            notes.append(self.tr("{count} more only follow from others.").format(count=off.computed))
        self.changes.say(" ".join(notes))
        heads = (self.tr("Form"), self.tr("Cell"), self.tr("Revision before"), self.tr("This revision"))
        lines = [self._change_line(off, one) for one in changes[:_MOST_CHANGES]]
        self.changes.show_lines(heads if lines else (), lines, wide=1, right=frozenset({2, 3}))

    def _change_line(self, off: SignOff, change: CellChange) -> tuple[str, ...]:
        sheet, (row, key), blank = off.paper.sheets.get(change.form), change.key, self.tr("blank")
        before, now = change.before or blank, change.now or blank
        if sheet is None:  # a form that this revision does not hold any more
            return (change.form, f"{row} · {key}", before, now)
        code, words = row_words(sheet.form, row)
        known = sheet.form.column_by_key.get(key)
        column = form_word(known.header[-1]) if known else key
        return (form_word(sheet.form.name), f"{code}  {words} · {column}", before, now)

    def _show_forms(self, off: SignOff) -> None:
        lines = [
            (
                form_words(off.paper.sheets[code].form),
                self.tr("{count} figures").format(count=format_number(count)),
            )
            for code, count in off.prepared.card.figures
        ]
        lines += [
            (_table_words(name), self.tr("{count} rows").format(count=format_number(count)))
            for name, count in off.prepared.card.rows
            if count
        ]
        self.forms.show_lines((), lines, wide=0, right=frozenset({1}))

    def _show_files(self, off: SignOff) -> None:
        lines: Sequence[tuple[str, ...]] = [
            (
                one.name,
                self.tr("{size} KB").format(size=format_number((one.size + 1023) // 1024)),
                one.sha256[:16] + "…",
            )
            for one in off.prepared.card.files
        ]
        heads = (self.tr("File"), self.tr("Size"), "SHA-256")
        self.files.show_lines(heads, lines, wide=0, right=frozenset({1}))


def _table_words(name: str) -> str:
    code = f"TABLE_{name.upper()}"
    words = sentence(code, language=language())
    return name if words == code else words
