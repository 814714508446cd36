"""Icons: one thin-line set that takes its colour from the palette."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage

from resources import ROOT
from ui.shell.pages import PAGES
from ui.theme.icons import icon, names
from ui.theme.look import look


def inks(image: QImage) -> set[str]:
    solid = QImage(image).convertToFormat(QImage.Format.Format_ARGB32)
    points = [(x, y) for x in range(solid.width()) for y in range(solid.height())]
    return {solid.pixelColor(x, y).name() for x, y in points if solid.pixelColor(x, y).alpha() == 255}


@pytest.mark.parametrize("name", names())
def test_each_drawing_is_thin_lines_without_a_colour_of_its_own(name: str) -> None:
    text = (ROOT / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    assert 'stroke-width="1.5"' in text and 'stroke="currentColor"' in text
    assert "#" not in text and 'fill="none"' in text
    assert not icon(name).pixmap(20, 20).isNull()


def test_an_icon_takes_the_colour_asked_for_and_follows_the_palette() -> None:
    drawn = icon("cross", "red")
    assert look.palette.red in inks(drawn.pixmap(QSize(96, 96)).toImage())
    look.wear("dark")
    assert look.palette.red in inks(drawn.pixmap(QSize(96, 96)).toImage())


def test_a_chosen_entry_has_its_own_colour() -> None:
    picture = icon("today").pixmap(QSize(96, 96), QIcon.Mode.Normal, QIcon.State.On)
    assert look.palette.on_selection in inks(picture.toImage())


def test_every_page_of_the_rail_has_an_icon() -> None:
    assert {entry.icon for entry in PAGES} <= set(names())
