"""The three shapes of trouble that are raised; findings and verdicts are values and live elsewhere.

Each carries a stable code and details. The log shows the code; the sentence for a person is looked up by
`models.values.messages`. A code never changes its meaning.
"""

from typing import Any


class Trouble(Exception):
    """Base of errors that are shown to a person: a stable code with the details that its sentence names."""

    def __init__(self, code: str, /, **details: Any) -> None:
        super().__init__(code, details)
        self.code = code
        self.details: dict[str, Any] = details

    def __str__(self) -> str:
        told = ", ".join(f"{key}={value!r}" for key, value in self.details.items())
        return f"{self.code} ({told})" if told else self.code


class Refused(Trouble):
    """The request cannot be granted as it was made; shown beside the field it concerns."""


class Unavailable(Trouble):
    """The surroundings failed: disk full, stick gone, file open elsewhere. Trying again may help."""


class Damaged(Trouble):
    """A book or a file fails its own checks. Nothing is repaired silently."""
