"""The ZIP layer: reproducible when written, and one layout only when read."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.files.archive import DEFLATED, STORED, Limits, read_archive, write_archive
from models.values import file_names
from models.values.errors import Refused
from tests.exports.hostile import Part, written

FILES = [("mimetype", b"kind"), ("du-lieu.json", b'{"a":1}' * 500), ("bieu.xlsx", b"PK xlsx")]


def code_of(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read_archive(data)
    return refused.value.code


def test_what_is_written_is_read() -> None:
    entries = read_archive(write_archive(FILES, frozenset({"mimetype"})))
    assert [(entry.name, entry.data) for entry in entries] == FILES
    assert [entry.method for entry in entries] == [STORED, DEFLATED, STORED]


def test_the_same_files_give_the_same_bytes() -> None:
    assert write_archive(FILES) == write_archive(FILES)
    with zipfile.ZipFile(BytesIO(write_archive(FILES))) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_archive_of_an_ordinary_tool_is_read() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in FILES:
            archive.writestr(name, data)
    assert [entry.name for entry in read_archive(buffer.getvalue())] == [name for name, _ in FILES]


@given(
    st.dictionaries(
        st.from_regex(r"[a-zà-ỹ]{1,9}\.json", fullmatch=True), st.binary(max_size=300), min_size=1
    )
)
@settings(max_examples=40)
def test_any_plain_files_survive(files: dict[str, bytes]) -> None:
    plain = {name: data for name, data in files.items() if file_names.is_plain(name)}
    folded = {name.casefold() for name in plain}
    if plain and len(folded) == len(plain):
        entries = read_archive(write_archive(plain.items()))
        assert {entry.name: entry.data for entry in entries} == plain


@given(st.binary(max_size=400))
@settings(max_examples=100)
def test_anything_else_is_refused_by_code(data: bytes) -> None:
    with pytest.raises(Refused):
        read_archive(data)


A, B = Part(b"a.txt", b"one"), Part(b"b.txt", b"two")
GOOD = [A, B]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "ZIP_LAYOUT", id="empty file"),
        pytest.param(b"%PDF-1.7 something else altogether", "ZIP_LAYOUT", id="another kind of file"),
        pytest.param(written([]), "ZIP_LAYOUT", id="no entries"),
        pytest.param(written(GOOD)[:-7], "ZIP_LAYOUT", id="cut off"),
        pytest.param(written(GOOD, prefix=b"MZ\x90\x00"), "ZIP_LAYOUT", id="program in front"),
        pytest.param(written(GOOD, suffix=b"\x00"), "ZIP_LAYOUT", id="byte behind"),
        pytest.param(written(GOOD) + written([Part(b"c", b"3")]), "ZIP_LAYOUT", id="second archive behind"),
        pytest.param(written(GOOD, comment=b"hello"), "ZIP_LAYOUT", id="comment"),
        pytest.param(written([A, Part(b"b", b"2", comment=b"x")]), "ZIP_LAYOUT", id="entry comment"),
        pytest.param(written([A, Part(b"b", b"2", extra=b"\1\0\0\0")]), "ZIP_LAYOUT", id="extra field"),
        pytest.param(written([A, Part(b"b", b"2", hidden=True)]), "ZIP_LAYOUT", id="hidden last entry"),
        pytest.param(written([Part(b"b", b"2", hidden=True), A]), "ZIP_LAYOUT", id="hidden first entry"),
        pytest.param(written([A, Part(b"b", b"2", flags=8)]), "ZIP_LAYOUT", id="data descriptor"),
        pytest.param(written([A, Part(b"b", b"2", method=12)]), "ZIP_LAYOUT", id="other compression"),
        pytest.param(written([A, Part(b"b", b"2", flags=1)]), "ZIP_ENCRYPTED", id="encryption flag"),
        pytest.param(written([A, Part(b"b", b"2", flags=0x2000)]), "ZIP_ENCRYPTED", id="masked directory"),
        pytest.param(written([A, A]), "ZIP_DUPLICATE", id="duplicate"),
        pytest.param(written([A, Part(b"A.TXT", b"x")]), "ZIP_DUPLICATE", id="duplicate by case"),
        pytest.param(written([Part("ệ".encode(), b"x", flags=0x800), Part("Ệ".encode(), b"y", flags=0x800)]),
                     "ZIP_DUPLICATE", id="duplicate by Vietnamese case"),
        pytest.param(written([Part("e\u0323\u0302".encode(), b"x", flags=0x800)]), "ZIP_NAME", id="NFD"),
        pytest.param(written([Part("ệ".encode(), b"x")]), "ZIP_NAME", id="not ASCII without the UTF-8 flag"),
        pytest.param(written([Part(b"\xff\xfe", b"x", flags=0x800)]), "ZIP_NAME", id="not UTF-8"),
        pytest.param(written([Part(b"../../x", b"x")]), "ZIP_NAME", id="climbs up"),
        pytest.param(written([Part(b"..\\x", b"x")]), "ZIP_NAME", id="climbs up with backslash"),
        pytest.param(written([Part(b"/etc/x", b"x")]), "ZIP_NAME", id="absolute"),
        pytest.param(written([Part(b"C:x", b"x")]), "ZIP_NAME", id="drive"),
        pytest.param(written([Part(b"a//b", b"x")]), "ZIP_NAME", id="empty part"),
        pytest.param(written([Part(b"dir/", b"")]), "ZIP_NAME", id="folder"),
        pytest.param(written([Part(b"nul.txt", b"")]), "ZIP_NAME", id="device"),
        pytest.param(written([Part(b"x. ", b"")]), "ZIP_NAME", id="ending that Windows drops"),
        pytest.param(written([Part(b"a\x00b", b"x")]), "ZIP_NAME", id="control sign"),
        pytest.param(written([Part("a\u202eb".encode(), b"", flags=0x800)]), "ZIP_NAME", id="turns direction"),
        pytest.param(written([Part(b"", b"x")]), "ZIP_NAME", id="no name"),
        pytest.param(written([Part(b"x" * 300, b"x")]), "ZIP_NAME", id="very long name"),
        pytest.param(written([Part(b"l", b"/etc/passwd", made_by=0x314, external=0xA1FF0000)]), "ZIP_NAME",
                     id="symbolic link"),
        pytest.param(written([Part(b"a", b"x", central_name=b"b")]), "ZIP_LFH_MISMATCH", id="other local name"),
        pytest.param(written([Part(b"a", b"x", local_flags=2)]), "ZIP_LFH_MISMATCH", id="other local flags"),
        pytest.param(written([Part(b"z", b"\0" * 60_000_000, method=DEFLATED)]), "ZIP_BOMB", id="60 MB of zeros"),
        pytest.param(written([Part(b"%d" % n, b"") for n in range(5000)]), "ZIP_BOMB", id="5,000 entries"),
        pytest.param(written([Part(b"z", b"abc" * 99, method=DEFLATED, size=10)]), "ZIP_BOMB", id="size too low"),
        pytest.param(written([Part(b"z", b"abc" * 99, method=DEFLATED, size=900)]), "ZIP_BOMB",
                     id="size too high"),
        pytest.param(written([A, Part(b"b.txt", b"one", offset=0)]), "ZIP_BOMB", id="overlapping entries"),
        pytest.param(written([A, Part(b"b", b"2", crc=7)]), "DIGEST_MISMATCH", id="checksum"),
    ],
)  # fmt: skip
def test_refused(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_a_broken_deflate_stream_is_a_changed_file() -> None:
    data = bytearray(write_archive([("du-lieu.json", b"some text " * 50)]))
    data[30 + len("du-lieu.json")] ^= 0xFF
    assert code_of(bytes(data)) == "DIGEST_MISMATCH"


def test_a_stored_size_that_is_false() -> None:
    assert code_of(written([Part(b"z", b"abc", size=2)])) == "ZIP_BOMB"


def test_limits_are_looked_at_before_unpacking() -> None:
    data = write_archive([("a", b"x" * 1000), ("b", b"y" * 1000)])
    with pytest.raises(Refused, match="ZIP_BOMB"):
        read_archive(data, Limits(entry=999))
    with pytest.raises(Refused, match="ZIP_BOMB"):
        read_archive(data, Limits(total=1999))
    assert len(read_archive(data, Limits(total=2000, entry=1000))) == 2
