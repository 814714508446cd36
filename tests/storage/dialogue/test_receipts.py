"""Receipts of the office above: what a package deserves, the next number, refusals of what was not taken in."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from models.dialogue.queries import WHOLE
from models.dialogue.receipts import ReceiptState, deserved
from models.returns.verdicts import Validity, Verdict
from models.values.errors import Refused
from storage.dialogue import notices, queries, receipts
from storage.dialogue.notices import SignedNotice
from storage.received import receiving
from storage.received.receiving import VerifiedPackage
from tests.storage.offices import VALID, Pair, make_pair


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    made = make_pair(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("status", "counts", "questions", "state", "reason"),
    [
        ("accepted", True, False, "merged", ""),
        ("accepted", False, False, "verified", ""),
        ("accepted", True, True, "queried", ""),
        ("withdrawn", False, False, "refused", "WITHDRAWN_BY_OFFICE"),
        ("withdrawn", False, True, "refused", "WITHDRAWN_BY_OFFICE"),
    ],
)
def test_what_a_package_deserves(status: str, counts: bool, questions: bool, state: str, reason: str) -> None:
    assert deserved(status, counts=counts, has_open_queries=questions) == (ReceiptState(state), reason)


def states(pair: Pair) -> list[tuple[str, bool]]:
    return [(one.state.value, one.owed) for one in receipts.due(pair.province)]


def test_a_package_is_told_what_becomes_of_it(pair: Pair) -> None:
    (package,) = pair.receive(pair.send())
    assert states(pair) == [("merged", True)]
    first = pair.tell(package, ReceiptState.MERGED)
    assert states(pair) == [("merged", False)]
    queries.ask(pair.province, package, WHOLE, "Vì sao thiếu thuyết minh?")
    assert states(pair) == [("queried", True)]
    queries.withdraw(pair.province, ("commune", "03549", first.notice.about.unit.valid_from), 1)
    receiving.withdraw(pair.province, package, "sai số liệu")
    assert states(pair) == [("refused", True)]
    (due,) = receipts.due(pair.province)
    last = receipts.receipt_for(pair.province, package, due.state, due.reason, due.note)
    assert (last.number, last.note, last.issuer) == (2, "sai số liệu", pair.office)


def test_an_older_revision_is_verified_and_counts_no_more(pair: Pair) -> None:
    from storage.returns import returns

    first = pair.send()
    returns.reopen(pair.commune, "2026-Q3")
    second = pair.send_draft()
    pair.receive(first, second)
    assert [one.state.value for one in receipts.due(pair.province, "2026-Q3")] == ["verified", "merged"]


def test_a_refusal_needs_its_reason(pair: Pair) -> None:
    (package,) = pair.receive(pair.send())
    with pytest.raises(Refused, match="RECEIPT_WITHOUT_REASON"):
        receipts.receipt_for(pair.province, package, ReceiptState.REFUSED)


def test_a_number_is_given_once(pair: Pair) -> None:
    (package,) = pair.receive(pair.send())
    same = [
        receipts.receipt_for(pair.province, package, state)
        for state in (ReceiptState.VERIFIED, ReceiptState.MERGED)
    ]
    pair.give(same[0])
    pair.give(same[0])
    with pytest.raises(Refused, match="NOTICE_NUMBER_TAKEN"):
        pair.give(same[1])
    assert [one.receipt for one in receipts.given(pair.province)] == [same[0]]


def test_none_of_several_is_kept_where_one_is_refused(pair: Pair) -> None:
    (package,) = pair.receive(pair.send())
    one = receipts.receipt_for(pair.province, package, ReceiptState.VERIFIED)
    other = replace(one, state=ReceiptState.MERGED)
    signed = [SignedNotice(each, each.state.value.encode(), "a.asice") for each in (one, other)]
    with pytest.raises(Refused):
        notices.record_given(pair.province, signed)
    assert receipts.given(pair.province) == []


def test_what_was_given_can_be_laid_down_again(pair: Pair) -> None:
    (package,) = pair.receive(pair.send())
    arrival = pair.tell(package, ReceiptState.MERGED)
    (given,) = receipts.given(pair.province)
    kept = receipts.given_file(pair.province, given.sha256)
    assert (kept.data, kept.unit_name) == (arrival.data, "Xã Phong Thổ")
    assert given.receipt is not None
    assert receipts.file_of(pair.province, given.receipt) == arrival.sha256
    with pytest.raises(Refused, match="NOTICE_UNKNOWN"):
        receipts.given_file(pair.province, "0" * 64)


BROKEN = Verdict(Validity.INVALID, "ROLE_MISSING", ())


def refused(pair: Pair, arrival: VerifiedPackage, verdict: Verdict, refusal: str = "") -> str:
    with pytest.raises(Refused) as found:
        receipts.refusal_for(
            pair.province, arrival.document, arrival.sha256, arrival.data_sha256, verdict, refusal
        )
    return found.value.code


def test_a_package_that_was_not_taken_in_is_refused_by_receipt(pair: Pair) -> None:
    sent = pair.send()
    receipt = receipts.refusal_for(
        pair.province, sent.document, sent.sha256, sent.data_sha256, BROKEN, note="thiếu dấu"
    )
    assert (receipt.state, receipt.reason, receipt.note) == (
        ReceiptState.REFUSED,
        "ROLE_MISSING",
        "thiếu dấu",
    )
    pair.take(*pair.give(receipt))
    pair.receive(sent)
    assert pair.tell(sent.sha256, ReceiptState.MERGED).notice.number == 2  # type: ignore[union-attr]


def test_the_books_own_refusal_is_told_too(pair: Pair) -> None:
    sent = pair.send()
    receipt = receipts.refusal_for(
        pair.province, sent.document, sent.sha256, sent.data_sha256, VALID, "OLD_REVISION"
    )
    assert receipt.reason == "OLD_REVISION"


def test_not_everything_is_refused_by_receipt(pair: Pair) -> None:
    sent = pair.send()
    assert refused(pair, sent, VALID) == "RECEIPT_NOT_REFUSED"
    assert refused(pair, sent, VALID, "ALREADY_RECEIVED") == "RECEIPT_NOT_OURS"
    assert refused(pair, sent, Verdict(Validity.UNDECIDED, "TRUST_MISSING", ())) == "RECEIPT_UNDECIDED"
    elsewhere = replace(sent.document, parent=replace(sent.document.parent, code="01"))
    assert refused(pair, replace(sent, document=elsewhere), BROKEN) == "RECEIPT_NOT_OURS"
    nowhere = replace(sent.document, unit=replace(sent.document.unit, code="99999"))
    assert refused(pair, replace(sent, document=nowhere), BROKEN) == "UNIT_UNKNOWN"


def test_good_data_in_a_strangers_wrapping_are_not_refused(pair: Pair) -> None:
    sent = pair.send()
    pair.receive(sent)
    assert refused(pair, replace(sent, package=b"another wrapping"), BROKEN) == "RECEIPT_DATA_ACCEPTED"


def test_notices_rise_in_time_unless_the_clock_was_wrong(pair: Pair) -> None:
    (package,) = pair.receive(pair.send())
    first = pair.tell(package, ReceiptState.VERIFIED).notice
    second = pair.tell(package, ReceiptState.MERGED).notice
    assert second.at > first.at
    pair.later(days=-2)
    assert receipts.receipt_for(pair.province, package, ReceiptState.MERGED).at < first.at
