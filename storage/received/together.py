"""The registers of the units of one merged period beside each other: what is taken off so that a record counts once."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from models.forms.definition import CellKey, Form
from models.forms.findings import Finding
from models.forms.merge.contributions import Contribution, Contributions
from models.forms.merge.moves import CarriedMoves
from models.forms.snapshot import Snapshot
from models.returns.identities import Group
from models.values.periods import Period
from models.values.units import Unit
from storage.received import corrections
from storage.received.areas import without_overlap
from storage.received.counted_once import Counting, Shared, decisions, shared
from storage.received.in_force import InForce
from storage.received.moves.findings import move_findings
from storage.received.moves.netting import Moves
from storage.received.registers import registers_of, shared_records

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


class Together:
    """The packages of a period that count, and the own register beside them. What costs much is done when asked for.

    awaited: names of the units whose returns are not there yet.
    """

    def __init__(
        self,
        session: "Session | RowSession",
        period: Period,
        packages: Sequence[InForce],
        cutoff: date,
        own: Snapshot,
        own_unit: Unit,
        awaited: Sequence[str] = (),
    ) -> None:
        self.session = session
        self._awaited = awaited
        self.packages = without_overlap(packages)
        self.registers = registers_of(session, self.packages, cutoff)
        self.own = own
        self._own_unit = own_unit
        self.own_name = own_unit.title
        self._counting = Counting(session, self.registers, period, own_unit)
        self._decisions = decisions(session)

    @cached_property
    def _groups(self) -> list[Group]:
        return shared_records(self.session, self.registers)

    @cached_property
    def shared(self) -> list[Shared]:
        """The records that several units count."""
        return shared(self._groups, self._counting, self._decisions)

    @cached_property
    def _decided(self) -> list[Shared]:
        """Those of them that only one unit is to count; without a decision no register is looked into."""
        if not self._decisions:
            return []
        known = [group for group in self._groups if group.id in self._decisions]
        return [one for one in shared(known, self._counting, self._decisions) if one.unit is not None]

    @cached_property
    def _moves(self) -> Moves:
        left = corrections.excluded(self._decided)
        return Moves(self.session, self.registers, self._counting, left, self._own_unit)

    def moves_to_carry(self, forms: Iterable[Form], parts: Mapping[str, Contributions]) -> CarriedMoves:
        """What the return of this merge says of moves, so that they are compared once more by the unit above."""
        return self._moves.to_carry(forms, parts)

    def values_to_carry(
        self, forms: Iterable[Form], parts: Mapping[str, Contributions]
    ) -> dict[str, dict[CellKey, tuple[str, ...]]]:
        """Form → cell that counts each value once → the values that the units count, to be compared once more above."""
        left = corrections.excluded(self._decided)
        found: dict[str, dict[CellKey, tuple[str, ...]]] = {}
        for form in forms:
            cells = corrections.distinct_cells(form, self.registers)
            stated = corrections.StatedFigures(parts[form.code], self.packages)
            counted = corrections.counted_values(
                self.session, form, cells, self.registers, self.own, stated, left
            )
            found[form.code] = {
                key: tuple(sorted(set().union(*units.values()))) for key, units in counted.items() if units
            }
        return found

    def corrections(
        self, form: Form, parts: Contributions, cells: Collection[CellKey] | None = None
    ) -> tuple[tuple[Contribution, ...], list[Finding]]:
        """What is taken off the sums of a form, of all cells or of some, and what is said about it."""
        counted = corrections.distinct_cells(form, self.registers)
        if cells is not None:
            counted = {key: source for key, source in counted.items() if key in cells}
        left = corrections.excluded(self._decided)
        netted, told = self._netted(form, parts, cells)
        if not counted and not self._decided:
            return netted, told
        stated = corrections.StatedFigures(parts, self.packages)
        once = corrections.record_corrections(
            self.session, form, self._decided, self._counting, stated, self.registers, self.own_name
        )
        distinct, said = corrections.distinct_corrections(
            self.session, form, counted, self.registers, self.own, stated, left, self.own_name
        )
        return (*once, *distinct, *netted), [*said, *told]

    def _netted(
        self,
        form: Form,
        parts: Contributions,
        cells: Collection[CellKey] | None,
    ) -> tuple[tuple[Contribution, ...], list[Finding]]:
        """What moves between the units take off, and what is said about them."""
        moves = self._moves
        netted = moves.net(form, parts, cells)
        groups = self._groups if netted.missing and cells is None else []
        return tuple(netted.lines), move_findings(moves, form, netted, groups, self._awaited)
