"""The interface speaks Vietnamese everywhere, and what is loaded is what was translated."""

import re
from pathlib import Path

import defusedxml.ElementTree
import pytest
from PySide6.QtCore import QCoreApplication

from ui import translations
from ui.language import language, own_name, speak
from ui.shell.pages import NO_DIGIT, PAGES


def test_every_file_is_up_to_date_finished_and_compiled() -> None:
    assert translations.faults() == []


@pytest.mark.parametrize("part", sorted(translations.parts()))
def test_translations_keep_the_places_for_values(part: str) -> None:
    text = translations.source_of(part).read_text(encoding="utf-8")
    for message in defusedxml.ElementTree.fromstring(text).iter("message"):
        source = message.findtext("source") or ""
        target = message.findtext("translation") or ""
        assert sorted(re.findall(r"\{\w+\}|%\w", source)) == sorted(re.findall(r"\{\w+\}|%\w", target)), (
            source
        )
        assert target.strip(), source


def test_vietnamese_is_spoken_and_english_is_a_switch() -> None:
    assert language() == "vi"
    assert QCoreApplication.translate("Pages", "Data safety") == "An toàn dữ liệu"
    speak("en")
    assert QCoreApplication.translate("Pages", "Data safety") == "Data safety"
    speak("xx")
    assert language() == "vi"


def test_the_words_of_qt_itself_are_translated() -> None:
    assert QCoreApplication.translate("QLineEdit", "&Paste") == "&Dán"


def test_pages_have_one_digit_each() -> None:
    assert sorted(entry.digit for entry in PAGES if entry.digit != NO_DIGIT) == list(range(10))


def test_languages_call_themselves_by_their_own_name() -> None:
    assert [own_name("vi"), own_name("en")] == ["Tiếng Việt", "English"]


@pytest.fixture
def part_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    code = translations.UI / "pieces" / "inputs" / "saved.py"
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    monkeypatch.setattr(translations, "parts", lambda: {"sample": [code]})
    return "sample"


def test_filling_in_a_part(part_of_its_own: str, tmp_path: Path) -> None:
    translations.update(part_of_its_own)
    assert translations.missing(part_of_its_own) == [("SavedMark", "Saved {time}")]
    assert "has no translation" in translations.faults()[0]
    pairs = tmp_path / "pairs.toml"
    pairs.write_text('"Saved {time}" = "Đã lưu {time}"\n', encoding="utf-8")
    assert translations.main(["fill", part_of_its_own, str(pairs)]) == 0
    assert translations.faults() == []


def test_a_translation_of_nothing_is_said(part_of_its_own: str) -> None:
    assert translations.fill(part_of_its_own, {"Gone": "Mất"}) == ["Gone"]


def test_a_stale_compiled_file_is_found(part_of_its_own: str) -> None:
    translations.fill(part_of_its_own, {"Saved {time}": "Đã lưu {time}"})
    translations.compile_part(part_of_its_own)
    translations.fill(part_of_its_own, {"Saved {time}": "Giữ lúc {time}"})
    assert translations.faults() == ["sample: the .qm file is not what the .ts file compiles to"]
