"""The other sets of a snapshot as of its day: members, managers, results, debts, and the kinds of the catalogue."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from sys import intern
from typing import TYPE_CHECKING, Any

from models.forms.snapshot import SETS, Attributes, derived_attributes, organisation_link, own_attributes
from models.register.catalogue import record_of
from models.register.kinds import Day, Flag, Ratio, Year
from models.register.record import Field, Record
from models.register.results import RESULTS
from models.register.signs import INTEREST_SIGNS, PRINCIPAL_SIGNS
from models.values import codes
from storage.book.dialect import fragments
from storage.book.rows import RowSession, each
from storage.extracts.days import SnapshotDays
from storage.extracts.movements import Movement, membership
from storage.register.debts import signs_in_sql
from storage.register.lists.derived import DERIVED, fragment

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


Line = tuple[Attributes, tuple[Any, ...]]
"""Attributes of what a row belongs to (mostly an organisation), and the own values of the row."""

Known = Mapping[str, Attributes]
"""The organisations of the snapshot by their ids; what belongs to others is passed over."""

YOUNG_UNDER = 35
_AGES = ((0, "in_term"), (90, "to_90"), (360, "to_360"))
_OLDEST = "over_360"


def flag(value: int | None) -> bool | None:
    """A stored 0 or 1 as no or yes; None stays unknown."""
    return None if value is None else bool(value)


def members(
    session: "Session | RowSession", known: Known, days: SnapshotDays, moved: Mapping[str, Movement]
) -> Iterator[Line]:
    """Memberships that last on the day, or that the period ended or took away.

    moved: what the period did to organisations, of those to which it did anything.
    """
    for one, person, kind, joined, left, party, sex, ethnic, disabled in each(
        session, _MEMBERS, day=days.day
    ):
        organisation = known.get(one)
        if organisation is None:
            continue
        current = left is None or left > days.day
        told: tuple[bool, bool, bool, bool, bool] | None
        if one in moved:
            told = membership(joined, left, moved[one], days)
        else:  # nearly all, so that no more than this is asked of them
            told = (days.within(joined), days.within(left) and not current, False, False, False)
        if told is None or not (current or told[1]):
            continue
        yield (
            organisation,
            (
                person,
                current,
                *told,
                _member_kind(kind),
                intern(party),
                None if sex is None else sex == "female",
                _minority(ethnic),
                flag(disabled),
            ),
        )


MEMBER = (
    "person",
    "current",
    "joined_in_period",
    "left_in_period",
    "moved_in",
    "moved_out",
    "ended_with_organisation",
    "member_kind",
    "party",
    "woman",
    "minority",
    "disabled",
)
_MEMBERS = f"""
SELECT m.organisation_id, m.person_id, m.kind, m.joined_on, m.left_on, p.party, p.sex, p.ethnic_group, p.disabled
FROM memberships m JOIN people p ON p.id = m.person_id
WHERE p.deleted = 0 AND (m.joined_on IS NULL OR m.joined_on <= :day)
ORDER BY {fragments.order_of_entry("m")}
"""
"""In the order in which the table lies: any order that stays is good, and sorting 100,000 rows is not free."""


@cache
def _member_kind(kind: str) -> str:
    return codes.entry("member_kinds", kind).parent or kind


@cache
def _minority(ethnic_group: str | None) -> bool | None:
    return None if ethnic_group is None else bool(codes.fact("ethnic_groups", ethnic_group, "minority"))


def managers(session: "Session | RowSession", known: Known, days: SnapshotDays) -> Iterator[Line]:
    """One row a person and organisation: who holds two offices there is one manager, with the higher training."""
    seen: set[tuple[str, str]] = set()
    for one, person, training, insured, supported, sex, birth in each(session, _MANAGERS, day=days.day):
        organisation = known.get(one)
        if organisation is None or (one, person) in seen:
            continue
        seen.add((one, person))
        yield (
            organisation,
            (
                person,
                True,
                training,
                None if training is None else bool(codes.fact("training_levels", training, "trained")),
                _young(birth, days.cutoff),
                None if sex is None else sex == "female",
                flag(insured),
                flag(supported),
            ),
        )


MANAGER = (
    "person",
    "current",
    "training",
    "trained",
    "young",
    "woman",
    "insured",
    "insurance_supported",
)
_LEVELS = " ".join(
    f"WHEN '{level.id}' THEN {at}" for at, level in enumerate(codes.entries("training_levels"), start=1)
)
_MANAGERS = f"""
SELECT g.organisation_id, g.person_id, g.training_level, g.insured, g.insurance_supported, p.sex, p.birth
FROM managers g JOIN people p ON p.id = g.person_id
WHERE p.deleted = 0 AND (g.from_on IS NULL OR g.from_on <= :day) AND (g.to_on IS NULL OR g.to_on > :day)
ORDER BY CASE g.training_level {_LEVELS} ELSE 0 END DESC, g.id
"""


def _young(birth: str | None, cutoff: date) -> bool | None:
    """Whether someone is under 35 on the day; where only the year is known, by the end of that year."""
    if birth is None:
        return None
    limit = f"{cutoff.year - YOUNG_UNDER:04d}-{cutoff.month:02d}-{cutoff.day:02d}"
    return birth + "-12-31"[len(birth) - 4 :] > limit


def results(session: "Session | RowSession", known: Known, period: str) -> Iterator[Line]:
    """The results of the period."""
    for one, *figures in each(session, _RESULTS, period=period):
        organisation = known.get(one)
        if organisation is not None:
            yield organisation, tuple(figures)


_RESULTS = (
    f"SELECT organisation_id, {', '.join(RESULTS.typed)} FROM results WHERE period = :period ORDER BY id"
)


def debts(session: "Session | RowSession", known: Known, days: SnapshotDays) -> Iterator[Line]:
    """Debts with a balance above zero."""
    for debt, one, creditor, scheme, group, due, principal, interest in each(session, _DEBTS, day=days.day):
        if one not in known or principal + interest <= 0:
            continue
        late = max(0, (days.cutoff - date.fromisoformat(due)).days) if due else None
        yield (
            known[one],
            (
                debt,
                creditor,
                scheme,
                _class(scheme, group),
                _bad(scheme, group),
                principal + interest,
                principal,
                interest,
                None if late is None else late > 0,
                late,
                age_of(late),
            ),
        )


DEBT = (
    "debt",
    "creditor",
    "scheme",
    "group",
    "bad",
    "balance",
    "principal",
    "interest",
    "overdue",
    "overdue_days",
    "age",
)
_DEBTS = f"""
SELECT d.id, d.organisation_id, d.creditor_kind, d.group_scheme, d.group_code, d.due_on,
       sum(e.amount * {signs_in_sql(PRINCIPAL_SIGNS)}), sum(e.amount * {signs_in_sql(INTEREST_SIGNS)})
FROM debts d JOIN debt_entries e ON e.debt_id = d.id AND e."on" <= :day
WHERE d.deleted = 0 GROUP BY d.id ORDER BY d.id
"""


@cache
def _class(scheme: str | None, group: str | None) -> str | None:
    """Id of the class in the list debt_groups; None where there is none."""
    for entry in codes.entries("debt_groups") if group else ():
        if entry.facts["scheme"] == scheme and entry.facts["code"] == group:
            return entry.id
    return None


def _bad(scheme: str | None, group: str | None) -> bool | None:
    """Whether the class counts as bad debt; None where there is no class."""
    found = _class(scheme, group)
    return None if found is None else bool(codes.fact("debt_groups", found, "bad"))


AGES = (*(name for _, name in _AGES), _OLDEST)
"""The ages of debts, the youngest first."""


def age_of(late: int | None) -> str | None:
    """The age of a debt so many days past its due day, one of AGES; None where there is no such day."""
    if late is None:
        return None
    return next((name for most, name in _AGES if late <= most), _OLDEST)


def of_kind(session: "Session | RowSession", table: str, known: Known, days: SnapshotDays) -> Iterator[Line]:
    """Records of a kind whose set follows from the catalogue, begun by the cut-off day, of what lives.

    A record that belongs to another one answers with what that one says too, and with its organisation's attributes
    where it names one.
    """
    kind = record_of(table)
    about = organisation_link(kind)
    names, derived = own_attributes(table), derived_attributes(table)
    counted = [kind.by_public_name[name] for name in names if name in kind.by_public_name]
    dated = [field for field in kind.fields if isinstance(field.kind, Day)]
    yearly = [field for field in kind.fields if isinstance(field.kind, Year)]
    listed = [f't."{field.name}"' for field in (*counted, *dated, *yearly)]
    listed += [fragment(table, DERIVED[table, value.name], "t", past=False) for value in derived]
    begun = f"coalesce({', '.join(_quoted(name) for name in kind.begins)}, '')" if kind.begins else "''"
    ended = f't."{kind.ends}"' if kind.ends else "NULL"
    owner, organisation = (f't."{name}"' if name else "NULL" for name in (kind.owner, about))
    binned = "WHERE t.deleted = 0" if kind.binned else ""
    chosen = ", ".join(["t.id", owner, organisation, begun, ended, *listed])
    above = _above(session, kind, known, days)
    for key, of, named, first, last, *values in each(
        session,
        f"SELECT {chosen} FROM {table} t {binned} ORDER BY t.id",
        **({"day": days.day, "first": days.first, "last": days.last} if derived else {}),
    ):
        if first > days.day or (above is not None and of not in above):
            continue
        current = last is None or last > days.day or (kind.ends_included and last == days.day)
        own = [_stated(field, value) for field, value in zip(counted, values[: len(counted)], strict=True)]
        rest = values[len(counted) :]
        within = [days.within(day) for day in rest[: len(dated)]]
        years = rest[len(dated) : len(dated) + len(yearly)]
        offsets = [None if year is None else year - int(days.last[:4]) for year in years]
        found = [
            flag(value) if isinstance(one.kind, Flag) else value
            for one, value in zip(derived, rest[len(dated) + len(yearly) :], strict=True)
        ]
        yield (
            _with_organisation(above, of, known.get(named), bool(about)),
            (key, current, *own, *within, *offsets, *found),
        )


def _stated(field: Field, value: Any) -> Any:
    """What a stored value says: yes or no of a flag, a number with decimals in its unit."""
    if isinstance(field.kind, Flag):
        return flag(value)
    if isinstance(field.kind, Ratio):
        return None if value is None else Decimal(value).scaleb(-field.kind.places)
    return value


def _quoted(name: str) -> str:
    return f't."{name}"'


def _above(
    session: "Session | RowSession", kind: Record, known: Known, days: SnapshotDays
) -> Mapping[str, Attributes] | None:
    """What records of a kind can belong to, by id; None for a kind that belongs to nothing."""
    if not kind.owner:
        return None
    target = kind.links[kind.owner]
    if target == "organisations":
        return {one: attributes for one, attributes in known.items() if attributes["alive"]}
    names = own_attributes(target)
    return {
        own[0]: dict(above) | dict(zip(names, own, strict=True))
        for above, own in of_kind(session, target, known, days)
    }


def _with_organisation(
    above: Mapping[str, Attributes] | None, of: str | None, organisation: Attributes | None, names_own: bool
) -> Attributes:
    """The attributes beside a row's own: of what it belongs to, and of its organisation where that is another.

    names_own: whether the kind names an organisation itself; where a record does not, that of its owner is not meant.
    """
    found = above[of] if above is not None and of is not None else {}
    if organisation is None and names_own:
        return {name: None if name in SETS["organisations"] else value for name, value in found.items()}
    return found if organisation is None or organisation is found else found | organisation
