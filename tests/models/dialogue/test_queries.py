"""Queries: numbered for good, never lost, and answered by the next package."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dialogue.queries import (
    WHOLE,
    Query,
    QueryList,
    QueryState,
    against_known,
    against_sent,
    answers_in,
    cell,
    decode,
    encode,
    merged,
    record,
    unanswered,
    with_answers,
)
from models.dialogue.receipts import SentReturn
from models.returns.document import decode as decode_return
from models.returns.document import encode as encode_return
from models.values.errors import Refused
from tests.exports.hostile import return_document
from tests.models.dialogue.test_receipts import ABOUT, COMMUNE, OTHER, PROVINCE

DAY = date(2026, 7, 8)
AT = datetime(2026, 7, 8, 2, 0, tzinfo=UTC)
FIRST = Query(1, cell("B01", "I.1", "total"), "Vì sao giảm 5 hợp tác xã?", DAY, DAY + timedelta(days=5))
SECOND = Query(
    2, record("debts", "HTX-07/3", "principal"), "Dư nợ lớn hơn vốn vay", DAY, proposal="120000000"
)
THIRD = Query(3, WHOLE, "Thiếu phần thuyết minh", DAY, finding="NARRATIVE_MISSING")
ASKED = QueryList(PROVINCE, ABOUT, AT, (FIRST, SECOND, THIRD))

pins = st.one_of(
    st.just(WHOLE),
    st.builds(cell, st.sampled_from(["B01", "B04"]), st.just("I.1"), st.just("total")),
    st.builds(record, st.just("members"), st.text("0123456789", max_size=4), st.sampled_from(["", "name"])),
)
lists = st.builds(
    QueryList,
    issuer=st.just(PROVINCE),
    about=st.just(ABOUT),
    at=st.integers(0, 10**6).map(lambda seconds: AT + timedelta(seconds=seconds)),
    queries=st.lists(
        st.builds(
            Query,
            number=st.integers(1, 9),
            pin=pins,
            text=st.sampled_from(["Vì sao?", "Kiểm tra lại"]),
            asked_on=st.just(DAY),
            due=st.sampled_from([None, DAY]),
            state=st.sampled_from(list(QueryState)),
        ),
        min_size=1,
        max_size=6,
        unique_by=lambda query: query.number,
    ).map(lambda found: tuple(sorted(found, key=lambda query: query.number))),
)


@given(lists)
def test_queries_survive_their_bytes(asked: QueryList) -> None:
    assert decode(encode(asked)) == asked


def changed(**values: object) -> bytes:
    content = orjson.loads(encode(ASKED))
    content["queries"][0] |= values
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS)


@pytest.mark.parametrize(
    "data",
    [
        encode(replace(ASKED, queries=())),
        encode(replace(ASKED, queries=(FIRST, FIRST))),
        changed(number=0),
        changed(number=4),  # out of order
        changed(pin={"kind": "cell", "place": ["B01"]}),
        changed(pin={"kind": "sheet", "place": []}),
        changed(due="8/7/2026"),
        changed(state="answered"),
        changed(text=None),
        changed(further=""),
    ],
)
def test_what_are_no_queries_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        decode(data)
    assert refusal.value.code == "NOTICE_SHAPE"


@given(st.lists(lists, max_size=5, unique_by=lambda one: one.at), st.randoms())
def test_no_query_is_lost_whatever_order_files_arrive_in(known: list[QueryList], chance: object) -> None:
    mixed = list(known)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert merged(known) == merged(mixed)
    assert merged(known).keys() == {query.number for one in known for query in one.queries}


def test_an_answer_or_the_asker_closes_a_query() -> None:
    later = replace(ASKED, at=AT + timedelta(days=1), queries=(replace(THIRD, state=QueryState.WITHDRAWN),))
    assert unanswered([later, ASKED], {}) == (FIRST, SECOND)
    assert unanswered([ASKED, later], {2: "Đã sửa thành 120 triệu đồng", 1: "  "}) == (FIRST,)


def test_answers_travel_in_the_next_package() -> None:
    document = with_answers(return_document(revision=2), {2: "Đã sửa", 1: "Do giải thể"})
    again = decode_return(encode_return(document))
    assert answers_in(again) == {1: "Do giải thể", 2: "Đã sửa"}
    assert answers_in(return_document()) == {}


@pytest.mark.parametrize("answers", [[[0, "x"]], [[1, 2]], [[1, "x"], [1, "y"]], [[1]], 5, [["1", "x"]]])
def test_answers_that_are_none_are_refused(answers: object) -> None:
    with pytest.raises(Refused, match="ANSWERS_SHAPE"):
        answers_in(return_document(extra={"answers": answers}))


def test_a_number_asks_one_thing_for_ever() -> None:
    assert against_known(ASKED, COMMUNE, ()) is None
    assert against_known(ASKED, OTHER, ()) == "QUERIES_OTHER_UNIT"
    settled = replace(ASKED, queries=(replace(FIRST, state=QueryState.SETTLED),))
    assert against_known(settled, COMMUNE, (ASKED,)) is None
    another = replace(ASKED, queries=(replace(FIRST, text="Câu khác"),))
    assert against_known(another, COMMUNE, (ASKED,)) == "QUERIES_CONTRADICT"
    assert against_known(replace(another, issuer=OTHER), COMMUNE, (ASKED,)) is None


@pytest.mark.parametrize("ended", [QueryState.SETTLED, QueryState.WITHDRAWN])
def test_of_two_files_of_the_same_moment_the_one_that_ends_counts(ended: QueryState) -> None:
    done = replace(ASKED, queries=(replace(FIRST, state=ended),))
    for order in ((ASKED, done), (done, ASKED)):
        assert merged(order)[1].state is ended


def test_queries_are_about_what_was_sent_to_the_asker() -> None:
    sent = SentReturn(ABOUT, PROVINCE)
    another = SentReturn(replace(ABOUT, data_sha256="0" * 64), PROVINCE)
    assert against_sent(ASKED, [another, sent]) is None
    assert against_sent(ASKED, [another]) == "QUERIES_UNKNOWN_RETURN"
    assert against_sent(ASKED, []) == "QUERIES_UNKNOWN_RETURN"
    assert against_sent(ASKED, [replace(sent, parent=OTHER)]) == "QUERIES_OTHER_OFFICE"
    assert against_sent(ASKED, [replace(sent, parent=OTHER), sent]) is None


def test_a_file_holds_no_more_than_two_thousand_queries() -> None:
    many = tuple(Query(number, WHOLE, "x", DAY) for number in range(1, 2002))
    assert len(decode(encode(replace(ASKED, queries=many[:2000]))).queries) == 2000
    with pytest.raises(Refused, match="NOTICE_SHAPE"):
        decode(encode(replace(ASKED, queries=many)))
