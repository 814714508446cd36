"""The stages of the page that signs and sends, and the one table of what leads from which to which."""

from enum import Enum, auto
from typing import Final

from ui.transitions import StateMachine


class SendStage(Enum):
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


class SendEvent(Enum):
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
    (SendStage.CHECKING, SendEvent.BEGIN): SendStage.PREPARING,
    (SendStage.CHECKING, SendEvent.BEGIN_PRINT): SendStage.PREPARING_PRINT,
    (SendStage.CHECKING, SendEvent.LEAVE): SendStage.CHECKING,
    (SendStage.PREPARING, SendEvent.PREPARED): SendStage.SIGN_OFF,
    (SendStage.PREPARING, SendEvent.FAILED): SendStage.CHECKING,
    (SendStage.PREPARING, SendEvent.STOPPED): SendStage.CHECKING,
    (SendStage.PREPARING_PRINT, SendEvent.PREPARED): SendStage.TAKING_BACK,
    (SendStage.PREPARING_PRINT, SendEvent.FAILED): SendStage.CHECKING,
    (SendStage.PREPARING_PRINT, SendEvent.STOPPED): SendStage.CHECKING,
    (SendStage.SIGN_OFF, SendEvent.TRUST_CHANGED): SendStage.RENEWING,
    (SendStage.SIGN_OFF, SendEvent.CONFIRMED): SendStage.SIGNING,
    (SendStage.SIGN_OFF, SendEvent.WRITE_PRINT): SendStage.WRITING_PRINT,
    (SendStage.SIGN_OFF, SendEvent.LEAVE): SendStage.CHECKING,
    (SendStage.TAKING_BACK, SendEvent.TRUST_CHANGED): SendStage.RENEWING_PRINT,
    (SendStage.TAKING_BACK, SendEvent.CONFIRMED): SendStage.SENDING_PRINT,
    (SendStage.TAKING_BACK, SendEvent.LEAVE): SendStage.CHECKING,
    (SendStage.RENEWING, SendEvent.PREPARED): SendStage.SIGN_OFF,
    (SendStage.RENEWING, SendEvent.FAILED): SendStage.CHECKING,
    (SendStage.RENEWING, SendEvent.STOPPED): SendStage.SIGN_OFF,
    (SendStage.RENEWING_PRINT, SendEvent.PREPARED): SendStage.TAKING_BACK,
    (SendStage.RENEWING_PRINT, SendEvent.FAILED): SendStage.CHECKING,
    (SendStage.RENEWING_PRINT, SendEvent.STOPPED): SendStage.TAKING_BACK,
    (SendStage.SIGNING, SendEvent.FINISHED): SendStage.CHECKING,
    (SendStage.SIGNING, SendEvent.FAILED): SendStage.SIGN_OFF,
    (SendStage.SIGNING, SendEvent.STOPPED): SendStage.SIGN_OFF,
    (SendStage.SENDING_PRINT, SendEvent.FINISHED): SendStage.CHECKING,
    (SendStage.SENDING_PRINT, SendEvent.FAILED): SendStage.TAKING_BACK,
    (SendStage.SENDING_PRINT, SendEvent.STOPPED): SendStage.TAKING_BACK,
    (SendStage.WRITING_PRINT, SendEvent.FINISHED): SendStage.CHECKING,
    (SendStage.WRITING_PRINT, SendEvent.FAILED): SendStage.SIGN_OFF,
}
"""The next stage for each stage and event. Writing a print cannot be stopped: its task is not cancellable."""

WITH_CHECK_IN_FRONT: Final = frozenset({SendStage.CHECKING, SendStage.PREPARING, SendStage.PREPARING_PRINT})
OF_A_SIGNED_PRINT: Final = frozenset(
    {SendStage.TAKING_BACK, SendStage.RENEWING_PRINT, SendStage.SENDING_PRINT}
)
"""SendStages of a sign-off that takes a signed PDF back."""

AT_REST: Final = frozenset({SendStage.CHECKING, SendStage.SIGN_OFF, SendStage.TAKING_BACK})


class SendStages(StateMachine[SendStage, SendEvent]):
    """The stage of one page, and what a view has to know about it."""

    def __init__(self) -> None:
        super().__init__(TRANSITIONS, SendStage.CHECKING)

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
