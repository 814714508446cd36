"""Fields for what stands on paper, in its order: the office, number and day, who signs, to whom it goes."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.office.names import (
    AUTHORITIES,
    COMMITTEE,
    HEAD,
    URGENCIES,
    OfficeNames,
    kind_of,
    kinds_of,
    offices_over,
    signing_lines,
)
from models.values.errors import Trouble
from models.values.messages import message_for, sentence
from models.values.units import Unit
from storage.office.document_fields import SECRECIES
from ui.language import language
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.inputs.fields import DateField, InputField, LineField, TextField
from ui.pieces.inputs.group import FieldGroup
from ui.pieces.inputs.longer import LongTextField
from ui.pieces.text import label

Keep = Callable[[str, str], object]
"""Keeps a field by its name in `OfficeNames`; raises Trouble where it cannot."""


class PaperNames(QWidget):
    """The fields of an `OfficeNames`; those of one document only where they are asked for."""

    def __init__(self, keep: Keep, *, of_document: bool) -> None:
        super().__init__()
        self._keep = keep
        self._shown = OfficeNames()
        self.fields: dict[str, InputField] = self._of_office()
        if of_document:
            self.fields |= self._of_document()
        self.lines = label("", "note", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for heading, names in self._groups():
            asked = [self.fields[name] for name in names if name in self.fields]
            if asked:
                column.addWidget(FieldGroup(heading, asked))
        column.addWidget(self.lines)
        for name, field in self.fields.items():
            field.committed.connect(lambda value, name=name: self._commit(name, value))

    def _groups(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return (
            (self.tr("Office"), ("kind", "parent_office", "office")),
            (self.tr("Number and day"), ("number", "symbol", "place", "date")),
            (
                self.tr("Who prepares, who signs"),
                (
                    "signer_left",
                    "preparer_position",
                    "signer_right",
                    "authority",
                    "head",
                    "signer_position",
                ),
            ),
            (self.tr("To whom it goes"), ("recipients", "urgency")),
        )

    def _of_office(self) -> dict[str, InputField]:
        return {
            "kind": ChoiceField(self.tr("Kind of office"), [], chars=48),
            "parent_office": TextField(
                self.tr("Office above"), hint=self.tr("First line at the top left; a committee has none.")
            ),
            "office": TextField(
                self.tr("Name of the office"), hint=self.tr("Empty: the usual name of such an office.")
            ),
            "symbol": TextField(self.tr("Symbol"), chars=16, hint=self.tr("Behind the number: BC-UBND.")),
            "place": TextField(self.tr("Place"), chars=24, hint=self.tr("Empty: the name of the unit.")),
            "signer_left": TextField(self.tr("Prepared by"), hint=self.tr("Name under the left signature.")),
            "preparer_position": TextField(self.tr("Title of who prepares")),
            "signer_right": TextField(self.tr("Signed by"), hint=self.tr("Name under the right signature.")),
            "authority": ChoiceField(self.tr("Signs as"), _options("AUTHORITY", AUTHORITIES), chars=36),
            "head": TextField(self.tr("Title of the head"), chars=28),
            "signer_position": TextField(
                self.tr("Title of who signs"), hint=self.tr("Only where it is not the head: KT., TL., TUQ.")
            ),
        }

    def _of_document(self) -> dict[str, InputField]:
        return {
            "number": TextField(
                self.tr("Number"),
                chars=8,
                hint=self.tr("Empty: the registry writes it; the print is signed by hand."),
            ),
            "date": DateField(self.tr("Day of the document"), hint=self.tr("Empty: written by hand.")),
            "recipients": LongTextField(
                self.tr("Recipients"),
                hint=self.tr("One a line; the line for the file copy is added at the end."),
                lines=4,
            ),
            "urgency": ChoiceField(
                self.tr("Urgency"),
                [*_options("URGENCY", URGENCIES), *_options("SECRECY", SECRECIES)],
                chars=24,
                hint=self.tr("Empty: none."),
            ),
        }

    def show_names(self, names: OfficeNames, unit: Unit) -> None:
        """Show what is kept; the usual words of such an office stand in empty fields."""
        self._shown = names
        kind = self.fields["kind"]
        if isinstance(kind, ChoiceField):
            kind.offer(_options("OFFICE", tuple(one.code for one in kinds_of(unit.level))))
        usual = kind_of(names)
        above, office = offices_over(unit.title, OfficeNames(kind=names.kind))
        for name, text in (
            ("parent_office", above),
            ("office", office),
            ("symbol", usual.symbol),
            ("place", unit.name),
            ("head", usual.head),
            ("signer_position", usual.deputy),
        ):
            field = self.fields[name]
            if isinstance(field, LineField):
                field.line.setPlaceholderText(" ".join(text.split("\n")))
        for name, field in self.fields.items():
            if not field.editor.hasFocus():
                field.set_value(_shown(name, getattr(names, name)))
        self.lines.setText(self.tr("On paper: {lines}").format(lines=" / ".join(signing_lines(names))))

    def _commit(self, name: str, value: Any) -> None:
        try:
            self._keep(name, value.isoformat() if isinstance(value, date) else _kept(name, value))
        except Trouble as trouble:
            self.fields[name].refuse(message_for(trouble, language()))


def _options(stem: str, codes: tuple[str, ...]) -> list[Option]:
    return [Option(code, sentence(f"{stem}_{code.upper()}", language=language())) for code in codes]


def _kept(name: str, value: Any) -> str:
    """The usual choice is kept as nothing, so that a later version may know it better."""
    usual = {"kind": COMMITTEE, "authority": HEAD}
    return "" if value is None or value == usual.get(name) else str(value)


def _shown(name: str, value: str) -> Any:
    if name == "date":
        return date.fromisoformat(value) if value else None
    return value or {"kind": COMMITTEE, "authority": HEAD}.get(name, "")
