"""status counts by areas: a district that sent for its communes covers them and is listed itself."""

from datetime import date
from pathlib import Path

from models.values.units import unit_on
from storage.book.book import Book
from storage.received import receiving
from tests.storage.received.test_areas import AFTER, BEFORE, sent
from tests.ui.commands.program import done, founded, run

DISTRICT, COMMUNE = unit_on("109", date(2025, 6, 30)), unit_on("03388", date(2025, 7, 1))


def test_the_district_is_listed_and_covers_what_lies_in_it_alone(tmp_path: Path) -> None:
    path = founded(tmp_path / "p.book", "12", "2025-12-14")
    with Book.open(path) as book:
        receiving.accept(book, [sent(DISTRICT, {"I.1": 71}, BEFORE), sent(COMMUNE, {"I.1": 30}, AFTER)])
    told = done("status", path, "--period", "2025", "--json").json["units"]
    by_code = {one["code"]: one for one in told}
    assert len(told) == 39 and not by_code["109"]["expected"] and by_code["109"]["state"] == "accepted"
    # 03388 sent itself and is left out for the district; of the 37 others 4 were made of the district alone
    assert (by_code["03388"]["state"], by_code["03388"]["left_out_for"]) == ("accepted", DISTRICT.title)
    assert sum(one["state"] == "covered" for one in told) == 4
    assert by_code["03394"]["state"] in ("awaited", "overdue")
    assert by_code["03394"]["area_reported_by"] == [DISTRICT.title]
    printed = done("status", path, "--period", "2025").out
    assert "5/38 đơn vị" in printed and "chưa tính, vì trùng địa bàn" in printed
    assert "AREA_COUNTED_TWICE" in run("check", path, "2025").out
