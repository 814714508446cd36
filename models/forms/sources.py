"""A figure from the register: the source of a cell measured on a snapshot.

A form has some hundred queries on the same rows. Each condition is therefore evaluated once for each row and kept as a
bit mask (one bit a row); a query with several conditions is then an AND of masks, and a count is its number of bits.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import compress
from typing import Any

from models.forms.cells import Support
from models.forms.coverage import Counted, Coverage, Pair
from models.forms.definition import CellKey, Form, FormColumn, Row
from models.forms.rules.measures import Source, Value
from models.forms.sheets import quotient_of
from models.forms.snapshot import SETS, Belonging, Snapshot

Mask = int


def _meets(value: Any, wanted: Value) -> bool:
    """Whether an attribute meets one condition; true asks of a number only that it is known, None that it is not."""
    if wanted is None:
        return value is None
    if wanted is True:
        return value is not None and value is not False
    if isinstance(wanted, tuple):
        return value in wanted
    return value is not None and bool(value == wanted)


def _mask(values: Sequence[Any], answer: Callable[[Any], bool]) -> Mask:
    """One bit a row, the first row lowest. Each different value is asked about once."""
    answers = {value: "1" if answer(value) else "0" for value in set(values)}
    return int("".join(map(answers.__getitem__, reversed(values))) or "0", 2)


def _bits(mask: Mask) -> Iterator[int]:
    """The bits of a mask, that of the first row first."""
    return map(int, bin(mask)[:1:-1])


class _QueriedSet:
    """A set of the snapshot with the conditions that were evaluated on it so far."""

    def __init__(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self.rows = rows
        self.whole: Mask = (1 << len(rows)) - 1
        self._met: dict[tuple[str, Value, type], Mask] = {}
        self._known: dict[str, Mask] = {}
        self._values: dict[str, list[Any]] = {}

    def met(self, conditions: Mapping[str, Value], within: Mask) -> Mask:
        """The rows of `within` that meet all conditions."""
        for attribute, wanted in conditions.items():
            within &= self.meeting(attribute, wanted)
        return within

    def meeting(self, attribute: str, wanted: Value) -> Mask:
        """The rows that meet one condition."""
        key = (attribute, wanted, type(wanted))  # True and 1 are equal, but are different conditions
        found = self._met.get(key)
        if found is None:
            found = self._met[key] = _mask(self.values(attribute), partial(_meets, wanted=wanted))
        return found

    def not_failing(self, conditions: Mapping[str, Value], within: Mask) -> Mask:
        """The rows of `within` that meet all conditions, or of which it is not known whether they do."""
        for attribute, condition in conditions.items():
            within &= ~self.decided(attribute, condition) | self.meeting(attribute, condition)
        return within

    def decided(self, attribute: str, condition: Value) -> Mask:
        """The rows of which it is known whether they meet a condition."""
        return self.whole if condition is None else self.known(attribute)

    def known(self, attribute: str) -> Mask:
        """The rows in which an attribute is known."""
        found = self._known.get(attribute)
        if found is None:
            found = self._known[attribute] = _mask(self.values(attribute), lambda value: value is not None)
        return found

    def values(self, attribute: str) -> list[Any]:
        """An attribute of all rows, in their order."""
        if attribute not in self._values:
            rows = self.rows
            self._values[attribute] = (
                rows.column(attribute)
                if isinstance(rows, Belonging)
                else [row.get(attribute) for row in rows]
            )
        return self._values[attribute]

    def chosen(self, attribute: str, mask: Mask) -> Iterator[Any]:
        """What is known of an attribute in the rows of a mask."""
        return compress(self.values(attribute), _bits(mask & self.known(attribute)))


class Measuring:
    """A snapshot for many queries."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._sets: dict[str, _QueriedSet] = {}

    def of(self, source: Source) -> Decimal | None:
        """The figure of one source; None where the register holds nothing of this kind, or does not know.

        A register without any row of the basis, or in which an attribute of a condition is known of none of
        them, is silent: the cell stays blank, never zero. So is one that does not know what is added up, or counted
        once, of any of the rows that meet the conditions.
        """
        if source.measure == "communes":
            return Decimal(self._snapshot.communes)
        queried = self._set(source.of)
        basis = queried.met(source.basis, queried.whole)
        if not basis or not all(queried.decided(*asked) & basis for asked in source.where.items()):
            return None
        chosen = queried.met(source.where, basis)
        if source.measure == "count":
            return Decimal(chosen.bit_count())
        if source.measure == "distinct":
            different = set(queried.chosen(source.attribute, chosen))
            return Decimal(len(different)) if different or not chosen else None
        values = list(queried.chosen(source.attribute, chosen))
        return Decimal(sum(values)) if values or not chosen else None

    def coverage(self, source: Source) -> Coverage | None:
        """How many records decide what a source measures; None where the register holds nothing of this kind.

        A record whose own attribute is not known, and which no other condition leaves out, is unknown. Of results,
        an organisation without any counts as unknown too.
        """
        if source.measure == "communes":
            return None
        scope = scope_of((source,))
        asked = self._asked_of((source,), scope)
        if not asked:
            return None
        stated = (self.inside((source,), scope) & self.stating((source,))).bit_count()
        return Coverage(stated, asked, Counted.RECORDS)

    def pair(self, of: Sequence[Source], over: Sequence[Source]) -> Pair | None:
        """Sums of both sides over the records that state all of them; None where they are not of one set.

        Without any such record both sums are 0: there is no ratio, and the coverage says why.
        """
        sources = (*of, *over)
        if len({source.of for source in sources}) != 1 or any(
            source.measure not in ("count", "sum") for source in sources
        ):
            return None
        scope = scope_of(sources)
        asked = self._asked_of(sources, scope)
        if not asked:
            return None
        inside = self.inside(sources, scope) & self.stating(sources)
        sides = [sum((self._over(source, inside) for source in side), Decimal(0)) for side in (of, over)]
        return Pair(sides[0], sides[1], Coverage(inside.bit_count(), asked, Counted.RECORDS))

    def _set(self, name: str) -> _QueriedSet:
        if name not in self._sets:
            self._sets[name] = _QueriedSet(self._snapshot.sets[name])
        return self._sets[name]

    def inside(self, sources: Sequence[Source], scope: Mapping[str, Value], of: str = "") -> Mask:
        """The records of any of the bases that meet the scope, or of which it is not known whether they do.

        of: the set whose records are meant, where it is not that of the sources.
        """
        records = self._set(of or sources[0].of)
        within = 0
        for source in sources:
            within |= records.met(source.basis, records.whole)
        return records.not_failing(scope, within)

    def stating(self, sources: Sequence[Source]) -> Mask:
        """The records that decide all sources; one outside the basis of a source has nothing to decide there."""
        records = self._set(sources[0].of)
        stating = records.whole
        for source in sources:
            stating &= self._stating(source) | ~records.met(source.basis, records.whole)
        return stating

    def _stating(self, source: Source) -> Mask:
        """The records that decide a source: they fail a known condition, or state all that it needs."""
        records = self._set(source.of)
        known, failing = records.whole, 0
        for attribute, condition in source.where.items():
            is_known = records.decided(attribute, condition)
            known &= is_known
            failing |= is_known & ~records.meeting(attribute, condition)
        if source.measure in ("sum", "distinct"):
            known &= records.known(source.attribute)
        return failing | known

    def _over(self, source: Source, within: Mask) -> Decimal:
        """What a source measures of some records."""
        records = self._set(source.of)
        chosen = records.met({**source.basis, **source.where}, within)
        if source.measure == "count":
            return Decimal(chosen.bit_count())
        return Decimal(sum(records.chosen(source.attribute, chosen)))

    def _asked_of(self, sources: Sequence[Source], scope: Mapping[str, Value]) -> int:
        """How many records, or of results how many organisations, ought to state the sources."""
        name = sources[0].of
        if name == "results" and all(attribute in SETS["organisations"] for attribute in scope):
            name = "organisations"
        return self.inside(sources, scope, name).bit_count()


_STRUCTURAL = frozenset({"alive", "current", "operating", "stopped"})
"""Conditions that say of which records a figure speaks, beside those that it asks about."""


def scope_of(sources: Sequence[Source]) -> dict[str, Value]:
    """The conditions that decide which records ought to state the sources: those that all of them share.

    Of a single source they are the structural ones, unless it asks about nothing else.
    """
    first, *others = sources
    if others:
        return {
            attribute: condition
            for attribute, condition in first.where.items()
            if all(other.where.get(attribute) == condition for other in others)
        }
    own = {attribute: value for attribute, value in first.where.items() if attribute in _STRUCTURAL}
    if len(own) == len(first.where) and first.measure == "count":
        own = {attribute: value for attribute, value in own.items() if attribute in ("alive", "current")}
    return own


@dataclass(frozen=True, slots=True)
class Prefill:
    """What the register gives for a form: figures, and what stands behind them. Silent cells are absent."""

    figures: Mapping[CellKey, Decimal]
    support: Support


def prefill(form: Form, snapshot: Snapshot) -> dict[CellKey, Decimal]:
    """All figures that the register gives for a form; cells about which it is silent are absent."""
    return _figures(form, Measuring(snapshot))


def prefill_with_support(form: Form, measuring: Measuring) -> Prefill:
    """The figures with their coverage, and the pair of each ratio and mean; several forms ask the same rows alike."""
    pairs: dict[CellKey, Pair] = {}
    coverage: dict[CellKey, Coverage] = {}
    for row, column, source in form.measured:
        covered = measuring.coverage(source) if column.role == "figure" else None
        if covered is not None:
            coverage[row.code, column.key] = covered
    for row, column in form.quotients:
        pair = _pair(form, row, column, measuring)
        if pair is not None:
            pairs[row.code, column.key] = pair
    return Prefill(_figures(form, measuring), Support(pairs, coverage))


def _figures(form: Form, measuring: Measuring) -> dict[CellKey, Decimal]:
    found: dict[CellKey, Decimal] = {}
    for row, column, source in form.measured:
        value = measuring.of(source)
        if value is not None:
            found[row.code, column.key] = value
    return found


def _pair(form: Form, row: Row, column: FormColumn, measuring: Measuring) -> Pair | None:
    numerator, denominator, _ = quotient_of(row)
    of, over = (leaf_sources(form, part, column) for part in (numerator, denominator))
    return measuring.pair(of, over) if of and over else None


def leaf_sources(form: Form, rows: Iterable[str], column: FormColumn) -> tuple[Source, ...]:
    """The sources of what some rows are totals of; empty where one of them is not from the register."""
    found: list[Source] = []
    for code in rows:
        row = form.row_by_code[code]
        source = form.source_of(row, column)
        below = (source,) if source else leaf_sources(form, row.total, column) if row.total else ()
        if not below:
            return ()
        found.extend(below)
    return tuple(found)


def records(source: Source, snapshot: Snapshot) -> list[Mapping[str, Any]]:
    """The rows of the snapshot behind a figure, for the question where it came from."""
    if source.measure == "communes":
        return []
    asked = _QueriedSet(snapshot.sets[source.of])
    chosen = asked.met({**source.basis, **source.where}, asked.whole)
    return [asked.rows[at] for at in compress(range(len(asked.rows)), _bits(chosen))]


def left_out(
    sources: Sequence[Source], snapshot: Snapshot
) -> list[tuple[Mapping[str, Any], tuple[str, ...]]]:
    """The records that could belong to a figure and do not state what it needs, each with the attributes it lacks.

    Of results also the organisations without any, which lack "results".
    """
    if any(source.measure == "communes" for source in sources):
        return []
    measuring, scope = Measuring(snapshot), scope_of(sources)
    there = measuring.inside(sources, scope)
    needed = dict.fromkeys(
        attribute
        for source in sources
        for attribute in (
            *(name for name, condition in source.where.items() if condition is not None),
            *((source.attribute,) if source.measure in ("sum", "distinct") else ()),
        )
    )
    stating = measuring.stating(sources)
    rows = snapshot.sets[sources[0].of]
    found = []
    for at in compress(range(len(rows)), _bits(there & ~stating)):
        record = rows[at]
        found.append((record, tuple(name for name in needed if record.get(name) is None)))
    if sources[0].of == "results" and SETS["organisations"].issuperset(scope):
        with_results = {record["organisation"] for record in rows}
        basis = measuring.inside(sources, scope, "organisations")
        organisations = snapshot.sets["organisations"]
        found += [
            (organisations[at], ("results",))
            for at in compress(range(len(organisations)), _bits(basis))
            if organisations[at]["organisation"] not in with_results
        ]
    return found
