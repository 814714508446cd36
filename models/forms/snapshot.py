"""What a form may ask the register: sets of plain rows as of a cut-off day, within a period.

A form's `source` names a set, a measure and conditions on these attributes (docs/formats/forms.md); nothing else of
the register is visible to it. storage.extracts.snapshot fills the sets. None is "not known" and never counts as no
or zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, overload

from models.register.catalogue import RECORDS, record_of
from models.register.kinds import Coded, CodedWithin, Count, Day, Flag, Link, Money, Ratio, Year
from models.register.record import Derived, Record
from models.register.results import FIGURES

_ORGANISATION = frozenset(
    {
        "organisation",  # id, for distinct counts
        "kind",  # cooperative, union, group, credit_fund
        "alive",  # exists here at the cut-off day (registered; not dissolved, converted, absorbed or moved away)
        "operating",  # alive, and its operational status means that it operates
        "stopped",  # alive and not operating
        "awaiting_dissolution",  # stopped and waiting to be dissolved, or legally in dissolution
        "held_by_debt",  # stopped and still owes something at the cut-off day
        "founded_in_period",
        "dissolved_in_period",
        "converted_in_period",
        "reorganised_in_period",  # divided, split, consolidated or merged
        "arrived_in_period",  # moved in from another unit
        "departed_in_period",  # moved out to another unit
        "ended_by",  # how it ended in the period: dissolved, converted, reorganised, departed; "" where it did not
        "was_group",  # was a group on the day before the period
        "converted_from_group",  # was one, and became a cooperative in the period
        "sector",  # id of the sector
        "sector_top",  # id of its top-level sector
        "agriculture",
        "effective",  # by the evaluation of the period's year (or the year before where there is none yet)
        "rank",  # id of the rank
        "agricultural_type",  # one of the seven types of Circular 09/2017, "unknown", or "other" (not agricultural)
        "agricultural_rank",  # rank of the period's year by that circular, "not_evaluated", or "other"
        "high_technology",
        "value_chain",
        "alliance_member",
        "law",
        "follows_law",  # works under the law of 2012 or later
        "certified",
        "notified",  # a group of whose founding the commune has the notice
        "in_union",  # on the cut-off day, by its memberships in unions where it has any
        "tax_status",  # id of the status of its tax code, without the reason: 00, 03, 05 …
        "business_model",
        "digital_transformation",
        "charter_capital",  # dong, at the cut-off day
        "capital_increase",  # dong, rise within the period (of newly founded ones: their whole capital)
        "commune",  # code of the commune of the cut-off day; None where the recorded one was split since
    }
)

_COUNTED = (Coded, CodedWithin, Flag, Count, Money, Ratio)


@cache
def own_attributes(table: str) -> tuple[str, ...]:
    """What a form may ask of the records of a kind whose set follows from the catalogue, beside what they belong to.

    The record itself and what it links to (ids, for distinct counts), whether it is current on the cut-off day, its
    coded, flag and number fields, of each of its days whether it lies in the period, of each of its years how many
    years it is after that of the period (`year_offset`: 0 this year, 1 the next), and its derived values.
    """
    kind = record_of(table)
    links = [
        field.public
        for field in kind.fields
        if isinstance(field.kind, Link) and field.kind.table != "organisations"
    ]
    own = [field.public for field in kind.fields if isinstance(field.kind, _COUNTED)]
    days = [f"{field.public}_in_period" for field in kind.fields if isinstance(field.kind, Day)]
    years = [f"{field.public}_offset" for field in kind.fields if isinstance(field.kind, Year)]
    return (
        kind.place.word if not kind.owner or kind.place.opens == table else table,
        "current",
        *links,
        *own,
        *days,
        *years,
        *(value.name for value in derived_attributes(table)),
    )


@cache
def derived_attributes(table: str) -> tuple[Derived, ...]:
    """The derived values of a kind that a form may ask for: all but days."""
    return tuple(value for value in record_of(table).derived if not isinstance(value.kind, Day))


def organisation_link(kind: Record) -> str:
    """The link field to the organisation that a record is of or about, "" where its kind has none."""
    links = [name for name, target in kind.links.items() if target == "organisations"]
    return kind.owner if kind.owner in links else next(iter(links), "")


@cache
def _attributes(table: str) -> frozenset[str]:
    """What the rows of a derived set answer with: their own, those of what they belong to, of their organisation."""
    kind = record_of(table)
    found = frozenset(own_attributes(table))
    if kind.owner and kind.links[kind.owner] != "organisations":
        found |= _attributes(kind.links[kind.owner])
    return found | _ORGANISATION if organisation_link(kind) else found


DERIVED_SETS = tuple(
    kind.table
    for kind in RECORDS
    if kind.since > 1 and any(isinstance(field.kind, _COUNTED) for field in kind.fields)
)
"""Kinds of records whose sets follow from the catalogue; the older sets are written out below."""

SETS: Mapping[str, frozenset[str]] = {table: _attributes(table) for table in DERIVED_SETS} | {
    "organisations": _ORGANISATION,
    "members": _ORGANISATION
    | {
        "person",  # id, for distinct counts
        "current",  # member at the cut-off day
        "joined_in_period",  # also a founder without a day of joining, and who came with a converted group
        "left_in_period",  # also who is left without an organisation because it ended
        "moved_in",  # came with the organisation from another unit in the period
        "moved_out",  # went with the organisation to another unit in the period
        "ended_with_organisation",  # left in the period because the organisation ended
        "member_kind",  # formal, linked_capital, linked_no_capital
        "party",  # person, household, organisation, group
        "woman",
        "minority",
        "disabled",
    },
    "managers": _ORGANISATION
    | {
        "person",
        "current",
        "training",  # id of the training level
        "trained",
        "young",  # under 35 at the cut-off day
        "woman",
        "insured",
        "insurance_supported",
    },
    "results": _ORGANISATION | {field.public for field in FIGURES},
    "debts": _ORGANISATION
    | {
        "debt",  # id
        "creditor",  # id of the creditor kind
        "scheme",
        "group",  # id of the debt group
        "bad",  # bank or fund groups 3–5
        "balance",  # dong, principal and interest owed at the cut-off day
        "principal",
        "interest",
        "overdue",  # due before the cut-off day and still owed
        "overdue_days",
        "age",  # in_term, to_90, to_360, over_360 (days past due at the cut-off day)
    },
}
"""Set → names of its attributes."""


Attributes = dict[str, Any]


class Belonging(Sequence[Mapping[str, Any]]):
    """Rows that belong to something: a row's own values beside those of its organisation, which are not copied.

    names: of the own values, in their order; lines: the attributes of what a row belongs to (an organisation mostly,
    nothing for a kind that stands by itself) and the own values of the row.
    """

    def __init__(self, names: Sequence[str], lines: Iterable[tuple[Attributes, tuple[Any, ...]]]) -> None:
        self._place = {name: at for at, name in enumerate(names)}
        self._organisations: list[Attributes] = []
        self._own: list[tuple[Any, ...]] = []
        for organisation, own in lines:
            self._organisations.append(organisation)
            self._own.append(own)

    def column(self, name: str) -> list[Any]:
        """An attribute of all rows, in their order."""
        at = self._place.get(name)
        if at is None:
            return [organisation.get(name) for organisation in self._organisations]
        return [own[at] for own in self._own]

    def __len__(self) -> int:
        return len(self._own)

    @overload
    def __getitem__(self, at: int) -> Attributes: ...

    @overload
    def __getitem__(self, at: slice) -> list[Mapping[str, Any]]: ...

    def __getitem__(self, at: int | slice) -> Attributes | list[Mapping[str, Any]]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        return self._organisations[at] | dict(zip(self._place, self._own[at], strict=True))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The register as of a day: each set as rows of attribute → value.

    Only living things are in the sets, with two exceptions: organisations that ended or moved away within the period
    (alive is False) and members who left within it (current is False). Debts are those with a balance above zero.
    """

    sets: Mapping[str, Sequence[Mapping[str, Any]]]
    communes: int  # number of communes in the unit on the cut-off day
    split_communes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Organisation → the communes of the day among which its own is, where the recorded one was split since."""
