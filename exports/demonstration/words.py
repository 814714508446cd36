"""The words of the demonstration: names, places, days and reasons, as data in resources/demonstration."""

import tomllib
from functools import cache
from typing import Any

from resources import ROOT


@cache
def words(table: str) -> dict[str, Any]:
    """One file of resources/demonstration."""
    return tomllib.loads((ROOT / "demonstration" / f"{table}.toml").read_text(encoding="utf-8"))
