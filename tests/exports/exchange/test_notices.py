"""Receipts and queries as signed files: believed from the office above only, and never after a change."""

from dataclasses import replace
from datetime import timedelta
from functools import cache

import pytest
from cryptography import x509

from exports.exchange.notices import (
    ANSWERS_NAME,
    QUERIES_NAME,
    RECEIPT_NAME,
    build_notice,
    notice_name,
    verify_notice,
)
from exports.signatures.certificates import demonstration_authority
from exports.signatures.container import build_container
from exports.signatures.signing import KeySigner
from exports.trust.lists import TrustList
from exports.verdicts.packages import verify
from models.dialogue import answer_lists
from models.dialogue.answer_lists import AnswerNotice
from models.dialogue.notices import named
from models.dialogue.queries import WHOLE, Query, QueryList, cell
from models.dialogue.receipts import Receipt, ReceiptState, encode
from models.returns.verdicts import Validity
from models.values import file_names
from models.values.errors import Refused
from tests.exports.hostile import (
    FROM,
    ISSUED,
    NEXT,
    NOW,
    PROVINCE,
    SIGNED,
    TO,
    first_read,
    key,
    package,
    pin,
    return_document,
    trust_file,
    world,
)


@cache
def trust() -> TrustList:
    """The trust list as a commune has it: signed by the province's office."""
    return first_read(trust_file())


@cache
def receipt() -> Receipt:
    inspection = verify(package(), world().trust, NOW)
    about = named(return_document(), inspection.package_sha256, inspection.data_sha256)
    return Receipt(PROVINCE, about, 1, ReceiptState.VERIFIED, NOW - timedelta(hours=1))


@cache
def asked() -> QueryList:
    queries = (
        Query(7, cell("B01", "I.1", "total"), "Vì sao giảm?", SIGNED.date()),
        Query(8, WHOLE, "Thiếu thuyết minh", SIGNED.date()),
    )
    return QueryList(PROVINCE, receipt().about, NOW - timedelta(hours=1), queries)


@cache
def answered() -> AnswerNotice:
    about = receipt().about
    return AnswerNotice(
        about.unit, PROVINCE, about, NOW - timedelta(hours=1), {7: "Do giải thể hai hợp tác xã"}
    )


@cache
def receipt_file() -> bytes:
    return build_notice(receipt(), (world().office,))


def code(data: bytes, chosen: TrustList | None = None) -> str:
    return verify_notice(data, chosen or trust(), NOW).verdict.code


def test_a_receipt_of_the_province_is_believed() -> None:
    found = verify_notice(receipt_file(), trust(), NOW)
    assert found.verdict.standing is Validity.VALID, found.verdict
    assert found.notice == receipt()
    assert found.verdict.signers[0].name == "Sở Lai Châu"
    assert build_notice(receipt(), (world().office,)) == receipt_file()
    assert len(receipt_file()) < 8_000


def test_queries_are_believed_the_same_way() -> None:
    found = verify_notice(build_notice(asked(), (world().office,)), trust(), NOW)
    assert found.verdict.standing is Validity.VALID
    assert found.notice == asked()


def test_answers_are_believed_from_whom_the_list_names_for_the_unit() -> None:
    found = verify_notice(build_notice(answered(), (world().leader,)), trust(), NOW)
    assert found.verdict.standing is Validity.VALID and found.notice == answered()
    assert found.content == answer_lists.encode(answered())
    for other in (world().office, world().other_seal):
        assert code(build_notice(answered(), (other,))) == "SIGNER_NOT_OF_UNIT"
    rogue = key(demonstration_authority("rogue", FROM, TO), "Chủ tịch")
    assert code(build_notice(answered(), (rogue,))) == "CERT_UNTRUSTED"
    crossed = build_container({ANSWERS_NAME: encode(receipt())}, (world().leader,), NOW)
    assert code(crossed) == "NOTICE_OF_ANOTHER_KIND"


def test_units_go_by_our_names_and_others_are_a_remark() -> None:
    about = replace(receipt().about, unit=replace(receipt().about.unit, name="Xã Sìn Hồ"))
    strange = replace(receipt(), issuer=replace(PROVINCE, name="<b>Tỉnh Lào Cai"), about=about)
    for made, built in (
        (receipt(), build_notice(strange, (world().office,))),
        (asked(), build_notice(replace(asked(), issuer=strange.issuer, about=about), (world().office,))),
    ):
        found = verify_notice(built, trust(), NOW)
        assert found.verdict.standing is Validity.REMARK and found.verdict.accepted
        remarks = [(one.code, one.details["own"], one.details["name"]) for one in found.verdict.remarks]
        assert remarks == [
            ("UNIT_NAMED_OTHERWISE", "Tỉnh Lai Châu", "<b>Tỉnh Lào Cai"),
            ("UNIT_NAMED_OTHERWISE", "Xã Phong Thổ", "Xã Sìn Hồ"),
        ]
        assert found.notice == made
        assert "Lào Cai".encode() in found.content and "Lai Châu".encode() not in found.content


def test_a_key_that_is_listed_for_the_issuer_may_sign() -> None:
    clerk = key(world().authority, "Văn thư Sở")
    listed = replace(trust(), members=(*trust().members, pin(clerk, "clerk", PROVINCE)))
    data = build_notice(receipt(), (clerk,))
    assert verify_notice(data, listed, NOW).verdict.standing is Validity.VALID
    assert code(data) == "SIGNER_NOT_OF_UNIT"
    serial = x509.load_der_x509_certificate(clerk.certificate).serial_number
    revoked = replace(listed, crls=world().authority.crls(ISSUED, NEXT, 2, {serial: ISSUED}))
    assert code(data, revoked) == "CERT_REVOKED"


@pytest.mark.parametrize("signer", ["leader", "other_seal"])
def test_a_commune_cannot_give_itself_a_receipt(signer: str) -> None:
    kept: KeySigner = getattr(world(), signer)
    assert code(build_notice(receipt(), (kept,))) == "SIGNER_NOT_OF_UNIT"


def test_the_province_speaks_for_itself_only() -> None:
    other = replace(receipt(), issuer=replace(PROVINCE, code="11"))
    assert code(build_notice(other, (world().office,))) == "SIGNER_NOT_OF_UNIT"


FORMER = replace(PROVINCE, valid_from=None)
"""The province as it was until 30/6/2025: the issuer about returns from before, and the recipient that they name."""


def test_the_province_speaks_of_periods_before_the_reform_that_it_outlived() -> None:
    office = (world().office,)
    for data in (
        build_notice(replace(receipt(), issuer=FORMER), office),
        build_notice(replace(asked(), issuer=FORMER), office),
    ):
        found = verify_notice(data, trust(), NOW)
        assert found.verdict.standing is Validity.VALID, found.verdict
    clerk = key(world().authority, "Văn thư Sở")
    listed = replace(trust(), members=(*trust().members, pin(clerk, "clerk", PROVINCE)))
    data = build_notice(replace(receipt(), issuer=FORMER), (clerk,))
    assert verify_notice(data, listed, NOW).verdict.standing is Validity.VALID


def test_another_province_of_then_is_still_another_one() -> None:
    merged = replace(PROVINCE, code="08", valid_from=None)  # Tuyên Quang before it took in Hà Giang
    taken_in = replace(PROVINCE, code="02", valid_from=None)  # Hà Giang
    for issuer in (merged, taken_in):
        data = build_notice(replace(receipt(), issuer=issuer), (world().office,))
        assert code(data) == "SIGNER_NOT_OF_UNIT"


def test_a_key_that_has_the_offices_name_but_not_its_bytes_is_nobody() -> None:
    rogue = key(demonstration_authority("rogue", FROM, TO), "Sở Lai Châu")
    assert code(build_notice(receipt(), (rogue,))) == "CERT_UNTRUSTED"
    assert code(build_notice(receipt(), (world().office, rogue))) == "CERT_UNTRUSTED"


def test_without_a_trust_list_nothing_is_decided() -> None:
    found = verify_notice(receipt_file(), None, NOW)
    assert (found.verdict.code, found.verdict.standing) == ("TRUST_MISSING", Validity.UNDECIDED)
    assert found.notice == receipt()
    early = verify_notice(receipt_file(), trust(), ISSUED - timedelta(days=1)).verdict
    assert (early.code, early.standing) == ("CLOCK", Validity.UNDECIDED)


def test_an_expired_office_is_not_believed() -> None:
    found = verify_notice(
        receipt_file(), replace(trust(), next_update=TO + timedelta(days=90)), TO + timedelta(days=9)
    )
    assert found.verdict.code == "CERT_EXPIRED"


def test_no_flipped_byte_improves_a_receipt() -> None:
    data = receipt_file()
    for at in range(0, len(data), 7):
        flipped = data[:at] + bytes([data[at] ^ 0x41]) + data[at + 1 :]
        found = verify_notice(flipped, trust(), NOW)
        assert found.verdict.standing is Validity.INVALID or found.notice == receipt(), at


def test_what_is_no_notice_is_refused() -> None:
    office = world().office
    assert code(package()) in ("NOTICE_OF_ANOTHER_KIND", "ZIP_BOMB")
    assert code(trust_file()) == "NOTICE_OF_ANOTHER_KIND"
    assert code(b"") == "ZIP_LAYOUT"
    assert code(bytes(5 * 1024 * 1024)) == "PACKAGE_TOO_LARGE"
    both = {RECEIPT_NAME: encode(receipt()), QUERIES_NAME: b"{}"}
    assert code(build_container(both, (office,), NOW)) == "NOTICE_OF_ANOTHER_KIND"
    crossed = build_container({QUERIES_NAME: encode(receipt())}, (office,), NOW)
    assert code(crossed) == "NOTICE_OF_ANOTHER_KIND"
    broken = build_container({RECEIPT_NAME: encode(receipt()) + b" "}, (office,), NOW)
    assert code(broken) == "NOTICE_SHAPE"
    assert code(build_container({RECEIPT_NAME: encode(receipt())}, (office,) * 5, NOW)) == "ZIP_BOMB"


def test_a_receipt_is_no_package() -> None:
    assert verify(receipt_file(), world().trust, NOW).verdict.code == "PACKAGE_INCOMPLETE"


def test_names_of_files_are_plain() -> None:
    assert notice_name(receipt()) == "bien-nhan_03549_2026-Q2_lan1_1.asice"
    assert notice_name(asked()) == "yeu-cau_03549_2026-Q2_lan1_7-8.asice"
    assert notice_name(answered()) == "giai-trinh_03549_2026-Q2_lan1_7-7.asice"
    assert file_names.is_plain(notice_name(receipt()))


def test_a_key_that_may_not_sign_gives_no_receipt() -> None:
    old = key(world().authority, "Sở cũ", FROM, ISSUED)
    with pytest.raises(Refused, match="KEY_EXPIRED"):
        build_notice(receipt(), (old,))
