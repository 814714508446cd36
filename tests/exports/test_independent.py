"""A stranger's reader, written from the description alone, agrees about good packages and about bad ones."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509

from exports.certificates import demonstration_authority
from exports.signing import signer_fingerprint
from exports.trust import TrustList
from exports.verification import verify
from tests.exports import independent
from tests.exports.hostile import (
    COMMUNE,
    FROM,
    ISSUED,
    NEIGHBOUR,
    NEXT,
    NOW,
    TO,
    contents,
    key,
    package,
    parts,
    payload,
    return_document,
    rewritten,
    trust_file,
    world,
    written,
)

AT = int(NOW.timestamp())


@pytest.fixture
def trust(tmp_path: Path) -> dict[str, Any]:
    return independent.read_trust(trust_file(), signer_fingerprint(world().office), tmp_path)


def test_a_stranger_reads_what_we_wrote(tmp_path: Path, trust: dict[str, Any]) -> None:
    document = independent.read_package(package(), trust, tmp_path, AT)
    assert document["unit"]["code"] == COMMUNE.code
    assert document["forms"][0]["figures"] == [["I.1", "total", "12", "given", ""]]


def drop(name: str) -> Callable[[dict[str, bytes]], None]:
    def change(found: dict[str, bytes]) -> None:
        del found[name]

    return change


def put(name: str, content: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(found: dict[str, bytes]) -> None:
        found[name] = content

    return change


def swap(found: dict[str, bytes]) -> None:
    first, second = "META-INF/signature001.p7s", "META-INF/signature002.p7s"
    found[first], found[second] = found[second], found[first]


def drop_second(found: dict[str, bytes]) -> None:
    del found["META-INF/ASiCManifest002.xml"], found["META-INF/signature002.p7s"]


@cache
def refused_by_both() -> dict[str, bytes]:
    rogue = demonstration_authority("rogue", FROM, TO)
    false = (key(rogue, "Chủ tịch Phong Thổ"), key(rogue, "Dấu Phong Thổ"))
    neighbour = (world().other_leader, world().other_seal)
    whole = contents(package())
    manifest = whole["META-INF/ASiCManifest001.xml"]
    return {
        "a payload byte changed": rewritten(package(), put("bieu.xlsx", b"PK werkbook")),
        "a file removed": rewritten(package(), drop("bao-cao.pdf")),
        "a file added": rewritten(package(), put("them.txt", b"x")),
        "a signer dropped": rewritten(package(), drop_second),
        "nothing signed": written(parts({name: whole[name] for name in ("mimetype", *payload())})),
        "a manifest edited": rewritten(package(), put("META-INF/ASiCManifest001.xml", manifest + b"\n")),
        "signatures swapped": rewritten(package(), swap),
        "another type": rewritten(package(), put("mimetype", b"application/zip")),
        "a rogue authority of the same names": package(signers=false),
        "signatures of another unit": package(signers=neighbour),
        "another unit in the data": package(payload(return_document(NEIGHBOUR))),
        "cut off": package()[:-10],
        "two entries of one name": written([*parts(whole), parts({"bieu.xlsx": b"x"})[0]]),
    }


@pytest.mark.parametrize("sin", list(refused_by_both()))
def test_both_refuse(sin: str, tmp_path: Path, trust: dict[str, Any]) -> None:
    data = refused_by_both()[sin]
    assert not verify(data, world().trust, NOW).verdict.accepted
    with pytest.raises(independent.Refusal):
        independent.read_package(data, trust, tmp_path, AT)


def changed_trust(**changes: object) -> TrustList:
    from dataclasses import replace

    return replace(world().trust, **changes)  # type: ignore[arg-type]


def test_both_refuse_a_revoked_signer_and_one_of_unknown_revocation(tmp_path: Path) -> None:
    serial = x509.load_der_x509_certificate(world().seal.certificate).serial_number
    pinned = signer_fingerprint(world().office)
    for crls in (world().authority.crls(ISSUED, NEXT, 2, {serial: ISSUED}), world().trust.crls[:1]):
        chosen = changed_trust(crls=crls)
        trust = independent.read_trust(trust_file(chosen), pinned, tmp_path)
        assert not verify(package(), chosen, NOW).verdict.accepted
        with pytest.raises(independent.Refusal, match="signature"):
            independent.read_package(package(), trust, tmp_path, AT)


def test_a_trust_list_of_another_key_is_refused_by_the_stranger_too(tmp_path: Path) -> None:
    forged = trust_file(signer=world().other_seal)
    with pytest.raises(independent.Refusal, match="not pinned"):
        independent.read_trust(forged, signer_fingerprint(world().office), tmp_path)


OURS_ALONE: dict[str, Callable[[], bytes]] = {
    "bytes in front of the archive": lambda: b"MZ" + package(),
    "a comment behind it": lambda: written(parts(contents(package())), comment=b"x"),
    "a hidden entry between": lambda: hidden(),
}


def hidden() -> bytes:
    found = parts(contents(package()))
    between = parts({"an.txt": b"x"})[0]
    between.hidden = True
    return written([*found[:2], between, *found[2:]])


@pytest.mark.parametrize("sin", list(OURS_ALONE))
def test_what_ordinary_tools_let_pass_is_ours_to_refuse(
    sin: str, tmp_path: Path, trust: dict[str, Any]
) -> None:
    data = OURS_ALONE[sin]()
    assert independent.read_package(data, trust, tmp_path, AT)["period"] == "2026-Q2"
    assert verify(data, world().trust, NOW).verdict.code == "ZIP_LAYOUT"
