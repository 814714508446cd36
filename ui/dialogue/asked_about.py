"""What can be asked about in a received package: the cells of its forms and the records of its register, by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from models.dialogue.proposals import fields_of, shown_field
from models.dialogue.queries import Pin
from models.forms.cells import Origin, SheetCell
from models.forms.definition import Form
from models.forms.loader import Forms
from models.forms.sheets import cell_of, shown, to_base
from models.register.catalogue import record_of, tables
from models.register.kinds import Coded, Count, Day, Flag, Money, Year
from models.register.texts.words import field_label, table_label
from models.values import codes
from models.values.dates import parse_date
from models.values.errors import Refused
from models.values.messages import sentence
from models.values.names import clean, fold
from models.values.quantities import parse_number
from storage.book.book import Book
from storage.forms.installed import forms_of
from storage.received import receiving
from storage.received.receiving import Received
from ui.language import form_word, language
from ui.pieces.inputs.choice import Option
from ui.returns import row_words

if TYPE_CHECKING:
    from models.returns.document import Cell, ReturnDocument

MOST_RECORDS = 20_000
"""Records of a table that are offered; of a longer one those that come first."""

_NAMED = ("organisation_id", "person_id")
_FLAGS = (("WORD_YES", "1"), ("WORD_NO", "0"))


@dataclass(frozen=True)
class Subject:
    """A received package as far as it can be asked about.

    figures: value by form, row and column; records: by table, the fields of each record by its key.
    """

    package: Received
    forms: Mapping[str, Form] = field(default_factory=dict)
    figures: Mapping[tuple[str, str, str], SheetCell] = field(default_factory=dict)
    records: Mapping[str, Mapping[str, Mapping[str, "Cell"]]] = field(default_factory=dict)

    def tables(self) -> list[Option]:
        """The register tables that have records."""
        return [
            Option(table, table_label(table, language()))
            for table in tables()
            if fields_of(table) and self.records.get(table)
        ]

    def names(self, table: str) -> list[Option]:
        """The records of a table by their names, in the order of the names."""
        found = [
            Option(key, self.name(table, key)) for key in list(self.records.get(table, {}))[:MOST_RECORDS]
        ]
        return sorted(found, key=lambda one: fold(one.text))

    def name(self, table: str, key: str) -> str:
        """The name that a record is known by: its own, or those that it joins."""
        row = self.records.get(table, {}).get(key, {})
        if row.get("name"):
            return str(row["name"])
        kind = record_of(table)
        owners = [(kind.links[link], link) for link in (kind.person, kind.owner) if link]
        names = [self.records.get(owner, {}).get(str(row.get(key)), {}).get("name") for owner, key in owners]
        told = " \u00b7 ".join(str(one) for one in names if one)
        extra = str(row.get("period") or row.get("started_on") or "")
        return " \u00b7 ".join(part for part in (told, extra) if part) or key

    def fields(self, table: str) -> list[Option]:
        """The fields of a table that can be pointed at and proposed."""
        names = [name for name in fields_of(table) if name not in _NAMED]
        return [Option(name, field_label(table, name, language())) for name in names]

    def rows(self, form: str) -> list[Option]:
        """The rows of a form that hold figures."""
        return [
            Option(row.code, " ".join(row_words(self.forms[form], row.code)))
            for row in (self.forms[form].rows if form in self.forms else ())
            if not row.heading
        ]

    def columns(self, form: str, row: str) -> list[Option]:
        """The columns in which a row has a figure."""
        found = self.forms.get(form)
        if found is None or row not in found.row_by_code:
            return []
        return [
            Option(one.key, " ".join(map(form_word, one.header)))
            for one in found.columns
            if found.applies(found.row_by_code[row], one)
        ]

    def now(self, pin: Pin) -> str:
        """What the package says in a place, for people; "" for blank and for what is personal."""
        if pin.kind == "cell" and pin.place in self.figures and pin.place[0] in self.forms:
            form = self.forms[pin.place[0]]
            return shown(form, *cell_of(form, pin.place[1], pin.place[2]), self.figures[_cell(pin)])
        if pin.kind == "record" and pin.place[2] and pin.place[2] not in record_of(pin.place[0]).closed:
            row = self.records.get(pin.place[0], {}).get(pin.place[1], {})
            return shown_field(pin.place[0], pin.place[2], row.get(pin.place[2]))
        return ""

    def proposal(self, pin: Pin, typed: str) -> str:
        """A value as people write it, as the text of the file format; Refused where it can be none in that place."""
        if not clean(typed):
            return ""
        if pin.kind == "cell" and pin.place[0] in self.forms:
            form = self.forms[pin.place[0]]
            number = parse_number(typed)
            return format(
                to_base(form, *cell_of(form, pin.place[1], pin.place[2]), number or Decimal(0)), "f"
            )
        if pin.kind == "record" and pin.place[2]:
            return _field_text(pin.place[0], pin.place[2], clean(typed), receiving_day(self.package))
        raise Refused("PROPOSAL_PLACE", table=pin.kind, field="")


def _cell(pin: Pin) -> tuple[str, str, str]:
    form, row, column = pin.place
    return form, row, column


def receiving_day(package: Received) -> date:
    """The day on which a package was received, by which short days are completed."""
    return date.fromisoformat(package.received_at[:10])


def _field_text(table: str, name: str, typed: str, today: date) -> str:
    field = fields_of(table).get(name)
    if field is None:
        raise Refused("PROPOSAL_PLACE", table=table, field=name)
    match field.kind:
        case Day():
            day = parse_date(typed, today)
            return day.isoformat() if day else ""
        case Count() | Money() | Year():
            number = parse_number(typed)
            return format(number.to_integral_value(), "f") if number is not None else ""
        case Flag():
            known = {fold(sentence(code, None, language())): kept for code, kept in _FLAGS}
            return known.get(fold(typed), typed)
        case Coded(codes=list_name):
            known = {fold(one.label(language())): one.id for one in codes.entries(list_name)}
            return known.get(fold(typed), typed)
        case _:
            return typed


def read_subject(book: Book, sha256: str) -> Subject:
    """Everything that can be asked about in a package; it is read and judged anew, so this belongs in the lane."""
    from exports.exchange.receiving import judge_of

    package = receiving.find(book, sha256)
    document = judge_of(book).verdict(receiving.package_bytes(book, sha256), print_signed=False).document
    return Subject(package) if document is None else _subject(package, document, forms_of(book))


def _subject(package: Received, document: "ReturnDocument", known: Forms) -> Subject:
    forms: dict[str, Form] = {}
    for sheet in document.sheets:
        try:
            forms[sheet.form] = known.form_on(sheet.form, document.cutoff)
        except Refused:  # a form that this version does not know: the whole return can be asked about
            continue
    figures = {
        (sheet.form, one.row, one.column): SheetCell(one.value, Origin.REGISTER)
        for sheet in document.sheets
        for one in sheet.figures
    }
    records = {
        name: {str(row[0]): dict(zip(table.columns, row, strict=True)) for row in table.rows}
        for name, table in document.register.items()
        if table.columns[:1] == ("id",)
    }
    return Subject(package, forms, figures, records)
