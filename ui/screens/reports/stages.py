"""What can be done with the grid of a form, and the one table of what leads from which to which."""

from enum import Enum, auto
from typing import Final

from ui.transitions import StateMachine


class GridStage(Enum):
    """What the grid is there for now."""

    EMPTY = auto()  # no period has been read yet
    LOCKED = auto()  # a sealed return is shown; nothing can be typed
    TYPING = auto()
    PREVIEWING = auto()  # a pasted block is shown over the figures and not kept yet


class GridEvent(Enum):
    """What can happen to the grid."""

    OPEN_SHOWN = auto()  # another form, or other columns, of a return that can be typed into
    OPEN_FOLLOWED = auto()  # the same grid with the figures as they are now
    SEALED_SHOWN = auto()
    PASTED = auto()
    SETTLED = auto()  # the block was kept or dropped


TRANSITIONS: Final = {
    (GridStage.EMPTY, GridEvent.OPEN_SHOWN): GridStage.TYPING,
    (GridStage.EMPTY, GridEvent.SEALED_SHOWN): GridStage.LOCKED,
    (GridStage.LOCKED, GridEvent.OPEN_SHOWN): GridStage.TYPING,
    (GridStage.LOCKED, GridEvent.OPEN_FOLLOWED): GridStage.TYPING,
    (GridStage.LOCKED, GridEvent.SEALED_SHOWN): GridStage.LOCKED,
    (GridStage.TYPING, GridEvent.OPEN_SHOWN): GridStage.TYPING,
    (GridStage.TYPING, GridEvent.OPEN_FOLLOWED): GridStage.TYPING,
    (GridStage.TYPING, GridEvent.SEALED_SHOWN): GridStage.LOCKED,
    (GridStage.TYPING, GridEvent.PASTED): GridStage.PREVIEWING,
    (GridStage.PREVIEWING, GridEvent.OPEN_SHOWN): GridStage.TYPING,
    (GridStage.PREVIEWING, GridEvent.OPEN_FOLLOWED): GridStage.PREVIEWING,
    (GridStage.PREVIEWING, GridEvent.SEALED_SHOWN): GridStage.LOCKED,
    (GridStage.PREVIEWING, GridEvent.PASTED): GridStage.PREVIEWING,
    (GridStage.PREVIEWING, GridEvent.SETTLED): GridStage.TYPING,
}
"""A block is shown over one grid only: another grid, or a seal meanwhile, drops it. Figures that change under it
(another window, an undo) leave it shown."""


class GridStages(StateMachine[GridStage, GridEvent]):
    """The stage of one grid."""

    def __init__(self) -> None:
        super().__init__(TRANSITIONS, GridStage.EMPTY)
