"""What is ticked today is in the figures of the running period and in no earlier one."""

from datetime import date, datetime
from pathlib import Path

from models.register.drafts import OrganisationDraft
from storage.book.book import Book
from storage.register import organisations, standings
from tests.ui.commands.program import NOW, done, founded

TICK = datetime.fromisoformat(NOW)


def figures(path: Path, period: str) -> dict[str, str | None]:
    """Row → actual figure of form B01."""
    cells = done("figures", path, "B01", period, "--json").json
    return {cell["row"]: cell["value"] for cell in cells if cell["column"] == "actual"}


def test_a_tick_today_adds_no_member_to_the_alliance_of_an_earlier_year(tmp_path: Path) -> None:
    path = founded(tmp_path / "xã.book", "03549", "2026-01-02")
    with Book.open(path, clock=lambda: TICK) as book:
        made = [
            organisations.add(
                book,
                OrganisationDraft(
                    kind="cooperative",
                    name=f"HTX số {number}",
                    founded_on="2019-03-01",
                    sector="crops",
                    alliance_member=number < 2,
                ),
            )
            for number in range(3)
        ]
        group = organisations.add(
            book, OrganisationDraft(kind="group", name="THT A", founded_on="2019-03-01", sector="crops")
        )
    before = {period: figures(path, period) for period in ("2025", "2026")}
    assert before["2025"]["I.1.11"] == before["2026"]["I.1.11"] == "2"
    with Book.open(path, clock=lambda: TICK) as book:
        organisations.update(book, made[2], "alliance_member", True)
        organisations.update(book, made[0], "sector", "trade", date(2026, 3, 1))
        standings.record_event(book, group, "converted", date(2026, 2, 1))
    after = {period: figures(path, period) for period in ("2025", "2026")}
    assert after["2025"] == before["2025"]
    assert after["2026"]["I.1.11"] == "3"
    changed = {row for row, value in after["2026"].items() if value != before["2026"].get(row)}
    assert {"I.1", "I.1.11"} <= changed
