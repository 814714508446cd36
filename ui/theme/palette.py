"""The palette file as a value: colours by name for light, dark and high contrast."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache

from resources import ROOT

APPEARANCES = ("light", "dark", "contrast")
TONES = ("green", "red", "amber", "blue", "grey")
"""Colours that carry meaning, always beside a word or a sign; each has a NAME_soft ground."""


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #rrggbb. window lies under everything, surface under tables and forms."""

    window: str
    surface: str
    raised: str
    computed: str
    line: str
    strong_line: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    selection: str
    on_selection: str
    hover: str
    focus: str
    green: str
    green_soft: str
    red: str
    red_soft: str
    amber: str
    amber_soft: str
    blue: str
    blue_soft: str
    grey: str
    grey_soft: str

    def tone(self, name: str) -> str:
        """The colour of a tone; an unknown name is plain text."""
        return str(getattr(self, name)) if name in _NAMES else self.text

    def ground(self, name: str) -> str:
        """The soft ground of a tone."""
        return str(getattr(self, f"{name}_soft", self.surface))


_NAMES = frozenset(field.name for field in fields(Palette))


@cache
def palettes() -> dict[str, Palette]:
    """Every appearance of the palette file; a missing or unknown colour is a fault of the file."""
    content = tomllib.loads((ROOT / "theme" / "palette.toml").read_text(encoding="utf-8"))
    return {name: Palette(**content[name]) for name in APPEARANCES}


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(front: str, ground: str) -> float:
    """Contrast ratio of two colours by WCAG 2.2, from 1 to 21."""
    light, dark = sorted((_luminance(front), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
