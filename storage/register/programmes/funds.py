"""What is special to funds: capital, and loans whose figures are those of the borrower's ledger where it has one.

SQL alone; the rules of loans and what takes up debts are in storage.register.programmes.loans.
"""

from collections.abc import Iterable, Mapping

from models.register.signs import PRINCIPAL_SIGNS
from models.values import codes
from storage.book.dialect import fragments

_WRITTEN_OFF = ("principal_written_off",)
_LENT = tuple(kind for kind, sign in PRINCIPAL_SIGNS.items() if sign > 0)
_REPAID = tuple(kind for kind, sign in PRINCIPAL_SIGNS.items() if sign < 0 and kind not in _WRITTEN_OFF)
_UNTIL, _WITHIN = '"on" <= :day', '"on" BETWEEN :first AND :day'
"""Up to the day, and within the period: to the day too, so that opening, flows and closing always add up."""


def _in(values: Iterable[str]) -> str:
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"


def _ledger(kinds: Iterable[str], span: str) -> str:
    """What the ledger of the loan's debt says, nothing of a debt in the bin."""
    return (
        "(SELECT coalesce(sum(e.amount), 0) FROM debts d JOIN debt_entries e ON e.debt_id = d.id "
        f"WHERE d.id = {{t}}.debt_id AND d.deleted = 0 AND e.kind IN {_in(kinds)} "
        f"AND e.{span})"
    )


def _repayments(kind: str, span: str) -> str:
    return (
        "(SELECT coalesce(sum(r.amount), 0) FROM fund_repayments r WHERE r.loan_id = {t}.id "
        f"AND r.repayment_kind = '{kind}' AND r.{span})"
    )


def _either(own: str, ledger: str) -> str:
    return f"(CASE WHEN {{t}}.debt_id IS NULL THEN {own} ELSE {ledger} END)"


def _of_debt(column: str) -> str:
    return f"(SELECT d.{column} FROM debts d WHERE d.id = {{t}}.debt_id)"


def _of_borrower(column: str) -> str:
    return (
        f"(SELECT o.{column} FROM debts d JOIN organisations o ON o.id = d.organisation_id "
        "WHERE d.id = {t}.debt_id)"
    )


def _lent(condition: str) -> str:
    return f"(CASE WHEN {condition} THEN coalesce({{t}}.amount, 0) ELSE 0 END)"


_LENT_BY_DAY = _either(_lent("coalesce({t}.lent_on, '') <= :day"), _ledger(_LENT, _UNTIL))
_LENT_IN_PERIOD = _either(_lent("{t}.lent_on BETWEEN :first AND :day"), _ledger(_LENT, _WITHIN))
_PAID = _either(_repayments("paid", _UNTIL), _ledger(_REPAID, _UNTIL))
_PAID_IN_PERIOD = _either(_repayments("paid", _WITHIN), _ledger(_REPAID, _WITHIN))
_OFF = _either(_repayments("written_off", _UNTIL), _ledger(_WRITTEN_OFF, _UNTIL))
_OFF_IN_PERIOD = _either(_repayments("written_off", _WITHIN), _ledger(_WRITTEN_OFF, _WITHIN))
_BALANCE = f"({_LENT_BY_DAY} - {_PAID} - {_OFF})"
_OPENING = f"({_BALANCE} - {_LENT_IN_PERIOD} + {_PAID_IN_PERIOD} + {_OFF_IN_PERIOD})"
_DUE = _either("{t}.due_on", _of_debt("due_on"))
_OVERDUE = f"({_DUE} < :day AND {_BALANCE} > 0)"
_SORT = f"replace({_of_borrower('kind')}, 'credit_fund', 'cooperative')"
_SCHEMES = ("microfinance", "nhnn")
"""Schemes of debt classes whose codes 1 to 5 are the groups of a fund's loans (Decree 45/2021 Art. 28)."""
_CLASS = (
    "(SELECT d.group_code FROM debts d WHERE d.id = {t}.debt_id "
    f"AND (d.group_scheme IS NULL OR d.group_scheme IN {_in(_SCHEMES)}))"
)


def _loans(value: str) -> str:
    """A value over the living loans `l` of a fund."""
    return f"(SELECT {value} FROM fund_loans l WHERE l.fund_id = {{t}}.id AND l.deleted = 0)"


def _of_loan(sql: str) -> str:
    return sql.replace("{t}", "l")


_CLIENT_KEY = _either("'=' || {t}.borrower", _of_debt("organisation_id"))
_LIMIT = codes.fact("fund_limits", "client", "percent")
_OF_CLIENT = (
    f"(SELECT sum({_of_loan(_BALANCE)}) FROM fund_loans l WHERE l.fund_id = {{t}}.fund_id AND l.deleted = 0 "
    f"AND {_of_loan(_CLIENT_KEY)} = {_CLIENT_KEY})"
)
"""What the client of a loan owes the fund in all."""
_ABOVE_LIMIT = (
    f"({_BALANCE} > 0 AND {_OF_CLIENT} * 100 > {_LIMIT} * "
    "(SELECT f.charter_capital FROM funds f WHERE f.id = {t}.fund_id))"
)
"""Whether that is above the part of the charter capital which one client may owe; not so where it is not known."""
_FIRST, _OTHER = (
    f"coalesce(r.{organisation}, '=' || r.{name})"
    for organisation, name in (
        ("organisation_id", "borrower"),
        ("related_organisation_id", "related_borrower"),
    )
)
_RELATED = (
    "EXISTS (SELECT 1 FROM fund_relations r WHERE r.fund_id = {t}.fund_id AND ("
    f"({_FIRST} = {_CLIENT_KEY} AND {_OTHER} = {_of_loan(_CLIENT_KEY)}) OR "
    f"({_OTHER} = {_CLIENT_KEY} AND {_FIRST} = {_of_loan(_CLIENT_KEY)})))"
)
_LIMIT_WITH_RELATED = codes.fact("fund_limits", "client_with_related", "percent")
_OF_RELATED = (
    f"(SELECT sum({_of_loan(_BALANCE)}) FROM fund_loans l WHERE l.fund_id = {{t}}.fund_id AND l.deleted = 0 "
    f"AND ({_of_loan(_CLIENT_KEY)} = {_CLIENT_KEY} OR {_RELATED}))"
)
"""What the client of a loan and those who are related to it owe the fund; not those related to these in turn."""
_ABOVE_LIMIT_WITH_RELATED = (
    f"({_BALANCE} > 0 AND {_OF_RELATED} * 100 > {_LIMIT_WITH_RELATED} * "
    "(SELECT f.charter_capital FROM funds f WHERE f.id = {t}.fund_id))"
)
_SIGNED = " ".join(
    f"WHEN '{entry.id}' THEN {entry.facts['sign']}" for entry in codes.entries("capital_movements")
)


def _signed(alias: str) -> str:
    return f"{alias}.amount * (CASE {alias}.movement {_SIGNED} ELSE 0 END)"


DERIVED: Mapping[tuple[str, str], str] = {
    ("funds", "capital"): (
        f"(SELECT coalesce(sum({_signed('c')}), 0) FROM fund_capitals c "
        'WHERE c.fund_id = {t}.id AND c."on" <= :day)'
    ),
    ("funds", "balance"): _loans(f"coalesce(sum({_of_loan(_BALANCE)}), 0)"),
    ("funds", "overdue_balance"): _loans(
        f"coalesce(sum(CASE WHEN {_of_loan(_OVERDUE)} THEN {_of_loan(_BALANCE)} ELSE 0 END), 0)"
    ),
    ("funds", "clients"): _loans(
        f"count(DISTINCT CASE WHEN {_of_loan(_BALANCE)} > 0 THEN {_of_loan(_CLIENT_KEY)} END)"
    ),
    ("fund_capitals", "signed_amount"): f"({_signed('{t}')})",
    ("fund_loans", "client"): _either("{t}.borrower", _of_borrower("name")),
    ("fund_loans", "client_kind"): _either("{t}.borrower_kind", _SORT),
    ("fund_loans", "agreement"): _either("{t}.contract", _of_debt("contract")),
    ("fund_loans", "due_day"): _DUE,
    ("fund_loans", "loan_class"): _either("{t}.loan_group", _CLASS),
    ("fund_loans", "lent"): _LENT_BY_DAY,
    ("fund_loans", "repaid"): _PAID,
    ("fund_loans", "written_off"): _OFF,
    ("fund_loans", "balance"): _BALANCE,
    ("fund_loans", "balance_with_related"): _OF_RELATED,
    ("fund_loans", "overdue_days"): (
        f"(CASE WHEN {_OVERDUE} THEN {fragments.days_between(_DUE, ':day')} ELSE 0 END)"
    ),
    ("fund_loans", "client_key"): _CLIENT_KEY,
    ("fund_loans", "opening"): _OPENING,
    ("fund_loans", "lent_in_period"): _LENT_IN_PERIOD,
    ("fund_loans", "repaid_in_period"): _PAID_IN_PERIOD,
    ("fund_loans", "written_off_in_period"): _OFF_IN_PERIOD,
    ("fund_loans", "newly_lent"): f"({_LENT_IN_PERIOD} > 0)",
    ("fund_loans", "outstanding"): f"({_BALANCE} > 0)",
    ("fund_loans", "overdue"): f"(CASE WHEN {_BALANCE} <= 0 THEN 0 ELSE {_DUE} < :day END)",
}
"""Of a loan all in dong of principal; interest stands in the ledger alone."""

PRESETS: Mapping[tuple[str, str], str] = {
    ("funds", "lending"): "{t}.fund_state = 'lending'",
    ("funds", "not_lending"): "{t}.fund_state <> 'lending'",
    ("fund_loans", "outstanding"): f"{_BALANCE} > 0",
    ("fund_loans", "overdue"): _OVERDUE,
    ("fund_loans", "above_limit"): _ABOVE_LIMIT,
    ("fund_loans", "above_limit_with_related"): _ABOVE_LIMIT_WITH_RELATED,
    ("fund_loans", "settled"): f"{_BALANCE} <= 0",
    ("fund_loans", "outside"): "{t}.debt_id IS NULL",
}
"""above_limit: the client owes the fund more than Decree 45/2021 allows one client; above_limit_with_related: it and
those related to it owe more than these may together; outside: loans of which no debt of
the register is the ledger."""
