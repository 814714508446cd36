"""What the page of handovers reads from the book; it runs in the lane."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.dialogue.handovers import Handover, RegisterTotals
from models.values.errors import Refused, Trouble
from models.values.units import Unit
from storage.book import settings
from storage.book.book import Book
from storage.handover import records
from storage.handover.giving import giving
from storage.handover.records import HandoverRecord
from storage.handover.sharing import Assignment, sharing


@dataclass(frozen=True, slots=True)
class TotalsLine:
    """One line of totals: a taker, what stays, the whole, or what was taken over. state: words and their tone."""

    name: str
    totals: RegisterTotals
    state: str = ""
    tone: str = ""
    is_sum: bool = False


@dataclass(frozen=True)
class HandoverFacts:
    """How the book stands. unclear: where a person has to choose; handovers: what would be given now.

    trouble: why nothing can be given, None where something can.
    """

    unit: Unit
    takers: tuple[Unit, ...] = ()
    unclear: tuple[Assignment, ...] = ()
    handovers: tuple[Handover, ...] = ()
    given: Sequence[HandoverRecord] = ()
    taken: Sequence[HandoverRecord] = ()
    trouble: Trouble | None = None


def read_facts(book: Book, choices: Mapping[str, str]) -> HandoverFacts:
    """Ask the book, with the choices that a person made."""
    unit = settings.unit_of(book)
    given, taken = records.given(book), records.taken(book)
    if unit.valid_to is None:
        return HandoverFacts(unit, given=given, taken=taken)
    try:
        parted = sharing(book, choices)
        if parted.unclear:
            return HandoverFacts(unit, parted.takers, parted.unclear, (), given, taken)
        made = giving(book, choices)
    except Refused as trouble:
        return HandoverFacts(unit, given=given, taken=taken, trouble=trouble)
    return HandoverFacts(unit, parted.takers, (), made.handovers, given, taken)
