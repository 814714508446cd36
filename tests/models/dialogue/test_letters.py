"""Letters in words: proposals for every kind, addresses at the door, the limits of mailboxes as data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dialogue.letters import LetterAbout, LetterKind, mailboxes, parse_addresses, proposed
from models.values.errors import Refused

ABOUT = LetterAbout("Xã Phong Thổ", "Tỉnh Lai Châu", "2026-Q3", 2, "ab" * 32)
addresses = st.from_regex(r"[a-z0-9._-]{1,20}@[a-z0-9-]{1,20}\.(gov\.vn|vn|com)", fullmatch=True)


@pytest.mark.parametrize("kind", list(LetterKind))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_has_a_whole_proposal(kind: LetterKind, language: str) -> None:
    about = LetterAbout(ABOUT.unit, ABOUT.recipient, ABOUT.period, 2, ABOUT.sha256, kind)
    text = proposed(about, "goi.asice", language)
    assert "goi.asice" in text.body and "ab" * 32 in text.body and "Tỉnh Lai Châu" in text.body
    assert "{" not in text.subject + text.body and "LETTER_" not in text.subject + text.body
    assert "\n" not in text.subject and text.subject.startswith("Xã Phong Thổ: ")


def test_what_a_file_has_not_is_left_out() -> None:
    text = proposed(LetterAbout("Tỉnh Lai Châu", "Xã Phong Thổ", kind=LetterKind.TRUST), "tin-cay.asice")
    assert "SHA-256" not in text.body and text.subject == "Tỉnh Lai Châu: danh sách tin cậy mới"


@given(st.lists(addresses, max_size=4), st.sampled_from([",", ";", " ", ", ", " ;\n"]))
def test_addresses_are_read_whatever_parts_them(found: list[str], between: str) -> None:
    assert parse_addresses(between.join(found)) == ", ".join(found)


@given(st.text(max_size=30))
def test_what_is_taken_as_addresses_can_stand_in_a_head_line(text: str) -> None:
    try:
        read = parse_addresses(text)
    except Refused as refused:
        assert refused.code == "MAIL_ADDRESS"
    else:
        assert read.isascii() and not set(read) & set('\r\n<>()"')


def test_mailboxes_stand_from_the_strictest() -> None:
    assert [(one.name, one.megabytes) for one in mailboxes()] == [
        ("Microsoft Exchange", 10),
        ("Outlook.com", 20),
        ("Gmail", 25),
    ]
