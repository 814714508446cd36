"""Forms on screen: a province signs them on the trust page; who opens the file sees what changes, and installs it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from exports.exchange.forms import office
from exports.signatures.signing import save_key
from models.returns.verdicts import Validity
from storage.book.book import Book
from storage.forms.installed import forms_of
from storage.history import changes
from tests.storage.forms.packages import B08
from tests.ui.screens.frame import page, quiet
from tests.ui.screens.world import World, make_world, office_key
from ui.screens.receive.page import OFFICE, ReceivePage
from ui.screens.trust.forms import HandedDown, HandingDown
from ui.screens.trust.page import TrustPage
from ui.shell.frame.window import Window

PASSWORD = "bí mật 12345"


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


@pytest.fixture
def book(world: World) -> Iterator[Book]:
    with world.trusting() as found:
        yield found


@pytest.fixture
def form(world: World) -> Path:
    path = world.folder / "B08-2020.toml"
    path.write_text(B08.replace("2026-09-01", "2020-09-01").replace('"2026"', '"2020"'), encoding="utf-8")
    return path


def written(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_forms_are_handed_down_from_the_trust_page(
    qtbot: QtBot, window: Window, world: World, book: Book, form: Path
) -> None:
    shown = page(qtbot, window, "trust")
    assert isinstance(shown, TrustPage)
    quiet(qtbot, window)
    assert [action.why_not for action in shown.secondary()] == ["", ""]
    shown.open_forms([form])
    quiet(qtbot, window)
    (panel,) = shown.side.findChildren(HandingDown)
    said = written(panel)
    assert "Biểu mới B08-2020, dùng từ 01/09/2020" in said and "+ dòng 1: Hợp tác xã" in said
    (world.folder / "tinh.p12").write_bytes(save_key(office_key(), PASSWORD))
    panel.other.click()
    panel.go()
    assert panel.refusal.text() == "Hãy chọn tệp khóa trước."
    panel.key.set_value(str(world.folder / "tinh.p12"))
    panel.secret.set_value(PASSWORD)
    panel.note.set_value("Theo công văn 12")
    panel.folder.set_value(str(world.folder))
    panel.go()
    quiet(qtbot, window)
    (made,) = shown.side.findChildren(HandedDown)
    assert "B08-2020" in written(made)
    assert [one.code for one in forms_of(book).installed] == ["B08"]
    assert len(list(world.folder.glob("bieu-mau_12_*.asice"))) == 1


def test_forms_that_came_are_seen_and_installed(
    qtbot: QtBot, window: Window, world: World, book: Book, form: Path
) -> None:
    made = office.hand_down(
        book, office.prepare(book, [form], "Theo công văn 12"), [office_key()], world.folder
    )
    changes.undo(book, changes.recent(book, 1)[0].id)
    shown = page(qtbot, window, "receive")
    assert isinstance(shown, ReceivePage)
    shown.open_files([made.path])
    quiet(qtbot, window)
    (line,) = shown.office.lines
    assert shown.filters.current == OFFICE
    assert (line.kind(), line.about(), line.issuer(), line.says()) == (
        "Biểu mẫu", "B08-2020", "Tỉnh Lai Châu", "Theo công văn 12",
    )  # fmt: skip
    assert line.standing is Validity.VALID and line.acceptable
    assert "Biểu mới B08-2020" in written(shown.office.panel)
    shown.office.import_files()
    quiet(qtbot, window)
    assert [one.code for one in forms_of(book).installed] == ["B08"] and not shown.office.lines
    shown.open_files([made.path])
    quiet(qtbot, window)
    (line,) = shown.office.lines
    assert not line.acceptable and line.tone == "grey" and "không có gì để cài" in line.sentence()
