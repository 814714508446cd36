"""Returns of this book's unit: opened for a period, filled cell by cell, checked, sealed, sent, reopened.

Every typed figure is stored at once, as one change. A sealed revision is frozen by the database itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from models.forms.cells import Given
from models.forms.definition import CellKey, Form, FormColumn, Row
from models.forms.findings import Finding
from models.forms.sheets import cell_of, to_base
from models.forms.typed import target_to_base
from models.returns.reasons import read_reason
from models.returns.returns import ReturnStep, State, after
from models.values.errors import Refused
from models.values.periods import Period, parse_period
from models.values.targets import Target, read_stored
from storage.book.book import Book
from storage.book.periods import period_of
from storage.book.rows import each, records
from storage.forms.installed import forms_in

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.returns.records import GivenFigure, ReturnRecord
    from storage.book.rows import RowSession


@dataclass(frozen=True, slots=True)
class ReturnHead:
    """One revision of a return, without its figures."""

    id: str
    period: str
    revision: int
    cutoff: date
    state: State
    opened_at: str
    narrative: str = ""


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """One revision of a return as its row says it."""

    id: str
    period: str
    revision: int
    cutoff: str
    state: str
    opened_at: str
    narrative: str


_ROWS = "SELECT id, period, revision, cutoff, state, opened_at, narrative FROM returns"


def head_of(record: "ReturnRecord | ReturnRow") -> ReturnHead:
    return ReturnHead(
        record.id,
        record.period,
        record.revision,
        date.fromisoformat(record.cutoff),
        State(record.state),
        record.opened_at,
        record.narrative,
    )


def newest(session: "Session | RowSession", period: str) -> ReturnRow | None:
    """The newest revision for a period."""
    found = records(
        session, ReturnRow, f"{_ROWS} WHERE period = :period ORDER BY revision DESC LIMIT 1", period=period
    )
    return found[0] if found else None


def revision_of(session: "Session | RowSession", period: str, revision: int) -> ReturnRow | None:
    """One revision for a period."""
    found = records(
        session,
        ReturnRow,
        f"{_ROWS} WHERE period = :period AND revision = :revision",
        period=period,
        revision=revision,
    )
    return found[0] if found else None


def row_of(session: "Session | RowSession", return_id: str) -> ReturnRow | None:
    """The revision with this id."""
    found = records(session, ReturnRow, f"{_ROWS} WHERE id = :id", id=return_id)
    return found[0] if found else None


def head(book: Book, period: str) -> ReturnHead | None:
    """The newest revision for a period, None where none was opened yet."""
    with book.read_rows() as session:
        record = newest(session, str(parse_period(period)))
        return None if record is None else head_of(record)


def heads(book: Book) -> list[ReturnHead]:
    """All revisions of all periods, newest period first."""
    with book.read_rows() as session:
        found = map(head_of, records(session, ReturnRow, _ROWS))
        return sorted(found, key=lambda one: (parse_period(one.period), one.revision), reverse=True)


def open_return(book: Book, period: str, cutoff: date | None = None) -> ReturnHead:
    """The newest revision for a period; a first revision is opened as a draft where there is none.

    Refused PERIOD_TOO_FAR, CUTOFF_OUTSIDE_PERIOD where none can be opened (models.values.periods.Period).
    """
    asked = period_of(book, period)
    found = head(book, period)
    if found is not None:
        return found
    asked.refuse_unlikely(book.clock().date())
    asked.refuse_cutoff(cutoff or asked.cutoff)
    with book.change("RETURN_OPENED", period=str(asked)) as session:
        return head_of(_add(book, session, asked, 1, cutoff or asked.cutoff))


def _add(book: Book, session: "Session", period: Period, revision: int, cutoff: date) -> "ReturnRecord":
    from models.returns.records import ReturnRecord

    record = ReturnRecord(
        id=book.ids(),
        period=str(period),
        revision=revision,
        cutoff=cutoff.isoformat(),
        state=State.DRAFT.value,
        opened_at=book.now(),
        narrative="",
    )
    session.add(record)
    session.flush()
    return record


def editable(session: "Session", return_id: str) -> "ReturnRecord":
    """The return, now a draft; Refused RETURN_SEALED where its figures are frozen."""
    from models.returns.records import ReturnRecord

    record = session.get(ReturnRecord, return_id)
    if record is None:
        raise Refused("RETURN_UNKNOWN", id=return_id)
    record.state = after(State(record.state), ReturnStep.EDIT).value
    session.flush()
    return record


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """One figure or target to keep: `value` as printed (money in million dong), None for typed blank.

    taken_back: nothing is typed there any more, so that the prefill returns; `value` is then None.
    """

    row: str
    column: str
    value: Decimal | Target | None
    reason: str = ""
    taken_back: bool = False


def give(book: Book, return_id: str, form: str, entries: list[TypedFigure]) -> None:
    """Store typed figures in one change; where any is refused, none is stored."""
    with book.change("FIGURES_GIVEN", form=form, count=len(entries)) as session:
        give_in(book, session, return_id, form, entries)


def give_in(book: Book, session: "Session", return_id: str, form: str, entries: list[TypedFigure]) -> None:
    """As give, inside the caller's change."""
    record = editable(session, return_id)
    definition = forms_in(session).form_on(
        form, date.fromisoformat(record.cutoff), parse_period(record.period).kind
    )
    existing = _existing(session, return_id, form)
    for entry in entries:
        row, column = cell_of(definition, entry.row, entry.column)
        known = existing.get((entry.row, entry.column))
        if entry.taken_back:
            if known is not None:
                session.delete(known)
            continue
        read_reason(entry.reason)
        text = _stored(definition, row, column, entry.value)
        _keep(book, session, known, return_id, form, entry, text)


def _stored(form: Form, row: Row, column: FormColumn, value: Decimal | Target | None) -> str:
    """What the book keeps of a typed figure, in the base unit. Refused CELL_NOT_USED for one where words stand."""
    if column.role == "note" and value is not None:
        raise Refused("CELL_NOT_USED", form=form.code, row=row.code, column=column.key)
    if isinstance(value, Target):
        return target_to_base(form, row, column, value).stored()
    return "" if value is None else format(to_base(form, row, column, value), "f")


def as_given(stored: str, reason: str) -> Given:
    """A typed figure from what the book keeps of it."""
    target = read_stored(stored)
    if target is not None:
        return Given(target.bound, reason, target)
    return Given(Decimal(stored) if stored else None, reason)


def _existing(session: "Session", return_id: str, form: str) -> "dict[CellKey, GivenFigure]":
    from sqlalchemy import select

    from models.returns.records import GivenFigure

    rows = session.execute(
        select(GivenFigure).where(GivenFigure.return_id == return_id, GivenFigure.form == form)
    ).scalars()
    return {(row.row, row.column): row for row in rows}


def _keep(
    book: Book,
    session: "Session",
    found: "GivenFigure | None",
    return_id: str,
    form: str,
    entry: TypedFigure,
    value: str,
) -> None:
    from models.returns.records import GivenFigure

    if found is not None:
        found.value, found.reason = value, entry.reason
        return
    session.add(
        GivenFigure(
            id=book.ids(),
            return_id=return_id,
            form=form,
            row=entry.row,
            column=entry.column,
            value=value,
            reason=entry.reason,
        )
    )


def give_reason(book: Book, return_id: str, form: str, cell: CellKey, reason: str) -> None:
    """Store the reason why a typed figure replaces a prefill; Refused FIGURE_NOT_TYPED where none is typed there."""
    with book.change("FIGURES_GIVEN", form=form, count=1) as session:
        editable(session, return_id)
        _give_reason(session, return_id, form, cell, reason)


def _give_reason(session: "Session", return_id: str, form: str, cell: CellKey, reason: str) -> None:
    found = _existing(session, return_id, form).get(cell)
    if found is None:
        raise Refused("FIGURE_NOT_TYPED", form=form, row=cell[0], column=cell[1])
    found.reason = read_reason(reason)


def take_back(book: Book, return_id: str, form: str, cells: list[CellKey]) -> None:
    """Drop typed figures: the prefill of the register returns."""
    from sqlalchemy import delete

    from models.returns.records import GivenFigure

    with book.change("FIGURES_TAKEN_BACK", form=form, count=len(cells)) as session:
        editable(session, return_id)
        for row, column in cells:
            session.execute(
                delete(GivenFigure).where(
                    GivenFigure.return_id == return_id,
                    GivenFigure.form == form,
                    GivenFigure.row == row,
                    GivenFigure.column == column,
                )
            )


def given(session: "Session | RowSession", return_id: str) -> dict[str, dict[CellKey, Given]]:
    """All typed figures of a return: form → cell → figure."""
    found: dict[str, dict[CellKey, Given]] = {}
    rows = each(
        session,
        'SELECT form, "row", "column", value, reason FROM given_figures WHERE return_id = :id ORDER BY id',
        id=return_id,
    )
    for form, row, column, value, reason in rows:
        found.setdefault(form, {})[row, column] = as_given(value, reason)
    return found


_OVERTYPED = "REASON_MISSING"
"""The warning about a figure that stands over another without a reason."""


def answer(book: Book, return_id: str, finding: Finding, reason: str) -> None:
    """Store the reason that answers a warning; an empty reason opens it again. Refused REASON_NOT_WORDS.

    Of a figure that was typed over another it is kept with the figure.
    """
    if finding.code == _OVERTYPED:
        give_reason(book, return_id, finding.form, (finding.row, finding.column), reason)
        return
    with book.change("WARNING_ANSWERED", finding=finding.code, form=finding.form, row=finding.row) as session:
        editable(session, return_id)
        _answer(book, session, return_id, finding, read_reason(reason))


def answer_alike(book: Book, return_id: str, findings: Sequence[Finding], reason: str) -> None:
    """As answer: one reason for several warnings, in one change."""
    with book.change("WARNINGS_ANSWERED", count=len(findings)) as session:
        editable(session, return_id)
        for finding in findings:
            if finding.code == _OVERTYPED:
                _give_reason(session, return_id, finding.form, (finding.row, finding.column), reason)
            else:
                _answer(book, session, return_id, finding, read_reason(reason))


def _answer(book: Book, session: "Session", return_id: str, finding: Finding, reason: str) -> None:
    from sqlalchemy import select

    from models.returns.records import Answer

    found = session.execute(
        select(Answer).where(Answer.return_id == return_id, Answer.finding == finding.key)
    ).scalar_one_or_none()
    if found is None:
        session.add(Answer(id=book.ids(), return_id=return_id, finding=finding.key, reason=reason))
    else:
        found.reason = reason


def answers(session: "Session | RowSession", return_id: str) -> dict[str, str]:
    """Finding key → reason."""
    rows = each(
        session, "SELECT finding, reason FROM answers WHERE return_id = :id ORDER BY id", id=return_id
    )
    return {finding: reason for finding, reason in rows if reason}


def set_narrative(book: Book, return_id: str, text: str) -> None:
    """Keep the text of the report."""
    with book.change("NARRATIVE_CHANGED") as session:
        editable(session, return_id).narrative = text


def set_state(session: "Session", return_id: str, step: ReturnStep) -> State:
    """Take a step of a return, inside the caller's change."""
    from models.returns.records import ReturnRecord

    record = session.get(ReturnRecord, return_id)
    if record is None:
        raise Refused("RETURN_UNKNOWN", id=return_id)
    record.state = after(State(record.state), step).value
    session.flush()
    return State(record.state)


def reopen(book: Book, period: str) -> ReturnHead:
    """A new draft revision with the typed figures of the sealed revision, which stays as it is.

    Refused RETURN_NOT_SEALED while the newest revision can still be edited.
    """
    from models.returns.records import Answer, Sealed

    with book.change("RETURN_REOPENED", period=period) as session:
        old = newest(session, str(parse_period(period)))
        if old is None or session.get(Sealed, old.id) is None:
            raise Refused("RETURN_NOT_SEALED", period=period)
        cutoff = date.fromisoformat(old.cutoff)
        record = _add(book, session, parse_period(period), old.revision + 1, cutoff)
        record.narrative = old.narrative
        for form, cells in given(session, old.id).items():
            for (row, column), figure in cells.items():
                value = "" if figure.value is None else format(figure.value, "f")
                value = value if figure.target is None else figure.target.stored()
                _keep(
                    book, session, None, record.id, form, TypedFigure(row, column, None, figure.reason), value
                )
        for finding, reason in answers(session, old.id).items():
            session.add(Answer(id=book.ids(), return_id=record.id, finding=finding, reason=reason))
        session.flush()
        return head_of(record)
