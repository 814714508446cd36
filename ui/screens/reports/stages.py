"""What can be done with the grid of a form, and the one table of what leads from which to which."""

from enum import Enum, auto
from typing import Final

from ui.transitions import StateMachine


class Stage(Enum):
    """What the grid is there for now."""

    EMPTY = auto()  # no period has been read yet
    LOCKED = auto()  # a sealed return is shown; nothing can be typed
    TYPING = auto()
    PREVIEWING = auto()  # a pasted block is shown over the figures and not kept yet


class Event(Enum):
    """What can happen to the grid."""

    OPEN_SHOWN = auto()  # another form, or other columns, of a return that can be typed into
    OPEN_FOLLOWED = auto()  # the same grid with the figures as they are now
    SEALED_SHOWN = auto()
    PASTED = auto()
    SETTLED = auto()  # the block was kept or dropped


TRANSITIONS: Final = {
    (Stage.EMPTY, Event.OPEN_SHOWN): Stage.TYPING,
    (Stage.EMPTY, Event.SEALED_SHOWN): Stage.LOCKED,
    (Stage.LOCKED, Event.OPEN_SHOWN): Stage.TYPING,
    (Stage.LOCKED, Event.OPEN_FOLLOWED): Stage.TYPING,
    (Stage.LOCKED, Event.SEALED_SHOWN): Stage.LOCKED,
    (Stage.TYPING, Event.OPEN_SHOWN): Stage.TYPING,
    (Stage.TYPING, Event.OPEN_FOLLOWED): Stage.TYPING,
    (Stage.TYPING, Event.SEALED_SHOWN): Stage.LOCKED,
    (Stage.TYPING, Event.PASTED): Stage.PREVIEWING,
    (Stage.PREVIEWING, Event.OPEN_SHOWN): Stage.TYPING,
    (Stage.PREVIEWING, Event.OPEN_FOLLOWED): Stage.PREVIEWING,
    (Stage.PREVIEWING, Event.SEALED_SHOWN): Stage.LOCKED,
    (Stage.PREVIEWING, Event.PASTED): Stage.PREVIEWING,
    (Stage.PREVIEWING, Event.SETTLED): Stage.TYPING,
}
"""A block is shown over one grid only: another grid, or a seal meanwhile, drops it. Figures that change under it
(another window, an undo) leave it shown."""


class Stages(StateMachine[Stage, Event]):
    """The stage of one grid."""

    def __init__(self) -> None:
        super().__init__(TRANSITIONS, Stage.EMPTY)
