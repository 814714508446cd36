"""The plots of an organisation: stocks on the days of the periods, results, debts by age, support by source."""

from pathlib import Path
from typing import Any

import pytest

from models.plots.plot import Plot, RecordsOrigin
from models.register.drafts import MembershipDraft, PersonDraft
from models.values.errors import Refused
from models.values.periods import PeriodKind
from storage.book.book import Book
from storage.plots.organisations import OrganisationPlots, plots_of_organisation
from storage.register import members, organisations, standings
from storage.register.records import store
from tests.storage.received.sample_registers import cooperative
from tests.storage.sample_returns import unit_book

MILLION = 1_000_000


def plot(found: OrganisationPlots, key: str) -> Plot:
    return next(one for one in found.plots if one.key == key)


def texts(found: Plot, series: int = 0) -> list[str]:
    return [one.text for one in found.series[series].values]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """The day is 5/10/2026."""
    return unit_book(tmp_path / "commune.book")


def founded(book: Book, **more: Any) -> str:
    return cooperative(book, "HTX Sin Suối", founded_on="2023-03-01", event_on="2023-03-01", **more)


def test_stocks_are_counted_on_the_day_of_each_year(book: Book) -> None:
    one = founded(book)
    for day, amount in (("2023-03-01", 900), ("2025-06-01", 1500)):
        organisations.set_capital(book, one, day, amount * MILLION)
    for at, (joined, left) in enumerate(
        (("2023-03-01", None), ("2023-03-01", "2025-01-10"), ("2026-02-01", None))
    ):
        draft = MembershipDraft(joined_on=joined, left_on=left)
        members.add_member(book, one, PersonDraft(name=f"Lò Văn {at}"), draft)
    found = plots_of_organisation(book, one)
    joined_then = plot(found, "members")
    # from the year of its founding until today; 31/12/2023, then the legal years until 14/12
    assert joined_then.categories == ("Năm 2023", "Năm 2024", "Năm 2025", "Năm 2026")
    assert texts(joined_then) == ["2", "2", "1", "2"]
    assert joined_then.series[0].values[3].remark == "tính đến 05/10/2026"
    assert texts(plot(found, "capital")) == ["900", "900", "1.500", "1.500"]
    # the reporting year changed and the law; the districts do not touch one organisation
    assert [(one.before, one.mark) for one in joined_then.breaks] == [(1, "a)"), (1, "b)"), (2, "c)")]


def test_results_of_years_and_of_quarters_stand_apart(book: Book) -> None:
    one = founded(book)
    for period, revenue in (("2023", 500), ("2025", 800), ("2026-Q1", 90), ("2026-Q3", 120)):
        store.add(book, "results", {"organisation_id": one, "period": period, "revenue": revenue * MILLION})
    store.add(
        book,
        "evaluations",
        {"organisation_id": one, "year": 2025, "definition": "tt09_2017", "revenue_plan": 1000 * MILLION},
    )
    found = plots_of_organisation(book, one)
    assert found.kinds == (PeriodKind.YEAR, PeriodKind.QUARTER)
    assert texts(plot(found, "revenue")) == ["500", "", "800", ""]
    planned = plot(found, "revenue_plan")
    assert (texts(planned, 0), texts(planned, 1)) == (["", "", "1.000", ""], ["500", "", "800", ""])
    quarters = plots_of_organisation(book, one, PeriodKind.QUARTER)
    assert plot(quarters, "revenue").categories == ("Quý I/2026", "Quý II/2026", "Quý III/2026")
    assert texts(plot(quarters, "revenue")) == ["90", "", "120"]
    assert "workers" not in [one.key for one in quarters.plots]


def test_debts_by_age_and_support_by_source_lead_to_their_records(book: Book) -> None:
    one = founded(book)
    debts = []
    # 5/10/2026: not due, 10 days late, no day, and one that is paid off
    for due, amount, paid in (
        ("2027-01-01", 100, 0),
        ("2026-09-25", 40, 10),
        (None, 7, 0),
        ("2020-01-01", 5, 5),
    ):
        debt = store.add(
            book,
            "debts",
            {"organisation_id": one, "creditor_kind": "bank"} | ({"due_on": due} if due else {}),
        )
        debts.append(debt)
        for kind, sum_ in (("principal_drawn", amount), ("principal_paid", paid)):
            if sum_:
                entry = {"debt_id": debt, "on": "2024-01-01", "kind": kind, "amount": sum_ * MILLION}
                store.add(book, "debt_entries", entry)
    grant = store.add(
        book,
        "support_grants",
        {
            "name": "Kho lạnh",
            "beneficiary": "cooperative",
            "organisation_id": one,
            "content": "infrastructure",
            "state": "approved",
            "year": 2025,
        },
    )
    for step, source, amount in (
        ("approved", "province", 300),
        ("disbursed", "province", 250),
        ("approved", "local", 80),
    ):
        values = {"grant_id": grant, "step": step, "source": source, "amount": amount * MILLION, "year": 2025}
        store.add(book, "grant_amounts", values)
    found = plots_of_organisation(book, one)
    ages = plot(found, "debts_by_age")
    assert ages.title.endswith("05/10/2026")
    assert texts(ages) == ["100", "30", "0", "0", "7"]
    assert ages.series[0].values[1].origin == RecordsOrigin("debts", (debts[1],))
    support = plot(found, "support_by_source")
    assert support.categories == ("Ngân sách tỉnh", "Ngân sách huyện, xã")
    assert [one.name for one in support.series] == ["Phê duyệt", "Giải ngân"]
    assert (texts(support, 0), texts(support, 1)) == (["300", "80"], ["250", ""])
    assert support.series[0].values[0].origin == RecordsOrigin("support_grants", (grant,))


def test_nothing_recorded_is_nothing_drawn_and_an_unknown_one_is_refused(book: Book) -> None:
    assert plots_of_organisation(book, founded(book)).plots == ()
    with pytest.raises(Refused, match="ORGANISATION_UNKNOWN"):
        plots_of_organisation(book, "nobody")


def test_an_organisation_that_ended_has_no_stock_after_its_end(book: Book) -> None:
    one = founded(book)
    organisations.set_capital(book, one, "2023-03-01", 900 * MILLION)
    standings.record_event(book, one, "dissolved", "2025-03-01")
    assert texts(plot(plots_of_organisation(book, one), "capital")) == ["900", "900", "", ""]
