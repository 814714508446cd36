"""Handing over in the window: choices, totals, a file judged and taken over, the receipt, and the way back."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from exports.exchange.handover import office
from storage.handover import records
from storage.register.lists import lists
from tests.exports.exchange.handover.test_office import Both, both
from tests.storage.handover.sample_district import district
from tests.ui.screens.frame import confirm, opened, page, quiet
from ui.screens.handover.page import HandoverPage

__all__ = ["both"]


def test_a_person_chooses_where_the_table_does_not_tell(qtbot: QtBot, tmp_path: Path) -> None:
    book, ids = district(tmp_path)
    window = opened(qtbot, book)
    found = page(qtbot, window, "handover")
    assert isinstance(found, HandoverPage)
    primary = found.primary()
    assert primary is not None and primary.why_not and list(found.fields) == [ids["E"]]
    found.fields[ids["E"]].committed.emit("03388")
    quiet(qtbot, window)
    assert not found.fields and found.facts is not None
    lines = [(one.name, one.totals.organisations) for one in found.table.lines]
    assert lines == [
        ("Phường Đoàn Kết", 2),
        ("Xã Phong Thổ", 2),
        ("Ở lại sổ bên giao", 0),
        ("Cả sổ bên giao", 4),
    ]
    found.hand_over()
    quiet(qtbot, window)
    assert found.side.isVisible()
    window.close()


def test_a_file_is_shown_taken_over_answered_and_taken_back(qtbot: QtBot, both: Both) -> None:
    path = both.hand_over()
    window = opened(qtbot, both.taker)
    found = page(qtbot, window, "handover", file=str(path))
    assert isinstance(found, HandoverPage)
    quiet(qtbot, window)
    assert "Huyện Phong Thổ" in found.told.text() and found.cuts.text()
    assert not found.refusal.text() and found.table.lines[-1].is_sum
    confirm(window, found.ask_take).accept()
    found.take()
    quiet(qtbot, window)
    assert len(lists.keys(both.taker, "organisations")) == 2 and found.opened is None
    assert [one.state for one in found.table.lines] == ["đã nhận"]
    found.open_file(path)
    quiet(qtbot, window)
    assert "đã nhận bàn giao tệp này" in found.refusal.text()
    primary = found.primary()
    assert primary is not None and primary.why_not
    found.shut_file()
    quiet(qtbot, window)
    (laid,) = office.give_receipts(both.taker, [both.keys["03549"]], both.stick)
    found.undo_taking()
    quiet(qtbot, window)
    assert list(lists.keys(both.taker, "organisations")) == [] and records.taken(both.taker) == []
    window.close()
    giver = opened(qtbot, both.giver)
    there = page(qtbot, giver, "handover")
    assert isinstance(there, HandoverPage)
    there.open_file(laid.path)
    quiet(qtbot, giver)
    assert [one.state for one in there.table.lines][:2] == ["đã giao, chưa có biên nhận", "đã có biên nhận"]
    giver.close()
