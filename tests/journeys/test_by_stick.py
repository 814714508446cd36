"""Sealed returns, receipts, questions, corrections and a renewed trust list travel on one stick, in every order."""

from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports.trust.authorities import list_in_use
from models.dialogue.receipts import ReceiptState
from storage.dialogue import answers, queries
from tests.journeys.offices import COMMUNES, Country, make_country

STEPS = (
    "send:0",
    "send:1",
    "visit:0",
    "visit:1",
    "visit:p",
    "ask",
    "propose",
    "settle",
    "renew:0",
    "renew:1",
)


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    made = make_country(tmp_path)
    yield made
    made.close()


def played(folder: Path, steps: list[str]) -> Country:
    """A country after these steps, at rest, with both ends in agreement."""
    country = make_country(folder)
    try:
        for step in steps:
            country.step(step)
        country.come_to_rest()
        country.check()
        return country
    finally:
        country.close()


def test_the_loop_closes_without_a_network(country: Country) -> None:
    first, second = COMMUNES
    for step in ("send:0", "send:1", "visit:p", "visit:0", "visit:1"):
        country.step(step)
    assert country.states() == {first: [ReceiptState.MERGED], second: [ReceiptState.MERGED]}
    assert country.province.merged("I.2") == 82
    country.step("propose")
    country.step("visit:p")
    asked = queries.asked(country.province.book)
    assert [one.query.proposal for one in asked] == ["64"]
    whose = COMMUNES.index(asked[0].about.unit.code)
    country.step(f"visit:{whose}")
    commune = country.communes[COMMUNES[whose]]
    assert commune.newest().receipt is not None and commune.newest().receipt.state is ReceiptState.QUERIED  # type: ignore[union-attr]
    assert sum(one.waits for one in answers.asked_of_us(commune.book)) == 1
    country.step(f"send:{whose}")
    assert commune.members == 64, "the proposed figure was accepted into the correction"
    country.step("visit:p")
    assert country.province.merged("I.2") == 64 + 41
    (answered,) = queries.asked(country.province.book)
    assert answered.answer
    country.step("settle")
    country.come_to_rest()
    country.check()
    assert [one.query.state.value for one in answers.asked_of_us(commune.book)] == ["settled"]
    assert sum(one.waits for one in answers.asked_of_us(commune.book)) == 0
    assert commune.newest().receipt.state is ReceiptState.MERGED  # type: ignore[union-attr]


@pytest.mark.parametrize("order", list(permutations(("send:0", "visit:p", "renew:0", "send:0"), 4))[::4])
def test_a_renewed_list_and_a_correction_in_any_order(tmp_path: Path, order: tuple[str, ...]) -> None:
    country = make_country(tmp_path)
    try:
        first, second = COMMUNES
        for step in ("send:1", *order, "ask", "visit:0"):
            country.step(step)
        country.come_to_rest()
        country.check()
        assert country.province.trust.serial == 2, "the list was renewed once"
        books = [country.province.book, *(one.book for one in country.communes.values())]
        lists = [list_in_use(book) for book in books]
        assert [found.serial for found in lists if found is not None] == [2, 2, 2]
        states = country.states()
        assert (len(states[first]), len(states[second])) == (2, 1), "a correction is a return of its own"
        assert None not in (*states[first], *states[second]), "of each the sender knows what became of it"
        assert country.province.merged("I.2") == 42 + 41, "the correction counts, not the return before it"
    finally:
        country.close()


def test_a_stick_that_is_read_again_says_nothing_new(country: Country) -> None:
    for step in ("send:0", "visit:p", "visit:0", "ask", "visit:p", "visit:0"):
        country.step(step)
    country.come_to_rest()
    before = sorted(path.name for path in country.stick.iterdir())
    visits = [country.province.visit, *(one.visit for one in country.communes.values())]
    for visit in visits:
        taken = visit()
        assert (taken.serial, taken.packages, taken.notices) == (None, (), ())
    assert sorted(path.name for path in country.stick.iterdir()) == before


def test_a_commune_takes_nothing_that_is_meant_for_its_neighbour(country: Country) -> None:
    for step in ("send:0", "send:1", "visit:p"):
        country.step(step)
    commune = country.communes[COMMUNES[0]]
    taken = commune.visit()
    assert taken.packages == () and len(taken.notices) == 1
    assert len(commune.newest().receipts) == 1


@pytest.mark.deep
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(STEPS), min_size=4, max_size=14))
def test_every_order_comes_to_the_same_rest(steps: list[str]) -> None:
    with TemporaryDirectory() as folder:
        played(Path(folder), steps)
