"""Findings, ladders, filters, questions: said in words and signs, never by colour alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.forms.findings import Finding, Level
from tests.ui.keyboard import type_in
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.inputs.search import SearchBar
from ui.pieces.panels.confirm import ConfirmPanel
from ui.pieces.panels.ladder import Ladder, LadderStep, Reached
from ui.pieces.panels.side import SidePanel
from ui.pieces.tables.empty import EmptyState
from ui.pieces.tables.findings import FindingAction, FindingList, ShownFinding, shown_finding
from ui.pieces.text import Elided


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


@pytest.fixture
def findings(qtbot: QtBot) -> FindingList:
    made = FindingList("Cần xem trước khi ký")
    qtbot.addWidget(made)
    made.show()
    return made


def test_findings_are_counted_and_the_worst_is_first(findings: FindingList) -> None:
    counted: list[tuple[int, int, int]] = []
    findings.counted.connect(lambda *counts: counted.append(counts))
    findings.show_cards(
        [
            ShownFinding(Level.INFO, "I.5", "Vốn tăng"),
            ShownFinding(Level.ERROR, "I.2", "lệch 16"),
            ShownFinding(Level.WARNING, "I.3", "lệch 1"),
            ShownFinding(Level.ERROR, "I.4", "lệch 97"),
        ]
    )
    assert [card.finding.where for card in findings.cards] == ["I.2", "I.4", "I.3", "I.5"]
    assert counted == [(2, 1, 1)]
    assert findings.errors.text() == "2 lỗi" and findings.warnings.text() == "1 cảnh báo"
    assert findings.nothing.isHidden()
    assert findings.cards[0].accessibleName() == "Lỗi: I.2 lệch 16"
    findings.show_cards(
        [
            ShownFinding(Level.WARNING, "I.3", "lệch 1", (), answered=True),
            ShownFinding(Level.WARNING, "I.6", "lệch 2"),
        ]
    )
    assert counted[-1] == (0, 1, 0), "what has its reason is not counted as open"
    assert findings.answers.text() == "Đã nêu lý do: 1"
    assert [card.finding.where for card in findings.cards] == ["I.6", "I.3"]


def test_no_findings_say_so(findings: FindingList) -> None:
    findings.show_cards([])
    assert not findings.nothing.isHidden() and findings.errors.isHidden() and not findings.next()


def test_f4_walks_round_through_the_findings(findings: FindingList) -> None:
    gone: list[str] = []
    findings.show_cards(
        [
            ShownFinding(Level.ERROR, "I.2", "", (FindingAction("Đến ô này", lambda: gone.append("I.2")),)),
            ShownFinding(Level.WARNING, "I.3", "", (FindingAction("Đến ô này", lambda: gone.append("I.3")),)),
        ]
    )
    assert findings.next() and findings.next() and findings.next()
    assert gone == ["I.2", "I.3", "I.2"]


def test_a_step_is_reached_and_pressed_by_keyboard(findings: FindingList) -> None:
    gone: list[int] = []
    findings.show_cards(
        [ShownFinding(Level.ERROR, "I.2", "", (FindingAction("Đến ô này", lambda: gone.append(1)),))]
    )
    link = findings.cards[0].steps[0]
    assert link.focusPolicy() & Qt.FocusPolicy.TabFocus
    QTest.keyClick(link, Qt.Key.Key_Return)
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert gone == [1, 1]


def test_a_finding_speaks_by_its_code() -> None:
    finding = Finding("DATE_IMPOSSIBLE", "R1", Level.ERROR, details={"text": "31/2"})
    assert "31/2" in shown_finding(finding, "I.2").sentence


def test_a_ladder_says_how_far_and_why_not_further(qtbot: QtBot) -> None:
    ladder = Ladder(
        [LadderStep("Đọc được gói", Reached.PASSED), LadderStep("Người ký", Reached.FAILED, "Không tin cậy")]
    )
    qtbot.addWidget(ladder)
    assert words(ladder) == ["Đọc được gói", "đạt", "Người ký", "không đạt", "Không tin cậy"]
    ladder.show_steps([LadderStep("Đúng đơn vị", Reached.OPEN)])
    assert words(ladder) == ["Đúng đơn vị", "chưa xét"]


def test_filters_exclude_each_other_and_renew_their_counts(qtbot: QtBot) -> None:
    chips = FilterChips()
    qtbot.addWidget(chips)
    chosen: list[str] = []
    chips.chosen.connect(chosen.append)
    chips.show_filters([Filter("all", "Tất cả", 1044), Filter("open", "Đang hoạt động", 22)])
    assert chips.current == "all" and chips._pills["all"].text() == "Tất cả 1.044"
    chips._pills["open"].click()
    chips._pills["open"].click()
    chips.show_filters([Filter("all", "Tất cả", 1045), Filter("open", "Đang hoạt động", 23)])
    assert chosen == ["open"] and chips.current == "open"
    assert chips._pills["open"].isChecked() and not chips._pills["all"].isChecked()
    assert chips._pills["open"].text() == "Đang hoạt động 23"


def test_the_safe_answer_is_the_default(qtbot: QtBot) -> None:
    done: list[int] = []
    owner = QWidget()
    qtbot.addWidget(owner)
    panel = ConfirmPanel(owner, "Rút lại gói?", "Số liệu được bỏ.", "Rút lại gói", lambda: done.append(1))
    panel.show()
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert done == [] and panel.result() == 0
    panel = ConfirmPanel(owner, "Rút lại gói?", "Số liệu được bỏ.", "Rút lại gói", lambda: done.append(1))
    panel.show()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert done == []
    panel = ConfirmPanel(owner, "Rút lại gói?", "Số liệu được bỏ.", "Rút lại gói", lambda: done.append(1))
    panel.act.click()
    assert done == [1]


def test_search_is_asked_once_for_what_was_typed_together(qtbot: QtBot) -> None:
    bar = SearchBar("Tìm")
    qtbot.addWidget(bar)
    asked: list[str] = []
    left: list[int] = []
    bar.searched.connect(asked.append)
    bar.left_downwards.connect(lambda: left.append(1))
    type_in(bar, "phong thổ")
    qtbot.waitUntil(lambda: asked == ["phong thổ"])
    QTest.keyClick(bar, Qt.Key.Key_Down)
    assert left == [1]
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: asked == ["phong thổ", ""])


def test_a_side_panel_is_closed_by_esc(qtbot: QtBot) -> None:
    panel = SidePanel("Nguồn số", closable=True)
    qtbot.addWidget(panel)
    closed: list[int] = []
    panel.closed.connect(lambda: closed.append(1))
    panel.show_content(QLabel("một"))
    panel.show_content(QLabel("hai"), "Khác")
    assert panel.heading.text() == "Khác"
    QTest.keyClick(panel.sheet, Qt.Key.Key_Escape)
    assert closed == [1] and panel.isHidden()


def test_an_empty_state_teaches(qtbot: QtBot) -> None:
    begun: list[str] = []
    empty = EmptyState(
        "members",
        "Chưa có thành viên",
        "Ghi từng thành viên của hợp tác xã vào đây. " * 3,
        FindingAction("Thêm thành viên", lambda: begun.append("add")),
        FindingAction("Dán từ Excel", lambda: begun.append("paste")),
    )
    qtbot.addWidget(empty)
    empty.begin.click()
    empty.paste.click()
    assert begun == ["add", "paste"]
    told = next(label for label in empty.findChildren(QLabel) if label.text().startswith("Ghi từng"))
    assert told.height() >= told.heightForWidth(told.width())


def test_a_line_without_room_ends_in_dots_and_keeps_its_whole(qtbot: QtBot) -> None:
    line = Elided("note")
    qtbot.addWidget(line)
    line.resize(60, 20)
    line.show()
    line.say("Xã Phong Thổ › Quý III/2026 › lần 1")
    assert line.text().endswith("…") and line.toolTip() == "Xã Phong Thổ › Quý III/2026 › lần 1"
    line.resize(600, 20)
    QApplication.processEvents()
    assert line.text() == line.toolTip()
