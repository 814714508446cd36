"""What the commands say: sentences by code in the language asked for, reasons on the error output, tables, JSON."""

import json
import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import TracebackType
from typing import Any

from models.values.errors import Trouble
from models.values.languages.form_words import form_word
from models.values.messages import sentence


@dataclass(frozen=True, slots=True)
class Voice:
    """One way to speak: `vi` or `en`."""

    language: str

    def word(self, code: str, /, **details: Any) -> str:
        """The sentence or word of a code."""
        return sentence(code, details, self.language)

    def form(self, text: str) -> str:
        """A name, title, row, column, sector or unit of a form."""
        return form_word(text, self.language)

    def say(self, code: str, /, **details: Any) -> None:
        """A sentence on the output."""
        print(self.word(code, **details))

    def warn(self, code: str, /, **details: Any) -> None:
        """A reason on the error output: sentence and code."""
        print(f"{self.word(code, **details)} ({code})", file=sys.stderr)

    def warn_of_signs(self, missing: Mapping[str, int]) -> None:
        """Which signs the typeface of a print lacks, and how often; nothing where it has all."""
        if missing:
            count = sum(missing.values())
            self.warn("PRINT_SIGNS_MISSING", signs=" ".join(sorted(missing)), count=count)

    def warn_about(self, what: str, code: str, details: dict[str, Any]) -> None:
        """A reason on the error output that concerns one of several things."""
        print(f"{what}: {sentence(code, details, self.language)} ({code})", file=sys.stderr)

    def refuse(self, trouble: Trouble) -> None:
        """Why the request was not granted."""
        print(f"{sentence(trouble.code, trouble.details, self.language)} ({trouble.code})", file=sys.stderr)

    def last_resort(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        """One sentence for a mistake of our own."""
        del fault, trace
        self.warn("COMMAND_FAILED", kind=kind.__name__)


def plain(value: Any) -> Any:
    """A value as JSON holds it: decimals as text, days as ISO text."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def print_json(value: Any) -> None:
    """A value for machines: stable keys, decimals as text."""
    print(json.dumps(value, ensure_ascii=False, indent=2, default=plain))


def print_table(
    headers: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[int] = frozenset()
) -> None:
    """Aligned columns; `right` are the places of the columns that end at the right."""
    widths = [max(len(row[at]) for row in (headers, *rows)) for at in range(len(headers))]
    for row in (headers, ["-" * width for width in widths], *rows):
        cells = [
            text.rjust(width) if at in right else text.ljust(width)
            for at, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())
