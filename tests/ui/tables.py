"""Transition tables as tests write them: one line a transition, state, event, next state."""

from collections.abc import Mapping
from enum import Enum
from itertools import product
from typing import TypeVar

import pytest

from ui.transitions import StateMachine, UnknownTransition

State = TypeVar("State", bound=Enum)
Event = TypeVar("Event", bound=Enum)


def table_of(text: str, states: type[State], events: type[Event]) -> dict[tuple[State, Event], State]:
    """The table that such lines describe."""
    lines = [line.split() for line in text.strip().splitlines()]
    return {(states[before], events[event]): states[after] for before, event, after in lines}


def assert_follows(
    machine: StateMachine[State, Event],
    expected: Mapping[tuple[State, Event], State],
    states: type[State],
    events: type[Event],
) -> None:
    """Try every pair of a state and an event: it leads where expected, or raises and changes nothing."""
    for state, event in product(states, events):
        machine.state = state
        assert machine.allows(event) is ((state, event) in expected), (state, event)
        if (state, event) in expected:
            assert machine.send(event) is expected[state, event], (state, event)
            continue
        with pytest.raises(UnknownTransition):
            machine.send(event)
        assert machine.state is state


def reachable(table: Mapping[tuple[State, Event], State], start: State) -> set[State]:
    """The states to which some chain of events leads from the start."""
    found, before = {start}, set[State]()
    while found != before:
        before = set(found)
        found |= {after for (state, _), after in table.items() if state in found}
    return found
