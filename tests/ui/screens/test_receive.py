"""Receiving on a real province: packages are judged, rehearsed, taken in, taken back and taken in again."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.returns.verdicts import Validity
from models.values.errors import Refused
from storage.book.book import Book
from storage.received import receiving
from tests.storage.sample_returns import fill
from tests.ui.screens.exchange import Exchange
from tests.ui.screens.frame import confirm, opened, page, quiet
from tests.ui.screens.world import LATE, PERIOD, World
from ui.pieces.tables.empty import EmptyState
from ui.reading.report import ReportView
from ui.screens.receive import reading
from ui.screens.receive.page import KEPT, OPENED, ReceivePage
from ui.screens.receive.ticks import HELD, TICKED
from ui.shell.frame.window import Window


@pytest.fixture
def book(world: World) -> Iterator[Book]:
    with world.trusting() as found:
        yield found


def receive_page(qtbot: QtBot, window: Window) -> ReceivePage:
    found = page(qtbot, window, "receive")
    assert isinstance(found, ReceivePage)
    return found


def said(shown: ReceivePage) -> list[list[str]]:
    """The texts of the list of opened files."""
    model = shown.opened.table.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def damaged(path: Path) -> Path:
    target = path.with_name("damaged.asice")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    target.write_bytes(content)
    return target


def test_each_file_has_its_verdict_in_plain_words(qtbot: QtBot, window: Window, world: World) -> None:
    shown = receive_page(qtbot, window)
    good, late = world.package("106"), world.package("108", at=LATE)
    strange = world.package("109", by="stranger")
    shown.open_files([good, late, strange, damaged(good)])
    quiet(qtbot, window)
    texts = said(shown)
    assert [row[0] for row in texts] == ["", "", TICKED, TICKED]  # what needs a decision stands first
    texts = [*texts[2:], *texts[:2]]
    assert texts[0][1:6] == ["Huyện Tam Đường", "Năm 2020", "1", "đúng hạn", "✓ Hợp lệ"]
    assert texts[1][4] == "chậm 46 ngày làm việc"
    assert [row[5] for row in texts[2:]] == ["✕ Không hợp lệ", "✕ Không hợp lệ"]
    assert "Người lạ" in texts[2][6] and "Huyện Phong Thổ" in texts[2][6]
    assert shown.note() == "4 tệp: 2 nhận được, 2 không nhận được"


def altered(path: Path) -> Path:
    """The package with another workbook in it than the one that was signed."""
    target = path.with_name("altered.asice")
    with ZipFile(path) as source, ZipFile(target, "w") as made:
        for entry in source.infolist():
            content = source.read(entry)
            made.writestr(entry, content + b" " if entry.filename == "bieu.xlsx" else content)
    return target


def test_a_package_that_was_altered_names_the_unit_that_it_claims_and_opens_with_a_caution(
    qtbot: QtBot, window: Window, world: World
) -> None:
    shown = receive_page(qtbot, window)
    good = world.package("106")
    shown.open_files([good, altered(good)])
    quiet(qtbot, window)
    assert [row[1] for row in said(shown)] == ["Huyện Tam Đường (tự khai)", "Huyện Tam Đường"]
    assert said(shown)[0][6].startswith("Nội dung tệp “bieu.xlsx” đã bị thay đổi")
    line = shown.opened.lines[1]
    assert line.claimed and "Chỉ có tệp tự ghi tên" in line.name_tip() and "altered.asice" in line.name_tip()
    shown.opened.show_report(line)
    quiet(qtbot, window)
    report = next(one for one in window.findChildren(ReportView) if one.isVisible())
    assert line.sentence() in {one.text() for one in report.findChildren(QLabel)}
    report.accept()


def test_chips_show_what_needs_a_decision_and_what_can_be_received(
    qtbot: QtBot, window: Window, world: World
) -> None:
    shown = receive_page(qtbot, window)
    good = world.package("106")
    shown.open_files([good, world.package("108"), damaged(good)])
    quiet(qtbot, window)
    pills = {key: pill.text() for key, pill in shown.opened.filters._pills.items()}
    assert pills == {"": "Tất cả 3", "decide": "Cần quyết định 1", "can": "Nhận được 2"}
    shown.opened.filters._pills["decide"].click()
    assert [row[1] for row in said(shown)] == ["damaged.asice"]
    shown.opened.filters._pills["can"].click()
    assert len(said(shown)) == 2
    shown.opened.receive()
    quiet(qtbot, window)
    shown.filters._pills[OPENED].click()
    assert [row[1] for row in said(shown)] == ["damaged.asice"]


def test_what_the_book_has_already_is_no_refusal_and_headers_sort(
    qtbot: QtBot, window: Window, world: World
) -> None:
    shown = receive_page(qtbot, window)
    first, second = world.package("108"), world.package("106")
    shown.open_files([first])
    quiet(qtbot, window)
    shown.opened.receive()
    quiet(qtbot, window)
    shown.open_files([first, second])
    quiet(qtbot, window)
    assert [row[5] for row in said(shown)] == ["✓ Hợp lệ", "đã nhận trước đó"]
    assert shown.note() == "2 tệp: 1 nhận được, 1 đã nhận trước đó, 0 không nhận được"
    shown.opened.table.sort_wanted.emit("unit", False)
    assert [row[1] for row in said(shown)] == ["Huyện Sìn Hồ", "Huyện Tam Đường"]
    shown.opened.table.sort_wanted.emit("unit", True)
    assert [row[1] for row in said(shown)] == ["Huyện Tam Đường", "Huyện Sìn Hồ"]


def test_the_rehearsal_says_what_would_change_and_follows_the_ticks(
    qtbot: QtBot, window: Window, world: World
) -> None:
    shown = receive_page(qtbot, window)
    first, second = world.package("106"), world.package("108")
    shown.open_files([first, second])
    quiet(qtbot, window)
    table = shown.opened.rehearsal.table.model()
    before = [str(table.index(0, column).data() or "") for column in range(6)]
    assert before == ["Biểu 1", "I.1", "Tổng số hợp tác xã (HTX)", "", "71", "+71"]
    shown.opened.tick(second)
    quiet(qtbot, window)
    assert table.index(0, 4).data() == "40"
    assert shown.primary().text == "Nhận 1 gói"  # type: ignore[union-attr]
    shown.opened.hold_all()
    quiet(qtbot, window)
    assert table.rowCount() == 0 and shown.primary().why_not  # type: ignore[union-attr]
    assert not receiving.received(window.context.opened)


def test_two_revisions_at_once_count_once(qtbot: QtBot, window: Window, world: World) -> None:
    shown = receive_page(qtbot, window)
    paths = [world.package("106"), world.package("106", count=42)]
    shown.open_files(paths)
    quiet(qtbot, window)
    assert shown.opened.rehearsal.table.model().index(0, 4).data() == "42"
    shown.opened.receive()
    quiet(qtbot, window)
    states = [shown.kept.state_of(one) for one in sorted(shown.kept.packages, key=lambda one: one.revision)]
    assert states == ["đã thay bằng lần 2", "đang tính"]


def test_ticked_packages_are_received_and_refused_ones_stay_listed(
    qtbot: QtBot, window: Window, world: World
) -> None:
    shown = receive_page(qtbot, window)
    good, strange = world.package("106"), world.package("109", by="stranger")
    shown.open_files([good, strange])
    quiet(qtbot, window)
    window.press_primary()
    quiet(qtbot, window)
    assert shown.filters.current == KEPT
    assert [one.unit_name for one in shown.kept.packages] == ["Huyện Tam Đường"]
    assert [line.path for line in shown.opened.lines] == [strange]
    shown._look_at(OPENED)
    shown.open_files([good])
    quiet(qtbot, window)
    again = next(line for line in shown.opened.lines if line.path == good)
    assert again.code == "ALREADY_RECEIVED" and again.tone == "grey" and not again.acceptable
    assert again.standing is Validity.VALID


def test_a_package_is_withdrawn_after_a_question_and_received_again(
    qtbot: QtBot, window: Window, world: World
) -> None:
    shown = receive_page(qtbot, window)
    shown.open_files([world.package("106"), world.package("106", count=42)])
    quiet(qtbot, window)
    shown.opened.receive()
    quiet(qtbot, window)
    newest = max(shown.kept.packages, key=lambda one: one.revision)
    shown.kept.show_package(newest.sha256)
    panel = confirm(window, shown.kept.ask_to_withdraw)
    text = " ".join(label.text() for label in panel.findChildren(type(shown.kept.panel.unit)))
    assert "Huyện Tam Đường" in text and "lần 1" in text and panel.safe.isDefault()
    panel.act.click()
    quiet(qtbot, window)
    assert shown.kept.state_of(receiving.find(window.context.opened, newest.sha256)) == "đã rút lại"
    assert shown.kept.panel.again.isVisible() and not shown.kept.panel.withdraw.isVisible()
    shown.kept.panel.again.click()
    quiet(qtbot, window)
    assert receiving.find(window.context.opened, newest.sha256).status == "accepted"


def test_the_original_is_saved_byte_for_byte(
    qtbot: QtBot, window: Window, world: World, tmp_path: Path
) -> None:
    shown = receive_page(qtbot, window)
    package = world.package("106")
    shown.open_files([package])
    quiet(qtbot, window)
    shown.opened.receive()
    quiet(qtbot, window)
    shown.kept.save_original(tmp_path / "copy.asice")
    quiet(qtbot, window)
    assert (tmp_path / "copy.asice").read_bytes() == package.read_bytes()


def test_a_refusal_offers_its_reason_for_the_sender(qtbot: QtBot, window: Window, world: World) -> None:
    shown = receive_page(qtbot, window)
    shown.open_files([world.package("109", by="stranger")])
    quiet(qtbot, window)
    steps = shown.opened._steps(shown.opened.lines[0])
    assert [step.text for step in steps] == [
        "Chép lý do để báo nơi gửi",
        "Mở báo cáo",
        "Biên nhận từ chối…",
        "Phiếu kiểm tra…",
    ]
    steps[0].act()
    assert "SIGNER_NOT_OF_UNIT" in QGuiApplication.clipboard().text()
    shown.opened.details.rungs.turn()
    assert "đạt 12 trên 16" in shown.opened.details.rungs.head.text()


def test_the_space_bar_and_the_box_tick(qtbot: QtBot, window: Window, world: World) -> None:
    shown = receive_page(qtbot, window)
    shown.open_files([world.package("106")])
    quiet(qtbot, window)
    table = shown.opened.table
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert said(shown)[0][0] == HELD
    box = table.visualRect(table.model().index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, box)
    assert said(shown)[0][0] == TICKED
    quiet(qtbot, window)


def test_files_and_folders_are_dropped(qtbot: QtBot, window: Window, world: World, tmp_path: Path) -> None:
    shown = receive_page(qtbot, window)
    world.package("106")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "packages"))])
    event = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    shown.dropEvent(event)
    quiet(qtbot, window)
    assert [line.unit() for line in shown.opened.lines] == ["Huyện Tam Đường"]


def test_an_empty_folder_is_told(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    shown = receive_page(qtbot, window)
    (tmp_path / "bare").mkdir()
    shown.open_files([tmp_path / "bare"])
    quiet(qtbot, window)
    assert "bare" in window.notice.sentence.text()


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    qtbot: QtBot, window: Window, world: World, tmp_path: Path
) -> None:
    shown = receive_page(qtbot, window)
    shown.open_files([tmp_path / "gone.asice", world.package("106")])
    quiet(qtbot, window)
    assert [line.code for line in shown.opened.lines] == ["FILE_MISSING", ""]
    assert shown.next_problem() and shown.opened.current().code == "FILE_MISSING"  # type: ignore[union-attr]
    shown.opened.drop()
    assert [line.code for line in shown.opened.lines] == [""]
    quiet(qtbot, window)


def test_without_a_trust_list_the_page_teaches_how_to_install_one(qtbot: QtBot, world: World) -> None:
    with world.open() as bare:
        window = opened(qtbot, bare)
        shown = receive_page(qtbot, window)
        gone: list[tuple[str, dict[str, object]]] = []
        window.context.going.connect(lambda key, target: gone.append((key, target)))
        assert isinstance(shown.empty, EmptyState)
        shown.empty.begin.click()
        assert gone[-1] == ("settings", {"part": "trust"})
        quiet(qtbot, window)
        window.open_page("receive")
        shown.open_files([world.package("106")])
        quiet(qtbot, window)
        assert said(shown)[0][5] == "? Chưa thể kết luận"
        assert shown.opened.lines[0].code == "TRUST_MISSING"
        window.close()


def test_the_period_of_what_was_received_is_shown(qtbot: QtBot, window: Window, world: World) -> None:
    shown = receive_page(qtbot, window)
    shown.open_files([world.package("106")])
    quiet(qtbot, window)
    shown.opened.receive()
    quiet(qtbot, window)
    assert shown.periods.period == PERIOD
    assert shown.where() == ("Tỉnh Lai Châu", "Năm 2020")


def test_an_answered_error_is_shown_with_its_reason_before_the_package_is_received(
    qtbot: QtBot, window: Window, world: World
) -> None:
    def fill_flow(book: Book) -> None:
        # 10 at the opening and 2 founded are 12, and 13 are there
        figures = {"I.1/previous": 10, "I.1": 13, "I.1.3": 2, "I.1.4": 0, "I.1.5": 0}
        fill(book, PERIOD, "B01", figures)

    shown = receive_page(qtbot, window)
    shown.open_files([Exchange(world).sent_with(fill_flow), world.package("108")])
    quiet(qtbot, window)
    details = shown.opened.details
    assert not details.answered.isHidden()
    assert "Tổng số hợp tác xã" in details.answered.text()
    assert details.answered.text().endswith("Giải trình: đã đối chiếu")
    details.show_line(shown.opened.lines[1], ())
    assert details.answered.isHidden()


def test_a_received_revision_shows_what_it_changed_and_leads_to_the_merged_cell(
    qtbot: QtBot, window: Window, world: World
) -> None:
    """District 106 stated 40 cooperatives with 1,500 each, and then 42: 60,000 and 63,000, 2 and 3,000 more."""
    from ui.figures.changes import ChangesView

    shown = receive_page(qtbot, window)
    shown.open_files([world.package("106"), world.package("106", count=42), world.package("108")])
    quiet(qtbot, window)
    shown.opened.receive()
    quiet(qtbot, window)
    shown.kept.show_unit("Huyện Sìn Hồ")
    assert shown.kept.panel.changes.isHidden()
    shown.kept.show_unit("Huyện Tam Đường")
    assert not shown.kept.panel.changes.isHidden()
    shown.kept.panel.changes.click()
    quiet(qtbot, window)
    view = next(one for one in shown.findChildren(ChangesView) if one.isVisible())
    seen = {(one.row, one.column): (one.before, one.after) for one in view.changes.found.cells}
    assert seen["I.1", "actual"] == (Decimal(40), Decimal(42))
    row = next(
        at for at, one in enumerate(view.changes.found.stated) if one.row == "I.1" and one.form == "B01"
    )
    model = view.table.model()
    assert [model.index(row, column).data() for column in (4, 5, 6)] == ["40", "42", "+2"]
    view.table.select_key(row)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    quiet(qtbot, window)
    merged = window.page
    assert merged is not None and merged.key == "consolidation"
    assert merged.forms["B01"].table.current_address() == ("I.1", "actual")  # type: ignore[attr-defined]


def test_a_folder_with_too_many_files_is_refused_and_never_read_in_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at in range(3):
        (tmp_path / f"{at}.asice").write_bytes(b"x")
    (tmp_path / "ghi chu.txt").write_bytes(b"x")
    assert [path.name for path in reading._files(tmp_path)] == ["0.asice", "1.asice", "2.asice"]
    monkeypatch.setattr(reading, "MOST_FILES", 2)
    with pytest.raises(Refused) as caught:
        reading._files(tmp_path)
    assert caught.value.code == "FOLDER_TOO_FULL"
    assert (caught.value.details["files"], caught.value.details["allowed"]) == (3, 2)
