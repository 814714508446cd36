"""An input of the desktop for each kind of field of the register, with its words and the law's hint."""

import re
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, assert_never

from models.register.catalogue import record_of
from models.register.kinds import (
    Birth,
    Coded,
    CodedWithin,
    Commune,
    Count,
    Day,
    FieldOf,
    Flag,
    Link,
    Money,
    Number,
    PeriodOf,
    Phone,
    Ratio,
    Text,
    ValueOf,
    Year,
)
from models.register.record import Field
from models.register.texts.words import field_label, hint
from models.values import units
from models.values.dates import parse_date
from models.values.errors import Refused
from models.values.names import clean, fold
from models.values.units import Unit
from ui.language import language
from ui.pieces.inputs.choice import ChoiceField, Option
from ui.pieces.inputs.fields import (
    DateField,
    InputField,
    LineField,
    MoneyField,
    NumberField,
    TextField,
    YearField,
    this_day,
)
from ui.pieces.text import restyle
from ui.register import words
from ui.register.words import HOME

_MONTH = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{4})")
_YEAR = re.compile(r"(?:19|20)\d{2}")


class FlagField(ChoiceField):
    """Yes, no, or blank where it is not known."""

    nothing: ClassVar[Any] = None

    def __init__(self, text: str, *, hint: str = "") -> None:
        answers = [Option("1", words.say("WORD_YES")), Option("0", words.say("WORD_NO"))]
        super().__init__(text, answers, hint=hint, chars=10)

    def read(self) -> Any:
        """1, 0 or None."""
        key = super().read()
        return int(key) if key else None

    def write(self, value: Any) -> None:
        """Show the word for 1 or 0."""
        super().write("" if value is None else str(value))

    def set_value(self, value: Any) -> None:
        """Show what the book holds."""
        InputField.set_value(self, value)


class BirthField(LineField):
    """A birth: a day, month and year, or the year alone, as far as it is known. Kept as ISO text."""

    def __init__(self, text: str, *, hint: str = "", required: bool = False) -> None:
        super().__init__(text, required=required, hint=hint, chars=11)
        self.line.setPlaceholderText(self.tr("dd/mm/yyyy or yyyy"))

    def read(self) -> str | None:
        """ISO day, month or year; None for nothing typed."""
        typed = clean(self.line.text())
        if not typed:
            return None
        if _YEAR.fullmatch(typed):
            return typed
        if found := _MONTH.fullmatch(typed):
            if not 1 <= int(found[1]) <= 12:
                raise Refused("BIRTH_NOT_UNDERSTOOD", field="birth", text=typed[:40])
            return f"{found[2]}-{int(found[1]):02d}"
        day = parse_date(typed, this_day())
        return day.isoformat() if day else None

    def write(self, value: Any) -> None:
        """Show the birth as people write it."""
        self.line.setText(words.birth(value))

    def _complete(self, value: Any) -> bool:
        """A year may still become a day: only a full day is kept before the field is left."""
        return bool(value) and len(value) == 10 and self.line.text() == words.birth(value)


class NationalityField(TextField):
    """A nationality: the code of this country is shown and typed as its name; others stand as they were given."""

    def read(self) -> str:
        """The code of this country, or the text."""
        typed = super().read()
        return HOME if fold(typed) in (fold(words.say("NATION_HOME")), fold(HOME)) else typed

    def write(self, value: Any) -> None:
        """Show a name, not a code."""
        super().write(words.nation(value))


class CommuneField(ChoiceField):
    """A commune chosen from those of the book's province; its value is the unit itself, None for none."""

    nothing: ClassVar[Any] = None

    def __init__(
        self, text: str, places: tuple[Unit, ...], *, required: bool = False, hint: str = ""
    ) -> None:
        self._units: dict[str, Unit] = {}
        self._places = places
        super().__init__(text, (), required=required, hint=hint, chars=36)
        self._list(places)

    def _list(self, places: tuple[Unit, ...]) -> None:
        self._units = {unit_key(unit): unit for unit in places}
        titles = [unit.title for unit in places]
        listed = [
            Option(key, unit.title if titles.count(unit.title) == 1 else _with_parent(unit))
            for key, unit in self._units.items()
        ]
        self.offer(listed)

    def read(self) -> Any:
        """The unit that is meant, or None."""
        return self._units.get(super().read())

    def write(self, value: Any) -> None:
        """Show the title of a unit."""
        super().write("" if value is None else unit_key(value))

    def set_value(self, value: Any) -> None:
        """Show what the book holds, also where it is none of those offered."""
        if value is not None and unit_key(value) not in self._units:
            self._list((*self._places, value))
        InputField.set_value(self, value)


def unit_key(unit: Unit) -> str:
    """The key of a unit as one text."""
    return "|".join(unit.key)


def _with_parent(unit: Unit) -> str:
    above = units.parent(unit, unit.valid_to or date.today())  # noqa: DTZ011
    return f"{unit.title} ({above.title})" if above else unit.title


def label_of(table: str, name: str) -> str:
    """What a field of a table is called."""
    return field_label(table, name, language())


def field_for(table: str, name: str, *, text: str = "", required: bool | None = None) -> InputField:
    """The input for a field of a table; values are those of its kind, days as dates."""
    described = record_of(table).by_name[name]
    title = text or label_of(table, name)
    note = hint(table, name, language())
    must = described.required if required is None else required
    kind = described.kind
    match kind:
        case Flag():
            return FlagField(title, hint=note)
        case Coded(codes=list_name):
            return ChoiceField(title, words.options(list_name), required=must, hint=note, chars=36)
        case Day():
            return DateField(title, required=must, hint=note)
        case Birth():
            return BirthField(title, required=must, hint=note)
        case Count():
            return NumberField(title, required=must, hint=note, chars=8)
        case Year():
            return YearField(title, required=must, hint=note)
        case Ratio(places=places):
            return NumberField(title, required=must, hint=note, chars=8, decimals=places)
        case Money(signed=signed):
            unit = words.say("UNIT_MILLIONS")
            return MoneyField(title, unit=unit, required=must, hint=note, least=None if signed else 0)
        case Text(width=width) if name == "nationality":
            return NationalityField(title, required=must, hint=note, chars=width)
        case Text(width=width) | Number(width=width):
            return TextField(title, required=must, hint=note, chars=width)
        case Phone():
            return TextField(title, required=must, hint=note, chars=16)
        case PeriodOf() | CodedWithin() | Link() | Commune() | FieldOf() | ValueOf():
            return TextField(title, required=must, hint=note, chars=40)
        case _:
            assert_never(kind)


def shown(described: Field, value: Any) -> Any:
    """A kept value as its input takes it."""
    match described.kind:
        case Day():
            return date.fromisoformat(value) if value else None
        case Ratio(places=places):
            return None if value is None else Decimal(value).scaleb(-places)
        case Flag() | Birth() | Count() | Year() | Money():
            return value
        case _:
            return "" if value is None else value


def remark(field: InputField, text: str, tone: str = "amber") -> None:
    """Say something about the value under its field; "" brings the hint back."""
    hint = words.known(f"HINT_{field.objectName().upper()}")
    field.hint.setText(text or hint)
    field.hint.setVisible(bool(text or hint))
    restyle(field.hint, tone=tone if text else "")
