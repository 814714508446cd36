"""Cooperative development funds (Quy ho tro phat trien hop tac xa): capital by source, loans and their repayments.

Decree 45/2021/ND-CP, amended by Decree 253/2025/ND-CP; reports by Circular 52/2022/TT-BTC. A loan to an organisation of
the register is a debt in that organisation's ledger, once: the loan leads to the debt, and amount, days, class and
repayments are read from there. A loan to anybody else carries its own.
"""

from models.register.kinds import Coded, Count, Day, Flag, Link, Money, Text
from models.register.record import Derived, Field, Place, Privacy, Record, Search

CREDITOR_KIND = "alliance_fund"
"""Kind of creditor (list creditor_kinds) of a debt that can be a loan of a fund."""

FUNDS = Record(
    table="funds",
    name="funds",
    fields=(
        Field("name", Text(80), required=True, search=Search.NAME),
        Field("fund_level", Coded("programme_levels")),
        Field("fund_model", Coded("fund_models")),
        Field("fund_state", Coded("fund_states"), required=True),
        Field("document_id", Link("documents")),
        Field("founded_on", Day()),
        Field("charter_capital", Money()),
        Field("note", Text(60), default=""),
        Field("name_folded", Text(), by="program", travels=False),
        Field("name_sorted", Text(), by="program", travels=False),
        Field("search_words", Text(), default="", by="program", travels=False),
    ),
    place=Place("funds", "fund", "funds"),
    called=("name",),
    parts=("fund_capitals", "fund_loans", "fund_relations"),
    unique=(("name",),),
    known_by=(("name",),),
    begins=("founded_on",),
    binned=True,
    since=3,
    derived=(
        Derived("capital", Money(signed=True)),
        Derived("balance", Money()),
        Derived("overdue_balance", Money()),
        Derived("clients", Count()),
    ),
    columns=("name", "fund_level", "fund_state", "capital", "balance", "overdue_balance", "clients"),
    order=("name",),
    presets=("lending", "not_lending"),
    sheet=("name", "fund_level", "fund_model", "fund_state", "founded_on", "charter_capital"),
)

FUND_CAPITALS = Record(
    table="fund_capitals",
    name="fund-capitals",
    fields=(
        Field("fund_id", Link("funds"), required=True, fixed=True),
        Field("on", Day(), required=True),
        Field("capital_source", Coded("fund_capital_sources"), required=True),
        Field("movement", Coded("capital_movements"), required=True),
        Field("amount", Money(), required=True),
        Field("document_id", Link("documents")),
        Field("note", Text(60), default=""),
    ),
    owner="fund_id",
    place=Place("funds", "capital", "funds", "fund_capitals"),
    called=("on", "capital_source", "movement", "amount"),
    known_by=(("fund_id", "on", "capital_source", "movement", "amount"),),
    begins=("on",),
    since=3,
    derived=(Derived("signed_amount", Money(signed=True)),),
    columns=("fund", "on", "capital_source", "movement", "amount", "document"),
    order=("fund", "on"),
    chips="capital_source",
    sheet=("fund", "on", "capital_source", "movement", "amount"),
)

OWN_FIGURES = ("borrower", "borrower_kind", "contract", "amount", "lent_on", "due_on", "loan_group")
"""What a loan says itself only where no debt of the register says it."""

FUND_LOANS = Record(
    table="fund_loans",
    name="fund-loans",
    fields=(
        Field("fund_id", Link("funds"), required=True, fixed=True),
        Field("debt_id", Link("debts"), search=Search.WORDS),
        Field("borrower", Text(48), default="", search=Search.WORDS),
        Field("borrower_kind", Coded("fund_borrowers")),
        Field("purpose", Text(60), default="", search=Search.WORDS),
        Field("contract", Text(32), default="", search=Search.WORDS),
        Field("amount", Money()),
        Field("lent_on", Day()),
        Field("due_on", Day(ahead=True)),
        Field("loan_group", Coded("fund_loan_groups")),
        Field("note", Text(60), default=""),
        Field("search_words", Text(), default="", by="program", travels=False),
    ),
    owner="fund_id",
    place=Place("fund_loans", "loan", "fund_loans"),
    called=("borrower", "contract", "purpose"),
    parts=("fund_repayments",),
    unique=(("debt_id",), ("fund_id", "contract")),
    known_by=(("debt_id",), ("fund_id", "contract"), ("fund_id", "borrower", "lent_on")),
    begins=("lent_on",),
    binned=True,
    since=3,
    derived=(
        Derived("client", Text()),
        Derived("client_kind", Coded("fund_borrowers")),
        Derived("agreement", Text()),
        Derived("due_day", Day()),
        Derived("loan_class", Coded("fund_loan_groups")),
        Derived("lent", Money()),
        Derived("repaid", Money()),
        Derived("written_off", Money()),
        Derived("balance", Money()),
        Derived("balance_with_related", Money()),
        Derived("overdue_days", Count()),
        Derived("client_key", Text(), listed=False),
        Derived("opening", Money(), listed=False),
        Derived("lent_in_period", Money(), listed=False),
        Derived("repaid_in_period", Money(), listed=False),
        Derived("written_off_in_period", Money(), listed=False),
        Derived("newly_lent", Flag(), listed=False),
        Derived("outstanding", Flag(), listed=False),
        Derived("overdue", Flag(), listed=False),
    ),
    columns=(
        "client",
        "purpose",
        "agreement",
        "due_day",
        "loan_class",
        "lent",
        "balance",
        "overdue_days",
    ),
    order=("fund", "client"),
    presets=("outstanding", "overdue", "above_limit", "above_limit_with_related", "settled", "outside"),
    sheet=(
        "fund",
        "borrower",
        "borrower_kind",
        "purpose",
        "contract",
        "amount",
        "lent_on",
        "due_on",
        "loan_group",
    ),
)

FUND_REPAYMENTS = Record(
    table="fund_repayments",
    name="fund-repayments",
    fields=(
        Field("loan_id", Link("fund_loans"), required=True, fixed=True),
        Field("on", Day(), required=True),
        Field("repayment_kind", Coded("repayment_kinds"), required=True),
        Field("amount", Money(), required=True),
        Field("note", Text(60), default=""),
    ),
    owner="loan_id",
    place=Place("fund_loans", "repayment", "fund_loans", "fund_repayments"),
    called=("on", "repayment_kind", "amount"),
    known_by=(("loan_id", "on", "repayment_kind", "amount"),),
    begins=("on",),
    since=3,
    columns=("loan", "on", "repayment_kind", "amount", "note"),
    order=("loan", "on"),
    sheet=("loan", "on", "repayment_kind", "amount"),
)

_RELATED_PAIRS = tuple(
    ("fund_id", one, other)
    for one in ("organisation_id", "borrower")
    for other in ("related_organisation_id", "related_borrower")
)

FUND_RELATIONS = Record(
    table="fund_relations",
    name="fund-relations",
    fields=(
        Field("fund_id", Link("funds"), required=True, fixed=True),
        Field("organisation_id", Link("organisations"), privacy=Privacy.SENSITIVE),
        Field("borrower", Text(48), default="", privacy=Privacy.SENSITIVE),
        Field("borrower_relation", Coded("borrower_relations"), required=True, privacy=Privacy.SENSITIVE),
        Field("related_organisation_id", Link("organisations"), privacy=Privacy.SENSITIVE),
        Field("related_borrower", Text(48), default="", privacy=Privacy.SENSITIVE),
        Field("note", Text(60), default="", privacy=Privacy.SENSITIVE),
    ),
    owner="fund_id",
    place=Place("funds", "relation", "funds", "fund_relations"),
    called=("organisation_id", "borrower", "related_organisation_id", "related_borrower"),
    unique=_RELATED_PAIRS,
    known_by=_RELATED_PAIRS,
    since=3,
    columns=(
        "fund",
        "organisation",
        "borrower",
        "borrower_relation",
        "related_organisation",
        "related_borrower",
    ),
    order=("fund", "organisation", "borrower"),
    chips="borrower_relation",
    sheet=("fund", "borrower", "borrower_relation", "related_borrower", "note"),
)
"""Two borrowers of a fund who are related persons, each an organisation of the register or called as its loans call it.

What one of them owes counts with what the other owes (Decree 45/2021 Art. 28: 25 % of the charter capital).
"""
