"""Drivers of tokens that are found on this machine, by the paths under which their makers install them."""

import os
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resources import ROOT

_OTHER_INTERFACE = "_s.dll"
"""Ending of libraries that stand beside a driver and are none."""


@dataclass(frozen=True, slots=True)
class KnownDriver:
    """A driver's file on this machine and the maker's name for it."""

    name: str
    module: str


def known_drivers(platform: str = sys.platform) -> tuple[KnownDriver, ...]:
    """The drivers in resources/trust/drivers.toml that exist here, each file once."""
    found: dict[Path, KnownDriver] = {}
    for driver in _listed():
        for pattern in driver["windows" if platform == "win32" else "linux"]:
            for module in sorted(_matching(pattern)):
                found.setdefault(module.resolve(), KnownDriver(driver["name"], str(module)))
    return tuple(found.values())


def _listed() -> list[dict[str, Any]]:
    content = tomllib.loads((ROOT / "trust" / "drivers.toml").read_text(encoding="utf-8"))
    return list(content["driver"])


def _matching(pattern: str) -> Iterator[Path]:
    system = Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "System32"
    whole = Path(pattern.replace("{system}", str(system)))
    if not whole.is_absolute():  # a path of the other system
        return
    for path in Path(whole.anchor).glob(str(whole.relative_to(whole.anchor))):
        if not path.name.lower().endswith(_OTHER_INTERFACE):
            yield path
