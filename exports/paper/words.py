"""The fixed words of printed forms."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from resources import ROOT


@cache
def texts() -> Mapping[str, Any]:
    """The fixed words of the letterhead (resources/layout/letterhead.toml)."""
    return tomllib.loads((ROOT / "layout" / "letterhead.toml").read_text(encoding="utf-8"))
