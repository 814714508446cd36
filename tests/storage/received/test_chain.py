"""The chain of a unit's packages at the office above: a gap, a fork and a late package are remarks, never refusals."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.received import chain, receiving
from storage.returns import returns
from tests.storage.offices import Pair, make_pair


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
