"""Notices as they come in: judged one after the other, none stops the others, and only what stands is taken in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exports.exchange.notices_given import give_queries, give_receipts
from exports.exchange.notices_taken import import_notices
from models.dialogue.queries import WHOLE
from models.returns.verdicts import Validity
from models.values.errors import Refused
from storage.dialogue import answers, notices, queries
from storage.trust import trust
from tests.exports.exchange.judged import judged
from tests.exports.offices import LATER, Offices, make_offices, unit_book


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    made = make_offices(tmp_path)
    yield made
    made.close()


@pytest.fixture
def files(offices: Offices) -> list[Path]:
    """A file of queries and a receipt."""
    queries.ask(offices.province, offices.package, WHOLE, "Vì sao?")
    (asked,) = give_queries(offices.province, None, [offices.office], offices.stick)
    (told,) = give_receipts(offices.province, [offices.package], [offices.office], offices.stick)
    return [asked.path, told.path]


def test_a_changed_file_does_not_stop_the_others(offices: Offices, files: list[Path]) -> None:
    content = bytearray(files[0].read_bytes())
    content[len(content) // 2] ^= 1
    broken = files[0].with_name("broken.asice")
    broken.write_bytes(content)
    found = judged(offices.unit, [broken, *files])
    assert [one.acceptable for one in found] == [False, True, True]
    assert found[0].inspection.verdict.standing is Validity.INVALID and found[0].code
    assert len(import_notices(offices.unit, found)) == 2
    assert sum(one.waits for one in answers.asked_of_us(offices.unit)) == 1
    assert trust.last_run(offices.unit) == LATER


def test_the_same_file_twice_counts_once(offices: Offices, files: list[Path]) -> None:
    found = judged(offices.unit, [files[0], files[1], files[0], files[1]])
    assert [one.code for one in found] == ["", "", "QUERIES_KNOWN", "RECEIPT_KNOWN"]
    assert len(import_notices(offices.unit, found)) == 2


def test_what_is_for_another_unit_is_told_so(offices: Offices, files: list[Path]) -> None:
    offices.world.package("108")
    with unit_book(offices.world, "108") as other:
        found = judged(other, files)
        assert {one.code for one in found} == {"QUERIES_OTHER_UNIT", "RECEIPT_OTHER_UNIT"}
        assert all(one.inspection.verdict.accepted for one in found)
        assert import_notices(other, found) == []


def test_without_a_trust_list_nothing_is_believed(
    offices: Offices, files: list[Path], tmp_path: Path
) -> None:
    from storage.book import settings

    with settings.create_book(tmp_path / "new.book", offices.world.units["109"], clock=lambda: LATER) as book:
        found = judged(book, files)
        assert {one.code for one in found} == {"TRUST_MISSING"} and found[0].queries is not None
        assert import_notices(book, found) == []


def test_what_was_opened_is_asked_again_when_it_is_taken_in(offices: Offices, files: list[Path]) -> None:
    first, second = (judged(offices.unit, files) for _ in range(2))
    import_notices(offices.unit, first)
    with pytest.raises(Refused, match="QUERIES_KNOWN"):
        import_notices(offices.unit, second)
    with offices.unit.read_session() as session:
        assert len(notices.taken(session)) == 2
