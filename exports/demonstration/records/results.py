"""Workers and results of invented organisations, and what they owe."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from exports.demonstration.drawing import MILLION, day_between, money
from exports.demonstration.plan import DemonstrationPlan
from exports.demonstration.records.organisations import Drawn
from exports.demonstration.words import words

Record = dict[str, Any]

_BANK_GROUPS = ((9, "1"), (90, "2"), (180, "3"), (360, "4"))
_TAX_CLASSES = ((30, "days_30"), (60, "days_60"), (90, "days_90"), (120, "days_120"))
_SCHEMES = {"bank": "nhnn", "alliance_fund": "microfinance", "tax": "tax_management"}
_MEDIANS = {
    "bank": 190,
    "alliance_fund": 70,
    "tax": 60,
    "social_insurance": 12,
    "wages": 25,
    "state_support": 150,
    "other": 40,
}
"""Kind of creditor → median of what is owed, in million dong."""


@dataclass
class FigureMaker:
    """Draws results and debts of one unit's organisations."""

    plan: DemonstrationPlan
    rng: Random
    new_id: Callable[[], str]
    results: list[Record] = field(default_factory=list)
    debts: list[Record] = field(default_factory=list)
    entries: list[Record] = field(default_factory=list)

    def fill(self, drawn: list[Drawn]) -> None:
        """Results for most that operate, debts for those that owe."""
        for one in drawn:
            told = 0.68 if one.kind == "group" else 0.94
            if one.operating and (one.kind == "union" or self.rng.random() < told):
                self._result(one)
            if one.kind == "cooperative" and one.ended is None:
                self._owe(one)

    def _result(self, one: Drawn) -> None:
        scale = 0.09 if one.kind == "group" else 1.0
        workers = max(2, round(self.rng.lognormvariate(0, 0.45) * (3 if one.kind == "group" else 9.2)))
        new = workers if one.new else round(workers * self.rng.choice((0, 0, 0, 0.1, 0.25)))
        revenue = money(self.rng, 1_500 * one.size * scale)
        wages = workers * round(self.rng.gauss(41 if one.kind != "group" else 27, 5)) * MILLION
        rate = self.rng.choices((self.rng.uniform(0.02, 0.12), -self.rng.uniform(0.01, 0.08)), (88, 12))[0]
        capital = one.capital or money(self.rng, 60)
        self.results.append(
            {
                "id": self.new_id(),
                "organisation_id": one.id,
                "period": str(self.plan.period),
                "workers": workers,
                "workers_new": new,
                "workers_members": round(workers * self.rng.uniform(0.3, 0.8)),
                "workers_women": round(workers * self.rng.uniform(0.2, 0.6)),
                "workers_minority": round(workers * self.rng.uniform(0.5, 1.0)),
                "workers_trained": round(workers * self.rng.uniform(0.1, 0.6)),
                "workers_insured": round(workers * self.rng.choice((0, 0, 0, 0.2, 0.4))),
                "revenue": revenue,
                "revenue_internal": self._whole(revenue * self.rng.uniform(0.05, 0.55)),
                "profit": self._whole(revenue * rate),
                "profit_after_tax": self._whole(revenue * rate * (0.9 if rate > 0 else 1)),
                "wages": wages,
                "paid_to_budget": self._whole(revenue * self.rng.uniform(0, 0.02))
                if one.kind != "group"
                else None,
                "working_capital": self._whole(capital * self.rng.uniform(0.8, 2.2)),
                "assets": self._whole(capital * self.rng.uniform(0.9, 2.6)),
                "undivided_assets": self._whole(capital * self.rng.choice((0, 0, 0.04, 0.1))),
            }
        )

    @staticmethod
    def _whole(amount: float) -> int:
        """To whole hundred thousands of dong, as such figures are reported."""
        return round(amount / 100_000) * 100_000

    def _owe(self, one: Drawn) -> None:
        if one.held_by_debt:
            kinds = [
                kind
                for kind, often in (("bank", 0.72), ("alliance_fund", 0.28), ("tax", 0.62))
                if self._lot(often)
            ]
            kinds += [
                kind for kind in ("social_insurance", "wages", "state_support", "other") if self._lot(0.05)
            ]
            for kind in kinds or ["bank"]:
                self._debt(one, kind, self.rng.randint(95, 2200))
        elif one.operating and not one.new:
            if self._lot(0.27):
                self._debt(one, "bank", self.rng.choice((-900, -600, -300, -120, 5, 40)))
            if self._lot(0.07):
                self._debt(one, "tax", self.rng.choice((12, 40, 75, 110, 200)))
            if self._lot(0.03):
                self._debt(one, "alliance_fund", self.rng.choice((-400, -100, 30)))

    def _lot(self, often: float) -> bool:
        return self.rng.random() < often

    def _debt(self, one: Drawn, kind: str, overdue: int) -> None:
        """A debt so many days past its due day (negative: still in term)."""
        cutoff, said = self.plan.cutoff, words("organisations")["creditors"]
        due = cutoff - timedelta(days=overdue)
        started = max(
            one.founded, min(due, cutoff - timedelta(days=30)) - timedelta(days=self.rng.randint(90, 900))
        )
        group, measure = self._group(kind, overdue)
        number = self.rng.randrange(100, 999)
        text = said["tax_notice"] if kind == "tax" else said["contract"]
        debt: Record = {
            "id": self.new_id(),
            "organisation_id": one.id,
            "creditor_kind": kind,
            "creditor": self.rng.choice(said[kind]),
            "contract": text.format(number=number, year=started.year),
            "group_scheme": _SCHEMES.get(kind),
            "group_code": group,
            "started_on": started.isoformat(),
            "due_on": due.isoformat(),
            "measure": measure,
            "source": said["source"],
        }
        self.debts.append(debt)
        self._move(str(debt["id"]), kind, started, overdue)

    def _group(self, kind: str, overdue: int) -> tuple[str | None, str | None]:
        if kind in ("bank", "alliance_fund"):
            return next((code for most, code in _BANK_GROUPS if overdue <= most), "5"), None
        if kind != "tax":
            return None, None
        if overdue > 1100 and self._lot(0.25):
            return "frozen", "frozen"
        if overdue > 730:
            return "hard", "enforced" if self._lot(0.4) else None
        return next((code for most, code in _TAX_CLASSES if overdue <= most), "days_more"), None

    def _move(self, debt: str, kind: str, started: date, overdue: int) -> None:
        """The dated entries: what was drawn, a part paid back, interest charged."""
        principal = money(self.rng, _MEDIANS[kind] * (2.2 if kind == "bank" and overdue < 10 else 1.0))
        cutoff = self.plan.cutoff
        self._entry(debt, started, "principal_drawn", principal)
        if self._lot(0.5) and kind != "tax":
            self._entry(
                debt, day_between(self.rng, started, cutoff), "principal_paid", self._whole(principal * 0.35)
            )
        if overdue > 0 and kind in ("bank", "alliance_fund", "tax"):
            interest = self._whole(principal * min(0.9, overdue * 0.00025))
            if interest:
                self._entry(
                    debt, cutoff - timedelta(days=self.rng.randrange(5)), "interest_charged", interest
                )

    def _entry(self, debt: str, on: date, kind: str, amount: int) -> None:
        self.entries.append(
            {"id": self.new_id(), "debt_id": debt, "on": on.isoformat(), "kind": kind, "amount": amount}
        )
