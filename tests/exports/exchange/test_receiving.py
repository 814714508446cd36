"""What comes in: judged file by file, rehearsed without a trace, then received in one change."""

from pathlib import Path

import pytest

from exports.exchange.incoming import Incoming
from exports.exchange.receiving import open_packages, receive, receive_again, revalidate, trust_in_use
from exports.exchange.rehearsing import effects
from models.returns.verdicts import Validity
from models.values.errors import Refused
from storage.book.book import Book
from storage.received import receiving
from tests.ui.screens.world import NOW, PERIOD, World, make_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)


@pytest.fixture
def province(world: World) -> Book:
    return world.trusting()


def changed_cells(book: Book, *paths: Path) -> dict[str, tuple[int | None, int | None]]:
    """Row → count of Form 1 before and after, where receiving these would change it."""
    return {
        one.row: (
            None if one.before is None else int(one.before),
            None if one.after is None else int(one.after),
        )
        for one in effects(book, open_packages(book, paths))
        if one.form.code == "B01" and one.row in ("I.1", "I.1.2")
    }


def test_what_would_change_is_what_changes(world: World, province: Book) -> None:
    first, second = world.package("106"), world.package("108")
    assert changed_cells(province, first) == {"I.1": (None, 40), "I.1.2": (None, 10)}
    assert changed_cells(province, first, second) == {"I.1": (None, 71), "I.1.2": (None, 17)}
    assert receiving.received(province) == []
    receive(province, open_packages(province, [first, second]))
    newer = world.package("106", count=44)
    assert changed_cells(province, newer) == {"I.1": (71, 75), "I.1.2": (17, 18)}
    assert changed_cells(province, first) == {}


def test_of_two_files_that_exclude_each_other_the_first_counts(world: World, province: Book) -> None:
    path = world.package("106")
    copy = path.with_name("copy.asice")
    copy.write_bytes(path.read_bytes())
    opened = open_packages(province, [path, copy])
    assert [one.acceptable for one in opened] == [True, False]
    assert opened[0].code == "" and opened[1].code == opened[1].refusal != ""
    assert len(receive(province, opened)) == 1
    assert receive(province, open_packages(province, [path, copy])) == []


def test_a_bad_file_stops_no_other(world: World, province: Book) -> None:
    bad = world.folder / "bad.asice"
    bad.write_bytes(b"PK nothing")
    envelope = world.folder / "envelope.p7m"
    envelope.write_bytes(b"\x30\x03\x02\x01\x00")
    opened = open_packages(province, [bad, envelope, world.package("106")])
    assert [one.acceptable for one in opened] == [False, False, True]
    assert opened[0].inspection.verdict.standing is Validity.INVALID and opened[0].kind is Incoming.UNKNOWN
    assert len(receive(province, opened)) == 1


def test_revisions_are_received_oldest_first_in_one_change(world: World, province: Book) -> None:
    old, new = world.package("106"), world.package("106", count=44)
    taken = receive(province, open_packages(province, [old, new]))
    revisions = {one.sha256: one.revision for one in receiving.received(province, PERIOD)}
    assert [revisions[sha256] for sha256 in taken] == [1, 2]
    assert [one.code for one in open_packages(province, [new, old])] == ["ALREADY_RECEIVED"] * 2


def test_a_withdrawn_package_is_judged_again_before_it_counts(world: World, province: Book) -> None:
    (sha256,) = receive(province, open_packages(province, [world.package("106")]))
    with pytest.raises(Refused):
        receive_again(province, sha256)
    receiving.withdraw(province, sha256)
    assert receive_again(province, sha256) == sha256
    assert [one.status for one in receiving.received(province)] == ["accepted"]
    again = revalidate(province, sha256[:12])
    assert again.is_valid and again.received_at == NOW


def test_without_a_trust_list_nothing_is_accepted(world: World) -> None:
    path = world.package("106")
    with world.open() as book:
        assert trust_in_use(book) is None
        (opened,) = open_packages(book, [path])
        assert not opened.acceptable and receive(book, [opened]) == []
