"""An invented cooperative development fund: capital, loans in the ledgers of cooperatives and loans to members."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

from exports.demonstration.drawing import MILLION, day_between
from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.words import words
from models.register.programmes.funds import CREDITOR_KIND

Record = dict[str, Any]

FUND_TABLES = ("funds", "fund_capitals", "fund_loans", "fund_repayments", "fund_relations")

_CAPITAL = (("province", 4000), ("alliance", 600), ("members", 150))
"""Source and amount in million dong, when the fund began."""
_OUTSIDE = 4
"""Loans to members, who are no borrowers of a ledger."""


def fund_of(
    plan: DemonstrationPlan, debts: list[Record], rng: Random, new_id: Callable[[], str]
) -> dict[str, list[Record]]:
    """A fund whose loans are the debts to it in the ledgers of one unit, and some to members; by table."""
    told = words("chains")
    founded = date(2016, 3, 1)
    fund: Record = {
        "id": new_id(),
        "name": told["fund"],
        "fund_level": "province",
        "fund_model": "alliance_unit",
        "fund_state": "lending",
        "founded_on": founded.isoformat(),
        "charter_capital": sum(amount for _, amount in _CAPITAL) * MILLION,
    }
    capitals = [
        {
            "id": new_id(),
            "fund_id": fund["id"],
            "on": (founded + timedelta(days=at * 400)).isoformat(),
            "capital_source": source,
            "movement": "in",
            "amount": amount * MILLION,
        }
        for at, (source, amount) in enumerate(_CAPITAL)
    ]
    loans: list[Record] = [
        {
            "id": new_id(),
            "fund_id": fund["id"],
            "debt_id": debt["id"],
            "purpose": rng.choice(told["purposes"]),
        }
        for debt in debts
        if debt["creditor_kind"] == CREDITOR_KIND and debt["creditor"] == told["fund"]
    ]
    outside, repayments = _outside(plan, str(fund["id"]), rng, new_id)
    return {
        "funds": [fund],
        "fund_capitals": capitals,
        "fund_loans": [*loans, *outside],
        "fund_repayments": repayments,
        "fund_relations": [
            {
                "id": new_id(),
                "fund_id": fund["id"],
                "borrower": outside[0]["borrower"],
                "borrower_relation": "spouse",
                "related_borrower": outside[1]["borrower"],
            }
        ],
    }


def _outside(
    plan: DemonstrationPlan, fund: str, rng: Random, new_id: Callable[[], str]
) -> tuple[list[Record], list[Record]]:
    """Loans to members with their repayments: half of every second one is paid back."""
    told = words("chains")
    loans: list[Record] = []
    repayments: list[Record] = []
    for at in range(_OUTSIDE):
        lent = day_between(rng, date(plan.year - 2, 1, 1), plan.cutoff - timedelta(days=40))
        amount, due = rng.randrange(2, 9) * 10 * MILLION, lent + timedelta(days=rng.choice((180, 365, 730)))
        loans.append(
            {
                "id": new_id(),
                "fund_id": fund,
                "borrower": told["borrower"].format(number=at + 1),
                "borrower_kind": "member",
                "purpose": rng.choice(told["purposes"]),
                "contract": told["loan_contract"].format(number=at + 11, year=lent.year),
                "amount": amount,
                "lent_on": lent.isoformat(),
                "due_on": due.isoformat(),
                "loan_group": "1" if due > plan.cutoff else None,
            }
        )
        if at % 2:
            repayments.append(
                {
                    "id": new_id(),
                    "loan_id": loans[-1]["id"],
                    "on": day_between(rng, lent + timedelta(days=30), plan.cutoff).isoformat(),
                    "repayment_kind": "paid",
                    "amount": amount // 2,
                }
            )
    return loans, repayments
