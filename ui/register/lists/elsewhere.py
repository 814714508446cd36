"""The step from a list of the own book that is empty to the registers that units sent."""

from ui.pieces.tables.findings import FindingAction
from ui.register import words
from ui.shell.context import Context


def registers_offer(context: Context, table: str) -> FindingAction | None:
    """The step to this kind of record in the registers of the units; None where none was received."""
    from storage.received.reading import (
        units,  # loads the mapping of records, for which a full list does not wait
    )

    if not units.periods(context.opened):
        return None
    return FindingAction(words.say("SEE_REGISTERS"), lambda: context.go_to("registers", table=table))
