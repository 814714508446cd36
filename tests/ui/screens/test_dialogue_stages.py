"""The stages of the panel beside queries and receipts: every pair of a stage and an event, allowed or refused."""

import pytest

from tests.ui.tables import assert_follows, reachable, table_of
from ui.screens.dialogue.stages import TRANSITIONS, PanelEvent, PanelStage, PanelStages

ALLOWED = """
BROWSING         GIVE_RECEIPTS  GIVING_RECEIPTS
BROWSING         WRITE_QUERIES  WRITING_QUERIES
BROWSING         WRITE_ANSWERS  WRITING_ANSWERS
BROWSING         ASK_AGAIN      ASKING_AGAIN
BROWSING         LEAVE          BROWSING
GIVING_RECEIPTS  GIVE_RECEIPTS  GIVING_RECEIPTS
GIVING_RECEIPTS  LEAVE          BROWSING
WRITING_QUERIES  WRITE_QUERIES  WRITING_QUERIES
WRITING_QUERIES  LEAVE          BROWSING
WRITING_ANSWERS  WRITE_ANSWERS  WRITING_ANSWERS
WRITING_ANSWERS  LEAVE          BROWSING
ASKING_AGAIN     WRITE_QUERIES  WRITING_QUERIES
ASKING_AGAIN     LEAVE          BROWSING
"""


def test_every_event_leads_where_it_should_or_raises() -> None:
    assert_follows(PanelStages(), table_of(ALLOWED, PanelStage, PanelEvent), PanelStage, PanelEvent)


def test_every_stage_can_be_reached_and_left() -> None:
    assert reachable(TRANSITIONS, PanelStage.BROWSING) == set(PanelStage)
    assert all(TRANSITIONS[stage, PanelEvent.LEAVE] is PanelStage.BROWSING for stage in PanelStage)


@pytest.mark.parametrize("stage", PanelStage, ids=lambda one: one.name)
def test_only_browsing_follows_the_selected_row(stage: PanelStage) -> None:
    stages = PanelStages()
    stages.state = stage
    assert stages.is_browsing is (stage is PanelStage.BROWSING)
