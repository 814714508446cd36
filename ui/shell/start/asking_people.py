"""Who works here and who signs: two people, asked apart, each with a title; and for which office."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.office.names import (
    AUTHORITIES,
    BY_AUTHORITY,
    BY_ORDER,
    COMMITTEE,
    FOR_HEAD,
    HEAD,
    OfficeKind,
    OfficeNames,
    kinds_of,
    office_kinds,
    signing_lines,
)
from models.values.messages import sentence
from models.values.units import Unit
from ui import settings
from ui.language import language
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.inputs.fields import TextField
from ui.pieces.inputs.group import FieldGroup, scrolled
from ui.pieces.text import label
from ui.shell.start.assistant_questions import Question


class AskPeople(Question):
    """The office, who prepares, who signs. The clerk is never proposed as the one who signs."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = ChoiceField(self.tr("Whose book is it?"), [], required=True, chars=50)
        self.name = TextField(
            self.tr("Your name"),
            required=True,
            hint=self.tr("You prepare the forms; it also stands in the history beside each change."),
        )
        self.name.set_value(settings.text("person"))
        self.position = TextField(self.tr("Your title"))
        self.signer = TextField(
            self.tr("Full name of who signs"),
            required=True,
            hint=self.tr("The leader, on paper and in the certificate of the signing key. Not you."),
        )
        self.authority = ChoiceField(
            self.tr("Signs as"),
            [Option(code, sentence(f"AUTHORITY_{code}", language=language())) for code in AUTHORITIES],
            required=True,
            chars=40,
        )
        self.signer_position = TextField(self.tr("Title of who signs"))
        self.lines = label("", "note", wrap=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(16)
        column.addWidget(self.kind)
        column.addWidget(FieldGroup(self.tr("Who prepares"), [self.name, self.position]))
        column.addWidget(
            FieldGroup(self.tr("Who signs"), [self.signer, self.authority, self.signer_position])
        )
        column.addWidget(self.lines)
        column.addStretch(1)
        self.column.addWidget(scrolled(inside))
        self.authority.set_value(HEAD)
        for field in (self.kind, self.authority, self.signer_position):
            field.committed.connect(lambda _: self._show())

    def title(self) -> str:
        return self.tr("Who prepares, who signs?")

    def explained(self) -> str:
        return self.tr("These names stand under every form. All of it can be changed in the settings.")

    def missing(self) -> str:
        if not self.name.read():
            return self.tr("Give your name.")
        if not self.signer.read():
            return self.tr("Give the name of who signs.")
        if self._needs_title() and not self.signer_position.read():
            return self.tr("Give the title of who signs by order or by authority.")
        return ""

    def take_focus(self) -> None:
        (self.name if not self.name.read() else self.signer).line.setFocus()

    def offer(self, unit: Unit) -> None:
        """The kinds of office that keep the book of such a unit."""
        kinds = kinds_of(unit.level)
        self.kind.offer([Option(one.code, _kind_words(one)) for one in kinds])
        if self.kind.value() not in {one.code for one in kinds}:
            self.kind.set_value(kinds[0].code)
        self._show()

    def chosen_kind(self) -> OfficeKind:
        """The kind of office that was chosen."""
        return office_kinds()[self.kind.value() or COMMITTEE]

    def names(self) -> OfficeNames:
        """What is kept for the paper."""
        kind = self.chosen_kind().code
        return OfficeNames(
            signer_left=self.name.read(),
            preparer_position=self.position.read(),
            signer_right=self.signer.read(),
            authority=self._authority(),
            signer_position=self.signer_position.read() if self._takes_title() else "",
            kind="" if kind == COMMITTEE else kind,
        )

    def _authority(self) -> str:
        chosen = self.authority.value() or HEAD
        return "" if chosen == HEAD else str(chosen)

    def _takes_title(self) -> bool:
        return self._authority() in (FOR_HEAD, BY_ORDER, BY_AUTHORITY)

    def _needs_title(self) -> bool:
        return self._authority() in (BY_ORDER, BY_AUTHORITY)

    def _show(self) -> None:
        takes_title = self._takes_title()
        self.signer_position.setVisible(takes_title)
        self.ends_with(self.signer_position if takes_title else self.authority)
        told = self.tr("On paper: {lines}").format(lines=" / ".join(signing_lines(self.names())))
        self.lines.setText(told)


def _kind_words(kind: OfficeKind) -> str:
    return sentence(f"OFFICE_{kind.code.upper()}", language=language())
