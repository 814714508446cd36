"""A package as the program itself sends it, from a book to a folder, before programs that are not ours."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exports.exchange.sending import Delivery, WrittenPackage, prepare, send, take_back, write_print
from exports.signatures.container import DATA_NAME, PRINT_NAME, WORKBOOK_NAME
from exports.signatures.pades.signing import sign_in_order
from exports.signatures.signing import KeySigner, signer_fingerprint
from exports.trust.lists import TrustList, build_trust
from storage.book.book import Book
from tests.exports import independent
from tests.exports.foreign_tools import STARTS, Desk, keys, signer_of
from tests.exports.hostile import ISSUED, NOW, contents, pin
from tests.exports.signatures.pades.prints import hand, stamp
from tests.exports.signatures.test_envelope import PASSWORD
from tests.exports.test_foreign_tools_prints import TWICE_VALID, ranges, validity
from tests.ui.screens.world import IN_TIME, PERIOD, make_world

ROLES = ("leader", "seal")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path / "desk")
    made.folder.mkdir()
    made.trust()
    made.trust_nss()
    return made


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """The book of a unit with a return that can be sealed."""
    with make_world(tmp_path).filled("106") as filled:
        yield filled


@pytest.fixture
def way(tmp_path: Path) -> Delivery:
    return Delivery(tmp_path / "desk", closed=False)


def signers() -> dict[str, KeySigner]:
    return {"leader": keys().leader, "seal": keys().seal}


def sent(book: Book, way: Delivery) -> WrittenPackage:
    return send(book, prepare(book, PERIOD), signers(), way, {"leader": hand(), "seal": stamp()})


def check_print(desk: Desk, pdf: bytes) -> None:
    """Both signatures are good to pdfsig and openssl, and the file is whole."""
    told = desk.pdfsig(pdf).text
    assert validity(told) == TWICE_VALID, told
    assert told.count("Certificate is Trusted") == 2
    assert told.count("Total document signed") == 1
    assert "No syntax or stream encoding errors" in desk.run("qpdf", "--check", "signed.pdf").text
    assert len(ranges(pdf)) == 2
    for signature, content in ranges(pdf):
        assert desk.openssl(signature, content)
        assert not desk.openssl(signature, content[:-1])


@pytest.mark.needs(
    "certtool",
    "certutil",
    "cmsutil",
    "crlutil",
    "openssl",
    "pdfdetach",
    "pdffonts",
    "pdfsig",
    "qpdf",
    "sha256sum",
    "unzip",
    "xmllint",
)
def test_a_package_on_the_stick(desk: Desk, book: Book, way: Delivery) -> None:
    package = sent(book, way).path
    assert desk.run("unzip", "-tq", package.name)
    entries = contents(package.read_bytes())
    for number in ("001", "002"):
        manifest = entries[f"META-INF/ASiCManifest{number}.xml"]
        for judge in (desk.openssl, desk.certtool, desk.cmsutil):
            assert judge(entries[f"META-INF/signature{number}.p7s"], manifest)
        files = {name: entries[name] for name in (DATA_NAME, WORKBOOK_NAME, PRINT_NAME)}
        assert desk.sha256sum(manifest, files).text.count("OK") == 3
    check_print(desk, entries[PRINT_NAME])
    assert desk.run("pdfdetach", "-save", "1", "-o", "data", "signed.pdf")
    assert (desk.folder / "data").read_bytes() == entries[DATA_NAME]
    fonts = [line.split() for line in desk.run("pdffonts", "signed.pdf").text.splitlines()[2:]]
    assert fonts and all(font[-5:-2] == ["yes", "yes", "yes"] for font in fonts)


@pytest.mark.needs("certutil", "crlutil", "openssl", "pdfsig", "qpdf", "sha256sum")
def test_a_package_in_an_envelope(desk: Desk, book: Book, way: Delivery) -> None:
    made = sent(book, replace(way, closed=True, password=PASSWORD))
    assert made.closed and made.path.suffix == ".p7m"
    told = desk.run(
        "openssl", "cms", "-decrypt", "-binary", "-inform", "DER", "-in", made.path.name,
        "-pwri_password", PASSWORD, "-out", "opened.asice",
    )  # fmt: skip
    assert told, told.text
    assert made.sha256 in desk.run("sha256sum", "opened.asice").text
    check_print(desk, contents((desk.folder / "opened.asice").read_bytes())[PRINT_NAME])


@pytest.mark.needs("certutil", "crlutil", "openssl", "pdfsig", "qpdf")
def test_a_print_that_was_signed_elsewhere_goes_alone(desk: Desk, book: Book, way: Delivery) -> None:
    laid = write_print(book, prepare(book, PERIOD), desk.folder)
    assert desk.run("pdfsig", "-nssdir", "nss", laid.name).text.count("Signature #") == 0
    signed = sign_in_order(laid.read_bytes(), ROLES, signers(), IN_TIME)
    alone = take_back(book, PERIOD, signed, way)
    assert alone.path.suffix == ".pdf"
    check_print(desk, alone.path.read_bytes())


def listed(data: bytes) -> TrustList:
    """A trust list that names the two keys for the unit of this return."""
    unit = independent.json_of(data)["unit"]
    members = tuple(
        replace(
            pin(signer, role), level=unit["level"], code=unit["code"], valid_from=None, starts=STARTS.date()
        )
        for role, signer in signers().items()
    )
    return replace(
        keys().trust(),
        issued_at=ISSUED,
        members=members,
        required_roles={unit["level"]: ROLES},
    )


@pytest.mark.needs("certutil", "crlutil", "openssl")
def test_a_stranger_reads_what_the_program_sent(desk: Desk, book: Book, way: Delivery) -> None:
    package = sent(book, way).path.read_bytes()
    files = contents(package)
    office = signer_of(keys().authority, "Sở")
    trust = build_trust(listed(files[DATA_NAME]), office)
    known = independent.read_trust(trust, signer_fingerprint(office), desk.folder, int(NOW.timestamp()))
    assert independent.read_return(package, known) == independent.json_of(files[DATA_NAME])
    assert independent.read_return(files[PRINT_NAME], known) == independent.json_of(files[DATA_NAME])
