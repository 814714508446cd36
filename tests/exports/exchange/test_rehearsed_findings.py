"""What a rehearsal says about areas before anything is received, and that its figures are those of afterwards."""

import zlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from exports.exchange.batches.spool import Spool
from exports.exchange.receiving import Opened, receive
from exports.exchange.rehearsing import effects, rehearsed_findings
from exports.verdicts.packages import Inspection
from models.returns.document import encode
from models.values.units import Unit, unit_on
from storage.book import settings
from storage.returns import sheets
from tests.storage.sample_returns import arrival, unit_book

BEFORE, AFTER = date(2025, 6, 30), date(2025, 12, 14)


def opened(unit: Unit, number: int, cutoff: date) -> Opened:
    made = arrival(unit, {"I.1": number}, period="2025-Q4")
    parent = settings.recipient(unit, cutoff)
    document = replace(made.document, period="2025", cutoff=cutoff, parent=parent)
    data = encode(document)
    package = b"package of " + data
    inspection = Inspection(made.verdict, document, {}, sha256(package).hexdigest(), sha256(data).hexdigest())
    spool = Spool()
    return Opened(
        Path(f"{unit.code}.asice"), inspection, "", spool.keep(package), spool.keep(zlib.compress(data))
    )


def test_a_shared_area_is_said_before_anything_is_received(tmp_path: Path) -> None:
    district = opened(unit_on("109", BEFORE), 71, BEFORE)
    commune = opened(unit_on("03388", AFTER), 30, AFTER)
    with unit_book(tmp_path / "p.book", "12") as book:
        assert rehearsed_findings(book, [commune]) == []
        both = rehearsed_findings(book, [commune, district])
        assert [one.code for one in both] == ["AREA_COUNTED_TWICE"]
        receive(book, [commune])
        (said,) = rehearsed_findings(book, [district])
        assert (said.details["counted_code"], said.details["left_code"]) == ("109", "03388")
        # the district takes the place of the commune: 30 → 71, not 101
        (change,) = [one for one in effects(book, [district]) if one.row == "I.1"]
        assert (change.before, change.after) == (Decimal(30), Decimal(71))
        receive(book, [district])
        paper = sheets.period_sheets(book, "2025")
        assert paper.sheets["B01"].value("I.1") == 71
        assert [one.key for one in paper.findings if one.code == said.code] == [said.key]
