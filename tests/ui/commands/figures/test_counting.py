"""count-once: decide about a record that several units report, and take the decision back."""

from pathlib import Path

from models.values.units import children, unit_on
from storage.book.book import Book
from storage.received import receiving
from storage.register import standings
from tests.storage.received.sample_registers import PERIOD, cooperative, register_book, sent
from tests.storage.sample_returns import DAY
from tests.ui.commands.program import done, founded, run, value

A, B = (unit for unit in children(unit_on("12", DAY), DAY) if unit.code in ("03388", "03390"))


def test_a_decision_by_the_command_holds_until_it_is_taken_back(tmp_path: Path) -> None:
    path = founded(tmp_path / "p.book", "12", "2026-09-30")
    with register_book(tmp_path, A) as one, register_book(tmp_path, B) as other, Book.open(path) as book:
        cooperative(one, "HTX A", tax_code="6200012342")
        cooperative(other, "HTX B", tax_code="6200012342")
        receiving.accept(book, [sent(one), sent(other)])
    (found,) = [one for one in run("check", path, PERIOD, "--json").json if "TWO_UNITS" in one["code"]]
    assert found["key"].endswith(found["subject"]) and value(path, "B01", PERIOD, "I.1") == "2"
    done("count-once", path, PERIOD, found["subject"], "--unit", A.code, "--reason", "sổ gốc")
    assert value(path, "B01", PERIOD, "I.1") == "1"
    lines = done("explain", path, "B01", "I.1", "actual", PERIOD).out.splitlines()
    assert "Gộp từ 2 nguồn:" in lines
    assert lines[-2:] == [
        "Cộng trừ để mỗi bản ghi, mỗi nơi chỉ tính một lần:",
        f"  {B.title}: HTX B: -1",
    ]
    refused = run("count-once", path, PERIOD, found["subject"], "--unit", "99999")
    assert refused.status == 1 and refused.codes == ["GROUP_UNIT_UNKNOWN"]
    done("count-once", path, PERIOD, found["subject"], "--take-back")
    assert value(path, "B01", PERIOD, "I.1") == "2"
    done("count-once", path, PERIOD, found["subject"], "--not-the-same")
    assert "TWO_UNITS" not in run("check", path, PERIOD).out
    assert run("count-once", path, PERIOD, "x", "--not-the-same").codes == ["GROUP_UNKNOWN"]


def test_a_move_between_two_units_is_taken_off_and_said(tmp_path: Path) -> None:
    """One cooperative left A for B: 1 in and 1 out stated, none across the boundary of the province."""
    path = founded(tmp_path / "p.book", "12", "2026-09-30")
    with register_book(tmp_path, A) as one, register_book(tmp_path, B) as other, Book.open(path) as book:
        gone = cooperative(one, "HTX Đi", tax_code="6200012342")
        standings.record_event(one, gone, "moved_out", "2026-08-10")
        cooperative(other, "HTX Đi", tax_code="6200012342", event="moved_in", event_on="2026-08-10")
        receiving.accept(book, [sent(one), sent(other)])
    assert value(path, "B01", PERIOD, "I.1.3b") == value(path, "B01", PERIOD, "I.1.5a") == "0"
    (found,) = [one for one in run("check", path, PERIOD, "--json").json if one["code"] == "MOVED_INSIDE"]
    assert f"{A.title} \u2192 {B.title}: HTX Đi" in found["message"] and "I.1.3b, I.1.5a" in found["message"]
    parts = done("explain", path, "B01", "I.1.5a", "actual", PERIOD, "--json").json["parts"]
    assert [(one["value"], one["taken_off"]) for one in parts] == [
        ("1", None),
        ("0", None),
        ("-1", "moved_inside"),
    ]
    lines = done("explain", path, "B01", "I.1.5a", "actual", PERIOD).out.splitlines()
    assert lines[-2:] == [
        "Trừ đi vì chuyển giữa các đơn vị trong địa bàn, không qua ranh giới:",
        f"  {A.title} \u2192 {B.title}: HTX Đi: -1",
    ]
