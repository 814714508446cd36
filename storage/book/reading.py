"""What a list needs of whatever it reads: a book, or the register that a package brought."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from storage.book.rows import RowSession


class Readable(Protocol):
    """A register that can be read; `clock` says which day is today for it."""

    @property
    def clock(self) -> Callable[[], datetime]:
        """The clock by which "today" is meant."""

    def read_rows(self) -> AbstractContextManager[RowSession]:
        """Plain rows on one consistent state."""
