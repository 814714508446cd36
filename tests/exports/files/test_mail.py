"""Letters and parts: they come together in any order, and what is missing or foreign is named."""

import email
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from email.policy import default

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.files.mail import (
    HEAD_SIZE,
    MAGIC,
    SMALLEST,
    LetterDetails,
    encode_part,
    join,
    letter_count,
    letter_size,
    letters,
    read_part,
    split,
)
from models.values.errors import Refused

NAME = "109_2020_lan1.asice"
ENVELOPE = LetterDetails(
    "Báo cáo năm 2020, Huyện Phong Thổ", datetime(2021, 1, 5, 8, 0, tzinfo=UTC), "tinh@example.vn"
)


def refused(act: Callable[[], object]) -> Refused:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value


@settings(max_examples=60)
@given(content=st.binary(min_size=1, max_size=5000), room=st.integers(64, 900), seed=st.integers())
def test_parts_come_together_in_any_order_and_twice(content: bytes, room: int, seed: int) -> None:
    files = [encode_part(part) for part in split(content, NAME, HEAD_SIZE + room)]
    assert all(len(file) <= HEAD_SIZE + room for file in files)
    files += files[:1]
    random.Random(seed).shuffle(files)
    assert join([read_part(file) for file in files]) == (NAME, content)


def test_a_missing_part_is_named() -> None:
    parts = split(bytes(1000), NAME, HEAD_SIZE + 100)
    refusal = refused(lambda: join([part for part in parts if part.number not in (2, 7)]))
    assert refusal.code == "PARTS_MISSING"
    assert refusal.details == {"name": NAME, "missing": "2, 7", "count": 10}
    assert refused(lambda: join([])).code == "PARTS_MISSING"


def test_parts_of_two_files_are_not_mixed() -> None:
    one, other = split(bytes(300), "a", HEAD_SIZE + 100), split(bytes(299), "b", HEAD_SIZE + 100)
    assert refused(lambda: join([*one[:2], other[2]])).code == "PARTS_MIXED"


@pytest.mark.parametrize("at", [0, 20, 60, 200, -1])
def test_a_flipped_byte_is_noticed(at: int) -> None:
    file = bytearray(encode_part(split(bytes(300), NAME, HEAD_SIZE + 300)[0]))
    file[at] ^= 1

    def read() -> object:
        return join([read_part(bytes(file))])

    assert refused(read).code in ("PART_DAMAGED", "PARTS_MISSING")


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "a\\b",
        "C:x",
        "",
        "..",
        "a\nb",
        "CON",
        "nul",
        "LPT1.asice",
        "x.",
        "x ",
        ".bashrc",
        "desktop.ini",
        "-rf",
        "x" * 300,
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    assert refused(lambda: read_part(encode_part(split(b"x", name, HEAD_SIZE + 9)[0]))).code == "PART_DAMAGED"


def test_sizes_that_cannot_be() -> None:
    for size in (0, HEAD_SIZE, HEAD_SIZE + 1):
        assert refused(lambda size=size: split(bytes(5000), NAME, size)).code == "PART_SIZE"  # type: ignore[misc]
    assert refused(lambda: letters(b"x", NAME, ENVELOPE, SMALLEST - 1)).code == "PART_SIZE"


def test_a_small_package_is_one_letter() -> None:
    content = bytes(range(256)) * 40
    (letter,) = letters(content, NAME, ENVELOPE, 10 * 1024 * 1024)
    assert letter.file_name == f"{NAME}.eml"
    read = email.message_from_bytes(letter.content, policy=default)
    assert read["Subject"] == "Báo cáo năm 2020, Huyện Phong Thổ" and read["To"] == "tinh@example.vn"
    assert read["X-Unsent"] == "1"
    body = read.get_body()
    assert body is not None and "Nhận về" in body.get_content()
    (attached,) = read.iter_attachments()
    assert attached.get_filename() == NAME and attached.get_content() == content
    assert letters(content, NAME, ENVELOPE, 10 * 1024 * 1024)[0].content == letter.content


def test_a_large_package_is_several_letters_within_the_limit() -> None:
    content = random.Random(1).randbytes(300_000)
    limit = 100 * 1024
    made = letters(content, NAME, ENVELOPE, limit)
    assert len(made) > 3 and all(len(letter.content) <= limit for letter in made)
    parts = []
    for letter in reversed(made):
        (attached,) = email.message_from_bytes(letter.content, policy=default).iter_attachments()
        parts.append(read_part(attached.get_content()))
    assert join(parts) == (NAME, content)
    assert f"(phần 1/{len(made)})" in str(
        email.message_from_bytes(made[0].content, policy=default)["Subject"]
    )


@pytest.mark.parametrize("digest", [{"a": 1}, ["x"], None, 7])
def test_a_head_that_says_no_digest_is_damaged(digest: object) -> None:
    head, _, content = encode_part(split(b"x", NAME, HEAD_SIZE + 9)[0]).partition(b"\n")
    said = orjson.loads(head[len(MAGIC) :]) | {"sha256": digest}
    file = MAGIC + orjson.dumps(said) + b"\n" + content
    assert refused(lambda: read_part(file)).code == "PART_DAMAGED"


@settings(max_examples=30, deadline=None)
@given(
    size=st.integers(0, 400_000),
    limit=st.integers(2 * SMALLEST, 4 * SMALLEST),
    text=st.sampled_from(["", "Kính gửi.\n", "Kính gửi quý cơ quan. " * 600]),
)
def test_letters_are_as_many_and_as_small_as_was_told(size: int, limit: int, text: str) -> None:
    content = bytes(size)
    made = letters(content, NAME, replace(ENVELOPE, text=text), limit)
    assert len(made) == letter_count(size, limit, text)
    assert all(len(letter.content) <= limit for letter in made)
    if len(made) == 1 and len(text) < 100:
        assert len(made[0].content) <= letter_size(size) <= limit


def test_a_text_of_ones_own_stands_in_every_letter() -> None:
    for letter in letters(bytes(200_000), NAME, replace(ENVELOPE, text="Kính gửi.\n"), 2 * SMALLEST):
        body = email.message_from_bytes(letter.content, policy=default).get_body()
        assert body is not None
        first, _, rest = body.get_content().replace("\r\n", "\n").partition("\n\n")
        assert first == "Kính gửi." and f"/3 của tệp “{NAME}”" in rest


def test_a_text_that_leaves_no_room_is_refused() -> None:
    long = replace(ENVELOPE, text="x" * SMALLEST)
    assert refused(lambda: letters(b"x", NAME, long, SMALLEST)).code == "PART_SIZE"


@pytest.mark.parametrize(
    ("about", "subject"),
    [
        ("Báo cáo\r\nBcc: ai@example.vn", "Báo cáo Bcc: ai@example.vn"),
        ("Báo\0 cáo", "Báo cáo"),
        ("=?utf-8?q?B=C3=A1o?=", "= ?utf-8?q?B=C3=A1o?="),  # what was typed, not what it could stand for
        ("oác \u202eoáB", "oác oáB"),
    ],
)
def test_a_foreign_text_is_one_plain_line_in_the_head(about: str, subject: str) -> None:
    name = f"a{about}.asice"
    (letter,) = letters(
        b"x", name, replace(ENVELOPE, about=about, to="a@example.vn\r\nBcc: b@example.vn"), 1 << 20
    )
    read = email.message_from_bytes(letter.content, policy=default)
    assert subject in str(read["Subject"])
    assert read["Bcc"] is None and b"\0" not in letter.content
    (attached,) = read.iter_attachments()
    assert attached.get_filename() == f"a{subject}.asice"
    assert letter.file_name.isprintable()
