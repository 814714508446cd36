"""A stranger's reader, written from the description alone, agrees about good files and about bad ones."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from exports.exchange.incoming import opened, verify_return
from exports.exchange.notices import build_notice, verify_notice
from exports.signatures.certificates import demonstration_authority
from exports.signatures.envelope import encrypt
from exports.signatures.pades.signing import seal_print
from exports.signatures.signing import signer_fingerprint
from exports.trust.lists import TrustList
from exports.verdicts.packages import verify
from models.returns.document import encode
from models.values.errors import Refused
from tests.exports import independent
from tests.exports.exchange.test_notices import asked, receipt, receipt_file
from tests.exports.exchange.test_notices import trust as trust_of_commune
from tests.exports.hostile import (
    COMMUNE,
    FROM,
    ISSUED,
    NEIGHBOUR,
    NEXT,
    NOW,
    PROVINCE,
    SIGNED,
    TO,
    contents,
    key,
    package,
    parts,
    payload,
    pin,
    return_document,
    rewritten,
    trust_file,
    world,
    written,
)
from tests.exports.hostile_files import prints as hostile_prints
from tests.exports.hostile_files.envelopes import altered, flip_content, without_authentication
from tests.exports.hostile_files.good import document, good, good_print, led_print
from tests.exports.signatures.pades.prints import sealed
from tests.exports.signatures.test_envelope import other, reception

pytestmark = pytest.mark.needs("openssl")

AT = int(NOW.timestamp())
Key = tuple[Path, Path]


def desk_for(folder: Path, trust: TrustList | None = None) -> independent.Desk:
    return independent.read_trust(trust_file(trust), signer_fingerprint(world().office), folder, AT)


@pytest.fixture
def desk(tmp_path: Path) -> independent.Desk:
    return desk_for(tmp_path)


@pytest.fixture
def keys(tmp_path: Path) -> list[Key]:
    """The reception key, behind one that does not fit, as openssl reads them."""
    made = []
    for name, signer in (("other", other()), ("province", reception())):
        pair = (tmp_path / f"{name}.key", tmp_path / f"{name}.pem")
        pair[0].write_bytes(signer.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        pair[1].write_bytes(x509.load_der_x509_certificate(signer.certificate).public_bytes(Encoding.PEM))
        made.append(pair)
    return made


def test_a_stranger_reads_what_we_wrote(desk: independent.Desk) -> None:
    found = independent.read_return(package(), desk)
    assert found["unit"]["code"] == COMMUNE.code
    assert found["forms"][0]["figures"] == [["I.1", "actual", "12", "given", ""]]
    whole = independent.read_return(good(), desk)
    assert whole["register"]["cooperatives"]["rows"][1] == ["id-2", "=1+1", 2]


def test_a_stranger_opens_what_we_closed(desk: independent.Desk, keys: list[Key]) -> None:
    for inside in (package(), sealed()):
        closed = encrypt(inside, [other().certificate, reception().certificate], "mật khẩu tỉnh")
        assert independent.read_return(closed, desk, keys[1:])["period"] == "2026-Q2"
    closed = encrypt(package(), [reception().certificate])
    assert independent.read_return(closed, desk, keys)["period"] == "2026-Q2"
    with pytest.raises(independent.Refusal, match="envelope"):
        independent.read_return(closed, desk, keys[:1])


def test_a_stranger_reads_a_print_alone(desk: independent.Desk) -> None:
    found = independent.read_return(good_print(), desk)
    assert found == independent.json_of(encode(document()))
    assert independent.read_return(sealed(), desk)["unit"]["name"] == COMMUNE.name


def test_a_stranger_reads_receipts_and_queries(desk: independent.Desk) -> None:
    assert independent.read_notice(receipt_file(), desk)["state"] == "verified"
    questions = independent.read_notice(build_notice(asked(), (world().office,)), desk)
    assert [query["number"] for query in questions["queries"]] == [7, 8]
    assert questions["queries"][0]["pin"] == {"kind": "cell", "place": ["B01", "I.1", "total"]}


def test_a_receipt_of_a_listed_clerk_is_read_by_both(tmp_path: Path) -> None:
    clerk = key(world().authority, "Văn thư Sở")
    listed = replace(world().trust, members=(*world().trust.members, pin(clerk, "clerk", PROVINCE)))
    data = build_notice(receipt(), (clerk,))
    assert verify_notice(data, listed, NOW).verdict.accepted
    assert independent.read_notice(data, desk_for(tmp_path, listed))["number"] == 1


@cache
def bad_notices() -> dict[str, bytes]:
    rogue = key(demonstration_authority("rogue", FROM, TO), "Sở Lai Châu")
    old = replace(receipt(), issuer=replace(PROVINCE, code="11"))

    def edited(found: dict[str, bytes]) -> None:
        found["bien-nhan.json"] = found["bien-nhan.json"].replace(b"verified", b"receivef")

    return {
        "a commune's own": build_notice(receipt(), (world().leader,)),
        "of another authority": build_notice(receipt(), (rogue,)),
        "in the name of another province": build_notice(old, (world().office,)),
        "edited": rewritten(receipt_file(), edited),
        "a package": package(),
        "a trust list": trust_file(),
        "cut off": receipt_file()[:-9],
    }


@pytest.mark.parametrize("sin", list(bad_notices()))
def test_both_refuse_notices(sin: str, desk: independent.Desk) -> None:
    data = bad_notices()[sin]
    assert not verify_notice(data, trust_of_commune(), NOW).verdict.accepted
    with pytest.raises(independent.Refusal):
        independent.read_notice(data, desk)


OURS_ALONE_PRINTS = ("PDF_CHANGED", "PDF_ACTIVE", "PDF_COVERED", "PDF_PAGES", "PDF_TEXT_DIFFERS")
BAD_PRINTS = [name for name, (code, _) in hostile_prints.PRINTS.items() if code not in OURS_ALONE_PRINTS]
PASSING_PRINTS = [name for name in hostile_prints.PRINTS if name not in BAD_PRINTS]


@pytest.mark.parametrize("sin", BAD_PRINTS)
def test_both_refuse_prints(sin: str, desk: independent.Desk) -> None:
    code, made = hostile_prints.PRINTS[sin]
    assert verify_return(made(), world().trust, NOW).verdict.code == code
    with pytest.raises(independent.Refusal):
        independent.read_return(made(), desk)


@pytest.mark.parametrize("sin", PASSING_PRINTS)
def test_what_acts_in_a_print_or_changes_between_signatures_is_ours_to_refuse(
    sin: str, desk: independent.Desk
) -> None:
    """A reader that only looks for the ranges and the data sees neither; the data are the signed ones all the same."""
    code, made = hostile_prints.PRINTS[sin]
    assert verify_return(made(), world().trust, NOW).verdict.code == code
    try:
        assert independent.read_return(made(), desk) == independent.json_of(encode(document()))
    except independent.Refusal as refusal:
        assert "attachment" in sin, refusal


def test_both_refuse_prints_of_other_people(desk: independent.Desk) -> None:
    for signer in (world().leader, world().other_seal):
        data = seal_print(led_print(), signer, SIGNED)
        assert not verify_return(data, world().trust, NOW).verdict.accepted
        with pytest.raises(independent.Refusal):
            independent.read_return(data, desk)


def test_both_refuse_envelopes_that_were_altered(desk: independent.Desk, keys: list[Key]) -> None:
    for data in (altered(flip_content)(), without_authentication()):
        with pytest.raises(Refused):
            opened(data, [reception()])
        with pytest.raises(independent.Refusal):
            independent.read_return(data, desk, keys[1:])


def test_both_refuse_what_is_claimed_out_of_time(tmp_path: Path, desk: independent.Desk) -> None:
    ahead = package(signed_at=NOW + timedelta(hours=25))
    late = tuple(replace(member, ends=FROM.date()) for member in world().trust.members)
    listed = replace(world().trust, members=late)
    assert verify(ahead, world().trust, NOW).verdict.code == "CLOCK"
    with pytest.raises(independent.Refusal, match="time ahead"):
        independent.read_return(ahead, desk)
    assert verify(package(), listed, NOW).verdict.code == "SIGNER_OUT_OF_TERM"
    with pytest.raises(independent.Refusal, match="out of term"):
        independent.read_return(package(), desk_for(tmp_path, listed))


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
        "data that are not canonical": package(
            payload() | {"du-lieu.json": payload()["du-lieu.json"] + b" "}
        ),
        "data of another kind": package(payload() | {"du-lieu.json": b"{}"}),
        "cut off": package()[:-10],
        "two entries of one name": written([*parts(whole), parts({"bieu.xlsx": b"x"})[0]]),
    }


@pytest.mark.parametrize("sin", list(refused_by_both()))
def test_both_refuse(sin: str, desk: independent.Desk) -> None:
    data = refused_by_both()[sin]
    assert not verify(data, world().trust, NOW).verdict.accepted
    with pytest.raises(independent.Refusal):
        independent.read_return(data, desk)


def changed_trust(**changes: object) -> TrustList:
    return replace(world().trust, **changes)  # type: ignore[arg-type]


def test_both_refuse_a_revoked_signer_and_one_of_unknown_revocation(tmp_path: Path) -> None:
    serial = x509.load_der_x509_certificate(world().seal.certificate).serial_number
    for crls in (world().authority.crls(ISSUED, NEXT, 2, {serial: ISSUED}), world().trust.crls[:1]):
        chosen = changed_trust(crls=crls)
        desk = desk_for(tmp_path, chosen)
        assert not verify(package(), chosen, NOW).verdict.accepted
        with pytest.raises(independent.Refusal, match="openssl"):
            independent.read_return(package(), desk)


def test_a_trust_list_of_another_key_is_refused_by_the_stranger_too(tmp_path: Path) -> None:
    forged = trust_file(signer=world().other_seal)
    with pytest.raises(independent.Refusal, match="not pinned"):
        independent.read_trust(forged, signer_fingerprint(world().office), tmp_path, AT)


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
def test_what_ordinary_tools_let_pass_is_ours_to_refuse(sin: str, desk: independent.Desk) -> None:
    data = OURS_ALONE[sin]()
    assert independent.read_return(data, desk)["period"] == "2026-Q2"
    assert verify(data, world().trust, NOW).verdict.code == "ZIP_LAYOUT"
