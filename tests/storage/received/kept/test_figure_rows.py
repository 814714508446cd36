"""The rows of a package's figures: blank stays blank, numbers are exact text."""

from models.values.units import children, unit_on
from storage.received.kept.figure_rows import figure_rows, pair_rows
from tests.storage.sample_returns import DAY, arrival

COMMUNE = children(unit_on("12", DAY), DAY)[0]


def test_every_figure_is_one_row() -> None:
    came = arrival(COMMUNE, {"I.1": 10, "I.6": 1000000000})
    rows = {row["row"]: row for row in figure_rows(came.sha256, came.document)}
    assert rows["I.1"]["value"] == "10" and rows["I.6"]["value"] == "1000000000"
    assert rows["I.1"]["sha256"] == came.sha256
    assert pair_rows(came.sha256, came.document) == []
