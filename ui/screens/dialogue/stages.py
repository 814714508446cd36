"""What the panel at the right of the page is used for, and the one table of what leads from which to which."""

from enum import Enum, auto
from typing import Final

from ui.transitions import StateMachine


class Stage(Enum):
    """Everything but BROWSING is being filled in, and stays in front whatever row is selected."""

    BROWSING = auto()  # the details of the selected row
    GIVING_RECEIPTS = auto()
    WRITING_QUERIES = auto()
    ASKING_AGAIN = auto()


class Event(Enum):
    """What can happen to the panel. LEAVE: it was finished, closed, or another list came to the front."""

    GIVE_RECEIPTS = auto()
    WRITE_QUERIES = auto()
    ASK_AGAIN = auto()
    LEAVE = auto()


TRANSITIONS: Final = {
    (Stage.BROWSING, Event.GIVE_RECEIPTS): Stage.GIVING_RECEIPTS,
    (Stage.BROWSING, Event.WRITE_QUERIES): Stage.WRITING_QUERIES,
    (Stage.BROWSING, Event.ASK_AGAIN): Stage.ASKING_AGAIN,
    (Stage.BROWSING, Event.LEAVE): Stage.BROWSING,
    (Stage.GIVING_RECEIPTS, Event.GIVE_RECEIPTS): Stage.GIVING_RECEIPTS,
    (Stage.GIVING_RECEIPTS, Event.LEAVE): Stage.BROWSING,
    (Stage.WRITING_QUERIES, Event.WRITE_QUERIES): Stage.WRITING_QUERIES,
    (Stage.WRITING_QUERIES, Event.LEAVE): Stage.BROWSING,
    (Stage.ASKING_AGAIN, Event.WRITE_QUERIES): Stage.WRITING_QUERIES,
    (Stage.ASKING_AGAIN, Event.LEAVE): Stage.BROWSING,
}
"""The button of the page's head stays while something is filled in: it begins its own panel anew, and leads from a
query that is being asked again to writing. Receipts and queries are buttons of two lists, so neither leads to the
other, and a query is asked again only from the details of its row."""


class Stages(StateMachine[Stage, Event]):
    """The stage of the panel of one page."""

    def __init__(self) -> None:
        super().__init__(TRANSITIONS, Stage.BROWSING)

    @property
    def is_browsing(self) -> bool:
        """Whether the panel follows the selected row."""
        return self.state is Stage.BROWSING
