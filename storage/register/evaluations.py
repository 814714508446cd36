"""Evaluations of organisations: score and rank of a year under a definition, kept and changed."""

from typing import Any

from sqlalchemy.orm import Session

from models.register.drafts import EVALUATION
from models.register.evaluations.ranks import settled_rank
from models.register.tables.organisations import Evaluation
from models.register.texts.fields import all_kept
from storage.book.book import Book
from storage.register.organisations import require_organisation


def evaluate(
    book: Book,
    organisation_id: str,
    year: int,
    definition: str,
    *,
    score: int | None = None,
    rank: str | None = None,
    effective: bool | None = None,
) -> str:
    """Score and rank of a year under a definition, replacing earlier ones; id of the record.

    A blank rank follows from the score. Refused: as models.register.evaluations.ranks.settled_rank.
    """
    with book.change("EVALUATION_SET", id=organisation_id, year=str(year)) as session:
        require_organisation(session, organisation_id)
        values = {
            "year": year,
            "definition": definition,
            "score": score,
            "rank": rank,
            "effective": effective,
        }
        return evaluate_in(session, book.ids(), organisation_id, values)


def evaluate_in(session: Session, new_id: str, organisation_id: str, values: dict[str, Any]) -> str:
    """As evaluate, inside a session, from the fields of models.register.drafts.EVALUATION."""
    values = all_kept(EVALUATION, values)
    values["rank"] = settled_rank(values["definition"], values["score"], values["rank"])
    key = {"organisation_id": organisation_id, "year": values["year"], "definition": values["definition"]}
    record = session.query(Evaluation).filter_by(**key).one_or_none() or Evaluation(id=new_id, **key)
    for name, value in values.items():
        setattr(record, name, value)
    session.add(record)
    session.flush()
    return record.id
