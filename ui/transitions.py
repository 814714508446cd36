"""A state that changes only along a table of transitions: any other change is a bug, and raises."""

from collections.abc import Mapping
from enum import Enum
from typing import Generic, TypeVar

State = TypeVar("State", bound=Enum)
Event = TypeVar("Event", bound=Enum)


class UnknownTransition(RuntimeError):
    """An event came in a state that has no transition for it."""


class StateMachine(Generic[State, Event]):
    """Holds the current state; `table` gives the next one for each pair of a state and an event."""

    def __init__(self, table: Mapping[tuple[State, Event], State], start: State) -> None:
        self._table = table
        self.state = start

    def allows(self, event: Event) -> bool:
        """Whether the table has a transition for this event from the current state."""
        return (self.state, event) in self._table

    def send(self, event: Event) -> State:
        """Go to the next state and return it. Raises UnknownTransition and stays where there is none."""
        try:
            self.state = self._table[self.state, event]
        except KeyError:
            raise UnknownTransition(f"{event} in {self.state}") from None
        return self.state
