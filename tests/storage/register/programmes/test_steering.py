"""Who steers and has handed over, and how long a task still has or is late."""

from datetime import date
from typing import Any

import pytest

from models.forms.rules.measures import Source
from models.forms.sources import Measuring
from models.register.catalogue import record_of
from models.register.texts.blocks import read_block
from models.values.errors import Refused
from models.values.outcomes import Outcome
from models.values.units import unit_on
from storage.book.book import Book
from storage.extracts.snapshot import take_snapshot
from storage.register.imports.rows import import_rows
from storage.register.lists import lists
from storage.register.lists.lists import ListFilter
from storage.register.records import cards, store

DAY = date(2026, 9, 30)


def task(book: Book, name: str = "Rà soát", **more: Any) -> str:
    return store.add(book, "tasks", {"name": name, "task_state": "not_begun", "due_on": "2026-09-30"} | more)


def member(book: Book, name: str = "Lò Văn Páo", **more: Any) -> str:
    return store.add(book, "steering_members", {"name": name, "steering_body": "officer"} | more)


@pytest.mark.parametrize(
    ("values", "day", "left", "late"),
    [
        ({}, date(2026, 9, 28), 2, 0),
        ({}, DAY, 0, 0),
        ({"task_state": "under_way"}, date(2026, 10, 3), 0, 3),
        ({"due_on": None}, DAY, None, None),
        ({"task_state": "dropped"}, date(2026, 10, 3), None, None),
        ({"task_state": "done"}, date(2026, 10, 3), None, None),  # nobody said when
        ({"task_state": "done", "done_on": "2026-09-30"}, date(2026, 10, 3), None, 0),
        ({"task_state": "done", "done_on": "2026-10-01"}, date(2026, 12, 3), None, 1),
    ],
)
def test_days_left_and_days_late(
    book: Book, values: dict[str, Any], day: date, left: int | None, late: int | None
) -> None:
    key = task(book, **values)
    (row,) = lists.page(book, "tasks", [key], ["days_left", "days_late"], ListFilter(day=day))
    assert (row["days_left"], row["days_late"]) == (left, late)


def test_what_is_open_overdue_and_done_on_a_day(book: Book) -> None:
    task(book)
    task(book, "Đang làm", task_state="under_way", due_on="2026-09-29")
    task(book, "Không có hạn", due_on=None)
    task(book, "Xong", task_state="done", due_on="2026-01-01")
    task(book, "Thôi", task_state="dropped", due_on="2026-01-01")
    assert lists.preset_counts(book, "tasks", ListFilter(day=DAY)) == {"open": 3, "overdue": 1, "done": 1}
    assert lists.preset_counts(book, "tasks", ListFilter(day=date(2026, 10, 1)))["overdue"] == 2


@pytest.mark.parametrize("state", ["not_begun", "under_way", "dropped"])
def test_only_what_is_done_has_a_day_on_which_it_was(book: Book, state: str) -> None:
    with pytest.raises(Refused) as refused:
        task(book, task_state=state, done_on="2026-09-01")
    assert (refused.value.code, refused.value.details["field"]) == ("TASK_NOT_DONE", "done_on")
    key = task(book, task_state="done", done_on="2026-09-01")
    with pytest.raises(Refused, match="TASK_NOT_DONE"):
        store.change(book, "tasks", key, "task_state", state)
    assert cards.get_card(book, "tasks", key).values["task_state"] == "done"


def test_a_new_task_has_not_begun(book: Book) -> None:
    key = store.add(book, "tasks", {"name": "Mới"})
    assert cards.get_card(book, "tasks", key).values["task_state"] == "not_begun"


def test_who_is_in_office_has_left_and_has_not_handed_over(book: Book) -> None:
    member(book, "Từ lâu")
    member(book, "Hôm nay thôi", from_on="2020-01-01", to_on="2026-09-30")
    member(book, "Đã bàn giao", to_on="2026-01-01", handed_over_on="2026-01-05", successor="Từ lâu")
    member(book, "Sắp nhận", from_on="2026-10-01")
    counts = lists.preset_counts(book, "steering_members", ListFilter(day=DAY))
    assert counts == {"current": 1, "past": 2, "without_handover": 1}
    counts = lists.preset_counts(book, "steering_members", ListFilter(day=date(2026, 9, 29)))
    assert counts == {"current": 2, "past": 1, "without_handover": 0}


@pytest.mark.parametrize("field", ["to_on", "handed_over_on"])
def test_nobody_leaves_or_hands_over_before_the_first_day(book: Book, field: str) -> None:
    member(book, from_on="2026-03-01", **{field: "2026-03-01"})
    with pytest.raises(Refused) as refused:
        member(book, "Khác", from_on="2026-03-01", **{field: "2026-02-28"})
    assert (refused.value.code, refused.value.details["field"]) == ("DAYS_OUT_OF_ORDER", field)


def test_the_telephone_is_personal() -> None:
    assert record_of("steering_members").closed == {"phone"}


def test_forms_count_officers_and_tasks(book: Book) -> None:
    """Two officers, one of them full-time; of two tasks due in the quarter one is done."""
    member(book, full_time=1)
    member(book, "Khác", full_time=0)
    member(book, "Đã thôi", full_time=1, to_on="2026-07-01")
    task(book, task_state="done", done_on="2026-09-10")
    task(book, "Khác")
    task(book, "Quý sau", due_on="2026-10-01")
    found = take_snapshot(book, DAY, date(2026, 7, 1), DAY, "2026-Q3", unit_on("12", DAY))

    def count(name: str, **where: Any) -> Any:
        return Measuring(found).of(Source(name, "count", "", where, {}))

    assert count("steering_members", current=True, steering_body="officer") == 2
    assert count("steering_members", current=True, full_time=True) == 1
    assert count("tasks", due_on_in_period=True) == 2
    assert count("tasks", due_on_in_period=True, task_state="done") == 1


def test_tables_with_vietnamese_headings_are_imported(book: Book) -> None:
    cells = [
        ["Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn", "Tiến độ", "Kết quả"],
        ["Rà soát nợ thuế", "Chi cục Thuế", "30/6/2026", "Đã hoàn thành", "18 hợp tác xã"],
    ]
    done = import_rows(book, "tasks", read_block("tasks", cells), keep="all")
    assert [one.outcome for one in done.effects] == [Outcome.NEW]
    (key,) = lists.keys(book, "tasks")
    stored = cards.get_card(book, "tasks", key).values
    assert (stored["agency"], stored["due_on"], stored["task_state"], stored["outcome"]) == (
        "Chi cục Thuế",
        "2026-06-30",
        "done",
        "18 hợp tác xã",
    )
    cells = [
        ["Họ tên", "Ban", "Chức danh", "Chuyên trách", "Ngày thôi"],
        ["Lò Văn Páo", "Cán bộ phụ trách kinh tế tập thể", "Chuyên viên", "Không", "1/7/2026"],
    ]
    done = import_rows(book, "steering_members", read_block("steering_members", cells), keep="all")
    assert [one.outcome for one in done.effects] == [Outcome.NEW]
    (key,) = lists.keys(book, "steering_members")
    stored = cards.get_card(book, "steering_members", key).values
    assert (stored["steering_body"], stored["full_time"], stored["to_on"]) == ("officer", 0, "2026-07-01")
