"""Loans of a fund: said once, repaid no further than lent, and taken up from the debts in the ledgers."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.inspection import inspect
from sqlalchemy.orm import Session

from models.register.programmes.funds import CREDITOR_KIND, OWN_FIGURES
from models.register.tables.debts import Debt
from models.register.tables.funds import Fund, FundLoan, FundRepayment
from models.values import codes
from models.values.dates import format_iso
from models.values.errors import Refused
from models.values.names import fold
from models.values.quantities import format_number
from storage.book.book import Book
from storage.book.naming import about
from storage.book.rows import Row, fetch


def fill(loan: Any) -> None:
    """What a kept loan said itself is dropped when it is led to a debt: from then on the ledger says it."""
    state: Any = inspect(loan)
    if loan.debt_id and state.persistent and state.attrs.debt_id.history.has_changes():
        for name in OWN_FIGURES:
            setattr(loan, name, None if getattr(type(loan), name).nullable else "")


def refuse_wrong(loan: Any) -> None:
    """Refuse a loan that is said twice or not at all.

    Of one that leads to a debt: LOAN_SAID_BY_LEDGER (figures of its own). Of another one: LOAN_LINK_STAYS,
    LOAN_WITHOUT_BORROWER, LOAN_WITHOUT_AMOUNT, DAYS_OUT_OF_ORDER.
    """
    if loan.debt_id:
        own = next((name for name in OWN_FIGURES if getattr(loan, name) not in (None, "")), None)
        if own is not None:
            raise Refused("LOAN_SAID_BY_LEDGER", field=own)
        return
    state: Any = inspect(loan)
    if state.persistent and any(state.attrs.debt_id.history.deleted):
        raise Refused("LOAN_LINK_STAYS", field="debt_id")
    if not loan.borrower:
        raise Refused("LOAN_WITHOUT_BORROWER", field="borrower")
    if loan.amount is None:
        raise Refused("LOAN_WITHOUT_AMOUNT", field="amount")
    if loan.lent_on and loan.due_on and loan.due_on < loan.lent_on:
        raise _out_of_order(loan.lent_on, loan.due_on, "due_on")


def refuse_no_pair(relation: Any) -> None:
    """Refuse a relation that does not name two borrowers.

    RELATION_SIDE (none, or a name beside an organisation), RELATION_OF_ONE.
    """
    sides = []
    for organisation, name in (
        ("organisation_id", "borrower"),
        ("related_organisation_id", "related_borrower"),
    ):
        side = getattr(relation, organisation), getattr(relation, name)
        if bool(side[0]) == bool(side[1]):
            raise Refused("RELATION_SIDE", field=name)
        sides.append(side)
    if sides[0] == sides[1]:
        raise Refused(
            "RELATION_OF_ONE", field="related_borrower" if sides[0][1] else "related_organisation_id"
        )


def _out_of_order(first: str, second: str, field: str) -> Refused:
    return Refused("DAYS_OUT_OF_ORDER", first=format_iso(first), second=format_iso(second), field=field)


def refuse_said_twice(session: Session, loan: Mapping[str, Any]) -> None:
    """Refuse a loan whose debt is not owed to a fund, or which has repayments beside the ledger or beyond the loan.

    LOAN_DEBT_NOT_OF_FUND, LOAN_HAS_REPAYMENTS, REPAID_OVER_LENT.
    """
    repaid = session.scalar(_REPAID_OF, {"loan": loan["id"]}) or 0
    if loan["debt_id"] is None:
        if repaid > (loan["amount"] or 0):
            raise _over_lent(repaid, loan["amount"] or 0)
        return
    debt = session.get(Debt, loan["debt_id"])
    if debt is None:
        return  # an undone change made both
    if debt.deleted or debt.creditor_kind != CREDITOR_KIND:
        kind = codes.label("creditor_kinds", CREDITOR_KIND)
        raise Refused("LOAN_DEBT_NOT_OF_FUND", field="debt_id", kind=kind)
    if repaid:
        raise Refused("LOAN_HAS_REPAYMENTS", field="debt_id")


_REPAID_OF = select(func.sum(FundRepayment.amount)).where(FundRepayment.loan_id == bindparam("loan"))
"""What was paid back and written off of a loan, in dong."""


def refuse_overpaid(session: Session, repayment: Mapping[str, Any]) -> None:
    """Refuse a repayment of a loan in a ledger, before it was lent, or of more than was lent.

    LOAN_SAID_BY_LEDGER, DAYS_OUT_OF_ORDER, REPAID_OVER_LENT.
    """
    loan = session.get(FundLoan, repayment["loan_id"])
    if loan is None:
        return  # an undone change made both
    if loan.debt_id:
        raise Refused("LOAN_SAID_BY_LEDGER", field="amount")
    if loan.lent_on and repayment["on"] < loan.lent_on:
        raise _out_of_order(loan.lent_on, repayment["on"], "on")
    repaid = session.scalar(_REPAID_OF, {"loan": loan.id}) or 0
    if repaid > (loan.amount or 0):
        raise _over_lent(repaid, loan.amount or 0)


def _over_lent(repaid: int, lent: int) -> Refused:
    return Refused("REPAID_OVER_LENT", field="amount", repaid=format_number(repaid), lent=format_number(lent))


_UNTAKEN = (
    "SELECT d.id, o.name, d.creditor, d.contract FROM debts d JOIN organisations o ON o.id = d.organisation_id "
    f"WHERE d.creditor_kind = '{CREDITOR_KIND}' AND d.deleted = 0 AND o.deleted = 0 "
    "AND d.id NOT IN (SELECT l.debt_id FROM fund_loans l WHERE l.debt_id IS NOT NULL AND l.deleted = 0) "
    "ORDER BY o.name_sorted, d.id"
)


def untaken_debts(book: Book, fund_id: str) -> list[Row]:
    """Debts to a fund in the ledgers that no loan leads to, with id, name, creditor and contract.

    Where the book has several funds, those whose creditor is called like this one.
    """
    with book.read_session() as session:
        return _untaken(session, fund_id)


def _untaken(session: Session, fund_id: str) -> list[Row]:
    living = {one.id: fold(one.name) for one in session.scalars(select(Fund).where(Fund.deleted == 0))}
    found = fetch(session, _UNTAKEN)
    return [row for row in found if len(living) == 1 or fold(row.creditor) == living.get(fund_id)]


def take_up(book: Book, fund_id: str) -> int:
    """Make a loan of the fund of each debt of `untaken_debts`; how many. Refused RECORD_UNKNOWN."""
    with book.change("LOANS_TAKEN_UP", id=fund_id, count=0) as session:
        fund = session.get(Fund, fund_id)
        if fund is None:
            raise Refused("RECORD_UNKNOWN", table="funds")
        debts = _untaken(session, fund_id)
        about(session, name=fund.name, count=len(debts))
        for debt in debts:
            session.add(FundLoan(id=book.ids(), fund_id=fund_id, debt_id=debt.id, search_words="", deleted=0))
    return len(debts)
