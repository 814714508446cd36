"""What is special to a kind of record, by name of its table: how it is added, changed and restored, and its rules.

A kind that is not named here is stored by storage.register.records.store alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy.orm import Session

from models.register.drafts import (
    EVALUATION,
    DebtDraft,
    EntryDraft,
    ManagerDraft,
    MembershipDraft,
    OrganisationDraft,
    PersonDraft,
)
from models.register.organisations import CRITERIA
from models.register.tables.organisations import Evaluation
from models.values.errors import Refused
from storage.book.book import Book
from storage.register import (
    affiliations,
    dated_values,
    debts,
    evaluations,
    managers,
    members,
    organisations,
    products,
    results,
    standings,
)
from storage.register.facts import accounting, cases, certificates, communes, relations
from storage.register.programmes import (
    activities,
    documents,
    funding,
    grants,
    loans,
    programmes,
    projects,
    steering,
    target_rules,
)

Values: TypeAlias = Mapping[str, Any]
Ids: TypeAlias = Callable[[], str]
Add: TypeAlias = Callable[[Session, Ids, Values, date], str]
Update: TypeAlias = Callable[[Session, str, Values, Ids, date], None]


@dataclass(frozen=True, slots=True)
class Special:
    """The own ways of a kind. add: from column → value, links among them, to the id; restore: out of the bin."""

    add: Add
    update: Update
    restore: Callable[[Book, str], None] | None = None
    remove: Callable[[Book, str], None] | None = None
    refuse_taken: Callable[[Session, Any], None] | None = None


def _each(update: Callable[[Session, str, str, Any], None]) -> Update:
    """An update of several fields, made of a function that changes a single field."""

    def updated(session: Session, key: str, values: Values, ids: Ids, today: date) -> None:
        for name, value in values.items():
            update(session, key, name, value)

    return updated


def _add_organisation(session: Session, ids: Ids, values: Values, today: date) -> str:
    return organisations.add_in(session, ids(), ids, OrganisationDraft(**values), today)


def _update_organisation(session: Session, key: str, values: Values, ids: Ids, today: date) -> None:
    for name, value in values.items():
        if name == "capital":
            organisations.capital_in(session, ids(), key, today, value)
        else:
            organisations.update_in(session, key, name, value, today)


def _add_person(session: Session, ids: Ids, values: Values, today: date) -> str:
    return members.add_person_in(session, ids(), PersonDraft(**values))


def _owned(values: Values, *links: str) -> tuple[list[str], dict[str, Any]]:
    """The ids of what a record belongs to, and its own fields."""
    for link in links:
        if not values.get(link):
            raise Refused("FIELD_REQUIRED", field=link)
    return [values[link] for link in links], {name: values[name] for name in values if name not in links}


def _add_membership(session: Session, ids: Ids, values: Values, today: date) -> str:
    (organisation, person), own = _owned(values, "organisation_id", "person_id")
    return members.add_membership_in(session, ids(), organisation, person, MembershipDraft(**own))


def _add_manager(session: Session, ids: Ids, values: Values, today: date) -> str:
    (organisation, person), own = _owned(values, "organisation_id", "person_id")
    return managers.add_in(session, ids(), organisation, person, ManagerDraft(**own))


def _add_standing(session: Session, ids: Ids, values: Values, today: date) -> str:
    (key,), own = _owned(values, "organisation_id")
    return standings.add_event(session, ids(), organisations.require_organisation(session, key), own)


def _fixed(session: Session, key: str, values: Values, ids: Ids, today: date) -> None:
    """A record that is taken out and entered again, since what follows from it was worked out when it was added."""
    raise Refused("RECORD_NOT_CHANGED", field=next(iter(values), ""))


def _add_capital(session: Session, ids: Ids, values: Values, today: date) -> str:
    (key,), own = _owned(values, "organisation_id")
    return organisations.capital_in(session, ids(), key, **own)


def _add_evaluation(session: Session, ids: Ids, values: Values, today: date) -> str:
    (key,), own = _owned(values, "organisation_id")
    return evaluations.evaluate_in(session, ids(), key, dict(own))


def _update_evaluation(session: Session, key: str, values: Values, ids: Ids, today: date) -> None:
    record = session.get_one(Evaluation, key)
    own = {name: getattr(record, name) for name in EVALUATION}
    if set(CRITERIA) & set(values):
        own |= {"score": None, "rank": None}  # both follow from the points
    evaluations.evaluate_in(session, key, record.organisation_id, own | dict(values))


def _add_result(session: Session, ids: Ids, values: Values, today: date) -> str:
    (key, period), own = _owned(values, "organisation_id", "period")
    organisations.require_organisation(session, key)
    return results.put_in(session, ids(), key, period, own)


def _update_result(session: Session, key: str, values: Values, ids: Ids, today: date) -> None:
    record = results.require(session, key)
    results.put_in(session, key, record.organisation_id, record.period, values)


def _add_debt(session: Session, ids: Ids, values: Values, today: date) -> str:
    (key,), own = _owned(values, "organisation_id")
    return debts.add_in(session, ids(), ids, key, DebtDraft(**own))


def _add_entry(session: Session, ids: Ids, values: Values, today: date) -> str:
    (key,), own = _owned(values, "debt_id")
    debts.require_debt(session, key)
    return debts.add_entry_in(session, ids(), key, EntryDraft(**own))


def _add_dated(session: Session, ids: Ids, values: Values, today: date) -> str:
    return dated_values.add_in(session, values, today)


def _update_dated(session: Session, key: str, values: Values, ids: Ids, today: date) -> None:
    dated_values.update_in(session, key, values, today)


SPECIAL: Mapping[str, Special] = {
    "organisations": Special(
        _add_organisation,
        _update_organisation,
        organisations.restore,
        organisations.remove,
        organisations.refuse_taken,
    ),
    "standings": Special(_add_standing, _fixed),
    "charter_capitals": Special(_add_capital, _fixed),
    "evaluations": Special(_add_evaluation, _update_evaluation),
    "people": Special(
        _add_person,
        _each(members.update_person_in),
        members.restore_person,
        members.remove_person,
        members.refuse_number_taken,
    ),
    "memberships": Special(_add_membership, _each(members.update_membership_in)),
    "managers": Special(_add_manager, _each(managers.update_in)),
    "results": Special(_add_result, _update_result),
    "debts": Special(_add_debt, _each(debts.update_in), debts.restore, debts.remove),
    "debt_entries": Special(_add_entry, _fixed),
    "dated_values": Special(_add_dated, _update_dated, remove=dated_values.remove),
}

FILLED: Mapping[str, Callable[[Any], None]] = {
    "products": products.fill,
    "documents": documents.fill,
    "targets": target_rules.fill,
    "fund_loans": loans.fill,
    "grant_amounts": grants.fill_amount,
    "accounting_years": accounting.fill,
}
"""Fills in blank fields of a record: called before its rules, when it is added and when it is changed."""

RULES: Mapping[str, Callable[[Any], None]] = {
    "products": products.refuse_wrong,
    "documents": documents.refuse_wrong,
    "programmes": programmes.refuse_wrong,
    "dissolution_steps": cases.refuse_wrong,
    "activity_participants": activities.refuse_wrong_numbers,
    "steering_members": steering.refuse_wrong_handover,
    "tasks": steering.refuse_wrong_state,
    "targets": target_rules.refuse_wrong,
    "chain_projects": projects.refuse_wrong,
    "project_partners": projects.refuse_nobody,
    "fund_loans": loans.refuse_wrong,
    "fund_relations": loans.refuse_no_pair,
    "support_grants": grants.refuse_wrong,
    "grant_amounts": grants.refuse_undated,
    "funding_lines": funding.refuse_wrong,
    "accounting_years": accounting.refuse_wrong,
    "commune_profiles": communes.refuse_wrong,
    "relations": relations.refuse_wrong,
}
"""Rules of a kind beyond those of its fields: called before a record is stored."""

RULES_TOGETHER: Mapping[str, Callable[[Session, Values], None]] = {
    "certificates": certificates.refuse_foreign_product,
    "fund_loans": loans.refuse_said_twice,
    "fund_repayments": loans.refuse_overpaid,
    "support_grants": grants.refuse_foreign_component,
    "grant_amounts": grants.refuse_overdrawn,
    "targets": target_rules.refuse_no_cell,
}
"""Rules that hold between records: called with the values of a record after it was stored, changed, taken out or put
back, or any of this was undone."""

Follow: TypeAlias = Callable[[Session, Values | None, Values | None, date], None]

FOLLOWS: Mapping[str, Follow] = {
    "alliance_memberships": affiliations.follow_alliance,
    "union_memberships": affiliations.follow_union,
}
"""What a record of a kind changes elsewhere, within the same change, and so undone with it: called after it is stored
or taken out, with its columns before (None: it is new) and after (None: taken out); it may refuse."""
