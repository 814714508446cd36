"""The trust list: what was built is read, only under its pin, and serials never go down."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.signatures.certificates import demonstration_authority
from exports.signatures.container import build_container
from exports.signatures.reading import anchors
from exports.signatures.signing import signer_fingerprint
from exports.trust.lists import (
    TRUST_NAME,
    TrustedCertificate,
    TrustList,
    build_trust,
    decode_trust,
    encode_trust,
    read_trust,
)
from models.returns.document import UnitName
from models.values.errors import Refused
from tests.exports.hostile import (
    COMMUNE,
    FROM,
    ISSUED,
    NEXT,
    NOW,
    TO,
    contents,
    key,
    package,
    rewritten,
    trust_file,
    world,
)


def pinned() -> str:
    return signer_fingerprint(world().office)


def refusal(read: Callable[[], TrustList]) -> str:
    with pytest.raises(Refused) as refused:
        read()
    return refused.value.code


def test_what_was_built_is_read() -> None:
    read = read_trust(trust_file(), pinned(), NOW)
    assert replace(read, signed_by="") == world().trust
    assert read.required_roles == {"commune": ("leader", "seal")}
    assert read.signed_by == pinned()
    assert trust_file() == trust_file()


def test_the_first_use_tells_whom_to_pin() -> None:
    assert read_trust(trust_file(), None, NOW).signed_by == pinned()
    assert read_trust(trust_file(), pinned().upper(), NOW).serial == 3


def test_another_signer_is_not_believed_whatever_he_is_called() -> None:
    rogue = key(demonstration_authority("rogue", FROM, TO), "Sở Lai Châu")
    forged = trust_file(signer=rogue)
    assert refusal(lambda: read_trust(forged, pinned(), NOW)) == "TRUST_SIGNER_NOT_PINNED"
    assert refusal(lambda: read_trust(trust_file(), "00" * 32, NOW)) == "TRUST_SIGNER_NOT_PINNED"


def test_serials_only_go_upward() -> None:
    data = trust_file()
    assert read_trust(data, pinned(), NOW, last_serial=3).serial == 3
    assert read_trust(data, pinned(), NOW, 3, hashlib.sha256(data).hexdigest()).serial == 3
    assert refusal(lambda: read_trust(data, pinned(), NOW, last_serial=4)) == "TRUST_ROLLBACK"
    assert refusal(lambda: read_trust(data, pinned(), NOW, 3, "ab" * 32)) == "TRUST_ROLLBACK"


def test_a_list_from_the_future() -> None:
    assert refusal(lambda: read_trust(trust_file(), pinned(), ISSUED - timedelta(days=1))) == "CLOCK"


def test_a_signer_whose_certificate_had_ended() -> None:
    short = key(world().authority, "Sở cũ", FROM, ISSUED + timedelta(days=1))
    data = trust_file(signer=short)
    assert read_trust(data, signer_fingerprint(short), NOW).serial == 3
    content = encode_trust(replace(world().trust, issued_at=ISSUED + timedelta(days=2)))
    data = build_container({TRUST_NAME: content}, [short], ISSUED)
    assert refusal(lambda: read_trust(data, None, NOW)) == "TRUST_SIGNER_EXPIRED"


def test_changed_cut_or_of_another_kind() -> None:
    def altered(entries: dict[str, bytes]) -> None:
        entries[TRUST_NAME] = entries[TRUST_NAME].replace(b'"serial":3', b'"serial":9')

    assert refusal(lambda: read_trust(rewritten(trust_file(), altered), None, NOW)) == "DIGEST_MISMATCH"
    assert refusal(lambda: read_trust(trust_file()[:-3], None, NOW)) == "ZIP_LAYOUT"
    assert refusal(lambda: read_trust(bytes(17 * 1024 * 1024), None, NOW)) == "PACKAGE_TOO_LARGE"
    assert refusal(lambda: read_trust(package(), None, NOW)) == "TRUST_SHAPE"
    one = package(signers=[world().office])
    assert refusal(lambda: read_trust(one, None, NOW)) == "TRUST_SHAPE"
    assert contents(trust_file()).keys() >= {TRUST_NAME}


def with_field(name: str, value: object) -> bytes:
    content = orjson.loads(encode_trust(world().trust))
    content[name] = value
    return orjson.dumps(content, option=orjson.OPT_SORT_KEYS)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "TRUST_SHAPE"),
        (b"[]", "TRUST_SHAPE"),
        (b" " + encode_trust(world().trust), "TRUST_SHAPE"),
        (with_field("schema", 2), "TRUST_NEWER"),
        (with_field("schema", "1"), "TRUST_NEWER"),
        (with_field("kind", "so-htx/return"), "TRUST_SHAPE"),
        (with_field("serial", 0), "TRUST_SHAPE"),
        (with_field("serial", True), "TRUST_SHAPE"),
        (with_field("issued_at", "yesterday"), "TRUST_SHAPE"),
        (with_field("members", [{"level": "commune"}]), "TRUST_SHAPE"),
        (with_field("members", None), "TRUST_SHAPE"),
        (with_field("required_roles", ["leader"]), "TRUST_SHAPE"),
        (with_field("authorities", ["?"]), "TRUST_SHAPE"),
        (with_field("stranger", 1), "TRUST_SHAPE"),
    ],
)
def test_content_that_is_no_trust_list(data: bytes, code: str) -> None:
    assert refusal(lambda: decode_trust(data)) == code


def test_a_crowd_of_values_is_refused_before_it_is_parsed() -> None:
    content = encode_trust(world().trust)[:-1] + b',"x":[' + b"0," * 1_000_001 + b"0]}"
    assert refusal(lambda: decode_trust(content)) == "TRUST_SHAPE"
    data = build_container({TRUST_NAME: content + b" " * 34_000_000}, [world().office], ISSUED)
    assert refusal(lambda: first(data)) == "ZIP_BOMB"


def test_an_authority_must_be_one() -> None:
    trust = replace(world().trust, authorities=(world().leader.certificate,))
    assert refusal(lambda: first(build_trust(trust, world().office))) == "TRUST_AUTHORITY"
    data = build_container({TRUST_NAME: encode_trust(trust)}, [world().office], ISSUED)
    assert refusal(lambda: first(data)) == "TRUST_AUTHORITY"


def test_an_authority_whose_bytes_are_no_certificate_throughout() -> None:
    """Any signer can hand such a list to a book that has none in use yet."""
    whole = world().authority.certificates[0]
    version = whole.index(bytes([0xA0, 3, 2, 1, 2])) + 4
    for broken in (whole[:-1], whole[:60], b"", b"\x30\x00", flipped(whole, version), flipped(whole, 14)):
        content = encode_trust(replace(world().trust, authorities=(broken,)))
        data = build_container({TRUST_NAME: content}, [world().leader], ISSUED)
        assert refusal(lambda data=data: first(data)) == "TRUST_AUTHORITY"  # type: ignore[misc]


def test_no_flipped_byte_of_an_authority_or_its_list_is_a_fault_of_ours() -> None:
    authorities, crls = world().authority.certificates, world().trust.crls
    for kept in (0, 1):
        whole = (authorities, crls)[kept][1]
        for at in range(len(whole)):
            changed = flipped(whole, at)
            given = ((changed,), crls) if kept == 0 else (authorities, (changed,))
            try:
                anchors(*given)
            except Refused as refused:
                assert refused.code == "TRUST_AUTHORITY", at


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0x41]) + data[at + 1 :]


def first(data: bytes) -> TrustList:
    return read_trust(data, None, NOW)


def test_roles_of_a_certificate_for_a_unit() -> None:
    trust, sha256 = world().trust, signer_fingerprint(world().leader)
    assert trust.roles(sha256, COMMUNE, NOW) == ("leader",)
    assert trust.roles(sha256, UnitName("commune", COMMUNE.code, None, COMMUNE.name), NOW) == ()
    assert trust.roles("00" * 32, COMMUNE, NOW) == ()


_days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1))
_members = st.builds(
    TrustedCertificate,
    level=st.sampled_from(["commune", "district", "province"]),
    code=st.from_regex(r"[0-9]{2,5}", fullmatch=True),
    valid_from=st.none() | _days,
    sha256=st.binary(min_size=32, max_size=32).map(bytes.hex),
    role=st.sampled_from(["leader", "seal", "clerk"]),
    starts=_days,
    ends=st.none() | _days,
)


@given(st.lists(_members, max_size=5), st.integers(min_value=1, max_value=10**9), st.text(max_size=20))
@settings(max_examples=40)
def test_any_list_survives_writing_and_reading(
    members: list[TrustedCertificate], serial: int, name: str
) -> None:
    trust = TrustList(
        serial, UnitName("province", "12", None, name), ISSUED, NEXT, tuple(members), {"commune": ()}, (), ()
    )
    assert decode_trust(encode_trust(trust)) == trust


def test_no_flipped_byte_of_a_trust_list_changes_what_it_says() -> None:
    good = trust_file()
    for position in range(0, len(good), 41):
        flipped = bytearray(good)
        flipped[position] ^= 1 << (position % 8)
        try:
            read = read_trust(bytes(flipped), pinned(), NOW)
        except Refused:
            continue
        assert replace(read, signed_by="") == world().trust
