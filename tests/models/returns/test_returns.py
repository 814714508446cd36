"""The ladder of a return: each step in one way only, and no seal without clearance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.forms.findings import Finding, Level
from models.returns.returns import FROZEN, ReturnStep, State, after, alike, clear, open_findings
from models.values.errors import Refused

ERROR = Finding("A", "R1", Level.ERROR, "B01", "I.1", "actual")
WARNING = Finding("B", "R3", Level.WARNING, "B01", "I.6", "actual")
INFO = Finding("C", "R17", Level.INFO, "B01", "I.7", "actual")


def test_the_way_of_a_return() -> None:
    state = State.DRAFT
    for step in (
        ReturnStep.EDIT,
        ReturnStep.CHECK,
        ReturnStep.SEAL,
        ReturnStep.SEND,
        ReturnStep.RECEIVE,
        ReturnStep.MERGE,
    ):
        state = after(state, step)
    assert state is State.MERGED


def test_editing_a_checked_return_makes_it_a_draft_again() -> None:
    assert after(State.CHECKED, ReturnStep.EDIT) is State.DRAFT


@pytest.mark.parametrize("state", sorted(FROZEN))
def test_nothing_edits_a_sealed_return(state: State) -> None:
    with pytest.raises(Refused) as caught:
        after(state, ReturnStep.EDIT)
    assert caught.value.code == "RETURN_SEALED"


def test_a_draft_cannot_be_sealed_unchecked() -> None:
    with pytest.raises(Refused) as caught:
        after(State.DRAFT, ReturnStep.SEAL)
    assert caught.value.code == "RETURN_STEP"


@given(st.lists(st.sampled_from(sorted(ReturnStep)), max_size=12))
def test_no_way_leads_back_from_the_seal(steps: list[ReturnStep]) -> None:
    state, sealed = State.DRAFT, False
    for step in steps:
        try:
            state = after(state, step)
        except Refused:
            continue
        sealed = sealed or state is State.SEALED
        assert not sealed or state in FROZEN


def test_errors_and_unanswered_warnings_stand_in_the_way() -> None:
    assert open_findings([ERROR, WARNING, INFO], {}) == [ERROR, WARNING]
    with pytest.raises(Refused) as caught:
        clear([ERROR, WARNING, INFO], {ERROR.key: "vì thế"})
    assert caught.value.details == {"errors": 1, "warnings": 1}


def test_a_reason_answers_a_warning_but_never_an_error() -> None:
    cleared = clear([WARNING, INFO], {WARNING.key: "giá chè tăng", "other": "x"})
    assert cleared.reasons == ((WARNING.key, "giá chè tăng"),)
    with pytest.raises(Refused):
        clear([WARNING], {WARNING.key: "   "})


def test_an_answerable_error_waits_for_its_reason_and_another_always_blocks() -> None:
    flow = Finding("F", "R4", Level.ERROR, "B01", "I.1", "actual", answerable=True)
    assert open_findings([flow, ERROR], {flow.key: "theo kiểm kê", ERROR.key: "không sao"}) == [ERROR]
    assert open_findings([flow], {}) == [flow]
    assert clear([flow], {flow.key: "theo kiểm kê"}).reasons == ((flow.key, "theo kiểm kê"),)


def test_alike_are_the_other_warnings_of_the_same_check_that_wait_for_a_reason() -> None:
    columns = [Finding("B", "R3", Level.WARNING, "B02", "total:I.6", key) for key in ("actual", "plan")]
    impossible = Finding("B", "R3", Level.ERROR, "B01", "I.9", "actual")
    there = [ERROR, WARNING, *columns, INFO, impossible]
    assert alike(WARNING, open_findings(there, {})) == columns
    assert (
        alike(WARNING, open_findings(there, {columns[0].key: "đã đối chiếu", columns[1].key: " "}))
        == columns[1:]
    )
    assert alike(ERROR, open_findings(there, {})) == []
