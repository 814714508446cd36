"""How long work says how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""(steps done, steps in all, what is done now: the code of a step or the name of a file)."""


def no_progress(done: int, total: int, step: str) -> None:
    """Show nothing."""
