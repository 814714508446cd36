"""The chain of a unit's packages at the office above: a gap, a fork and a late package are remarks, never refusals."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.received import chain, receiving
from storage.received.receiving import VerifiedPackage
from storage.returns import returns
from storage.returns.sheets import period_sheets
from tests.storage.offices import Pair, make_pair
from tests.storage.sample_returns import fill


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    made = make_pair(tmp_path)
    yield made
    made.close()


def test_a_package_that_came_early_waits_for_the_one_before(pair: Pair) -> None:
    first, second, third = (pair.send(period) for period in ("2026-Q2", "2026-Q3", "2026-Q4"))
    pair.receive(first, third)
    assert {sha: fault.code for sha, fault in chain.chain_faults(pair.province).items()} == {
        third.sha256: "CHAIN_GAP"
    }
    pair.receive(second)
    assert chain.chain_faults(pair.province) == {}


def test_a_book_that_was_restored_forks_the_chain(pair: Pair, tmp_path: Path) -> None:
    from storage.book.backups import backup
    from storage.book.book import Book

    before = backup(pair.commune, tmp_path / "before.book").path
    lost = pair.send("2026-Q3")
    clock = pair.commune.clock
    pair.commune.close()
    pair.commune = Book.open(before, clock=clock)
    again = pair.send("2026-Q4")
    pair.receive(lost, again)
    faults = chain.chain_faults(pair.province)
    assert {fault.code for fault in faults.values()} == {"CHAIN_FORK"} and len(faults) == 2
    unit = chain.links(pair.province)[0].unit
    assert chain.chain_faults(pair.province, unit) == faults
    assert chain.chain_faults(pair.province, ("commune", "00000", None)) == {}


def test_a_withdrawn_package_is_still_a_link(pair: Pair) -> None:
    first = pair.send("2026-Q3")
    pair.receive(first)
    receiving.withdraw(pair.province, first.sha256)
    returns.reopen(pair.commune, "2026-Q3")
    pair.receive(pair.send_draft("2026-Q3"))
    assert chain.chain_faults(pair.province) == {}


def revisions(pair: Pair, count: int) -> list[VerifiedPackage]:
    """So many revisions of one period, as the unit sent them one after the other."""
    sent = [pair.send("2026-Q3")]
    for number in range(1, count):
        returns.reopen(pair.commune, "2026-Q3")
        fill(pair.commune, "2026-Q3", "B01", {"I.1": 12 + number, "I.1.1": 12 + number})
        sent.append(pair.send_draft("2026-Q3"))
    return sent


def test_a_missing_revision_that_was_asked_for_closes_the_gap_and_replaces_nothing(pair: Pair) -> None:
    first, second, third = revisions(pair, 3)
    pair.receive(third)
    assert [one.code for one in chain.chain_faults(pair.province).values()] == ["CHAIN_GAP"]
    assert receiving.judge(pair.province, first) == "OLD_REVISION"  # nothing here follows it yet
    pair.receive(second)
    pair.receive(first)
    assert chain.chain_faults(pair.province) == {}
    # three cooperatives more than 11 would be 14: 12 + 2 by the third revision, which still counts
    assert period_sheets(pair.province, "2026-Q3").sheets["B01"].value("I.1") == 14
    assert receiving.judge(pair.province, first) == "ALREADY_RECEIVED"
    receiving.withdraw(pair.province, third.sha256)
    assert period_sheets(pair.province, "2026-Q3").sheets["B01"].value("I.1") == 13


def test_all_that_is_missing_comes_in_one_change(pair: Pair) -> None:
    first, second, third = revisions(pair, 3)
    pair.receive(third)
    assert receiving.judge(pair.province, first, [second]) is None
    pair.receive(first, second)
    assert chain.chain_faults(pair.province) == {}
    assert period_sheets(pair.province, "2026-Q3").sheets["B01"].value("I.1") == 14


def test_an_older_revision_that_the_chain_does_not_name_is_refused(pair: Pair) -> None:
    first, second = revisions(pair, 2)
    pair.receive(first)
    receiving.withdraw(pair.province, first.sha256)
    pair.receive(second)
    # taken back on purpose: it is no gap
    assert receiving.judge(pair.province, first) == "OLD_REVISION"
