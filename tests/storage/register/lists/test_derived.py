"""Derived values in the database are those of the functions over single records, in the order of their values."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

import pytest

from models.register.catalogue import RECORDS, record_of
from models.register.kinds import Coded
from models.register.statuses import DISSOLVING, ENDED, OPERATING, STOPPED
from models.register.tables.debts import Debt, DebtEntry
from models.register.tables.members import Membership, Person
from models.register.tables.organisations import CharterCapital, Organisation, Standing
from models.register.tables.products import Product
from models.register.tables.results import Result
from models.returns.records import Change, JournalLine
from models.values import codes
from models.values.periods import Period, parse_period
from storage.book.book import Book
from storage.book.kept.facts import FACTS
from storage.register import debts, organisations, standings
from storage.register.lists import derived, lists
from storage.register.lists.lists import ListFilter, Row
from tests.storage.conftest import NOW, opened
from tests.storage.filling import filled

Q3 = parse_period("2026-Q3")
DAYS = (None, date(2019, 12, 31), date(2024, 2, 29), date(2026, 9, 30))
EVENT_DAYS = (
    "2018-05-01",
    "2019-12-31",
    "2020-01-01",
    "2024-02-29",
    "2024-03-01",
    "2026-10-02",
    "2027-01-01",
)


@pytest.fixture(scope="module")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with opened(tmp_path_factory.mktemp("derived") / "varied.book") as book:
        made = filled(book, 60, 150, owing=30)
        _vary(book, made, Random(7))
        yield book


def _vary(book: Book, made: list[str], rng: Random) -> None:
    """Several events of one day, days ahead, things in the bin, blanks, and what was so only earlier."""
    numbers = iter(range(10_000))
    with book.change("FILLED") as session:
        for one in made[:45]:
            for _ in range(rng.randrange(5)):
                session.add(
                    Standing(
                        id=f"more{next(numbers)}",
                        organisation_id=one,
                        on=rng.choice(EVENT_DAYS),
                        event="assessed",
                        legal_status=rng.choice((None, None, "active", *DISSOLVING, *ENDED)),
                        operational_status=rng.choice((None, *STOPPED, *OPERATING)),
                    )
                )
            for day in rng.sample(EVENT_DAYS, rng.randrange(3)):
                amount = rng.randrange(10**9)
                session.add(
                    CharterCapital(id=f"more{next(numbers)}", organisation_id=one, on=day, amount=amount)
                )
        for bare in made[55:]:
            session.query(Standing).filter_by(organisation_id=bare).delete()
            session.query(CharterCapital).filter_by(organisation_id=bare).delete()
            organisation = session.get(Organisation, bare)
            assert organisation is not None
            organisation.tax_code = organisation.founded_on = organisation.commune_code = None
        for debt in session.query(Debt).all():
            debt.due_on = rng.choice((None, *EVENT_DAYS))
            debt.deleted = int(rng.random() < 0.2)
            for _ in range(rng.randrange(4)):
                kind = rng.choice([entry.id for entry in codes.entries("entry_kinds")])
                entry = {"on": rng.choice(EVENT_DAYS), "kind": kind, "amount": rng.randrange(10**8)}
                session.add(DebtEntry(id=f"more{next(numbers)}", debt_id=debt.id, **entry))
        for membership in session.query(Membership).all():
            membership.joined_on = rng.choice((None, *EVENT_DAYS))
            membership.left_on = rng.choice((None, None, *EVENT_DAYS))
        for person in session.query(Person).all()[::7]:
            person.deleted = 1
        for product in session.query(Product).all():
            product.valid_to = rng.choice((None, *EVENT_DAYS))
        for result in session.query(Result).all()[::3]:
            session.delete(result)
    for one in made[5:50:5]:
        organisations.update(book, one, "sector", rng.choice((None, "trade")), date(2024, 2, 29))
        organisations.update(book, one, "kind", "union", date(2020, 1, 1))
    for one in made[40:44]:
        organisations.remove(book, one)


def _organisation(book: Book, one: str, day: date, period: Period | None) -> dict[str, Any]:
    """The derived values of an organisation, from its card."""
    card = organisations.get(book, one, day)
    legal, operational = card.standing.legal_status, card.standing.operational_status
    stopped = operational in STOPPED
    if legal in ENDED:
        state = "ended"
    elif operational == "awaiting_dissolution_debt" or (stopped and card.debt > 0):
        state = "awaiting_dissolution_debt"
    elif legal in DISSOLVING:
        state = "dissolving"
    else:
        state = operational or "unknown"
    own = card.values
    with book.read_session() as session:
        figures = session.query(Result).filter_by(organisation_id=one, period=str(period)).count()
    lacked = {
        "LACKS_TAX_CODE": own["tax_code"] is None and own["no_tax_code_reason"] == "",
        "LACKS_COMMUNE": own["commune_code"] is None,
        "LACKS_SECTOR": own["sector"] is None,
        "LACKS_FOUNDING_DAY": own["founded_on"] is None and own["registered_on"] is None,
        "LACKS_STATUS": operational is None,
        "LACKS_CAPITAL": card.kind != "group" and card.capital is None,
        "LACKS_MEMBERS": card.kind != "union" and card.members == 0,
        "LACKS_RESULT": period is not None and operational in OPERATING and not figures,
    }
    asked = operational is None or operational in OPERATING
    with book.read_session() as session:
        results = session.query(Result).filter(Result.organisation_id == one).all()
        line = (
            session.query(JournalLine, Change)
            .join(Change, Change.id == JournalLine.change_id)
            .filter(JournalLine.table_name == "organisations", JournalLine.record_id == one)
            .order_by(JournalLine.id.desc())
            .first()
        )
        assert line is not None
        changed = (line[1].at[:10], line[1].actor)
        then = [result for result in results if int(result.period[:4]) <= day.year]
    assert len(results) <= 1, "which of several counts has a test of its own"
    happened = [line for line in standings.events(book, one) if line.on <= day.isoformat()]
    ends = [line.on for line in happened if line.legal_status in ENDED]
    keys = (own["commune_code"], own["commune_from"], own["old_commune_code"])
    return {
        "district": "|".join(key or "" for key in keys) if own["commune_code"] else None,
        "workers": then[0].workers if then else None,
        "workers_members": then[0].workers_members if then else None,
        "workers_hired": None,
        "changed_on": changed[0],
        "changed_by": changed[1],
        "event": happened[-1].event if happened else None,
        "event_on": happened[-1].on if happened else None,
        "ended_on": ends[-1] if ends else None,
        "legal_status": legal,
        "operational_status": operational,
        "members": card.members,
        "capital": card.capital,
        "debt": card.debt,
        "state": state,
        "lacking": " ".join(code for code, lacks in lacked.items() if lacks) or "complete"
        if asked
        else "nothing",
    }


def _debt(book: Book, one: str, day: date, _: Period | None) -> dict[str, Any]:
    card = debts.get(book, one, day)
    return {
        "principal": card.principal,
        "interest": card.interest,
        "balance": card.principal + card.interest,
        "overdue_days": card.overdue_days,
    }


def _product(book: Book, one: str, day: date, _: Period | None) -> dict[str, Any]:
    with book.read_session() as session:
        product = session.get(Product, one)
        assert product is not None
        left = (date.fromisoformat(product.valid_to) - day).days if product.valid_to else 0
    return {"days_left": max(left, 0)}


BY_RECORD = {"organisations": _organisation, "debts": _debt, "products": _product}


def _values(book: Book, table: str, chosen: ListFilter) -> tuple[list[Row], dict[str, dict[str, Any]]]:
    paths = [value.name for value in record_of(table).derived]
    # of all records, those too that begin after the day and are in no list of it
    rows = lists.page(book, table, lists.keys(book, table), paths, chosen)
    day = chosen.day or NOW.date()
    return rows, {str(row["id"]): BY_RECORD[table](book, str(row["id"]), day, chosen.period) for row in rows}


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("table", BY_RECORD)
def test_every_derived_value_is_that_of_the_single_record(varied: Book, table: str, day: date | None) -> None:
    for period in (None, Q3):
        rows, expected = _values(varied, table, ListFilter(day=day, period=period))
        assert len(rows) > 15
        for row in rows:
            assert {name: row[name] for name in expected[str(row["id"])]} == expected[str(row["id"])]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("table", BY_RECORD)
def test_a_list_is_in_the_order_of_its_derived_values(varied: Book, table: str, day: date | None) -> None:
    _, expected = _values(varied, table, ListFilter(day=day, period=Q3))
    there = set(lists.keys(varied, table, ListFilter(day=day)))
    expected = {one: values for one, values in expected.items() if one in there}
    for value in record_of(table).derived:
        places = (
            {one.id: at for at, one in enumerate(codes.entries(value.kind.codes))}
            if isinstance(value.kind, Coded)
            else {}
        )
        told = {one: places.get(values[value.name], values[value.name]) for one, values in expected.items()}
        known = sorted(one for one in told if told[one] is not None)
        blank = sorted(one for one in told if told[one] is None)
        for turn, turned in (("", False), ("-", True)):
            order = (f"{turn}{value.name}",)
            wanted = [*sorted(known, key=lambda one: told[one], reverse=turned), *blank]
            chosen = ListFilter(day=day, period=Q3, order=order)
            assert list(lists.keys(varied, table, chosen)) == wanted, order
            assert lists.first_keys(varied, table, chosen, 12) == wanted[:12], order


@pytest.mark.parametrize("table", [kind.table for kind in RECORDS if kind.presets])
def test_presets_are_the_same_alone_counted_and_in_any_order(varied: Book, table: str) -> None:
    for day in DAYS:
        counts = lists.preset_counts(varied, table, ListFilter(day=day, period=Q3))
        for preset in record_of(table).presets:
            chosen = ListFilter(day=day, period=Q3, preset=preset)
            whole = list(lists.keys(varied, table, chosen))
            assert len(whole) == counts[preset] == lists.count(varied, table, chosen)
            assert lists.first_keys(varied, table, chosen, 9) == whole[:9]
            for value in record_of(table).derived:
                ordered = ListFilter(day=day, period=Q3, preset=preset, order=(value.name,))
                assert sorted(lists.keys(varied, table, ordered)) == sorted(whole)


@pytest.mark.parametrize("few", [0, 1000])
def test_few_and_many_records_of_a_filter_come_in_one_order(
    varied: Book, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "FEW", few)
    for table, chosen in (
        ("organisations", ListFilter(text="htx nong nghiep")),
        ("organisations", ListFilter(day=date(2024, 2, 29), where=(("sector", "crops"),))),
        ("memberships", ListFilter(text="an")),
        ("memberships", ListFilter(preset="current", order=("-organisation", "person"))),
        ("debts", ListFilter(preset="owing")),
        ("products", ListFilter(chip="beverage")),
    ):
        whole = list(lists.keys(varied, table, chosen))
        assert len(whole) > 3 and lists.first_keys(varied, table, chosen, 7) == whole[:7]


def test_the_facts_are_those_that_expressions_name() -> None:
    for (table, _), sql in {**derived.DERIVED, **derived.PRESETS}.items():
        assert set(derived.facts_of(sql)) <= set(FACTS.get(table, ()))


@pytest.mark.parametrize("leading", [5, 40])
def test_records_in_the_order_of_what_they_belong_to_begin_as_all_of_them(
    varied: Book, leading: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "LEADING", leading)
    for table, path in (
        ("memberships", "person.birth"),
        ("memberships", "person.sex"),
        ("memberships", "person.ethnic_group"),
        ("memberships", "organisation.sector"),
        ("memberships", "organisation.commune"),
        ("memberships", "organisation.state"),
        ("memberships", "organisation.lacking"),
        ("memberships", "organisation.members"),
        ("debts", "organisation.debt"),
        ("debts", "organisation.union"),
        ("managers", "person.personal_number"),
        ("debts", "organisation.tax_code"),
        ("products", "organisation.kind"),
    ):
        for turn in ("", "-"):
            for day in (None, date(2024, 2, 29)):
                chosen = ListFilter(day=day, order=(f"{turn}{path}",))
                whole = list(lists.keys(varied, table, chosen))
                assert lists.first_keys(varied, table, chosen, 12) == whole[:12], (chosen, table)
