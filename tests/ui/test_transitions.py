"""A state machine follows its table and nothing else."""

from enum import Enum, auto

import pytest

from ui.transitions import StateMachine, UnknownTransition


class Door(Enum):
    OPEN = auto()
    SHUT = auto()


class Push(Enum):
    OPEN = auto()
    SHUT = auto()


TABLE = {(Door.SHUT, Push.OPEN): Door.OPEN, (Door.OPEN, Push.SHUT): Door.SHUT}


def test_an_event_of_the_table_leads_to_its_state() -> None:
    door = StateMachine(TABLE, Door.SHUT)
    assert door.send(Push.OPEN) is Door.OPEN
    assert door.state is Door.OPEN
    assert door.send(Push.SHUT) is Door.SHUT


def test_any_other_event_raises_and_changes_nothing() -> None:
    door = StateMachine(TABLE, Door.SHUT)
    assert door.allows(Push.OPEN) and not door.allows(Push.SHUT)
    with pytest.raises(UnknownTransition, match="SHUT"):
        door.send(Push.SHUT)
    assert door.state is Door.SHUT
