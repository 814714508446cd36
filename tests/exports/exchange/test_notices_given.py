"""Receipts and queries on their way back: kept before they are laid down, once each, believed by the unit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exports.exchange import notices_given
from exports.exchange.notices_given import give, give_queries, give_receipts, write_again
from exports.exchange.notices_taken import import_notices
from models.dialogue.queries import WHOLE, QueryState, cell
from models.dialogue.receipts import ReceiptState
from models.returns.receiving import unit_key
from models.returns.verdicts import Validity
from models.values.errors import Refused, Unavailable
from storage.dialogue import answers, queries, receipts
from storage.returns.outbox import outbox
from tests.exports.exchange.judged import judged
from tests.exports.offices import Offices, make_offices


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    made = make_offices(tmp_path)
    yield made
    made.close()


def test_a_receipt_comes_back_and_ticks_the_list(offices: Offices) -> None:
    (given,) = give_receipts(offices.province, [offices.package], [offices.office], offices.stick)
    assert given.path.name == "bien-nhan_106_2020_lan1_1.asice" and given.unit_name == "Huyện Tam Đường"
    (opened,) = judged(offices.unit, [given.path])
    assert opened.inspection.verdict.standing is Validity.VALID and opened.acceptable
    assert opened.receipt is not None and opened.receipt.state is ReceiptState.MERGED
    assert import_notices(offices.unit, [opened]) == [given.sha256]
    (entry,) = outbox(offices.unit)
    assert entry.receipt == opened.receipt and entry.days_waiting is None
    assert [one.code for one in judged(offices.unit, [given.path])] == ["RECEIPT_KNOWN"]


def test_what_was_told_is_laid_down_again_byte_for_byte(offices: Offices, tmp_path: Path) -> None:
    (first,) = give_receipts(offices.province, [offices.package], [offices.office], offices.stick)
    (again,) = give_receipts(offices.province, [offices.package], [], tmp_path)
    assert again.path != first.path and again.path.read_bytes() == first.path.read_bytes()
    assert len(receipts.given(offices.province)) == 1


def test_a_stick_that_fails_leaves_the_notice_kept(offices: Offices, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(content: bytes, target: Path) -> None:
        raise Unavailable("STICK_GONE", path=str(target.parent))

    monkeypatch.setattr(notices_given, "carry", gone)
    with pytest.raises(Unavailable, match="STICK_GONE"):
        give_receipts(offices.province, [offices.package], [offices.office], offices.stick)
    monkeypatch.undo()
    (kept,) = receipts.given(offices.province)
    given = write_again(offices.province, kept.sha256, offices.stick)
    assert judged(offices.unit, [given.path])[0].acceptable


def test_nothing_is_kept_without_a_key_or_a_folder(offices: Offices) -> None:
    with pytest.raises(Refused, match="KEY_MISSING"):
        give_receipts(offices.province, [offices.package], [], offices.stick)
    with pytest.raises(Unavailable, match="FOLDER_MISSING"):
        give_receipts(offices.province, [offices.package], [offices.office], offices.stick / "gone")
    with pytest.raises(Refused, match="PACKAGE_UNKNOWN"):
        give_receipts(offices.province, ["0" * 64], [offices.office], offices.stick)
    assert receipts.given(offices.province) == [] and not list(offices.stick.iterdir())


def test_questions_travel_and_their_answers_come_back(offices: Offices) -> None:
    asked = queries.ask(
        offices.province, offices.package, cell("B01", "I.1", "actual"), "Vì sao?", proposal="41"
    )
    queries.ask(offices.province, offices.package, WHOLE, "Thiếu thuyết minh.")
    unit = unit_key(asked.about.unit)
    (given,) = give_queries(offices.province, unit, [offices.office], offices.stick)
    assert given.path.name == "yeu-cau_106_2020_lan1_1-2.asice"
    with pytest.raises(Refused, match="QUERIES_NOTHING_NEW"):
        give_queries(offices.province, None, [offices.office], offices.stick)
    opened = judged(offices.unit, [given.path])
    assert opened[0].queries is not None and opened[0].acceptable
    import_notices(offices.unit, opened)
    assert sum(one.waits for one in answers.asked_of_us(offices.unit)) == 2
    queries.withdraw(offices.province, unit, 1)
    queries.settle(offices.province, unit, 2)
    (other,) = give_queries(offices.province, None, [offices.office], offices.stick)
    assert other.path != given.path and given.path.is_file()
    import_notices(offices.unit, judged(offices.unit, [other.path]))
    states = [one.query.state for one in answers.asked_of_us(offices.unit)]
    assert states == [QueryState.WITHDRAWN, QueryState.SETTLED]


def test_a_stranger_gives_no_receipt(offices: Offices) -> None:
    stranger = offices.world.keys["stranger"]["seal"]
    (given,) = give_receipts(offices.province, [offices.package], [stranger], offices.stick)
    (opened,) = judged(offices.unit, [given.path])
    assert not opened.acceptable and opened.code == "SIGNER_NOT_OF_UNIT"
    assert import_notices(offices.unit, [opened]) == []


def test_a_refusal_of_what_was_not_taken_in(offices: Offices) -> None:
    from exports.exchange.receiving import open_packages

    forged = offices.world.package("108", by="stranger")
    (opened,) = open_packages(offices.province, [forged])
    assert not opened.acceptable and opened.inspection.document is not None
    receipt = receipts.refusal_for(
        offices.province,
        opened.inspection.document,
        opened.inspection.package_sha256,
        opened.inspection.data_sha256,
        opened.inspection.verdict,
    )
    (given,) = give(offices.province, [receipt], [offices.office], offices.stick)
    assert given.unit_name == opened.inspection.document.unit.name
