"""Signing the print: who may, in which order, where the pictures stand, and what other people's tools say of it."""

import re
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from exports.exchange.elsewhere import export_for_signing, is_print, wrap_signed_pdf
from exports.paper.layout import mm
from exports.paper.pdf import write_pdf
from exports.signatures.certificates import Authority, demonstration_authority
from exports.signatures.container import DATA_NAME
from exports.signatures.pades.appearance import Box, iso_time, leader_box, picture_size, seal_box
from exports.signatures.pades.signing import seal_print, sign_in_order, sign_print, signature_room
from exports.signatures.signing import KeySigner
from exports.verdicts.prints import verify_pdf
from models.returns.document import encode
from models.returns.verdicts import Validity
from models.values.errors import Refused
from tests.exports.hostile import (
    FROM,
    ISSUED,
    NOW,
    SIGNED,
    key,
    package,
    payload,
    return_document,
    world,
)
from tests.exports.paper.samples import MADE_AT, debts, summary
from tests.exports.signatures.pades.prints import (
    hand,
    led,
    plain,
    sealed,
    stamp,
    with_other_page,
    with_script,
)
from tests.programs import program


def code(action: object, *arguments: object) -> str:
    with pytest.raises(Refused) as refusal:
        action(*arguments)  # type: ignore[operator]
    return refusal.value.code


def test_the_leader_signs_first_and_each_once() -> None:
    leader, seal = world().signers
    assert code(seal_print, plain(), seal, SIGNED) == "PDF_NOT_SIGNED_YET"
    assert code(sign_print, led(), leader, SIGNED) == "PDF_ALREADY_SIGNED"
    assert code(sign_print, sealed(), leader, SIGNED) == "PDF_ALREADY_SIGNED"
    assert code(seal_print, sealed(), seal, SIGNED) == "PDF_ALREADY_SIGNED"


def test_what_cannot_be_signed_is_refused() -> None:
    leader = world().leader
    assert code(sign_print, b"%PDF-1.7", leader, SIGNED) == "PDF_SHAPE"
    bare = write_pdf([debts()], made_at=MADE_AT, title="x")
    with pikepdf.open(BytesIO(bare)) as pdf:
        del pdf.Root.Names
        target = BytesIO()
        pdf.save(target)
    assert code(sign_print, target.getvalue(), leader, SIGNED) == "PDF_NO_ROOM"
    assert code(sign_print, plain(), leader, SIGNED, b"GIF89a") == "PDF_PICTURE"
    assert code(sign_print, plain(), leader, SIGNED, hand()[:60]) == "PDF_PICTURE"
    huge = hand()[:16] + (40_000).to_bytes(4, "big") * 2 + hand()[24:]
    assert code(sign_print, plain(), leader, SIGNED, huge) == "PDF_PICTURE"
    old = key(world().authority, "Chủ tịch cũ", FROM, ISSUED)
    assert code(sign_print, plain(), old, SIGNED) == "KEY_EXPIRED"


def test_signing_adds_and_never_rewrites() -> None:
    assert led().startswith(plain())
    assert sealed().startswith(led())
    assert len(sealed()) - len(led()) < 40_000


def test_the_time_is_that_of_vietnam_by_iso_8601() -> None:
    assert iso_time(SIGNED) == "2026-07-03T09:00:00+07:00"
    assert iso_time(SIGNED + timedelta(microseconds=5)) == "2026-07-03T09:00:00+07:00"


def test_the_seal_covers_a_third_of_the_signature_in_real_size() -> None:
    _, room = signature_room(plain())
    leader = leader_box(room, hand())
    seal = seal_box(leader, over=True)
    assert room.left <= leader.left < leader.right <= room.right
    assert room.low - 1 <= leader.low < leader.high <= room.high + 1
    assert (leader.left + leader.right) / 2 == pytest.approx((room.left + room.right) / 2)
    assert seal.width == pytest.approx(mm(36))
    assert seal.height == pytest.approx(mm(36))
    assert (seal.right - leader.left) / leader.width == pytest.approx(1 / 3, abs=0.01)
    assert seal.left < leader.left
    assert seal_box(leader, over=False).right < leader.left


def test_the_signature_stands_on_the_last_page_with_a_signature_block() -> None:
    pdf = write_pdf([summary(), debts()], made_at=MADE_AT, title="x", attachments={DATA_NAME: b"{}"})
    with pikepdf.open(BytesIO(pdf)) as opened:
        last = len(opened.pages) - 1
    assert signature_room(pdf)[0] == last


def colours(pdf: bytes, box: Box) -> set[str]:
    """Which strong colours are seen in a box of the last page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        document.init_forms()
        page = document[len(document) - 1]
        image = page.render(scale=2, may_draw_forms=True).to_pil().convert("RGB")
        height = page.get_height()
    finally:
        document.close()
    part = image.crop(
        tuple(round(2 * edge) for edge in (box.left, height - box.high, box.right, height - box.low))
    )
    found = set()
    strong = part.tobytes()
    for red, green, blue in zip(strong[::3], strong[1::3], strong[2::3], strict=True):
        if blue > 120 and red < 90 and green < 110:
            found.add("blue")
        if red > 150 and green < 90 and blue < 110:
            found.add("red")
    return found


def test_pictures_are_seen_where_they_belong() -> None:
    leader = leader_box(signature_room(plain())[1], hand())
    seal = seal_box(leader, over=True)
    right_part = Box(seal.right + 2, leader.low, leader.right, leader.high)
    left_part = Box(seal.left, seal.low, leader.left - 2, seal.high)
    assert colours(plain(), leader) == set()
    assert colours(led(), leader) == {"blue"}
    assert colours(sealed(), right_part) == {"blue"}
    assert colours(sealed(), left_part) == {"red"}


def test_without_pictures_name_and_time_are_written() -> None:
    both = seal_print(sign_print(plain(), world().leader, SIGNED), world().seal, SIGNED)
    _, room = signature_room(plain())
    leader = leader_box(room, None)
    assert colours(both, leader) == {"blue"}
    assert colours(both, seal_box(leader, over=False)) == {"red"}


def test_a_picture_tells_its_size() -> None:
    assert picture_size(hand()) == (600, 200)
    assert picture_size(stamp()) == (400, 400)


def ran(folder: Path, *words: str) -> str:
    done = subprocess.run(
        [program(words[0]), *words[1:]], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "signed.pdf").write_bytes(lasting())
    return tmp_path


STARTS, ENDS = datetime(2020, 1, 1, tzinfo=UTC), datetime(2049, 1, 1, tzinfo=UTC)


@cache
def lasting_keys() -> tuple[Authority, KeySigner, KeySigner]:
    """An authority with leader and seal whose term holds on any day, since those tools ask their own clock."""
    authority = demonstration_authority("lasting", STARTS, ENDS)
    leader, seal = (key(authority, name, STARTS, ENDS) for name in ("L", "S"))
    return authority, leader, seal


@cache
def lasting() -> bytes:
    _, leader, seal = lasting_keys()
    return seal_print(sign_print(plain(), leader, SIGNED, hand()), seal, SIGNED, stamp())


def nss(folder: Path, revoked: dict[int, datetime] | None = None) -> None:
    """A database of NSS with our root trusted, the sub authority known, and the revocation lists of both."""
    (folder / "nss").mkdir()
    ran(folder, "certutil", "-N", "-d", "sql:nss", "--empty-password")
    names = (("root", "CT,C,C"), ("sub", ",,"))
    for (name, trust), der in zip(names, lasting_keys()[0].certificates, strict=True):
        pem = x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM)
        (folder / f"{name}.pem").write_bytes(pem)
        ran(folder, "certutil", "-A", "-d", "sql:nss", "-n", name, "-t", trust, "-i", f"{name}.pem")
    lists = lasting_keys()[0].crls(STARTS, ENDS, 1, revoked or {})
    for name, der in zip(("root", "sub"), lists, strict=True):
        (folder / f"{name}.crl").write_bytes(der)
        ran(folder, "crlutil", "-I", "-d", "sql:nss", "-i", f"{name}.crl", "-B")


def pdfsig(folder: Path) -> str:
    return ran(folder, "pdfsig", "-nssdir", "nss", "signed.pdf")


@pytest.mark.needs("certutil", "crlutil", "pdfsig")
def test_pdfsig_says_valid_and_trusted(folder: Path) -> None:
    nss(folder)
    told = pdfsig(folder)
    assert told.count("Signature is Valid") == 2, told
    assert told.count("Certificate is Trusted") == 2, told
    assert told.count("Total document signed") == 1
    assert told.count("ETSI.CAdES.detached") == 2


@pytest.mark.needs("certutil", "crlutil", "pdfsig")
def test_pdfsig_sees_a_revoked_seal_and_an_altered_page(folder: Path) -> None:
    serial = x509.load_der_x509_certificate(lasting_keys()[2].certificate).serial_number
    nss(folder, {serial: STARTS})
    told = pdfsig(folder)
    assert told.count("Certificate is Trusted") == 1, told
    assert "Certificate has been Revoked" in told
    at = lasting().index(b"stream", 3000) + 200
    (folder / "signed.pdf").write_bytes(lasting()[:at] + bytes([lasting()[at] ^ 1]) + lasting()[at + 1 :])
    assert "Signature is Valid" not in pdfsig(folder)


@pytest.mark.needs("certutil", "crlutil", "pdfsig")
def test_what_pdfsig_lets_pass_is_ours_to_refuse(folder: Path) -> None:
    """An update behind the seal leaves both signatures valid for pdfsig; only its small print tells."""
    nss(folder)
    (folder / "signed.pdf").write_bytes(with_script(lasting()))
    told = pdfsig(folder)
    assert told.count("Signature is Valid") == 2
    assert told.count("Not total document signed") == 2
    assert verify_pdf(with_script(sealed()), world().trust, None, NOW).verdict.code == "PDF_NOT_WHOLE"


@pytest.mark.needs("pdfdetach", "pdffonts", "qpdf")
def test_the_signed_print_is_still_a_whole_archival_pdf(folder: Path) -> None:
    assert "No syntax or stream encoding errors" in ran(folder, "qpdf", "--check", "signed.pdf")
    fonts = [line.split() for line in ran(folder, "pdffonts", "signed.pdf").splitlines()[2:]]
    assert fonts
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in fonts)
    assert DATA_NAME in ran(folder, "pdfdetach", "-list", "signed.pdf")
    with pikepdf.open(folder / "signed.pdf") as pdf:
        metadata = bytes(pdf.Root.Metadata.read_bytes())
        assert b"<pdfaid:part>3</pdfaid:part>" in metadata
        assert len(pdf.Root.OutputIntents) == 1
        for field in pdf.Root.AcroForm.Fields:
            flags = int(field.F)
            assert flags & 4, "printed"
            assert not flags & (1 | 2 | 32), "neither invisible nor hidden"
            assert set(field.AP.keys()) == {"/N"}
        assert "/NeedAppearances" not in pdf.Root.AcroForm


def test_a_print_goes_out_and_comes_back_signed() -> None:
    files = payload() | {"bao-cao.pdf": plain()}
    out = export_for_signing(files, NOW)
    assert out == plain()
    assert is_print(out)
    assert not is_print(package())
    wrapped = wrap_signed_pdf(sealed(), files, NOW)
    assert wrapped == files | {"bao-cao.pdf": sealed()}


def test_what_comes_back_must_be_the_print_that_went_out() -> None:
    files = payload() | {"bao-cao.pdf": plain()}
    assert code(export_for_signing, files | {"bao-cao.pdf": sealed()}, NOW) == "PDF_ALREADY_SIGNED"
    assert code(wrap_signed_pdf, plain(), files, NOW) == "PDF_UNSIGNED"
    assert code(wrap_signed_pdf, sealed() + b"\n", files, NOW) == "PDF_NOT_WHOLE"
    other = files | {DATA_NAME: encode(return_document(revision=2))}
    assert code(wrap_signed_pdf, sealed(), other, NOW) == "PDF_DATA_DIFFERS"
    forged = seal_print(sign_print(with_other_page(plain()), world().leader, SIGNED), world().seal, SIGNED)
    assert code(wrap_signed_pdf, forged, files, NOW) == "PDF_OTHER_PRINT"


def ranges(pdf: bytes) -> list[tuple[bytes, bytes]]:
    """Signature and signed bytes of each field, taken by nothing but a search for their numbers."""
    found = []
    for match in re.finditer(rb"/ByteRange \[\s*0 (\d+) (\d+) (\d+)", pdf):
        first, second, length = (int(number) for number in match.groups())
        contents = bytes.fromhex(pdf[first + 1 : second - 1].decode())
        found.append((contents, pdf[:first] + pdf[second : second + length]))
    return found


@pytest.mark.needs("openssl")
def test_openssl_verifies_each_signature_over_its_range(tmp_path: Path) -> None:
    authority = lasting_keys()[0]
    lists = [x509.load_der_x509_crl(der).public_bytes(Encoding.PEM) for der in authority.crls(STARTS, ENDS)]
    (tmp_path / "ca.pem").write_bytes(authority.root.public_bytes(Encoding.PEM) + b"".join(lists))
    (tmp_path / "chain.pem").write_bytes(authority.sub.public_bytes(Encoding.PEM))
    found = ranges(lasting())
    assert len(found) == 2
    words = (
        "openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "s.p7s", "-content", "c",
        "-CAfile", "ca.pem", "-certfile", "chain.pem", "-crl_check_all", "-purpose", "any", "-no-CApath",
        "-no-CAstore", "-attime", str(int(NOW.timestamp())), "-out", "out",
    )  # fmt: skip
    for contents, signed in found:
        (tmp_path / "s.p7s").write_bytes(contents)
        (tmp_path / "c").write_bytes(signed)
        ran(tmp_path, *words)
        (tmp_path / "c").write_bytes(signed[:-1] + b" ")
        with pytest.raises(AssertionError):
            ran(tmp_path, *words)


def test_roles_sign_in_the_order_that_the_level_requires() -> None:
    signers = {"leader": world().leader, "seal": world().seal}
    pictures = {"leader": hand(), "seal": stamp()}
    both = sign_in_order(plain(), ("leader", "seal"), signers, SIGNED, pictures)
    assert verify_pdf(both, world().trust, None, NOW).verdict.standing is Validity.VALID
    assert code(sign_in_order, plain(), ("leader", "seal"), {"seal": world().seal}, SIGNED) == "ROLE_MISSING"
    assert code(sign_in_order, plain(), (), signers, SIGNED) == "ROLE_MISSING"
    assert code(sign_in_order, plain(), ("leader", "seal", "leader"), signers, SIGNED) == "PDF_ORDER"


def test_one_who_signs_alone_closes_the_print() -> None:
    trust = replace(world().trust, required_roles={"commune": ("leader",)})
    alone = sign_in_order(plain(), ("leader",), {"leader": world().leader}, SIGNED)
    assert verify_pdf(alone, trust, None, NOW).verdict.standing is Validity.VALID
    assert verify_pdf(alone, world().trust, None, NOW).verdict.code == "ROLE_MISSING"
    assert verify_pdf(sealed(), trust, None, NOW).verdict.code == "PDF_ORDER"
    assert code(seal_print, alone, world().seal, SIGNED) == "PDF_NOT_SIGNED_YET"
