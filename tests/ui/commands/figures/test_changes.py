"""`changes` names what a revision changed, at the sender and at the receiver, for people and for machines."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from models.values.targets import Target
from models.values.units import unit_on
from storage.book.book import Book
from storage.received import receiving
from storage.received.receiving import VerifiedPackage
from storage.returns import returns, sealing
from tests.exports.hostile import package, payload
from tests.storage.offices import VALID, answer_warnings
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


def test_a_sign_that_changed_alone_is_told_at_both_ends(tmp_path: Path) -> None:
    """The plan of 45 cooperatives was to be reached, then to be passed."""
    province, commune = tmp_path / "province.book", tmp_path / "commune.book"
    founded(province, "12", "2026-09-30")
    founded(commune, "03549", "2026-09-30")
    goals = [Target(Decimal(45), None, False, "\u2265 45"), Target(Decimal(45), None, True, "> 45")]
    with Book.open(commune) as book, Book.open(province) as above:
        for revision, goal in enumerate(goals, 1):
            head = returns.open_return(book, PERIOD) if revision == 1 else returns.reopen(book, PERIOD)
            returns.give(book, head.id, "B01", [returns.TypedFigure("I.1", "plan", goal)])
            answer_warnings(book, PERIOD)
            sealed = sealing.seal(book, PERIOD)
            container = package(payload(sealed.document))
            receiving.accept(above, [VerifiedPackage(sealed.document, container, sealed.data, VALID)])
    for told in (("changes", commune, PERIOD), ("changes", province, PERIOD, "--unit", "03549")):
        (change,) = done(*told, "--json").json["changes"]
        assert (change["row"], change["column"], change["kind"]) == ("I.1", "plan", "changed")
        assert (change["before"], change["after"], change["difference"]) == ("45", "45", "0")
        assert (change["target_before"], change["target_after"]) == ("\u2265 45", "> 45")
        table = done(*told).out
        (line,) = [line for line in table.splitlines() if " I.1 " in line]
        assert "\u2265 45" in line and "> 45" in line


def test_what_cannot_be_compared_is_refused(tmp_path: Path) -> None:
    path = received(tmp_path / "province.book")
    assert run("changes", path, PERIOD).codes == ["RETURN_NOT_OPENED"]
    assert run("changes", path, PERIOD, "--unit", "03549", "--to", 1).codes == ["REVISION_FIRST"]
    assert run("changes", path, PERIOD, "--unit", "03549", "--to", 7).codes == ["REVISION_UNKNOWN"]
    assert run("changes", path, PERIOD, "--unit", "03388").codes == ["UNIT_NOT_RECEIVED"]
