"""The chain of packages: whole, with a gap, forked, out of order; and healed by what comes late."""

from hypothesis import given
from hypothesis import strategies as st

from models.returns.chains import ChainFault, ChainLink, closes_gap, fault_of, faults

UNIT = ("commune", "03390", None)


def link(number: int, sha256: str, previous: str = "") -> ChainLink:
    return ChainLink(UNIT, number, sha256, previous)


def whole(length: int) -> list[ChainLink]:
    return [link(at + 1, f"p{at + 1}", f"p{at}" if at else "") for at in range(length)]


def test_a_whole_chain_has_no_fault() -> None:
    assert faults(whole(5)) == ()
    assert fault_of(link(6, "p6", "p5"), whole(5)) is None
    assert fault_of(link(9, "p9", "p5"), whole(5)) is None  # numbers may be left out
    assert fault_of(whole(5)[2], whole(5)) is None


def test_a_missing_package_is_a_gap_until_it_comes() -> None:
    chain = whole(5)
    lacking = chain[:2] + chain[3:]
    assert faults(lacking) == (ChainFault("CHAIN_GAP", 4, 0),)
    assert fault_of(chain[2], lacking) is None
    assert faults([*lacking, chain[2]]) == ()


def test_two_packages_behind_one_are_a_fork() -> None:
    chain = whole(3)
    assert fault_of(link(4, "other", "p2"), chain) == ChainFault("CHAIN_FORK", 4, 3)
    assert fault_of(link(3, "other", "p2"), chain) == ChainFault("CHAIN_FORK", 3, 3)
    assert fault_of(link(4, "other", ""), chain) == ChainFault("CHAIN_FORK", 4, 1)


def test_a_number_below_the_package_before_is_out_of_order() -> None:
    chain = [link(1, "p1"), link(7, "p7", "p1")]
    assert fault_of(link(5, "p5", "p7"), chain) == ChainFault("CHAIN_NUMBER", 5, 7)


def test_another_unit_does_not_matter() -> None:
    other = ChainLink(("commune", "03478", None), 1, "x", "")
    assert fault_of(other, whole(3)) is None


@given(st.integers(1, 8), st.randoms())
def test_the_order_of_arrival_does_not_matter(length: int, chance: object) -> None:
    chain = whole(length)
    chance.shuffle(chain)  # type: ignore[attr-defined]
    assert faults(chain) == ()


@given(st.integers(3, 9), st.data())
def test_each_package_left_out_before_the_last_is_seen(length: int, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, length - 2))
    chain = whole(length)
    del chain[at]
    assert [fault.code for fault in faults(chain)] == ["CHAIN_GAP"]


def test_only_the_package_that_another_one_names_closes_a_gap() -> None:
    chain = whole(4)
    lacking = [chain[0], chain[2], chain[3]]
    assert closes_gap(chain[1], lacking)
    assert not closes_gap(link(2, "other", "p1"), lacking)  # another package under the same number
    assert not closes_gap(chain[1], chain)  # it is there
    assert not closes_gap(chain[3], chain[:3])  # nothing names it
    assert not closes_gap(link(3, "p2", "p1"), lacking)  # its number is not below that of the one behind it
    assert not closes_gap(link(1, "p2", "p1"), lacking)  # nor above that of the one before it
    strange = [
        ChainLink(("commune", "1", None), one.number, one.package_sha256, one.previous) for one in lacking
    ]
    assert not closes_gap(chain[1], strange)
