"""What the units have contributed to a period: the accepted packages that are in force, and the own register."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from models.forms.definition import CellKey, Form
from models.forms.merge.columns import FigureColumn, PairColumn, put_texts
from models.forms.merge.contributions import Contribution, Contributions, Contributor
from models.forms.merge.merged_support import Audience
from models.forms.needed import Wanted
from storage.book.dialect import fragments
from storage.book.rows import column, each, marks
from storage.received.areas import without_overlap
from storage.received.in_force import InForce, in_force

Kept = TypeVar("Kept", FigureColumn, PairColumn)


def received(
    session: Session, period: str, form: Form, packages: Sequence[InForce] | None = None
) -> Contributions:
    """The contributions of all units to one form; of packages that share an area only one counts.

    packages: those that counted at another time; those in force where none are named.
    """
    packages = in_force(session, period) if packages is None else packages
    return contributions_of(session, without_overlap(packages), form)


def contributions_of(
    session: Session,
    packages: Sequence[InForce],
    form: Form,
    own: Sequence[Contribution] = (),
    wanted: Wanted | None = None,
) -> Contributions:
    """The contributions of packages to one form, behind those of the own book; of all cells or of some alone."""
    contributors = [Contributor(one.unit, one.source) for one in own]
    contributors += [Contributor(one.unit_name, one.sha256) for one in packages]
    places = {one.sha256: place for place, one in enumerate(packages, len(own))}
    columns = [
        one.key
        for one in form.columns
        if one.role == "figure" and (wanted is None or any(key == one.key for _, key in wanted.figures))
    ]
    reading = _Reading(session, form, places, columns, None if wanted is None else wanted.figures)
    made = Contributions(contributors, None if wanted is None else reading.not_zero)
    for place, one in enumerate(own):
        made.put(place, one)
    reading.put_figures(made)
    if wanted is None or any(_has_pairs(form, row) for row, _ in wanted.supported):
        reading.put_pairs(made)
    return made


def _has_pairs(form: Form, row: str) -> bool:
    return bool(form.row_by_code[row].mean or form.row_by_code[row].ratio)


MOST_SOUGHT = 100
"""So many rows of a form are looked up one by one; for more of them all are read."""


class _Reading:
    """The figures of one form in some packages: whole, or at least those of some cells."""

    def __init__(
        self,
        session: Session,
        form: Form,
        places: Mapping[str, int],
        columns: Sequence[str],
        cells: Collection[CellKey] | None,
    ) -> None:
        self._session = session
        self._form = form
        self._places = places
        self._columns = columns
        self._cells = None if cells is None else frozenset(cells)

    def put_figures(self, made: Contributions) -> None:
        """Keep the figures that are stated in their columns."""
        for place, columns, (values,) in self._lines("received_figures", ("value",), made.column):
            put_texts(place, columns, values)

    def put_pairs(self, made: Contributions) -> None:
        """Keep what ratios and means are made from; absent of packages of older programs."""
        names = ("numerator", "denominator", "stated", "asked", "counted")
        for place, columns, values in self._lines("received_pairs", names, made.pair_column):
            for one, *pair in zip(columns, *values, strict=True):
                above, below, stated, asked, counted = pair
                one.put(place, (above, below), int(stated), int(asked), counted)

    def _lines(
        self, table: str, names: Sequence[str], column_of: Callable[[CellKey], Kept]
    ) -> Iterator[tuple[int, list[Kept], list[list[str]]]]:
        """The place of each package, the columns of its cells, and what stands in them under each name.

        All cells of a package come as a few long texts: that is read three times as fast as row by row.
        """
        where, values = self._where(self._places)
        joined = ", ".join(fragments.joined_lines(name) for name in ('"row"', '"column"', *names))
        found = each(
            self._session,
            f"SELECT sha256, {joined} FROM {table} WHERE {where} AND {names[0]} IS NOT NULL GROUP BY sha256",
            **values,
        )
        known: dict[tuple[str, str], list[Kept]] = {}
        torn = []
        for sha256, rows, columns, *texts in found:
            parts = [text.split("\n") for text in texts]
            cells = known.get((rows, columns))
            if cells is None:
                if not rows.count("\n") == columns.count("\n") == len(parts[0]) - 1:
                    torn.append(sha256)
                    continue
                keys = zip(rows.split("\n"), columns.split("\n"), strict=True)
                cells = known[rows, columns] = [column_of(key) for key in keys]
            yield self._places[sha256], cells, parts
        yield from self._torn_lines(table, names, column_of, torn)

    def _torn_lines(
        self, table: str, names: Sequence[str], column_of: Callable[[CellKey], Kept], packages: Sequence[str]
    ) -> Iterator[tuple[int, list[Kept], list[list[str]]]]:
        """The same row by row, of packages in which the code of a row has a line break."""
        if not packages:
            return
        where, values = self._where(packages)
        rows = each(
            self._session,
            f'SELECT sha256, "row", "column", {", ".join(names)} FROM {table} '
            f"WHERE {where} AND {names[0]} IS NOT NULL",
            **values,
        )
        for sha256, row, key, *texts in rows:
            yield self._places[sha256], [column_of((row, key))], [[str(text)] for text in texts]

    def _where(self, packages: Iterable[str]) -> tuple[str, dict[str, Any]]:
        columns, values = marks(self._columns, "column")
        listed = fragments.in_list(":packages")
        where = f'sha256 IN {listed} AND form = :form AND "column" IN ({columns})'
        values |= {"packages": json.dumps(list(packages)), "form": self._form.code}
        sought = {row for row, _ in self._cells or ()}
        if not 0 < len(sought) <= MOST_SOUGHT:
            return where, values
        rows, further = marks(sorted(sought), "row")
        return f'{where} AND "row" IN ({rows})', values | further

    def not_zero(self, cells: Collection[CellKey]) -> list[str]:
        """The packages that state something other than zero in one of these cells."""
        rows, values = marks(sorted({row for row, _ in cells}), "row")
        columns, further = marks(sorted({key for _, key in cells}), "column")
        values |= further | {"packages": json.dumps(list(self._places)), "form": self._form.code}
        return column(
            self._session,
            f"SELECT sha256 FROM received_packages WHERE sha256 IN {fragments.in_list(':packages')} AND EXISTS ("
            "SELECT 1 FROM received_figures WHERE received_figures.sha256 = received_packages.sha256 "
            f'AND form = :form AND "row" IN ({rows}) AND "column" IN ({columns}) AND CAST(value AS REAL) <> 0)',
            **values,
        )


@dataclass(frozen=True, slots=True)
class Senders:
    """The packages that count for a period, beside those of the period before and of the same period a year ago.

    awaited: names of the units that are expected to report and have not; received: all packages that are in force for
    the period, also those that are left out since others count their area.
    """

    now: Sequence[InForce]
    last_period: Sequence[InForce]
    last_year: Sequence[InForce]
    awaited: tuple[str, ...]
    received: Sequence[InForce] = ()


def audience(session: Session, senders: Senders, form: Form) -> Audience:
    """Who ought to state the figures of a form, and what they stated before."""
    now = {package.unit[:2]: package.sha256 for package in senders.now}

    def before(packages: Sequence[InForce]) -> Contributions:
        units = {one.unit[:2]: one.sha256 for one in packages}
        sources = {sha256: now.get(unit, sha256) for unit, sha256 in units.items()}
        return main_figures(session, sources, form)

    return Audience(senders.awaited, before(senders.last_year), before(senders.last_period))


def main_figures(session: Session, sources: Mapping[str, str], form: Form) -> Contributions:
    """The main figures of some packages (SHA-256 → under what source they stand here)."""
    made = Contributions([Contributor("", source) for source in sources.values()])
    places = {sha256: place for place, sha256 in enumerate(sources)}
    if places:
        _Reading(session, form, places, [form.main_column], None).put_figures(made)
    return made
