"""A folder opened as it lies there: lists first, then packages, then notices; nothing changes before it is taken in."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exports.exchange.arrivals import files_in, import_arrivals, open_arrivals
from exports.exchange.notices_given import give_queries, give_receipts
from exports.exchange.receiving import FILE_SIZE, install_trust, trust_in_use
from exports.signatures.signing import signer_fingerprint
from exports.trust.lists import build_trust
from models.dialogue.queries import WHOLE
from models.values.errors import Refused
from storage.book.book import Book
from storage.dialogue import answers, queries
from storage.received import receiving
from storage.returns.outbox import outbox
from storage.trust import trust
from tests.exports.offices import LATER, Offices, make_offices
from tests.ui.screens.world import NOW


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    made = make_offices(tmp_path)
    yield made
    made.close()


def waiting(book: Book) -> int:
    return sum(one.waits for one in answers.asked_of_us(book))


def newer_list(offices: Offices, serial: int = 2, without: str = "") -> Path:
    """The province's next trust list, on the stick; `without` a unit."""
    known = trust_in_use(offices.province)
    assert known is not None
    members = tuple(one for one in known.members if one.code != without)
    data = build_trust(replace(known, serial=serial, issued_at=NOW, members=members), offices.office)
    path = offices.stick / f"a-list-{serial}.asice"
    path.write_bytes(data)
    return path


def test_a_stick_comes_back_with_everything(offices: Offices) -> None:
    queries.ask(offices.province, offices.package, WHOLE, "Vì sao?")
    give_receipts(offices.province, [offices.package], [offices.office], offices.stick)
    give_queries(offices.province, None, [offices.office], offices.stick)
    newer_list(offices)
    (offices.stick / "note.txt").write_text("của văn phòng", encoding="utf-8")
    (offices.stick / "other.pdf").write_bytes(b"no print")
    found = open_arrivals(offices.unit, [offices.stick])
    assert [len(part) for part in (found.trust_lists, found.notices, found.packages)] == [1, 2, 0]
    assert [path.name for path in found.unknown] == ["other.pdf"] and found.unreadable == ()
    assert all(one.acceptable for one in found.notices)
    before = trust.in_use(offices.unit)
    assert before is not None and before.serial == 1 and waiting(offices.unit) == 0
    taken = import_arrivals(offices.unit, found)
    assert (taken.serial, len(taken.notices), taken.packages) == (2, 2, ())
    assert waiting(offices.unit) == 1 and outbox(offices.unit)[0].receipt is not None
    again = open_arrivals(offices.unit, [offices.stick])
    assert {one.code for one in again.trust_lists} == {"TRUST_IN_USE"}
    assert {one.code for one in again.notices} == {"RECEIPT_KNOWN", "QUERIES_KNOWN"}
    assert import_arrivals(offices.unit, again).serial is None


def test_packages_are_judged_by_the_newest_list_that_lies_beside_them(offices: Offices) -> None:
    package = offices.world.package("108")
    assert open_arrivals(offices.province, [package]).packages[0].acceptable
    stale = newer_list(offices, serial=2)
    newest = newer_list(offices, serial=3, without="108")
    found = open_arrivals(offices.province, [package, newest, stale])
    assert found.newest_trust is not None and found.newest_trust.path == newest
    assert found.packages[0].code == "SIGNER_NOT_OF_UNIT" and not found.packages[0].acceptable
    taken = import_arrivals(offices.province, found)
    assert taken.serial == 3 and taken.packages == ()
    assert {one.code for one in open_arrivals(offices.province, [stale]).trust_lists} == {"TRUST_ROLLBACK"}


def test_a_first_list_waits_for_a_person(offices: Offices, tmp_path: Path) -> None:
    from storage.book import settings

    with settings.create_book(tmp_path / "new.book", offices.world.units["109"], clock=lambda: LATER) as book:
        found = open_arrivals(book, [offices.world.trust_file])
        assert [one.code for one in found.trust_lists] == ["TRUST_PIN_NEEDED"]
        assert found.newest_trust is None and import_arrivals(book, found).serial is None
        assert trust.in_use(book) is None


def test_two_of_the_same_revision_do_not_stop_each_other(offices: Offices, tmp_path: Path) -> None:
    first = offices.world.package("108")
    kept = first.rename(first.with_name("first.asice"))
    (offices.world.folder / "108.book").unlink()
    second = offices.world.package("108", count=77)
    again = open_arrivals(offices.province, [kept, second, kept])
    assert [one.code for one in again.packages] == [
        "",
        "SAME_REVISION_DIFFERENT_CONTENT",
        "ALREADY_RECEIVED",
    ]
    assert len(import_arrivals(offices.province, again).packages) == 1
    assert len(receiving.received(offices.province)) == 2


def test_a_file_that_cannot_be_read_stops_nothing(offices: Offices) -> None:
    (given,) = give_receipts(offices.province, [offices.package], [offices.office], offices.stick)
    found = open_arrivals(offices.unit, [offices.stick / "gone.asice", given.path])
    assert [(path.name, trouble.code) for path, trouble in found.unreadable] == [
        ("gone.asice", "FILE_MISSING")
    ]
    assert found.notices[0].acceptable


def test_only_files_of_our_kinds_are_looked_at(tmp_path: Path) -> None:
    for name in ("b.asice", "a.PDF", "c.asice.p7m", ".hidden.asice", "d.docx"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "folder.asice").mkdir()
    assert [path.name for path in files_in(tmp_path)] == ["a.PDF", "b.asice", "c.asice.p7m"]


def test_a_file_too_large_to_be_read_and_lists_of_strangers_stop_nothing_and_are_named(
    offices: Offices,
) -> None:
    """Three files that once ended a whole batch lie before a good package."""
    package = offices.world.package("108")
    huge = offices.stick / "a-huge.asice"
    huge.touch()
    os.truncate(huge, FILE_SIZE + 1)  # sparse: takes no room
    known = trust_in_use(offices.province)
    assert known is not None
    changes = {"leap": {"serial": 2**62}, "emptied": {"serial": 2, "required_roles": {}}}
    for name, changed in changes.items():
        listed = replace(known, issued_at=NOW, **changed)  # type: ignore[arg-type]
        (offices.stick / f"{name}.asice").write_bytes(build_trust(listed, offices.office))
    found = open_arrivals(offices.province, [offices.stick, package])
    assert [(path.name, trouble.code) for path, trouble in found.unreadable] == [
        ("a-huge.asice", "PACKAGE_TOO_LARGE")
    ]
    assert {one.path.stem: one.code for one in found.trust_lists} == {
        "leap": "TRUST_SERIAL_LEAP",
        "emptied": "TRUST_ROLES_EMPTIED",
    }
    taken = import_arrivals(offices.province, found)
    assert taken.serial is None and len(taken.packages) == 1


def test_a_list_without_roles_is_put_in_use_where_a_person_compared_its_signer(offices: Offices) -> None:
    known = trust_in_use(offices.province)
    assert known is not None
    data = build_trust(replace(known, serial=2, issued_at=NOW, required_roles={}), offices.office)
    with pytest.raises(Refused, match="TRUST_ROLES_EMPTIED"):
        install_trust(offices.province, data)
    assert install_trust(offices.province, data, signer_fingerprint(offices.office)).serial == 2
