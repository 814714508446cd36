"""Records that may be one, with the keyboard: compared, merged, marked as two, and all of it taken back."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from models.register.drafts import OrganisationDraft
from storage.register import organisations
from storage.register.identity.merge_plan import MergeSide
from storage.register.lists import lists
from tests.ui.keyboard import press
from tests.ui.screens.register import Register, settle, shown
from ui.screens.duplicates.page import DuplicatesPage
from ui.shell.frame.window import Window

Seat = tuple[Window, DuplicatesPage]


@pytest.fixture
def twins(register: Register) -> tuple[str, str]:
    """One cooperative twice, with another telephone each."""
    made = [
        organisations.add(
            register.book,
            OrganisationDraft(
                kind="cooperative", name=name, commune_code="03549", commune_from="2025-07-01", phone=phone
            ),
        )
        for name, phone in (("HTX Thành Công", "0912000001"), ("HTX Thàmh Công", "0912000002"))
    ]
    return made[0], made[1]


@pytest.fixture
def seat(qtbot: QtBot, register: Register, twins: tuple[str, str]) -> Iterator[Seat]:
    with shown(qtbot, register.book, "duplicates", DuplicatesPage) as opened:
        opened[1].list.table.setFocus()
        yield opened


def test_a_pair_is_compared_merged_and_taken_back(
    qtbot: QtBot, seat: Seat, register: Register, twins: tuple[str, str]
) -> None:
    window, page = seat
    settle(qtbot, window)
    assert "HTX Thàmh Công" in page.list.reason.text() and page.note() == "1 cặp có thể trùng"
    press(qtbot, page.list.table, "Return")
    plan = page.plan
    assert plan is not None and {plan.kept, plan.gone} == set(twins)
    if plan.kept != twins[0]:
        page.swap()
    page.comparison.choose("phone", MergeSide.GONE)
    page.merge()
    settle(qtbot, window)
    assert lists.keys(register.book, "organisations").count(twins[1]) == 0
    assert organisations.get(register.book, twins[0]).values["phone"] == "0912000002"
    assert page.list.pairs == {} and page.plan is None
    press(qtbot, window, "Ctrl+Z")
    settle(qtbot, window)
    assert not organisations.get(register.book, twins[1]).deleted and len(page.list.pairs) == 1


def test_a_pair_is_marked_as_two(qtbot: QtBot, seat: Seat, register: Register) -> None:
    window, page = seat
    settle(qtbot, window)
    press(qtbot, page.list.table, "Delete")
    settle(qtbot, window)
    assert page.list.pairs == {} and page.done.isVisible()
    press(qtbot, window, "Ctrl+Z")
    settle(qtbot, window)
    assert len(page.list.pairs) == 1


def test_two_records_are_chosen_by_hand(
    qtbot: QtBot, seat: Seat, register: Register, twins: tuple[str, str]
) -> None:
    window, page = seat
    window.open_page("duplicates", {"kind": "organisations", "first": register.che})
    assert page.first is not None and page.second is not None and page.first.read() == register.che
    page.second.set_value(twins[0])
    page._compare_chosen()
    assert page.plan is not None and (page.plan.kept, page.plan.gone) == (register.che, twins[0])
    press(qtbot, window, "Escape")
    assert page.plan is None
