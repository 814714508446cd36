"""`changes` names what a revision changed, at the sender and at the receiver, for people and for machines."""

from datetime import date
from pathlib import Path

from models.values.units import unit_on
from storage.book.book import Book
from storage.received import receiving
from tests.storage.sample_returns import arrival
from tests.ui.commands.program import done, founded, run

PERIOD = "2026-Q3"


def received(path: Path) -> Path:
    """A province with two revisions of commune 03549: I.1 12 → 13, I.5 2,500,000 đ → 4,000,000 đ, I.2 taken back."""
    founded(path, "12", "2026-09-30")
    commune = unit_on("03549", date(2026, 9, 30))
    with Book.open(path) as book:
        for revision, figures in enumerate(
            ({"I.1": 12, "I.2": 90, "I.5": 2_500_000}, {"I.1": 13, "I.5": 4_000_000}), 1
        ):
            receiving.accept(book, [arrival(commune, figures, revision=revision)])
    return path


def test_a_received_revision_is_told_cell_by_cell(tmp_path: Path) -> None:
    path = received(tmp_path / "province.book")
    found = done("changes", path, PERIOD, "--unit", "03549", "--json").json
    assert (found["unit"], found["period"]) == ("Xã Phong Thổ", PERIOD)
    assert [(found[side]["revision"], found[side]["state"]) for side in ("from", "to")] == [
        (1, "accepted"),
        (2, "accepted"),
    ]
    # money in million dong: 2.5 and 4, difference 1.5; a figure that is blank on one side has no difference
    assert [
        (one["row"], one["kind"], one["before"], one["after"], one["difference"]) for one in found["changes"]
    ] == [
        ("I.1", "changed", "12", "13", "1"),
        ("I.2", "taken_back", "90", None, None),
        ("I.5", "changed", "2.5", "4", "1.5"),
    ]
    table = done("changes", path, PERIOD, "--unit", "03549").out
    assert "Xã Phong Thổ, kỳ 2026-Q3: lần 2 so với lần 1, 3 ô thay đổi." in table
    line = next(line for line in table.splitlines() if " I.2 " in line)
    assert "(để trống)" in line and "bỏ số" in line
    turned = done("changes", path, PERIOD, "--unit", "03549", "--from", 2, "--to", 1, "--json").json
    assert turned["changes"][0]["difference"] == "-1"


def test_what_cannot_be_compared_is_refused(tmp_path: Path) -> None:
    path = received(tmp_path / "province.book")
    assert run("changes", path, PERIOD).codes == ["RETURN_NOT_OPENED"]
    assert run("changes", path, PERIOD, "--unit", "03549", "--to", 1).codes == ["REVISION_FIRST"]
    assert run("changes", path, PERIOD, "--unit", "03549", "--to", 7).codes == ["REVISION_UNKNOWN"]
    assert run("changes", path, PERIOD, "--unit", "03388").codes == ["UNIT_NOT_RECEIVED"]
