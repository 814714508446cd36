"""A block from Excel over a form: what each cell would become, before anything is kept."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from models.forms.cells import Sheet
from models.forms.definition import CellKey, Form
from models.forms.typed import outcome_of, read_typed
from models.returns.reasons import read_reason
from models.values.errors import Refused
from models.values.messages import message_for
from models.values.outcomes import Outcome
from models.values.quantities import format_number, parse_number
from models.values.targets import Target
from storage.returns.returns import TypedFigure
from ui.grid.pasting import Pasted, spread


def read_figure(form: Form, key: CellKey, text: str) -> Decimal | Target | None:
    """The figure or target that a text states for a cell, as printed; None for nothing typed. Raises Refused."""
    row, column = form.row_by_code[key[0]], form.column_by_key[key[1]]
    return read_typed(form, row, column, text, parse_number)


def planned(
    block: Sequence[Sequence[str]],
    target: Callable[[int, int], CellKey | None],
    sheet: Sheet,
    spoken: str,
) -> dict[CellKey, Pasted]:
    """What the block would do to the sheet; see ui.grid.pasting.spread."""
    return {key: _judged(sheet, key, text, spoken) for key, text in spread(block, target).items()}


def _judged(sheet: Sheet, key: CellKey, text: str, spoken: str) -> Pasted:
    form = sheet.form
    if form.column_by_key[key[1]].role == "note":
        return _judged_note(sheet, key, text, spoken)
    try:
        value = read_figure(form, key, text)
    except Refused as refused:
        return Pasted(text.strip(), Outcome.REFUSED, None, message_for(refused, spoken))
    text = value.text if isinstance(value, Target) else "" if value is None else format_number(value)
    return Pasted(text, outcome_of(sheet, key, value), value)


def _judged_note(sheet: Sheet, key: CellKey, text: str, spoken: str) -> Pasted:
    """Words for a cell of notes; they are kept as the value of what is pasted."""
    try:
        note = read_reason(text)
    except Refused as refused:
        return Pasted(text.strip(), Outcome.REFUSED, None, message_for(refused, spoken))
    there = sheet[key].reason
    outcome = Outcome.SAME if note == there else Outcome.CHANGED if there else Outcome.NEW
    return Pasted(note, outcome, note)


def entries(pasted: Mapping[CellKey, Pasted], reason: str = "") -> list[TypedFigure]:
    """What is kept of a block: the new and the changed figures."""
    return [
        TypedFigure(row, column, None, one.value)
        if isinstance(one.value, str)
        else TypedFigure(row, column, one.value, reason)
        for (row, column), one in pasted.items()
        if one.outcome in (Outcome.NEW, Outcome.CHANGED)
    ]
