"""A block from Excel over a form: what each cell would become, before anything is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from models.forms.definition import CellKey, Form
from models.forms.sheets import Sheet, to_base
from models.values.errors import Refused
from models.values.messages import told
from models.values.quantities import format_number, parse_number
from storage.returns.returns import Entry


class PasteEffect(StrEnum):
    """What a pasted cell does: puts a figure where none was, changes one, changes nothing, or cannot be taken."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Pasted:
    """One cell of the block: its text, what it does, the figure as printed, and why it is refused."""

    text: str
    effect: PasteEffect
    value: Decimal | None = None
    sentence: str = ""


def lines_of(text: str) -> list[list[str]]:
    """The cells of a block as Excel copies it; the break at its end adds no line."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    return [line.split("\t") for line in lines]


def read_figure(form: Form, key: CellKey, text: str) -> Decimal | None:
    """The figure that a text states for a cell, as printed; None for nothing typed. Raises Refused."""
    value = parse_number(text)
    if value is not None:
        to_base(form, form.row_by_code[key[0]], form.column_by_key[key[1]], value)
    return value


def planned(
    block: Sequence[Sequence[str]],
    target: Callable[[int, int], CellKey | None],
    sheet: Sheet,
    spoken: str,
) -> dict[CellKey, Pasted]:
    """What the block would do; target(line, column) is the cell under a cell of the block, from its top left.

    Cells of the block that lie on no figure of the form are left out, and so are empty ones: a paste never clears.
    """
    found: dict[CellKey, Pasted] = {}
    for down, line in enumerate(block):
        for across, text in enumerate(line):
            key = target(down, across)
            if key is not None and text.strip():
                found[key] = _judged(sheet, key, text, spoken)
    return found


def _judged(sheet: Sheet, key: CellKey, text: str, spoken: str) -> Pasted:
    form = sheet.form
    try:
        value = read_figure(form, key, text)
    except Refused as refused:
        return Pasted(text.strip(), PasteEffect.REFUSED, None, told(refused, spoken))
    row, column = form.row_by_code[key[0]], form.column_by_key[key[1]]
    base = None if value is None else to_base(form, row, column, value)
    before = sheet[key].value
    change = PasteEffect.NEW if before is None else PasteEffect.CHANGED
    return Pasted(
        "" if value is None else format_number(value), PasteEffect.SAME if base == before else change, value
    )


def entries(pasted: Mapping[CellKey, Pasted], reason: str = "") -> list[Entry]:
    """What is kept of a block: the new and the changed figures."""
    return [
        Entry(row, column, one.value, reason)
        for (row, column), one in pasted.items()
        if one.effect in (PasteEffect.NEW, PasteEffect.CHANGED)
    ]


def counted(pasted: Mapping[CellKey, Pasted]) -> dict[PasteEffect, int]:
    """How many cells do what."""
    return {effect: sum(one.effect is effect for one in pasted.values()) for effect in PasteEffect}
