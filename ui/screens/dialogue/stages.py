"""What the panel at the right of the page is used for, and the one table of what leads from which to which."""

from enum import Enum, auto
from typing import Final

from ui.transitions import StateMachine


class PanelStage(Enum):
    """Everything but BROWSING is being filled in, and stays in front whatever row is selected."""

    BROWSING = auto()  # the details of the selected row
    GIVING_RECEIPTS = auto()
    WRITING_QUERIES = auto()
    WRITING_ANSWERS = auto()
    ASKING_AGAIN = auto()


class PanelEvent(Enum):
    """What can happen to the panel. LEAVE: it was finished, closed, or another list came to the front."""

    GIVE_RECEIPTS = auto()
    WRITE_QUERIES = auto()
    WRITE_ANSWERS = auto()
    ASK_AGAIN = auto()
    LEAVE = auto()


TRANSITIONS: Final = {
    (PanelStage.BROWSING, PanelEvent.GIVE_RECEIPTS): PanelStage.GIVING_RECEIPTS,
    (PanelStage.BROWSING, PanelEvent.WRITE_QUERIES): PanelStage.WRITING_QUERIES,
    (PanelStage.BROWSING, PanelEvent.WRITE_ANSWERS): PanelStage.WRITING_ANSWERS,
    (PanelStage.BROWSING, PanelEvent.ASK_AGAIN): PanelStage.ASKING_AGAIN,
    (PanelStage.BROWSING, PanelEvent.LEAVE): PanelStage.BROWSING,
    (PanelStage.GIVING_RECEIPTS, PanelEvent.GIVE_RECEIPTS): PanelStage.GIVING_RECEIPTS,
    (PanelStage.GIVING_RECEIPTS, PanelEvent.LEAVE): PanelStage.BROWSING,
    (PanelStage.WRITING_QUERIES, PanelEvent.WRITE_QUERIES): PanelStage.WRITING_QUERIES,
    (PanelStage.WRITING_QUERIES, PanelEvent.LEAVE): PanelStage.BROWSING,
    (PanelStage.WRITING_ANSWERS, PanelEvent.WRITE_ANSWERS): PanelStage.WRITING_ANSWERS,
    (PanelStage.WRITING_ANSWERS, PanelEvent.LEAVE): PanelStage.BROWSING,
    (PanelStage.ASKING_AGAIN, PanelEvent.WRITE_QUERIES): PanelStage.WRITING_QUERIES,
    (PanelStage.ASKING_AGAIN, PanelEvent.LEAVE): PanelStage.BROWSING,
}
"""The button of the page's head stays while something is filled in: it begins its own panel anew, and leads from a
query that is being asked again to writing. Receipts, queries and answers are buttons of three lists, so none leads to
another, and a query is asked again only from the details of its row."""


class PanelStages(StateMachine[PanelStage, PanelEvent]):
    """The stage of the panel of one page."""

    def __init__(self) -> None:
        super().__init__(TRANSITIONS, PanelStage.BROWSING)

    @property
    def is_browsing(self) -> bool:
        """Whether the panel follows the selected row."""
        return self.state is PanelStage.BROWSING
