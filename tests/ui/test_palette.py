"""Every text can be read on every ground it stands on, in each appearance."""

import re

import pytest

from ui.theme.icons import names
from ui.theme.palette import APPEARANCES, TONES, contrast, palettes
from ui.theme.style import style_sheet

GROUNDS = ("window", "surface", "raised", "computed", "hover")


def pairs() -> list[tuple[str, str]]:
    plain = [(text, ground) for text in ("text", "muted", *TONES) for ground in GROUNDS]
    soft = [(text, f"{tone}_soft") for tone in TONES for text in (tone, "text", "muted")]
    links = [("blue", f"{tone}_soft") for tone in ("red", "amber", "blue")]
    chosen = [("on_selection", "selection"), ("text", "selection"), ("red", "selection")]
    pressed = [("on_accent", ground) for ground in ("accent", "accent_hover", "accent_pressed")]
    return plain + soft + links + chosen + pressed + [("accent", "surface"), ("focus", "window")]


@pytest.mark.parametrize("appearance", APPEARANCES)
def test_every_text_stands_out_from_every_ground(appearance: str) -> None:
    palette = palettes()[appearance]
    weak = {
        f"{front} on {ground}": round(ratio, 2)
        for front, ground in pairs()
        if (ratio := contrast(getattr(palette, front), getattr(palette, ground))) < 4.5
    }
    assert weak == {}


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("appearance", APPEARANCES)
@pytest.mark.parametrize("scale", [100, 150])
def test_the_style_sheet_has_no_gap(appearance: str, scale: int) -> None:
    sheet = style_sheet(palettes()[appearance], scale)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert (f"font-size: {16 * scale / 100:g}pt") in sheet
    assert re.findall(r"\d+\.\d{3,}pt", sheet) == []


def test_an_unknown_tone_is_plain_text() -> None:
    palette = palettes()["light"]
    assert palette.tone("nonsense") == palette.text
    assert palette.ground("nonsense") == palette.surface


def test_there_are_icons() -> None:
    assert {"today", "cooperatives", "members", "debts", "settings"} <= set(names())
