"""A quarter from the first organisation to the package in a folder, by nothing but keys, as a clerk works."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.returns.returns import State
from storage.returns import returns, sheets
from tests.ui.conftest import desk, remembered_files
from tests.ui.keyboard import press, type_in
from tests.ui.screens.commune import PERIOD, commune_book, opened
from tests.ui.screens.frame import quiet
from tests.ui.screens.sender import PASSWORD, make_sender
from ui.shell.frame.window import Window
from ui.shell.pages import PAGES
from ui.theme.look import look

__all__ = ["desk", "remembered_files"]
DIGITS = {entry.key: entry.digit % 10 for entry in PAGES if entry.digit}


class Keyboard:
    """Two hands on the keys of a window; the focus never leaves the window's pages by itself."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot, self.window = qtbot, window
        self.steps = 0

    def __call__(self, *keys: str) -> None:
        for key in keys:
            press(self.qtbot, self.window, key)
            quiet(self.qtbot, self.window)
            walks = key == "Tab"  # all around the window
            assert walks or not self.window.rail.isAncestorOf(self.focus), f"{key} leaves the page"

    @property
    def focus(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None, "the keyboard is nowhere"
        return focused

    @property
    def name(self) -> str:
        """What a screen reader says of the widget that has the keyboard."""
        at = self.focus
        return at.text() if isinstance(at, QPushButton) else at.accessibleName()

    @property
    def title(self) -> str:
        assert self.window.page is not None
        return self.window.page.title()

    def why_not(self) -> str:
        """Why the primary action cannot be taken, as the page says it."""
        assert self.window.page is not None
        action = self.window.page.primary()
        return action.why_not if action is not None else ""

    def page(self, key: str) -> None:
        self(f"Alt+{DIGITS[key]}")
        assert self.window.page is not None and self.window.page.key == key

    def type(self, text: str) -> None:
        type_in(self.focus, text)

    def fill(self, answers: Mapping[str, str]) -> None:
        """Enter from field to field, typing where there is an answer, and press the button at the end."""
        left = dict(answers)
        for _ in range(40):
            if isinstance(self.focus, QPushButton):
                break
            if self.name in left:
                self.type(left.pop(self.name))
            self("Return")
        assert not left, f"no field {list(left)}"
        assert isinstance(self.focus, QPushButton), self.focus
        self("Return")

    def tab_to(self, name: str) -> None:
        """Walk by Tab to the widget of this name."""
        seen: list[str] = []
        while len(seen) < 60:
            self.steps = len(seen)
            if self.name == name:
                return
            seen.append(self.name)
            self("Tab")
        raise AssertionError(f"Tab does not reach {name}: {seen}")


COOPERATIVE = {
    "Tên": "HTX Chè Sin Suối Hồ",
    "Xã, phường": "phong tho",
    "Lĩnh vực": "nong nghiep",
    "Ngày thành lập": "5/3/2024",
    "Thực trạng hoạt động": "dang hoat dong",
    "Vốn điều lệ (triệu đồng)": "1.200",
}
MEMBER = {
    "Là thành viên của": "che sin",
    "Họ và tên": "Lò Thị Mai",
    "Vốn góp (triệu đồng)": "200",
    "Ngày vào": "5/3/2024",
}
DEBT = {
    "Tổ chức nợ": "che sin",
    "Loại chủ nợ": "ngân hàng",
    "Chủ nợ": "Agribank Phong Thổ",
    "Ngày phát sinh": "1/7/2026",
    "Ngày đến hạn": "1/7/2027",
    "Nợ gốc (triệu đồng)": "300",
}
RESULTS = ("7", "0", "1", "3", "1", "2", "1", "900", "0", "120")
"""Workers: all, new, members, women, of minorities, trained, insured; revenue, of it internal; profit."""
REASON = "Hợp tác xã mới thành lập, đang kết nạp thêm thành viên"


@pytest.mark.parametrize("percent", [100, 150])
def test_a_quarter_without_a_mouse(qtbot: QtBot, tmp_path: Path, percent: int) -> None:
    (tmp_path / "keys").mkdir()
    stick = tmp_path / "USB"
    stick.mkdir()
    sender, book = make_sender(tmp_path / "keys"), commune_book(tmp_path)
    sender.install(book)
    sender.remember(book)
    look.wear("light", percent)
    with opened(qtbot, book) as window:
        keys = Keyboard(qtbot, window)
        for page, answers in (("cooperatives", COOPERATIVE), ("members", MEMBER), ("debts", DEBT)):
            keys.page(page)
            keys("Ctrl+N")
            keys.fill(answers)
        assert keys.title == COOPERATIVE["Tên"], "the debt stands under who owes it"
        keys.page("cooperatives")
        keys("Esc")
        keys.tab_to("Bảng kết quả")
        keys("Return")
        for figure in RESULTS:
            keys.type(figure)
            keys("Tab")
        keys.page("reports")
        keys("Shift+Tab")  # from what the register gives to a figure of the period before
        keys.type("1")
        keys("Return")
        keys("F4")
        paper = sheets.period_sheets(book, PERIOD)
        assert [paper.sheets["B01"].value(row) for row in ("I.1", "I.2", "I.3")] == [1, 1, 7]
        keys.page("send")
        while keys.why_not():
            keys.tab_to("Nêu lý do")
            keys("Return")
            keys.type(REASON)
            keys("Return")
        keys("Ctrl+Return")
        keys.type(PASSWORD)
        keys("Return")
        keys.type(PASSWORD)
        keys.tab_to("Nơi đặt gói báo cáo")
        assert keys.steps < 8, "Tab goes down the sign-off"
        keys.type(str(stick))
        keys("Ctrl+Return")
        assert [one.name for one in stick.iterdir()] == [f"03549_{PERIOD}_lan1.asice"]
        head = returns.head(book, PERIOD)
        assert head is not None and head.state is State.SENT
