"""The stages of the page that signs and sends, and the one table of what leads from which to which."""

from enum import Enum, auto
from typing import Final

from ui.transitions import StateMachine


class Stage(Enum):
    """What the page is doing. A stage of work blocks everything else until its task has ended."""

    CHECKING = auto()  # the check is in front; nothing is under way
    PREPARING = auto()  # work: what will be signed here; the check is in front
    PREPARING_PRINT = auto()  # work: what the signed PDF is compared with; the check is in front
    SIGN_OFF = auto()  # the sign-off is in front
    TAKING_BACK = auto()  # the sign-off is in front, for a PDF that another tool has signed
    RENEWING = auto()  # work: the sign-off is prepared anew in front of the user
    RENEWING_PRINT = auto()  # work: the same while a signed PDF is taken back
    SIGNING = auto()  # work
    SENDING_PRINT = auto()  # work: the signed PDF is checked and sent
    WRITING_PRINT = auto()  # work: the print for another tool


class Event(Enum):
    """What can happen to the page."""

    BEGIN = auto()
    BEGIN_PRINT = auto()
    PREPARED = auto()
    TRUST_CHANGED = auto()
    CONFIRMED = auto()  # sign, or send the signed PDF
    WRITE_PRINT = auto()
    FINISHED = auto()
    FAILED = auto()
    STOPPED = auto()
    LEAVE = auto()


TRANSITIONS: Final = {
    (Stage.CHECKING, Event.BEGIN): Stage.PREPARING,
    (Stage.CHECKING, Event.BEGIN_PRINT): Stage.PREPARING_PRINT,
    (Stage.CHECKING, Event.LEAVE): Stage.CHECKING,
    (Stage.PREPARING, Event.PREPARED): Stage.SIGN_OFF,
    (Stage.PREPARING, Event.FAILED): Stage.CHECKING,
    (Stage.PREPARING, Event.STOPPED): Stage.CHECKING,
    (Stage.PREPARING_PRINT, Event.PREPARED): Stage.TAKING_BACK,
    (Stage.PREPARING_PRINT, Event.FAILED): Stage.CHECKING,
    (Stage.PREPARING_PRINT, Event.STOPPED): Stage.CHECKING,
    (Stage.SIGN_OFF, Event.TRUST_CHANGED): Stage.RENEWING,
    (Stage.SIGN_OFF, Event.CONFIRMED): Stage.SIGNING,
    (Stage.SIGN_OFF, Event.WRITE_PRINT): Stage.WRITING_PRINT,
    (Stage.SIGN_OFF, Event.LEAVE): Stage.CHECKING,
    (Stage.TAKING_BACK, Event.TRUST_CHANGED): Stage.RENEWING_PRINT,
    (Stage.TAKING_BACK, Event.CONFIRMED): Stage.SENDING_PRINT,
    (Stage.TAKING_BACK, Event.LEAVE): Stage.CHECKING,
    (Stage.RENEWING, Event.PREPARED): Stage.SIGN_OFF,
    (Stage.RENEWING, Event.FAILED): Stage.CHECKING,
    (Stage.RENEWING, Event.STOPPED): Stage.SIGN_OFF,
    (Stage.RENEWING_PRINT, Event.PREPARED): Stage.TAKING_BACK,
    (Stage.RENEWING_PRINT, Event.FAILED): Stage.CHECKING,
    (Stage.RENEWING_PRINT, Event.STOPPED): Stage.TAKING_BACK,
    (Stage.SIGNING, Event.FINISHED): Stage.CHECKING,
    (Stage.SIGNING, Event.FAILED): Stage.SIGN_OFF,
    (Stage.SIGNING, Event.STOPPED): Stage.SIGN_OFF,
    (Stage.SENDING_PRINT, Event.FINISHED): Stage.CHECKING,
    (Stage.SENDING_PRINT, Event.FAILED): Stage.TAKING_BACK,
    (Stage.SENDING_PRINT, Event.STOPPED): Stage.TAKING_BACK,
    (Stage.WRITING_PRINT, Event.FINISHED): Stage.CHECKING,
    (Stage.WRITING_PRINT, Event.FAILED): Stage.SIGN_OFF,
}
"""The next stage for each stage and event. Writing a print cannot be stopped: its task is not cancellable."""

WITH_CHECK_IN_FRONT: Final = frozenset({Stage.CHECKING, Stage.PREPARING, Stage.PREPARING_PRINT})
OF_A_SIGNED_PRINT: Final = frozenset({Stage.TAKING_BACK, Stage.RENEWING_PRINT, Stage.SENDING_PRINT})
"""Stages of a sign-off that takes a signed PDF back."""

AT_REST: Final = frozenset({Stage.CHECKING, Stage.SIGN_OFF, Stage.TAKING_BACK})


class Stages(StateMachine[Stage, Event]):
    """The stage of one page, and what a view has to know about it."""

    def __init__(self) -> None:
        super().__init__(TRANSITIONS, Stage.CHECKING)

    @property
    def is_busy(self) -> bool:
        """Whether a task of the page is running."""
        return self.state not in AT_REST

    @property
    def is_signing_off(self) -> bool:
        """Whether the sign-off is in front."""
        return self.state not in WITH_CHECK_IN_FRONT

    @property
    def is_taking_back(self) -> bool:
        """Whether the sign-off in front is for a PDF that another tool has signed."""
        return self.state in OF_A_SIGNED_PRINT
