"""The end of a history is read strictly: what could be none is none."""

import pytest

from models.trust.journal_head import NO_HEAD, JournalHead, head_in, head_to_json

HEAD = JournalHead(12, "a" * 64)


def test_a_head_is_read_as_it_was_written() -> None:
    assert head_in(head_to_json(HEAD)) == HEAD
    assert head_to_json(NO_HEAD) == {} and head_in({}) == NO_HEAD


@pytest.mark.parametrize(
    "stated",
    [
        None,
        "12",
        [12, "a" * 64],
        {"change": 12},
        {"change": True, "digest": "a" * 64},
        {"change": 0, "digest": "a" * 64},
        {"change": 2**63, "digest": "a" * 64},
        {"change": 12, "digest": "A" * 64},
        {"change": 12, "digest": "a" * 63},
        {"change": 12, "digest": 5},
        {"change": 12, "digest": "a" * 64, "more": 1},
    ],
)
def test_what_could_be_no_head_is_none(stated: object) -> None:
    assert head_in({"journal": stated}) == NO_HEAD
