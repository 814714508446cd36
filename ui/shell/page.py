"""What a page of the window is. A screen subclasses `Page` and answers what the head and the keyboard ask."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.shell.context import Context


@dataclass(frozen=True, slots=True)
class Action:
    """A button of the page head. `why_not` says in one line why it cannot be pressed now ("" = it can)."""

    text: str
    act: Callable[[], object]
    icon: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A state in one word and the tone of its colour: green, red, amber, blue or grey."""

    text: str
    tone: str = "grey"


class Page(QWidget):
    """One page. It is built when first opened, kept, and told when to show and when to look again.

    Subclasses fill their own layout with no outer margin: the frame has margins already. Whenever an answer
    below changes, emit `head_changed`.
    """

    key: ClassVar[str] = ""
    head_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context

    def title(self) -> str:
        """The page title: a noun, or the thing that is open."""
        return ""

    def where(self) -> tuple[str, ...]:
        """The steps of the line under the title: unit, period, revision."""
        return ()

    def note(self) -> str:
        """What follows that line: the cut-off day, or a summary in figures."""
        return ""

    def chip(self) -> Chip | None:
        """The state beside the title."""
        return None

    def primary(self) -> Action | None:
        """The one primary action, at the top right."""
        return None

    def secondary(self) -> tuple[Action, ...]:
        """Other actions of the head, left of the primary one."""
        return ()

    def tool(self) -> QWidget | None:
        """A widget for the head, left of the buttons: usually the search bar. Always the same object."""
        return None

    def activate(self, target: dict[str, Any]) -> None:
        """The page comes to the front; `target` is what `go_to` was given (empty from the rail)."""

    def place(self) -> dict[str, str]:
        """What `activate` would have to be given to come back to what is open now; empty for the page as it opens."""
        return {}

    def carry(self) -> object:
        """What is open and in no book, for the same page of another window; None where there is nothing."""
        return None

    def take_up(self, carried: Any) -> None:
        """Go on with what `carry` gave."""

    def refresh(self, changed: frozenset[str]) -> None:
        """Something was kept elsewhere or here; read again what of it is shown."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard should be after opening; None leaves it to the tab order."""
        return None

    def search(self) -> bool:
        """Ctrl+F. True when the page has something to search."""
        return False

    def new_record(self) -> bool:
        """Ctrl+N. True when the page made or opened something new."""
        return False

    def next_problem(self) -> bool:
        """F4. True when there was a problem to go to."""
        return False

    def print_preview(self) -> bool:
        """Ctrl+P. True when there is paper of what is shown."""
        return False

    def undo(self) -> bool:
        """Ctrl+Z outside a text field. True when something was undone."""
        return False

    def redo(self) -> bool:
        """Ctrl+Y outside a text field. True when something was done again."""
        return False
