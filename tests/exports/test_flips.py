"""No flipped byte of anything that comes in ever improves what is said about it, and none makes a reader fail.

A sample of places is asked every time, every place in the deep run.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from exports.exchange.incoming import opened, verify_return
from exports.exchange.notices import build_notice, verify_notice
from exports.files.mail import encode_part, join, read_part, split
from exports.signatures.container import DATA_NAME
from exports.signatures.envelope import encrypt
from exports.signatures.pades.signing import seal_print, sign_print
from exports.signatures.signing import KeySigner, signer_fingerprint
from exports.trust.lists import TrustList, read_trust
from exports.verdicts.packages import verify
from exports.verdicts.prints import verify_pdf
from models.returns.document import encode
from models.returns.verdicts import Validity
from models.values.errors import Refused
from tests.exports.exchange.test_notices import asked, receipt_file
from tests.exports.exchange.test_notices import trust as trust_of_commune
from tests.exports.hostile import (
    ISSUED,
    NEXT,
    NOW,
    SIGNED,
    contents,
    package,
    parts,
    return_document,
    trust_file,
    world,
    written,
)
from tests.exports.signatures.test_envelope import reception

RANKS = (Validity.INVALID, Validity.UNDECIDED, Validity.REMARK, Validity.VALID)
Said = tuple[Validity, object]
"""How a file stands, and what is read of it unless it is invalid."""


def stale() -> TrustList:
    """By this list good packages have a remark."""
    crls = world().authority.crls(ISSUED, NEXT)
    return replace(world().trust, crls=crls, next_update=NOW - timedelta(days=1))


def unknown() -> TrustList:
    """By this list nothing can be decided."""
    return replace(world().trust, crls=())


def of_return(data: bytes, trust: TrustList, now: datetime = NOW) -> Said:
    try:
        inside = opened(data, [reception()])
    except Refused:
        return Validity.INVALID, None
    found = verify_return(inside, trust, now)
    standing = found.verdict.standing
    signers = set(found.verdict.signers)
    return standing, None if standing is Validity.INVALID else (found.document, signers)


def of_print(data: bytes) -> Said:
    """As in a package, whose pages are compared with its data elsewhere: this one is too small to show any."""
    found = verify_pdf(data, world().trust, return_document(), NOW)
    standing = found.verdict.standing
    signers = set(found.verdict.signers)
    return standing, None if standing is Validity.INVALID else (found.document, signers)


def of_notice(data: bytes, trust: TrustList) -> Said:
    found = verify_notice(data, trust, NOW)
    standing = found.verdict.standing
    return standing, None if standing is Validity.INVALID else found.notice


def of_trust(data: bytes, pinned: str, last_serial: int = 0) -> Said:
    try:
        return Validity.VALID, read_trust(data, pinned, NOW, last_serial)
    except Refused:
        return Validity.INVALID, None


def of_parts(data: bytes, others: tuple[bytes, ...]) -> Said:
    """The name is only that of a file: what is in it is compared."""
    try:
        return Validity.VALID, join([read_part(one) for one in (data, *others)])[1]
    except Refused:
        return Validity.INVALID, None


@cache
def small_print(first: KeySigner, second: KeySigner) -> bytes:
    """A print of one line, so that each of its bytes can be asked."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(300, 300))
    page.Contents = pdf.make_stream(b"0 0 10 10 re f")
    room = pikepdf.Array([page.obj, pikepdf.Name.FitR, 50, 50, 250, 150])
    pdf.Root.Names = pikepdf.Dictionary(
        Dests=pikepdf.Dictionary(Names=[pikepdf.String("signature-B01"), room])
    )
    pdf.attachments[DATA_NAME] = encode(return_document())
    target = BytesIO()
    pdf.save(target, deterministic_id=True)
    dot = BytesIO()
    Image.new("RGBA", (2, 2), (26, 47, 176, 255)).save(dot, "PNG")
    return seal_print(
        sign_print(target.getvalue(), first, SIGNED, dot.getvalue()), second, SIGNED, dot.getvalue()
    )


@dataclass(frozen=True)
class Case:
    """A file and everybody who judges it."""

    data: Callable[[], bytes]
    judges: tuple[Callable[[bytes], Said], ...]


RETURNS: tuple[Callable[[bytes], Said], ...] = (
    lambda data: of_return(data, world().trust),
    lambda data: of_return(data, stale()),
    lambda data: of_return(data, unknown()),
)
STRANGERS: tuple[Callable[[bytes], Said], ...] = (lambda data: of_return(data, world().trust),)
NOTICES: tuple[Callable[[bytes], Said], ...] = (
    lambda data: of_notice(data, trust_of_commune()),
    lambda data: of_notice(data, replace(trust_of_commune(), next_update=NOW - timedelta(days=40))),
    lambda data: of_notice(data, replace(trust_of_commune(), signed_by="00" * 32)),
)
LISTS: tuple[Callable[[bytes], Said], ...] = (
    lambda data: of_trust(data, signer_fingerprint(world().office)),
    lambda data: of_trust(data, "00" * 32),
    lambda data: of_trust(data, signer_fingerprint(world().office), 4),
)
PARTS = tuple(encode_part(part) for part in split(package(), "a.asice", 4096 + 2048))


def others() -> tuple[KeySigner, KeySigner]:
    return world().other_leader, world().other_seal


CASES: dict[str, Case] = {
    "package": Case(package, RETURNS),
    "package of strangers": Case(lambda: package(signers=others()), STRANGERS),
    "envelope": Case(cache(lambda: encrypt(package(), [reception().certificate])), RETURNS[:1]),
    "print": Case(lambda: small_print(*world().signers), (of_print,)),
    "print of strangers": Case(lambda: small_print(*others()), (of_print,)),
    "receipt": Case(receipt_file, NOTICES),
    "queries": Case(lambda: build_notice(asked(), (world().office,)), NOTICES),
    "trust list": Case(trust_file, LISTS),
    "part": Case(lambda: PARTS[0], (lambda data: of_parts(data, PARTS[1:]),)),
}


def flipped(data: bytes, position: int, mask: int) -> bytes:
    changed = bytearray(data)
    changed[position] ^= mask
    return bytes(changed)


def every(data: bytes) -> Iterable[int]:
    """All places; of the zeros that a print keeps free behind a signature only some."""
    free = [range(*found.span()) for found in re.finditer(rb"0{1000,}", data)]
    return (at for at in range(len(data)) if at % 50 == 0 or not any(at in room for room in free))


def check(case: Case, positions: Iterable[int]) -> None:
    """One bit of every position; it stands as it stood, with the same content, or worse."""
    data = case.data()
    before = [judge(data) for judge in case.judges]
    for position in positions:
        changed = flipped(data, position, 1 << (position % 8))
        for judge, (standing, content) in zip(case.judges, before, strict=True):
            found, read = judge(changed)
            assert RANKS.index(found) <= RANKS.index(standing), position
            assert found is Validity.INVALID or read == content, position


def test_the_cases_stand_as_they_are_meant_to() -> None:
    found = {name: [judge(case.data())[0].value for judge in case.judges] for name, case in CASES.items()}
    assert found == {
        "package": ["valid", "remark", "undecided"],
        "package of strangers": ["invalid"],
        "envelope": ["valid"],
        "print": ["valid"],
        "print of strangers": ["invalid"],
        "receipt": ["valid", "undecided", "invalid"],
        "queries": ["valid", "undecided", "invalid"],
        "trust list": ["valid", "invalid", "invalid"],
        "part": ["valid"],
    }


@pytest.mark.parametrize("name", CASES)
def test_a_sample_of_positions(name: str) -> None:
    length, places = len(CASES[name].data()), 60 if name.startswith("print") else 400
    check(CASES[name], range(0, length, max(length // places, 1)))


@pytest.mark.deep
@pytest.mark.parametrize("name", CASES)
def test_every_position(name: str) -> None:
    check(CASES[name], every(CASES[name].data()))


@pytest.mark.deep
@pytest.mark.parametrize("mask", [0x01, 0x80, 0xFF])
def test_every_position_of_a_package_in_other_ways(mask: int) -> None:
    good, files = package(), verify(package(), world().trust, NOW).files
    for position in range(len(good)):
        found = verify(flipped(good, position, mask), world().trust, NOW)
        assert not found.verdict.accepted or found.files == files


def test_cut_anywhere_it_is_refused() -> None:
    good = package()
    for length in range(0, len(good), 61):
        assert verify(good[:length], world().trust, NOW).verdict.standing is Validity.INVALID


@given(st.data())
@settings(max_examples=40)
def test_any_edit_keeps_the_content_or_is_refused(data: st.DataObject) -> None:
    good = package()
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 40)))
    found = verify(good[:start] + data.draw(st.binary(max_size=40)) + good[end:], world().trust, NOW)
    if found.verdict.accepted:
        assert found.files == verify(good, world().trust, NOW).files


SIGNATURE = "META-INF/signature001.p7s"


def accepted_flips(flips: Iterable[int]) -> list[int]:
    """The bits of a small package's first signature file that can be turned so that the package is still accepted."""
    entries = contents(package())
    good, found = entries[SIGNATURE], []
    for bit in flips:
        if bit >= 8 * len(good):
            break
        changed = entries | {SIGNATURE: flipped(good, bit // 8, 1 << bit % 8)}
        if verify(written(parts(changed)), world().trust, NOW).verdict.accepted:
            found.append(bit)
    return found


def test_no_bit_of_a_signature_can_be_turned_of_a_sample() -> None:
    """A step of 37 bits comes to each part of the signature and to each bit of a byte."""
    assert accepted_flips(range(0, 1 << 16, 37)) == []


@pytest.mark.deep
def test_no_bit_of_a_signature_can_be_turned() -> None:
    assert accepted_flips(range(1 << 16)) == []
