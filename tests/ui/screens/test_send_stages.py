"""The stages of the page that signs and sends: every pair of a stage and an event, allowed or refused."""

import pytest

from tests.ui.tables import assert_follows, reachable, table_of
from ui.screens.send.stages import AT_REST, TRANSITIONS, SendEvent, SendStage, SendStages

WORK = frozenset(SendStage) - AT_REST

ALLOWED = """
CHECKING         BEGIN          PREPARING
CHECKING         BEGIN_PRINT    PREPARING_PRINT
CHECKING         LEAVE          CHECKING
PREPARING        PREPARED       SIGN_OFF
PREPARING        FAILED         CHECKING
PREPARING        STOPPED        CHECKING
PREPARING_PRINT  PREPARED       TAKING_BACK
PREPARING_PRINT  FAILED         CHECKING
PREPARING_PRINT  STOPPED        CHECKING
SIGN_OFF         TRUST_CHANGED  RENEWING
SIGN_OFF         CONFIRMED      SIGNING
SIGN_OFF         WRITE_PRINT    WRITING_PRINT
SIGN_OFF         LEAVE          CHECKING
TAKING_BACK      TRUST_CHANGED  RENEWING_PRINT
TAKING_BACK      CONFIRMED      SENDING_PRINT
TAKING_BACK      LEAVE          CHECKING
RENEWING         PREPARED       SIGN_OFF
RENEWING         FAILED         CHECKING
RENEWING         STOPPED        SIGN_OFF
RENEWING_PRINT   PREPARED       TAKING_BACK
RENEWING_PRINT   FAILED         CHECKING
RENEWING_PRINT   STOPPED        TAKING_BACK
SIGNING          FINISHED       CHECKING
SIGNING          FAILED         SIGN_OFF
SIGNING          STOPPED        SIGN_OFF
SENDING_PRINT    FINISHED       CHECKING
SENDING_PRINT    FAILED         TAKING_BACK
SENDING_PRINT    STOPPED        TAKING_BACK
WRITING_PRINT    FINISHED       CHECKING
WRITING_PRINT    FAILED         SIGN_OFF
"""


def test_every_event_leads_where_it_should_or_raises() -> None:
    assert_follows(SendStages(), table_of(ALLOWED, SendStage, SendEvent), SendStage, SendEvent)


def test_every_task_ends_at_rest() -> None:
    for (stage, event), after in TRANSITIONS.items():
        if stage in WORK:
            assert after in AT_REST, (stage, event)


def test_no_task_is_left_or_begun_again_while_it_runs() -> None:
    starts = {
        SendEvent.BEGIN,
        SendEvent.BEGIN_PRINT,
        SendEvent.TRUST_CHANGED,
        SendEvent.CONFIRMED,
        SendEvent.WRITE_PRINT,
    }
    assert not {(stage, event) for stage, event in TRANSITIONS if stage in WORK and event in starts}
    assert not {stage for stage, event in TRANSITIONS if stage in WORK and event is SendEvent.LEAVE}


def test_every_stage_can_be_reached_from_the_start() -> None:
    assert reachable(TRANSITIONS, SendStage.CHECKING) == set(SendStage)


@pytest.mark.parametrize("stage", SendStage, ids=lambda one: one.name)
def test_a_stage_says_what_is_in_front(stage: SendStage) -> None:
    stages = SendStages()
    stages.state = stage
    checking = {SendStage.CHECKING, SendStage.PREPARING, SendStage.PREPARING_PRINT}
    assert stages.is_signing_off is (stage not in checking)
    assert stages.is_busy is (stage in WORK)
    taking_back = {SendStage.TAKING_BACK, SendStage.RENEWING_PRINT, SendStage.SENDING_PRINT}
    assert stages.is_taking_back is (stage in taking_back)
    assert not stages.is_taking_back or stages.is_signing_off
