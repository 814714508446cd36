"""The container: what is written, and what is refused about its structure."""

import hashlib
import zipfile
from datetime import timedelta
from io import BytesIO

import pytest

from exports.files.archive import ArchivedFile, read_archive
from exports.signatures.container import (
    DATA_NAME,
    MIMETYPE,
    MIMETYPE_NAME,
    build_container,
    check_digests,
    manifest_xml,
    take_apart,
)
from models.values.errors import Refused
from tests.exports.hostile import SIGNED, contents, package, payload, world

SIGNATURE = "META-INF/signature001.p7s"
MANIFEST = "META-INF/ASiCManifest001.xml"


def refused(entries: dict[str, bytes]) -> str:
    with pytest.raises(Refused) as refusal:
        take_apart([ArchivedFile(name, data, 0) for name, data in entries.items()])
    return refusal.value.code


def container(manifest: bytes) -> dict[str, bytes]:
    return {MIMETYPE_NAME: MIMETYPE, "a.json": b"{}", MANIFEST: manifest, SIGNATURE: b"p7s"}


GOOD = manifest_xml({"a.json": b"{}"}, SIGNATURE)


def test_entries_and_their_order() -> None:
    with zipfile.ZipFile(BytesIO(package())) as archive:
        assert archive.namelist() == [
            "mimetype", "du-lieu.json", "bieu.xlsx", "bao-cao.pdf",
            "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s",
            "META-INF/ASiCManifest002.xml", "META-INF/signature002.p7s",
        ]  # fmt: skip
    assert package()[30:69] == b"mimetypeapplication/vnd.etsi.asic-e+zip"


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert package() == package()
    assert package() != package(signed_at=SIGNED + timedelta(seconds=1))


def test_what_was_packed_is_taken_apart() -> None:
    taken = take_apart(read_archive(package()))
    assert taken.files == payload()
    assert [sealing.signature_name for sealing in taken.sealings] == [
        SIGNATURE,
        "META-INF/signature002.p7s",
    ]
    for sealing in taken.sealings:
        assert {each.name: each.digest for each in sealing.references} == {
            name: hashlib.sha256(data).digest() for name, data in payload().items()
        }
    check_digests(taken.files, taken.sealings)


def test_a_second_signer_leaves_the_first_untouched() -> None:
    one, two = contents(package(signers=[world().leader])), contents(package())
    assert {name: two[name] for name in one} == one


def test_names_beyond_ascii_are_escaped_in_the_manifest() -> None:
    taken = take_apart(read_archive(build_container({"phụ lục 1.pdf": b"x"}, [world().leader], SIGNED)))
    assert taken.files == {"phụ lục 1.pdf": b"x"}
    assert b"ph%E1%BB%A5%20l%E1%BB%A5c%201.pdf" in taken.sealings[0].manifest


@pytest.mark.parametrize("name", ["mimetype", "META-INF/x.xml", "../x", "", "a\\b", "A/../b"])
def test_a_file_that_no_reader_would_accept_is_not_packed(name: str) -> None:
    with pytest.raises(Refused, match="PACKAGE_NAME"):
        build_container({name: b""}, [world().leader], SIGNED)


def test_two_files_that_differ_by_case_only_are_not_packed() -> None:
    with pytest.raises(Refused, match="PACKAGE_NAME"):
        build_container({"a": b"", "A": b""}, [world().leader], SIGNED)


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        pytest.param({DATA_NAME: b"", MIMETYPE_NAME: MIMETYPE}, "MIMETYPE", id="mimetype last"),
        pytest.param({MIMETYPE_NAME: MIMETYPE + b"\n"}, "MIMETYPE", id="mimetype wrong"),
        pytest.param({MIMETYPE_NAME: MIMETYPE, DATA_NAME: b""}, "UNSIGNED", id="no META-INF"),
        pytest.param({MIMETYPE_NAME: MIMETYPE, SIGNATURE: b""}, "UNSIGNED", id="no manifest"),
        pytest.param(
            container(GOOD) | {"META-INF/other.xml": b""}, "NOT_ALL_FILES_SIGNED", id="stranger in META-INF"
        ),
        pytest.param(
            container(GOOD) | {"META-INF/signature002.p7s": b""}, "NOT_ALL_FILES_SIGNED", id="signature alone"
        ),
        pytest.param(container(GOOD) | {"b.json": b""}, "NOT_ALL_FILES_SIGNED", id="file added"),
        pytest.param(
            {k: v for k, v in container(GOOD).items() if k != "a.json"},
            "REFERENCE_UNKNOWN",
            id="file removed",
        ),
        pytest.param(
            {k: v for k, v in container(GOOD).items() if k != SIGNATURE},
            "REFERENCE_UNKNOWN",
            id="signature removed",
        ),
        pytest.param(container(b"<a/>"), "MANIFEST_SHAPE", id="another document"),
        pytest.param(container(b"not xml"), "MANIFEST_SHAPE", id="no XML"),
        pytest.param(container(b"\xff\xfe<\x00"), "MANIFEST_SHAPE", id="another encoding"),
        pytest.param(container(GOOD.replace(b"UTF-8", b"UTF-7")), "MANIFEST_SHAPE", id="claimed encoding"),
        pytest.param(container(GOOD + b" " * 300_000), "MANIFEST_SHAPE", id="very long"),
        pytest.param(
            container(GOOD.replace(b"<ds:DigestValue>", b"<ds:DigestValue>?")),
            "MANIFEST_SHAPE",
            id="no base64",
        ),
        pytest.param(
            container(GOOD.replace(b"xmlenc#sha256", b"xmldsig#sha1")), "MANIFEST_WEAK_DIGEST", id="SHA-1"
        ),
        pytest.param(
            container(GOOD.replace(b"signature001.p7s", b"signature009.p7s")),
            "REFERENCE_UNKNOWN",
            id="other signature",
        ),
        pytest.param(
            container(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
            "XML_DTD",
            id="external entity",
        ),
        pytest.param(
            container(b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>'),
            "XML_DTD",
            id="billion laughs",
        ),
        pytest.param(
            container(GOOD) | {"META-INF/ASiCManifest002.xml": GOOD},
            "MANIFEST_SHAPE",
            id="two manifests, one signature",
        ),
    ],
)
def test_refused(entries: dict[str, bytes], code: str) -> None:
    assert refused(entries) == code


def test_a_reference_given_twice() -> None:
    start, end = GOOD.index(b"<asic:DataObjectReference"), GOOD.index(b"</asic:ASiCManifest>")
    assert refused(container(GOOD[:end] + GOOD[start:end] + GOOD[end:])) == "MANIFEST_SHAPE"


def test_deflated_mimetype() -> None:
    with pytest.raises(Refused, match="MIMETYPE"):
        take_apart([ArchivedFile(MIMETYPE_NAME, MIMETYPE, 8)])
