"""count-once: decide about a record that several units report, and take the decision back."""

from pathlib import Path

from models.values.units import children, unit_on
from storage.book.book import Book
from storage.received import receiving
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
    assert "[counted-once]" in done("explain", path, "B01", "I.1", "actual", PERIOD).out
    refused = run("count-once", path, PERIOD, found["subject"], "--unit", "99999")
    assert refused.status == 1 and refused.codes == ["GROUP_UNIT_UNKNOWN"]
    done("count-once", path, PERIOD, found["subject"], "--take-back")
    assert value(path, "B01", PERIOD, "I.1") == "2"
    done("count-once", path, PERIOD, found["subject"], "--not-the-same")
    assert "TWO_UNITS" not in run("check", path, PERIOD).out
    assert run("count-once", path, PERIOD, "x", "--not-the-same").codes == ["GROUP_UNKNOWN"]
