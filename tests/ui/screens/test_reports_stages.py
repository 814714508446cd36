"""The stages of the grid of a form: every pair of a stage and an event, allowed or refused."""

from tests.ui.tables import assert_follows, reachable, table_of
from ui.screens.reports.stages import TRANSITIONS, GridEvent, GridStage, GridStages

ALLOWED = """
EMPTY       OPEN_SHOWN     TYPING
EMPTY       SEALED_SHOWN   LOCKED
LOCKED      OPEN_SHOWN     TYPING
LOCKED      OPEN_FOLLOWED  TYPING
LOCKED      SEALED_SHOWN   LOCKED
TYPING      OPEN_SHOWN     TYPING
TYPING      OPEN_FOLLOWED  TYPING
TYPING      SEALED_SHOWN   LOCKED
TYPING      PASTED         PREVIEWING
PREVIEWING  OPEN_SHOWN     TYPING
PREVIEWING  OPEN_FOLLOWED  PREVIEWING
PREVIEWING  SEALED_SHOWN   LOCKED
PREVIEWING  PASTED         PREVIEWING
PREVIEWING  SETTLED        TYPING
"""


def test_every_event_leads_where_it_should_or_raises() -> None:
    assert_follows(GridStages(), table_of(ALLOWED, GridStage, GridEvent), GridStage, GridEvent)


def test_every_stage_can_be_reached() -> None:
    assert reachable(TRANSITIONS, GridStage.EMPTY) == set(GridStage)


def test_a_block_is_shown_only_where_figures_can_be_typed() -> None:
    assert {stage for stage, event in TRANSITIONS if event is GridEvent.PASTED} == {
        GridStage.TYPING,
        GridStage.PREVIEWING,
    }
