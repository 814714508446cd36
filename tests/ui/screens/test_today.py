"""The home page on real books: due, open, missing, lacking, and the plots that lead to records."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exports.exchange.receiving import open_packages, receive
from models.dialogue.queries import WHOLE
from models.values.periods import parse_period
from models.values.units import children, unit_on
from storage.book import backups
from storage.book.book import Book
from storage.dialogue import queries
from storage.received import receiving
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import store
from storage.returns import agenda, returns
from storage.returns.returns import TypedFigure
from tests.storage import sample_dialogue
from tests.storage.filling import filled
from tests.storage.sample_returns import DAY, arrival, unit_book
from tests.ui.screens.commune import NOW, PERIOD, commune_book, opened, page_of, settle
from tests.ui.screens.world import PERIOD as LAST_YEAR
from tests.ui.screens.world import make_world
from ui.screens.today.bars import Bar, BarPlot
from ui.screens.today.page import TodayPage
from ui.shell.frame.window import Window


def today(qtbot: QtBot, window: Window) -> TodayPage:
    page = page_of(qtbot, window, "today")
    assert isinstance(page, TodayPage)
    return page


def titles(page: TodayPage) -> list[str]:
    return [row.task.title for row in page.tasks.rows]


def going(window: Window) -> list[tuple[str, dict[str, Any]]]:
    """Where the page wants to go, without going."""
    gone: list[tuple[str, dict[str, Any]]] = []
    window.context.going.disconnect(window.open_page)
    window.context.going.connect(lambda key, target: gone.append((key, target)))
    return gone


def test_the_first_return_is_led_by_hand(qtbot: QtBot, tmp_path: Path) -> None:
    book = commune_book(tmp_path)
    with opened(qtbot, book) as window:
        page = today(qtbot, window)
        assert page.day is not None and page.day.is_first and not page.guide.isHidden()
        assert page.guide.heading.text() == "Báo cáo đầu tiên: Quý III/2026"
        assert [step.is_done for step in page.guide.steps] == [False] * 5
        gone = going(window)
        for step in page.guide.steps:
            step.ways[0].act()
        assert gone[:2] == [("cooperatives", {"paste": True}), ("cooperatives", {"state": "lacking"})]
        assert gone[2:] == [
            ("cooperatives", {"results": PERIOD}),
            ("reports", {"period": PERIOD}),
            ("send", {"period": PERIOD}),
        ]
        filled(book, 2, 1)
        settle(qtbot, window)
        steps = page.guide.steps
        assert steps[0].is_done and "2" in steps[0].told and steps[2].told.startswith("2/2")


def test_the_return_is_due_with_its_next_step(qtbot: QtBot, tmp_path: Path) -> None:
    book = commune_book(tmp_path)
    head = returns.open_return(book, PERIOD)
    with opened(qtbot, book) as window:
        page = today(qtbot, window)
        first = page.tasks.rows[0]
        assert first.task.title == "Quý III/2026 · nháp"
        assert "07/10/2026" in first.task.told and "còn 8 ngày làm việc" in first.task.told
        assert first.step.text() == "Kiểm tra và ký…"
        figures = (("I.1", 44), ("I.1.1", 22), ("I.1.2", 20))
        entries = [TypedFigure(row, "actual", Decimal(value)) for row, value in figures]
        returns.give(book, head.id, "B01", entries)
        settle(qtbot, window)
        first = page.tasks.rows[0]
        assert "lỗi" in first.task.told
        assert "Biểu 1: " in first.task.told and " ô đã có số." in first.task.told
        assert first.step.text() == "Xem và xử lý"


def test_a_receiving_unit_sees_who_is_missing_by_name(qtbot: QtBot, tmp_path: Path) -> None:
    world = make_world(tmp_path)
    book = world.trusting()
    receive(book, open_packages(book, [world.package("106")]))
    with opened(qtbot, book) as window:
        page = today(qtbot, window)
        task = next(row.task for row in page.tasks.rows if "Đã nhận báo cáo của" in row.task.title)
        assert task.title == "Đã nhận báo cáo của 1/8 đơn vị"
        assert "Phong Thổ" in task.told and "Mường Tè" in task.told
        assert task.told.startswith("Hạn gửi của các đơn vị là ngày 18/12/2020, đã quá 49 ngày làm việc.")
        assert task.tone == "red"
        assert agenda.current(book) == parse_period(LAST_YEAR)
        gone = going(window)
        row = next(row for row in page.tasks.rows if row.task is task)
        assert row.other is not None and row.other.text() == "Đôn đốc…"
        row.other.click()
        assert gone == [("consolidation", {"period": LAST_YEAR, "remind": True})]


def test_what_waits_between_units_stands_with_its_days(qtbot: QtBot, tmp_path: Path) -> None:
    book = commune_book(tmp_path)
    about = sample_dialogue.send(book, "2026-Q2")
    with opened(qtbot, book) as window:
        page = today(qtbot, window)
        assert "Quý II/2026, lần 1: chưa có biên nhận" in titles(page)
        days = (date(2026, 10, 2), date(2026, 9, 25), None)
        sample_dialogue.arrive(book, sample_dialogue.questions(book, about, NOW, *days))
        settle(qtbot, window)
        row = next(row for row in page.tasks.rows if "yêu cầu giải trình" in row.task.title)
        assert row.task.title == "3 yêu cầu giải trình của cấp trên chờ trả lời" and row.task.tone == "red"
        assert row.task.told == "1 yêu cầu đã quá hạn, sớm nhất từ ngày 25/09/2026."
        gone = going(window)
        row.step.click()
        assert gone == [("dialogue", {"part": "answers"})]


def test_an_office_sees_receipts_that_it_owes_and_queries_without_an_answer(
    qtbot: QtBot, tmp_path: Path
) -> None:
    book = unit_book(tmp_path / "province.book", "12")
    (package,) = receiving.accept(book, [arrival(children(unit_on("12", DAY), DAY)[0], {"I.1": 10})])
    queries.ask(book, package, WHOLE, "Vì sao giảm?", date(2026, 10, 9))
    with opened(qtbot, book) as window:
        page = today(qtbot, window)
        found = {row.task.title: row.task for row in page.tasks.rows}
        assert found["1 gói đã nhận chưa lập biên nhận"].tone == "amber"
        asked = found["1 yêu cầu giải trình gửi đơn vị chưa được trả lời"]
        assert asked.tone == "blue" and asked.told == "Hạn trả lời sớm nhất: 09/10/2026."


def test_a_last_day_that_moved_is_told_with_the_day_of_the_rule(qtbot: QtBot, tmp_path: Path) -> None:
    book = commune_book(tmp_path)
    returns.open_return(book, "2027")  # 18 December 2027 is a Saturday
    with opened(qtbot, book) as window:
        told = today(qtbot, window).tasks.rows[0].task.told
        assert "20/12/2027" in told and "18/12/2027, trùng ngày nghỉ" in told


def test_stopped_cooperatives_with_debt_lead_to_their_list(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, commune_book(tmp_path, organisations=30, members=60)) as window:
        page = today(qtbot, window)
        gone = going(window)
        row = next(row for row in page.tasks.rows if "vướng nợ" in row.task.title)
        assert "triệu đồng" in row.task.told
        row.step.click()
        assert gone == [("debts", {"view": "held"})]


def test_the_plots_lead_to_records(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(qtbot, commune_book(tmp_path, organisations=30, members=60)) as window:
        page = today(qtbot, window)
        assert page.day is not None
        sectors = {bar.sector: (bar.operating, bar.stopped) for bar in page.day.sheets.sectors}
        assert sum(map(sum, sectors.values())) == 20  # two of three are cooperatives, the others are groups
        gone = going(window)
        bars = page.sectors.bars
        bars.setFocus()
        QTest.keyClick(bars, Qt.Key.Key_Down)
        QTest.keyClick(bars, Qt.Key.Key_Return)
        page.debts.bars.chosen.emit(page.debts.bars.bars[0].key)
        assert gone == [
            ("cooperatives", {"sector": bars.bars[1].key}),
            ("debts", {"creditor_kind": "bank"}),
        ]


def test_a_backup_is_said_with_its_moment(qtbot: QtBot, tmp_path: Path) -> None:
    book = commune_book(tmp_path)
    returns.open_return(book, PERIOD)
    with opened(qtbot, book) as window:
        page = today(qtbot, window)
        assert "Sổ này chưa có bản sao lưu" in titles(page)
        backups.automatic(book)
        settle(qtbot, window)
        assert "Bản sao lưu tốt gần nhất: 28/09/2026 09:00" in titles(page)


def test_a_click_on_a_bar_says_its_key(qtbot: QtBot) -> None:
    plot = BarPlot(("green", "amber"))
    qtbot.addWidget(plot)
    plot.show_bars([Bar("one", "Trồng trọt", (3, 1), "3 + 1"), Bar("two", "Vận tải", (0, 0), "0 + 0")])
    plot.resize(300, 100)
    plot.show()
    from PySide6.QtCore import QPoint

    with qtbot.waitSignal(plot.chosen) as told:
        QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert told.args == ["two"]
    assert plot.accessibleDescription() == "Trồng trọt: 3 + 1; Vận tải: 0 + 0"


def test_sources_of_deadlines_and_rules_that_end_are_said(qtbot: QtBot, tmp_path: Path) -> None:
    book = commune_book(tmp_path)  # on a day of autumn 2026; the rules of the decree end on 28/2/2027
    returns.open_return(book, "2026")
    with opened(qtbot, book) as window:
        page = today(qtbot, window)
        told = page.tasks.rows[0].task.told
        assert "Thông tư 09/2024/TT-BKHĐT, Điều 7" in told and "[D]" in told
        row = next(row for row in page.tasks.rows if "sắp hết hiệu lực" in row.task.title)
        assert "4 quy định" in row.task.title and "28/02/2027" in row.task.title
        gone = going(window)
        row.step.click()
        assert gone == [("settings", {"part": "calendar"})]


def test_tasks_that_are_overdue_are_named_and_lead_to_their_list(qtbot: QtBot, tmp_path: Path) -> None:
    book = commune_book(tmp_path)  # on a day of autumn 2026
    for name, due, state in (
        ("Sắp đến hạn", "2026-12-31", "not_begun"),
        ("Rà soát nợ thuế", "2026-03-01", "under_way"),
        ("Báo cáo quý", "2026-07-05", "not_begun"),
        ("Đã xong", "2026-01-01", "done"),
    ):
        store.add(book, "tasks", {"name": name, "due_on": due, "task_state": state})
    with opened(qtbot, book) as window:
        page = today(qtbot, window)
        row = next(row for row in page.tasks.rows if "nhiệm vụ" in row.task.title)
        assert row.task.title == "2 nhiệm vụ quá hạn"
        assert row.task.told == "Sớm nhất là hạn 01/03/2026: Rà soát nợ thuế"
        gone = going(window)
        row.step.click()
        assert gone == [("tasks", {"view": "overdue"})]
        window.context.going.connect(window.open_page)
        store.change(book, "tasks", overdue(book)[0], "task_state", "done")
        store.change(book, "tasks", overdue(book)[0], "task_state", "dropped")
        settle(qtbot, window)
        assert not any("nhiệm vụ" in title for title in titles(page))


def overdue(book: Book) -> list[str]:
    return list(lists.keys(book, "tasks", ListFilter(preset="overdue")))


def test_a_change_works_out_only_what_rests_on_it(tmp_path: Path) -> None:
    from ui.screens.today.reading import read, with_exchange

    with commune_book(tmp_path) as book:
        first = read(book)
        assert first.exchange is None and with_exchange(book, first).exchange is not None
        again = read(book, first)
        assert again.sheets is first.sheets and again.register is first.register
        store.add(book, "tasks", {"name": "Rà soát HTX", "due_on": "2020-01-31"})
        with_task = read(book, again)
        assert with_task.sheets is first.sheets  # no form counts tasks
        assert with_task.register.overdue is not None and with_task.register.overdue.count == 1
        name = "Hợp tác xã Mới"
        store.add(book, "organisations", {"kind": "cooperative", "name": name, "commune_code": "03549"})
        with_organisation = read(book, with_task)
        assert with_organisation.sheets is not first.sheets
        assert with_organisation.register.organisations == first.register.organisations + 1
        backups.backup(book, tmp_path / "copy.book")
        copied = read(book, with_organisation)
        assert copied.sheets is with_organisation.sheets and copied.backup_at is not None
