"""Proposed values: shown beside what stands, accepted in one change that an undo takes back whole, or declined."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from models.dialogue.queries import WHOLE, Pin, cell, record
from models.register.drafts import DebtDraft, ManagerDraft, MembershipDraft, OrganisationDraft, PersonDraft
from models.values.errors import Refused
from storage.dialogue import answers, queries
from storage.dialogue.answers import AskedOfUs
from storage.history import changes
from storage.register import debts, managers, members, organisations, results
from storage.returns import returns, sheets
from storage.returns.proposals import accept_proposal, decline_proposal, proposal_view
from tests.storage.offices import Pair, make_pair


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    made = make_pair(tmp_path)
    yield made
    made.close()


@dataclass(frozen=True)
class Register:
    organisation: str
    person: str
    membership: str
    manager: str
    debt: str
    result: str


@pytest.fixture
def register(pair: Pair) -> Register:
    book = pair.commune
    one = organisations.add(book, OrganisationDraft(kind="cooperative", name="HTX Mường So"))
    person, membership = members.add_member(
        book, one, PersonDraft(name="Lò Văn Páo", sex="male"), MembershipDraft(capital=5_000_000)
    )
    manager = managers.add_manager(book, one, person, ManagerDraft(position="director"))
    debt = debts.add(book, one, DebtDraft(creditor_kind="bank", creditor="NHNN", started_on="2025-01-01"))
    result = results.put(book, one, "2026-Q3", {"workers": 9})
    return Register(
        one, person, membership, manager[1] if isinstance(manager, tuple) else manager, debt, result
    )


def proposed(pair: Pair, pin: Pin, value: str) -> AskedOfUs:
    """A query with a proposal about the return that was sent, taken in by the commune."""
    (package,) = pair.receive(pair.send())
    queries.ask(pair.province, package, pin, "Đề nghị xem lại.", proposal=value)
    pair.take(*pair.write())
    (asked,) = answers.asked_of_us(pair.commune)
    return asked


def figure(pair: Pair) -> Decimal | None:
    return sheets.period_sheets(pair.commune, "2026-Q3").sheets["B01"].value("I.1")


def test_a_sealed_return_is_reopened_first(pair: Pair) -> None:
    asked = proposed(pair, cell("B01", "I.1", "actual"), "14")
    view = proposal_view(pair.commune, asked)
    assert (view.now, view.proposed, view.refusal) == ("12", "14", "PROPOSAL_RETURN_SEALED")
    with pytest.raises(Refused, match="PROPOSAL_RETURN_SEALED"):
        accept_proposal(pair.commune, asked.issuer, 1)
    assert answers.asked_of_us(pair.commune)[0].waits


def test_an_accepted_figure_and_its_answer_are_one_change(pair: Pair) -> None:
    asked = proposed(pair, cell("B01", "I.1", "actual"), "14")
    returns.reopen(pair.commune, "2026-Q3")
    view = proposal_view(pair.commune, asked)
    assert view.refusal == "" and view.place.startswith("I.1 ")
    accept_proposal(pair.commune, asked.issuer, 1)
    (after,) = answers.asked_of_us(pair.commune)
    assert figure(pair) == 14 and after.decision == "accepted" and "14" in after.answer
    (change, *_) = changes.recent(pair.commune)
    assert change.title == "PROPOSAL_ACCEPTED"
    changes.undo(pair.commune, change.id)
    assert figure(pair) == 12 and answers.asked_of_us(pair.commune)[0].waits


def test_money_is_proposed_in_dong_and_shown_as_printed(pair: Pair) -> None:
    asked = proposed(pair, cell("B01", "I.5", "actual"), "2500000000")
    returns.reopen(pair.commune, "2026-Q3")
    assert proposal_view(pair.commune, asked).proposed == "2.500"
    accept_proposal(pair.commune, asked.issuer, 1, "Đã sửa theo sổ quỹ.")
    assert sheets.period_sheets(pair.commune, "2026-Q3").sheets["B01"].value("I.5") == 2_500_000_000
    assert answers.asked_of_us(pair.commune)[0].answer == "Đã sửa theo sổ quỹ."


@pytest.mark.parametrize(
    ("table", "field", "value", "now", "shown"),
    [
        ("organisation", "name", "HTX Mường So 2", "HTX Mường So", "HTX Mường So 2"),
        ("person", "sex", "female", "Nam", "Nữ"),
        ("membership", "capital", "7000000", "5.000.000 đồng", "7.000.000 đồng"),
        ("manager", "insured", "1", "", "Có"),
        ("debt", "due_on", "2027-05-02", "", "02/05/2027"),
        ("result", "workers", "11", "9", "11"),
    ],
)
def test_an_accepted_field_is_kept_in_the_register(
    pair: Pair, register: Register, table: str, field: str, value: str, now: str, shown: str
) -> None:
    tables = {"organisation": "organisations", "person": "people", "membership": "memberships"}
    name = tables.get(table, f"{table}s")
    asked = proposed(pair, record(name, getattr(register, table), field), value)
    view = proposal_view(pair.commune, asked)
    assert (view.now, view.proposed, view.refusal) == (now, shown, "") and view.name
    accept_proposal(pair.commune, asked.issuer, 1)
    assert proposal_view(pair.commune, asked).now == shown
    changes.undo(pair.commune, changes.recent(pair.commune)[0].id)
    assert proposal_view(pair.commune, asked).now == now


def test_what_cannot_be_changed_by_itself_says_so(pair: Pair, register: Register) -> None:
    from dataclasses import replace

    asked = proposed(pair, record("people", register.person, "name"), "Lò Văn Pao")
    query = asked.query

    def code(pin: Pin, value: str) -> str:
        changed = replace(asked, query=replace(query, pin=pin, proposal=value))
        return proposal_view(pair.commune, changed).refusal

    assert code(record("people", "gone", "name"), "x") == "PROPOSAL_RECORD_UNKNOWN"
    assert code(record("people", register.person, "name_folded"), "x") == "PROPOSAL_PLACE"
    assert code(record("debt_entries", "e", "amount"), "5") == "PROPOSAL_PLACE"
    assert code(WHOLE, "5") == "PROPOSAL_PLACE"
    assert code(record("organisations", register.organisation, "union_id"), "o9") == "PROPOSAL_PLACE"
    assert code(record("memberships", register.membership, "capital"), "1e9") == "PROPOSAL_VALUE"
    assert code(cell("B01", "I.1", "actual"), "NaN") == "PROPOSAL_VALUE"
    assert code(cell("B77", "I.1", "actual"), "1") == "FORM_UNKNOWN"
    assert code(record("people", register.person, "sex"), "khác") == "CODE_UNKNOWN"
    assert code(WHOLE, "") == "PROPOSAL_NONE"


def test_a_refused_value_leaves_the_query_open(pair: Pair, register: Register) -> None:
    organisations.add(
        pair.commune, OrganisationDraft(kind="cooperative", name="HTX Nậm Xe", tax_code="0100109106")
    )
    asked = proposed(pair, record("organisations", register.organisation, "tax_code"), "0100109106")
    with pytest.raises(Refused, match="TAX_CODE_TAKEN"):
        accept_proposal(pair.commune, asked.issuer, 1)
    assert answers.asked_of_us(pair.commune)[0].waits


def test_declining_needs_a_reason_and_changes_nothing(pair: Pair) -> None:
    asked = proposed(pair, cell("B01", "I.1", "actual"), "14")
    with pytest.raises(Refused, match="PROPOSAL_REASON_MISSING"):
        decline_proposal(pair.commune, asked.issuer, 1, " ")
    decline_proposal(pair.commune, asked.issuer, 1, "Số liệu đúng theo sổ đăng ký.")
    (after,) = answers.asked_of_us(pair.commune)
    assert (after.decision, after.answer) == ("declined", "Số liệu đúng theo sổ đăng ký.")
    assert figure(pair) == 12
