"""What the units have contributed to a period: the accepted packages that are in force, and the own register."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models.forms.definition import Form
from models.forms.merge.contributions import Contribution, Contributions, Contributor
from models.forms.merge.merged_support import Audience
from storage.book.dialect import fragments
from storage.book.rows import each, marks
from storage.received.areas import without_overlap
from storage.received.in_force import InForce, in_force
from storage.received.kept.packed_sheets import FIGURES, PAIRS, SheetsOf

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.book.rows import RowSession


def received(
    session: "Session | RowSession", period: str, form: Form, packages: Sequence[InForce] | None = None
) -> Contributions:
    """The contributions of all units to one form; of packages that share an area only one counts.

    packages: those that counted at another time; those in force where none are named.
    """
    packages = in_force(session, period) if packages is None else packages
    return contributions_of(session, without_overlap(packages), form)


def contributions_of(
    session: "Session | RowSession",
    packages: Sequence[InForce],
    form: Form,
    own: Sequence[Contribution] = (),
    *,
    pairs: bool = True,
) -> Contributions:
    """The contributions of packages to one form, behind those of the own book; with pairs, or figures alone."""
    contributors = [Contributor(one.unit, one.source) for one in own]
    contributors += [Contributor(one.unit_name, one.sha256) for one in packages]
    made = Contributions(contributors)
    for place, one in enumerate(own):
        made.put(place, one)
    places = {one.sha256: place for place, one in enumerate(packages, len(own))}
    columns = [one.key for one in form.columns if one.role == "figure"]
    _put_figures(session, made, form, places, columns)
    if pairs:
        _put_pairs(session, made, form, places, columns)
    return made


def _put_figures(
    session: "Session | RowSession",
    made: Contributions,
    form: Form,
    places: Mapping[str, int],
    columns: Sequence[str],
) -> None:
    """Keep the figures that packages (SHA-256 → place) state in some columns of a form."""
    sheets = SheetsOf(session, form.code, FIGURES, places)
    for key, across, (numbers,) in sheets.columns(columns):
        made.column(key).put_packed(across, numbers)
    for sha256, row, column, value in _rows(
        session, "received_figures", ("value",), form, sheets.others, columns
    ):
        made.column((row, column)).put(places[sha256], value)


def _put_pairs(
    session: "Session | RowSession",
    made: Contributions,
    form: Form,
    places: Mapping[str, int],
    columns: Sequence[str],
) -> None:
    """Keep what ratios and means are made from; absent of packages of older programs."""
    sheets = SheetsOf(session, form.code, PAIRS, places)
    for key, across, parts in sheets.columns(columns):
        made.pair_column(key).put_packed(across, parts)
    names = ("numerator", "denominator", "stated", "asked", "counted")
    for sha256, row, column, *pair in _rows(session, "received_pairs", names, form, sheets.others, columns):
        above, below, stated, asked, counted = pair
        made.pair_column((row, column)).put(places[sha256], (above, below), stated, asked, counted)


def _rows(
    session: "Session | RowSession",
    table: str,
    names: Sequence[str],
    form: Form,
    packages: Sequence[str],
    columns: Sequence[str],
) -> Iterator[tuple[Any, ...]]:
    """Row by row what packages say that are not packed: a number cannot be, or an older program took them in."""
    if not packages:
        return iter(())
    listed, values = marks(columns, "column")
    return each(
        session,
        f'SELECT sha256, "row", "column", {", ".join(names)} FROM {table} '
        f"WHERE sha256 IN {fragments.in_list(':packages')} "
        f'AND form = :form AND "column" IN ({listed}) AND {names[0]} IS NOT NULL',
        **values,
        packages=json.dumps(list(packages)),
        form=form.code,
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


def audience(session: "Session | RowSession", senders: Senders, form: Form) -> Audience:
    """Who ought to state the figures of a form, and what they stated before."""
    now = {package.unit[:2]: package.sha256 for package in senders.now}

    def before(packages: Sequence[InForce]) -> Contributions:
        units = {one.unit[:2]: one.sha256 for one in packages}
        sources = {sha256: now.get(unit, sha256) for unit, sha256 in units.items()}
        return main_figures(session, sources, form)

    return Audience(senders.awaited, before(senders.last_year), before(senders.last_period))


def main_figures(session: "Session | RowSession", sources: Mapping[str, str], form: Form) -> Contributions:
    """The main figures of some packages (SHA-256 → under what source they stand here)."""
    made = Contributions([Contributor("", source) for source in sources.values()])
    places = {sha256: place for place, sha256 in enumerate(sources)}
    if places:
        _put_figures(session, made, form, places, [form.main_column])
    return made
