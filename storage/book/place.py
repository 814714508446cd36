"""Where a book is. Today that is a file; whoever opens a book takes a path for its place too."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class BookPlace:
    """The place of one book; its text is what a person is shown."""

    path: Path

    @classmethod
    def of(cls, place: "Place") -> Self:
        """The place that is meant by a path or a place."""
        return cls(place.path if isinstance(place, BookPlace) else place)

    @property
    def name(self) -> str:
        """What the book is called: the name of its file without its ending."""
        return self.path.stem

    @property
    def folder(self) -> Path:
        """The folder of the book, where its automatic copies, keys and packages are too."""
        return self.path.parent

    @property
    def exists(self) -> bool:
        """Whether something is there, be it a book or not."""
        return self.path.exists()

    def __str__(self) -> str:
        return str(self.path)


Place = Path | BookPlace
"""What a book is opened from."""
