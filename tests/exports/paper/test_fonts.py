"""Every character that a Vietnamese paper needs is in all four styles."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.paper import fonts
from exports.paper.fonts import (
    BOLD,
    REGULAR,
    alphabet,
    balanced,
    check_glyphs,
    missing_signs,
    pieces,
    printable,
    text_width,
    wrapped,
)
from models.values.errors import Damaged
from resources import ROOT


def test_the_alphabet_is_whole() -> None:
    letters = alphabet()
    assert len(letters) == len(set(letters))
    toned = "aăâeêioôơuưy"
    vowels = {
        unicodedata.normalize("NFC", base + tone)
        for base in toned
        for tone in "\u0300\u0301\u0303\u0309\u0323"
    }
    assert len(vowels) == 60
    wanted = vowels | set(toned) | {"đ"}
    assert wanted | {letter.upper() for letter in wanted} <= set(letters)
    assert set("“”‘’–—…") <= set(letters)


def test_tinos_covers_the_alphabet_in_four_styles() -> None:
    check_glyphs()
    assert (ROOT / "fonts" / "OFL.txt").read_text(encoding="utf-8").count(
        "SIL Open Font License, Version 1.1"
    ) == 1


def test_a_missing_letter_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "alphabet", lambda: "aữ\U0001f600")
    with pytest.raises(Damaged) as caught:
        check_glyphs()
    assert caught.value.code == "FONT_GLYPHS_MISSING"
    assert caught.value.details["missing"] == "\U0001f600"


def test_a_broken_font_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_FILES", {"Broken": "OFL.txt"})
    fonts.register_fonts.cache_clear()
    with pytest.raises(Damaged) as caught:
        fonts.register_fonts()
    assert (caught.value.code, caught.value.details["file"]) == ("FONT_DAMAGED", "OFL.txt")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nguye\u0302\u0303n \U0001f600\x07", "Nguyễn □"),
        ("a\tb", "a b"),
        ("khu Ⅱ, 500 ㎡, 30 ㎏", "khu II, 500 m², 30 kg"),
        ("①½\u200b", "1½"),
        ("Y Ƀhiŏ", "Y Ƀhiŏ"),
        ("ភូមិ 1", "□□□□ 1"),
    ],
)
def test_what_the_font_lacks_has_its_compatibility_form_or_a_box_and_never_a_question_mark(
    text: str, shown: str
) -> None:
    assert printable(text) == shown


def test_signs_without_any_form_are_counted_and_only_within() -> None:
    printable("ភ")
    with missing_signs() as missing:
        printable("Ⅱ ភភម")
    printable("ភ")
    assert missing == {"ភ": 2, "ម": 1}
    with missing_signs() as again:
        printable("Ⅱ ភភម")
    assert again == missing


@given(st.text("aăâbcđêghô ữ\n", max_size=120), st.floats(20, 200))
@settings(max_examples=80)
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, width: float) -> None:
    for wrap in (wrapped, balanced):
        lines = wrap(text, BOLD, 11, width)
        assert "".join("".join(lines).split()) == "".join(text.split())
        assert all(text_width(line, BOLD, 11) <= width for line in lines)


def test_balanced_lines_are_as_many() -> None:
    text = "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"
    assert wrapped(text, REGULAR, 12, 180)[-1] == "CHÂU"
    assert balanced(text, REGULAR, 12, 180) == ("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU")


def test_units_break_behind_a_slash_and_dates_do_not() -> None:
    assert wrapped("(tr.đồng/người/năm)", REGULAR, 10, 50) == ("(tr.đồng/", "người/năm)")
    assert list(pieces("đến 31/12/2020")) == [(" ", "đến"), (" ", "31/12/2020")]
