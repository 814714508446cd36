"""Cases that cannot be dissolved: of one register, of all received ones, and beside those of the period before."""

from datetime import date
from pathlib import Path

from models.register.drafts import DebtDraft, EntryDraft
from models.values.units import children, unit_on
from storage.book.book import Book
from storage.comparisons.case_lists import case_list, cases_on
from storage.received import receiving
from storage.register import debts, standings
from storage.register.records import store
from tests.storage.received.sample_registers import cooperative, register_book, sent
from tests.storage.sample_returns import DAY, unit_book

COMMUNES = {unit.code: unit for unit in children(unit_on("12", DAY), DAY)}
QUARTER, BEFORE = "2026-Q3", "2026-Q2"
MILLION = 1_000_000


def stuck(book: Book, name: str, million: int, *, since: str = "2024-05-02") -> tuple[str, str]:
    """A cooperative that stopped and owes a bank so much; its id and that of the debt."""
    one = cooperative(book, name)
    standings.record_event(book, one, "stopped", since)
    debt = debts.add(book, one, DebtDraft(creditor_kind="bank", creditor="Agribank"))
    debts.add_entry(book, debt, EntryDraft(on="2023-01-10", kind="principal_drawn", amount=million * MILLION))
    return one, debt


def test_a_quarter_is_compared_with_the_end_of_the_one_before(tmp_path: Path) -> None:
    book = register_book(tmp_path, COMMUNES["03388"])
    _, paid = stuck(book, "HTX A", 300)
    stuck(book, "HTX B", 50)
    stuck(book, "HTX C", 20, since="2026-08-01")
    debts.add_entry(book, paid, EntryDraft(on="2026-08-05", kind="principal_paid", amount=300 * MILLION))
    found = case_list(book, QUARTER)
    assert [(line.case.held.name, line.case.held.total // MILLION) for line in found.lines] == [
        ("HTX B", 50),
        ("HTX C", 20),
    ]
    progress = found.progress
    assert progress is not None
    # at the end of June A (300) and B (50) stood there; since then A has paid and C has stopped
    assert (progress.cases_before, progress.owed_before // MILLION) == (2, 350)
    assert (progress.cases, progress.owed // MILLION) == (2, 70)
    assert (progress.came, progress.went) == (("HTX C",), ("HTX A",))
    assert found.units is None and found.owed == 70 * MILLION
    assert [line.case.held.name for line in cases_on(book, date(2026, 7, 1)).lines] == ["HTX A", "HTX B"]


def test_a_province_lists_the_cases_of_the_registers_it_received(tmp_path: Path) -> None:
    first, second = (register_book(tmp_path, COMMUNES[code]) for code in ("03388", "03390"))
    one, debt = stuck(first, "HTX A", 300)
    stuck(second, "HTX B", 900)
    stuck(second, "HTX C", 20)
    letter = store.add(first, "documents", {"name": "45/CV-NHNo", "document_kind": "letter"})
    store.add(
        first,
        "dissolution_steps",
        {
            "organisation_id": one,
            "on": "2026-08-01",
            "step": "objection",
            "document_id": letter,
            "debt_id": debt,
            "next_step": "Họp với ngân hàng",
            "next_on": "2026-09-01",
        },
    )
    province = unit_book(tmp_path / "province.book", "12")
    receiving.accept(province, [sent(first), sent(second)])
    found = case_list(province, QUARTER)
    assert found.by_unit() == {
        COMMUNES["03388"].title: (1, 300 * MILLION),
        COMMUNES["03390"].title: (2, 920 * MILLION),
    }
    by_name = {line.case.held.name: line.case for line in found.lines}
    assert [step.document for step in by_name["HTX A"].steps] == ["45/CV-NHNo"]
    assert [line.case.held.name for line in found.lines if "B" in line.case.held.name] == ["HTX B"]
    a = by_name["HTX A"]
    assert (a.objections, a.is_late, a.causes) == (1, True, ("bank_debt",))
    assert a.debts[0].creditor == "Agribank" and by_name["HTX C"].is_without_step
    assert found.units is not None and (found.units.received, found.units.expected) == (2, 38)


def test_only_units_that_stand_in_both_periods_are_compared(tmp_path: Path) -> None:
    first, second = (register_book(tmp_path, COMMUNES[code]) for code in ("03388", "03390"))
    stuck(first, "HTX A", 300)
    stuck(second, "HTX B", 900)
    province = unit_book(tmp_path / "province.book", "12")
    receiving.accept(province, [sent(first, period=BEFORE), sent(first), sent(second)])
    found = case_list(province, QUARTER)
    assert len(found.lines) == 2 and found.progress is not None
    assert (found.progress.cases, found.progress.cases_before) == (1, 1)
    assert found.progress.came == found.progress.went == ()
