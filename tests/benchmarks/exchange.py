"""Sign, verify, encrypt and decrypt a package with 10,000 members, against openssl doing the bare cryptography.

openssl is started once for each signature or envelope and reads and writes files, as a person would use it; it
looks into no ZIP, no XML, no PDF and no trust list.
"""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from exports.exchange.incoming import verify_return
from exports.paper.pdf import write_pdf
from exports.signatures.container import DATA_NAME, PRINT_NAME, WORKBOOK_NAME, build_container
from exports.signatures.envelope import decrypt, encrypt
from exports.signatures.pades.signing import seal_print, sign_print
from exports.signatures.reception_certificates import new_reception_key
from exports.signatures.signing import KeySigner
from exports.verdicts.packages import verify
from exports.verdicts.picture import picture_check
from exports.verdicts.prints import signed_print_check, verify_pdf
from exports.workbook.checking import workbook_check
from exports.workbook.reading import opened_once
from exports.workbook.writing import write_package_workbook
from models.returns.document import encode
from storage.returns import sealing
from tests.benchmarks.data import book_of_one, opened
from tests.benchmarks.measuring import Line, middle, shown, timed
from tests.exports.hostile import COMMUNE, NOW, SIGNED, package, pages_of, payload, return_document, world
from tests.exports.paper.samples import MADE_AT

MEMBERS = 10_000
RUNS = 5
MANY = 1_000
MANY_OF_OPENSSL = 50
_CHAIN = ("-certfile", "chain.pem")
_TRUST = ("-CAfile", "ca.pem", *_CHAIN, "-crl_check_all", "-purpose", "any", "-no-CApath", "-no-CAstore")


@dataclass(frozen=True)
class Peer:
    """openssl in a folder with keys, certificates and contents as files."""

    folder: Path

    def cms(self, *words: str) -> None:
        subprocess.run(
            ["openssl", "cms", *words, "-binary"], cwd=self.folder, check=True, capture_output=True
        )

    def sign(self, content: str, signer: str) -> None:
        key = ("-signer", f"{signer}.pem", "-inkey", f"{signer}.key", *_CHAIN)
        self.cms(
            "-sign", "-cades", "-in", content, *key, "-outform", "DER", "-out", f"{signer}-{content}.p7s"
        )

    def verify(self, content: str, signer: str) -> None:
        at = ("-attime", str(int(NOW.timestamp())))
        source = ("-inform", "DER", "-in", f"{signer}-{content}.p7s", "-content", content)
        self.cms("-verify", "-cades", *source, *_TRUST, *at, "-out", "out")


def measure(folder: Path) -> list[Line]:
    """The lines of the table."""
    files = large_files(folder)
    peer = laid_out(folder, files)
    lines = [
        compared(
            "sign the container twice", lambda: sealed(files), lambda: both(peer.sign, WORKBOOK_NAME), 12
        ),
        *verified(files, peer),
        *prints(files, peer),
        *envelopes(files, peer),
        many(peer),
    ]
    return [replace(line, name=f"{line.name} : openssl") for line in lines]


def large_files(folder: Path) -> dict[str, bytes]:
    """The files of a return with 10,000 members, of the commune that the keys are for."""
    path = folder / "exchange.book"
    plan = book_of_one(path, MEMBERS, filled_return=True)
    with opened(path, plan) as book:
        made = sealing.seal(book, str(plan.period)).document
    document = replace(made, unit=COMMUNE, made_at=SIGNED.isoformat())
    data, pages = encode(document), pages_of(document)
    printed = write_pdf(pages, made_at=MADE_AT, title="x", attachments={DATA_NAME: data})
    workbook = write_package_workbook(document, pages, made_at=MADE_AT)
    return {DATA_NAME: data, WORKBOOK_NAME: workbook, PRINT_NAME: printed}


def laid_out(folder: Path, files: dict[str, bytes]) -> Peer:
    """Everything that openssl needs, as files."""
    authority = world().authority
    lists = [x509.load_der_x509_crl(der).public_bytes(Encoding.PEM) for der in world().trust.crls]
    (folder / "ca.pem").write_bytes(authority.root.public_bytes(Encoding.PEM) + b"".join(lists))
    (folder / "chain.pem").write_bytes(authority.sub.public_bytes(Encoding.PEM))
    for name, signer in (("leader", world().leader), ("seal", world().seal)):
        lay_key(folder, name, signer)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return Peer(folder)


def lay_key(folder: Path, name: str, signer: KeySigner) -> None:
    key = signer.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / f"{name}.key").write_bytes(key)
    certificate = x509.load_der_x509_certificate(signer.certificate)
    (folder / f"{name}.pem").write_bytes(certificate.public_bytes(Encoding.PEM))


def both(act: Callable[[str, str], None], content: str) -> None:
    act(content, "leader")
    act(content, "seal")


def compared(name: str, ours: Callable[[], object], peer: Callable[[], object], aim: float) -> Line:
    ours()
    own = middle([timed(ours) for _ in range(RUNS)])
    other = middle([timed(peer) for _ in range(RUNS)])
    return Line(name, shown(own), shown(other), own / other, aim)


def sealed(files: dict[str, bytes]) -> bytes:
    return build_container(files, world().signers, SIGNED)


def verified(files: dict[str, bytes], peer: Peer) -> list[Line]:
    """The container alone, and everything that a receiver asks: workbook and signed print too."""
    whole = files | {PRINT_NAME: signed_print(files[PRINT_NAME])}
    data = sealed(whole)
    assert judged(data)
    both(peer.sign, WORKBOOK_NAME)
    both(peer.sign, PRINT_NAME)

    def twice() -> None:
        both(peer.verify, WORKBOOK_NAME)
        both(peer.verify, PRINT_NAME)

    size = f"{MEMBERS:,} members, {len(data) / 1e6:.1f} MB"
    return [
        compared(
            f"verify the container ({size}, two signatures)",
            lambda: verify(data, world().trust, NOW),
            lambda: both(peer.verify, WORKBOOK_NAME),
            12,
        ),
        compared(f"verify all of it ({size}, workbook, four signatures)", lambda: judged(data), twice, 12),
    ]


def judged(data: bytes) -> bool:
    """Whether a receiver who asks everything accepts a package."""
    printed, read = signed_print_check(world().trust, NOW, demanded=True), opened_once()
    checks = (workbook_check(read), printed, picture_check(NOW, read))
    return verify_return(data, world().trust, NOW, content_checks=checks).verdict.accepted


def signed_print(plain: bytes) -> bytes:
    return seal_print(sign_print(plain, world().leader, SIGNED), world().seal, SIGNED)


def prints(files: dict[str, bytes], peer: Peer) -> list[Line]:
    plain = files[PRINT_NAME]

    signed = signed_print(plain)
    assert verify_pdf(signed, world().trust, None, NOW).verdict.accepted
    return [
        compared("sign the print twice", lambda: signed_print(plain), lambda: both(peer.sign, PRINT_NAME), 5),
        compared(
            "verify the signed print",
            lambda: verify_pdf(signed, world().trust, None, NOW),
            lambda: both(peer.verify, PRINT_NAME),
            20,
        ),
    ]


def envelopes(files: dict[str, bytes], peer: Peer) -> list[Line]:
    key = new_reception_key("Reception", "Province", NOW)
    lay_key(peer.folder, "reception", key)
    data = sealed(files)
    (peer.folder / "package").write_bytes(data)
    closed = encrypt(data, [key.certificate])
    (peer.folder / "closed").write_bytes(closed)
    oaep = ("-keyopt", "rsa_padding_mode:oaep", "-keyopt", "rsa_oaep_md:sha256")
    closing = ("-encrypt", "-aes-256-gcm", "-in", "package", "-outform", "DER", "-out", "p7m")
    opening = ("-decrypt", "-inform", "DER", "-in", "closed", "-inkey", "reception.key", "-out", "open")
    return [
        compared(
            "encrypt it",
            lambda: encrypt(data, [key.certificate]),
            lambda: peer.cms(*closing, "-recip", "reception.pem", *oaep),
            1.5,
        ),
        compared("decrypt it", lambda: decrypt(closed, key), lambda: peer.cms(*opening), 1.5),
    ]


def many(peer: Peer) -> Line:
    """A thousand small packages judged one after the other; openssl's time is that of fewer, times as many."""
    packages = [small(at + 1) for at in range(MANY // 20)] * 20

    def inspect() -> None:
        assert all(judged(data) for data in packages)

    def check() -> None:
        for _ in range(MANY_OF_OPENSSL):
            both(peer.verify, WORKBOOK_NAME)
            both(peer.verify, PRINT_NAME)

    own, other = timed(inspect), timed(check) * MANY / MANY_OF_OPENSSL
    name = f"inspect {MANY:,} small packages (workbook, four signatures each)"
    return Line(name, shown(own), shown(other), own / other, 2)


def small(revision: int) -> bytes:
    """A whole package of a small return."""
    document = return_document(revision=revision)
    pages = pages_of(document)
    printed = write_pdf(pages, made_at=MADE_AT, title="x", attachments={DATA_NAME: encode(document)})
    workbook = write_package_workbook(document, pages, made_at=MADE_AT)
    return package(payload(document) | {WORKBOOK_NAME: workbook, PRINT_NAME: signed_print(printed)})
