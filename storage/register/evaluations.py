"""Evaluations of organisations: points, score and rank of a year under a definition, kept and changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy.orm import Session

from models.register.drafts import EVALUATION
from models.register.evaluations.schemes import EvaluationScheme, scheme_of
from models.register.evaluations.scoring import SubScore, points_of, sub_scores
from models.register.evaluations.settling import refuse_after_end, settled
from models.register.tables.organisations import Evaluation, Organisation
from models.values.errors import Refused
from storage.book.book import Book
from storage.book.kept.facts import CURRENT_MEMBER
from storage.book.rows import fetch
from storage.register.keeping import all_kept
from storage.register.organisations import require_organisation

_FUND_PLACES = 100
"""The shares of the funds are kept in hundredths of a per cent."""


def evaluate(book: Book, organisation_id: str, year: int, definition: str, **values: Any) -> str:
    """Score and rank of a year under a definition, replacing earlier ones; id of the record.

    values: further fields of models.register.drafts.EVALUATION; those left out are blank. A blank first criterion
    follows from the recorded figures, a blank score from the criteria, a blank rank from the score.
    Refused: as models.register.evaluations.settling.settled.
    """
    with book.change("EVALUATION_SET", id=organisation_id, year=str(year)) as session:
        require_organisation(session, organisation_id)
        whole = dict.fromkeys(EVALUATION) | values | {"year": year, "definition": definition}
        return evaluate_in(session, book.ids(), organisation_id, whole)


def evaluate_in(session: Session, new_id: str, organisation_id: str, values: dict[str, Any]) -> str:
    """As evaluate, inside a session, from the fields of models.register.drafts.EVALUATION."""
    values = all_kept(session, EVALUATION, values)
    organisation = require_organisation(session, organisation_id)
    scheme = scheme_of(values["definition"])
    if scheme is not None and scheme.scales and values.get("criterion_1") is None:
        found = sub_scores(scheme, figures_of(session, organisation_id, values))
        values["criterion_1"] = points_of(found, 1)
    values = settled(values, _begun(organisation))
    key = {"organisation_id": organisation_id, "year": values["year"], "definition": values["definition"]}
    record = session.query(Evaluation).filter_by(**key).one_or_none() or Evaluation(id=new_id, **key)
    for name, value in values.items():
        setattr(record, name, value)
    session.add(record)
    session.flush()
    return record.id


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """One evaluation with how its points came about.

    values: what is stored, by the fields of EVALUATION; sub_scores: what the scales give for the figures recorded now;
    income_is_profit: the income after obligations is not stated, and the profit of the results stands for it.
    """

    organisation: str
    scheme: EvaluationScheme
    values: Mapping[str, Any]
    sub_scores: tuple[SubScore, ...]
    income_is_profit: bool


def score_sheet(book: Book, organisation_id: str, year: int, definition: str) -> ScoreSheet:
    """The sheet of a year under a definition, recorded or not yet.

    Refused: SCHEME_UNKNOWN (a definition without scheme), ORGANISATION_UNKNOWN; SCHEME_NOT_OFFERED for a year after the
    last one of the scheme, unless it is recorded.
    """
    scheme = scheme_of(definition)
    if scheme is None:
        raise Refused("SCHEME_UNKNOWN", field="definition", definition=definition)
    with book.read_session() as session:
        organisation = require_organisation(session, organisation_id)
        record = (
            session.query(Evaluation)
            .filter_by(organisation_id=organisation_id, year=year, definition=definition)
            .one_or_none()
        )
        if record is None:
            refuse_after_end(scheme, year)
        values = {name: getattr(record, name) if record else None for name in EVALUATION}
        values |= {"year": year, "definition": definition}
        figures = figures_of(session, organisation_id, values)
        profit = values["income_after_obligations"] is None and figures["income"] is not None
        return ScoreSheet(organisation.name, scheme, values, sub_scores(scheme, figures), profit)


def _begun(organisation: Organisation) -> date | None:
    day = organisation.founded_on or organisation.registered_on
    return date.fromisoformat(day) if day else None


def figures_of(
    session: Session, organisation_id: str, values: Mapping[str, Any]
) -> dict[str, int | Fraction | None]:
    """The figures of models.register.evaluations.scoring.INPUTS for the year; members: those of its last day."""
    year = values["year"]
    results = fetch(session, _RESULTS, id=organisation_id, period=str(year))
    (members,) = fetch(session, _MEMBERS, id=organisation_id, day=f"{year}-12-31")
    revenue, profit = (results[0].revenue, results[0].profit) if results else (None, None)
    income = values.get("income_after_obligations")
    return {
        "revenue": revenue,
        "revenue_plan": values.get("revenue_plan"),
        "income": profit if income is None else income,
        "members": members.number or None,
        "development_fund": _share(values.get("development_fund")),
        "reserve_fund": _share(values.get("reserve_fund")),
    }


def _share(stored: int | None) -> Fraction | None:
    return None if stored is None else Fraction(stored, _FUND_PLACES)


_RESULTS = "SELECT revenue, profit FROM results WHERE organisation_id = :id AND period = :period"
_MEMBERS = (
    "SELECT count(*) AS number FROM memberships m JOIN people p ON p.id = m.person_id "
    f"WHERE m.organisation_id = :id AND p.deleted = 0 AND {CURRENT_MEMBER}"
)
