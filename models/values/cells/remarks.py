"""What a person is to know of a table that was read, beside its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TableRemark:
    """The code of a sentence and its details."""

    code: str
    details: Mapping[str, Any]
