"""A file that was opened to be taken in: what was found, and whether the book takes it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from models.returns.verdicts import Verdict


class Judged(Protocol):
    """The result of checking a file."""

    @property
    def verdict(self) -> Verdict: ...


Found = TypeVar("Found", bound=Judged)


@dataclass(frozen=True, slots=True)
class OpenedFile(Generic[Found]):
    """One file with its verdict, and why the book would not take it ("" where it would)."""

    path: Path
    inspection: Found
    refusal: str

    @property
    def acceptable(self) -> bool:
        """Whether it verifies and the book takes it."""
        return self.inspection.verdict.accepted and not self.refusal

    @property
    def code(self) -> str:
        """The code of what stands in the way, or of the remark; "" where all is well."""
        if not self.inspection.verdict.accepted:
            return self.inspection.verdict.code
        return self.refusal or self.inspection.verdict.code
