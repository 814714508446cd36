"""The page of settings: what is chosen takes effect at once and is remembered."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from models.values.units import unit_on
from storage.book.settings import create_book
from ui import screenshots, settings
from ui.screens.settings.page import SettingsPage
from ui.shell.frame.window import Window
from ui.shell.pages import PAGES
from ui.theme.look import look


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[SettingsPage]:
    window = Window(tuple(entry for entry in PAGES if entry.key == "settings"))
    qtbot.addWidget(window)
    window.show()
    window.open_page("settings")
    shown = window.page
    assert isinstance(shown, SettingsPage)
    yield shown
    window.close()


def test_colours_change_at_once_and_are_remembered(page: SettingsPage) -> None:
    page.appearances._pills["dark"].click()
    assert look.appearance == "dark" and settings.text("appearance") == "dark"
    before = page.grab().toImage().pixelColor(5, 5).lightness()
    page.appearances._pills["light"].click()
    assert page.grab().toImage().pixelColor(5, 5).lightness() > before


def test_the_type_grows(page: SettingsPage) -> None:
    height = page.sizeHint().height()
    page.scales._pills["150"].click()
    assert look.points(10) == 15 and page.sizeHint().height() >= height
    assert settings.number("scale", 100) == 150
    page.scales._pills["100"].click()


def test_another_language_is_asked_of_the_desk(page: SettingsPage) -> None:
    wanted: list[str] = []
    page.context.language_wanted.connect(wanted.append)
    page.languages._pills["en"].click()
    assert wanted == ["en"]


def test_the_person_is_remembered(page: SettingsPage) -> None:
    page.person.line.setText("Lò Thị Mai")
    page.person.commit()
    assert settings.text("person") == "Lò Thị Mai"


def test_pictures_of_screens_are_taken(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    only = tuple(entry for entry in PAGES if entry.key == "settings")
    monkeypatch.setattr(screenshots, "PAGES", only)
    monkeypatch.setattr(screenshots, "SCENES", (("settings-desk", "settings", {"part": "desk"}),))
    province = create_book(tmp_path / "province.book", unit_on("12", date(2026, 9, 30)))
    province.close()
    pictures = tmp_path / "pictures"
    assert screenshots.main([str(province.path), "--to", str(pictures), "--size", "1366x768"]) == 0
    picture = QImage(str(pictures / "settings-1366x768.png"))
    assert (picture.width(), picture.height()) == (1366, 768)
    assert (pictures / "settings-desk-1366x768.png").is_file()
    assert (pictures / "assistant-4.png").is_file()
    assert "settings-1366x768.png" in capsys.readouterr().out
