"""Values that the office above proposes: shown beside the present values, accepted or declined.

Both are answers. Accepting is one change: the value and the answer come and go together.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from models.dialogue.notices import words
from models.dialogue.proposals import field_value, figure, shown_field, shown_figure
from models.dialogue.queries import QueryState
from models.forms.cells import Origin, SheetCell
from models.forms.definition import Form
from models.forms.sheets import to_base
from models.register.texts.words import field_label
from models.returns.document import UnitName
from models.returns.returns import FROZEN, State
from models.values.errors import Refused
from models.values.messages import sentence
from storage.book.book import Book
from storage.dialogue import answers
from storage.dialogue.answers import AskedOfUs
from storage.forms.installed import forms_in, forms_of
from storage.register.records import store
from storage.register.records.owners import name_of, with_owners
from storage.returns import returns, sheets
from storage.returns.returns import TypedFigure

ACCEPTED, DECLINED = "accepted", "declined"


@dataclass(frozen=True, slots=True)
class ProposalView:
    """What a query proposes, for people. name: of the form or record; place: of the row or field; now: what stands.

    refusal: the code why it cannot be accepted now ("" where it can), with its details.
    """

    asked: AskedOfUs
    name: str
    place: str
    now: str
    proposed: str
    refusal: str = ""
    details: dict[str, Any] = field(default_factory=dict, hash=False)


def proposal_view(book: Book, asked: AskedOfUs) -> ProposalView:
    """The proposed value beside the present value in the newest revision or the register; never raises."""
    query = asked.query
    view = ProposalView(asked, "", "", "", query.proposal)
    try:
        _refuse_closed(asked)
        return _of_cell(book, asked) if query.pin.kind == "cell" else _of_record(book, asked)
    except Refused as refusal:
        return ProposalView(asked, view.name, view.place, "", query.proposal, refusal.code, refusal.details)


def _refuse_closed(asked: AskedOfUs) -> None:
    if asked.query.state is not QueryState.OPEN:
        raise Refused("QUERY_CLOSED", number=str(asked.query.number))
    if not asked.query.proposal:
        raise Refused("PROPOSAL_NONE", number=str(asked.query.number))


def _of_cell(book: Book, asked: AskedOfUs) -> ProposalView:
    code, row, column = asked.query.pin.place
    paper = sheets.period_sheets(book, asked.about.period)
    form = forms_of(book).form_on(code, paper.cutoff)
    printed = figure(form, row, column, asked.query.proposal)
    base = to_base(form, form.row_by_code[row], form.column_by_key[column], printed)
    sheet = paper.sheets.get(code)
    now = shown_figure(form, row, column, sheet[row, column]) if sheet else ""
    proposed = shown_figure(form, row, column, SheetCell(base, Origin.GIVEN))
    place = f"{row} {form.row_by_code[row].label}".strip()
    if paper.head is None or paper.head.state in FROZEN:
        details = {"period": asked.about.period}
        return ProposalView(asked, form.name, place, now, proposed, "PROPOSAL_RETURN_SEALED", details)
    return ProposalView(asked, form.name, place, now, proposed)


def _of_record(book: Book, asked: AskedOfUs) -> ProposalView:
    table, key, name = _place(asked)
    value = field_value(table, name, asked.query.proposal)
    with book.read_session() as session:
        near = with_owners(session, table, key)
        if not near:
            raise Refused("PROPOSAL_RECORD_UNKNOWN", table=table)
        now = shown_field(table, name, getattr(near[table], name))
        called = name_of(near)
    return ProposalView(asked, called, field_label(table, name), now, shown_field(table, name, value))


def _place(asked: AskedOfUs) -> tuple[str, str, str]:
    pin = asked.query.pin
    if pin.kind != "record":
        raise Refused("PROPOSAL_PLACE", table=pin.kind, field="")
    table, key, name = pin.place
    return table, key, name


def accept_proposal(book: Book, issuer: UnitName, number: int, text: str = "") -> None:
    """Put the proposed value into the draft return or the register, and answer so; text: in the unit's own words.

    Refused QUERY_UNKNOWN, QUERY_CLOSED, PROPOSAL_NONE, PROPOSAL_PLACE, PROPOSAL_VALUE, PROPOSAL_RECORD_UNKNOWN,
    PROPOSAL_RETURN_SEALED (period: reopen it first), and those of the register.
    """
    asked = answers.find(book, issuer, number)
    _refuse_closed(asked)
    view = proposal_view(book, asked)
    if view.refusal:
        raise Refused(view.refusal, **view.details)
    told = words(text) or sentence("PROPOSAL_ACCEPTED_TEXT", {"proposed": view.proposed})
    with book.change("PROPOSAL_ACCEPTED", number=str(number), name=view.name, place=view.place) as session:
        if asked.query.pin.kind == "cell":
            _put_figure(book, session, asked, told)
        else:
            _put_field(book, session, asked)
        answers.keep(book, session, asked, told, ACCEPTED)


def _put_figure(book: Book, session: Session, asked: AskedOfUs, reason: str) -> None:
    code, row, column = asked.query.pin.place
    record = _draft(session, asked)
    printed = figure(_form(session, code, record), row, column, asked.query.proposal)
    returns.give_in(book, session, record.id, code, [TypedFigure(row, column, printed, reason)])


def _draft(session: Session, asked: AskedOfUs) -> returns.ReturnRow:
    record = returns.newest(session, asked.about.period)
    if record is None or State(record.state) in FROZEN:
        raise Refused("PROPOSAL_RETURN_SEALED", period=asked.about.period)
    return record


def _form(session: Session, code: str, record: returns.ReturnRow) -> Form:
    return forms_in(session).form_on(code, date.fromisoformat(record.cutoff))


def _put_field(book: Book, session: Session, asked: AskedOfUs) -> None:
    table, key, name = _place(asked)
    value = field_value(table, name, asked.query.proposal)
    if not with_owners(session, table, key):
        raise Refused("PROPOSAL_RECORD_UNKNOWN", table=table)
    store.change_in(session, book.ids, table, key, {name: value}, book.clock().date())


def decline_proposal(book: Book, issuer: UnitName, number: int, reason: str) -> None:
    """Answer that the value stays, and why. Refused QUERY_UNKNOWN, QUERY_CLOSED, PROPOSAL_NONE,
    PROPOSAL_REASON_MISSING."""
    asked, told = answers.find(book, issuer, number), words(reason)
    _refuse_closed(asked)
    if not told:
        raise Refused("PROPOSAL_REASON_MISSING", number=str(number))
    with book.change("PROPOSAL_DECLINED", number=str(number)) as session:
        answers.keep(book, session, asked, told, DECLINED)
