"""Foreign certificates are read whole or are ValueError, whatever is strange about them."""

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from exports.signatures.parsed import certificate_of, pem_blocks, revocations_of
from tests.exports.hostile import package, raw_cms, sealed, unchecked, world
from tests.exports.hostile_files.good import files, judged


def changed(data: bytes, at: int, value: int) -> bytes:
    return data[:at] + bytes([value]) + data[at + 1 :]


def test_der_and_pem_are_read() -> None:
    der = world().leader.certificate
    assert certificate_of(certificate_of(der).public_bytes(Encoding.PEM)) == certificate_of(der)
    crl = world().trust.crls[1]
    assert revocations_of(revocations_of(crl).public_bytes(Encoding.PEM)) == revocations_of(crl)


def test_the_blocks_of_a_pem_file_come_apart() -> None:
    leader, crl = world().leader.certificate, world().trust.crls[1]
    one = certificate_of(leader).public_bytes(Encoding.PEM)
    other = revocations_of(crl).public_bytes(Encoding.PEM)
    blocks = pem_blocks(one + b"\r\n" + other + one)
    assert (blocks.certificates, blocks.crls, blocks.rest) == ((leader, leader), (crl,), b"")
    assert pem_blocks(b"note " + one).rest == b"note"
    assert pem_blocks(b"") == pem_blocks(b" \n")
    with pytest.raises(ValueError):
        pem_blocks(one.replace(b"MII", b"AAA"))


@pytest.mark.parametrize("version", [5, 0x7F, 0x80])
def test_a_version_that_is_none(version: int) -> None:
    der = world().leader.certificate
    at = der.index(bytes([0xA0, 3, 2, 1, 2])) + 4
    with pytest.raises(ValueError):
        certificate_of(changed(der, at, version))


def test_any_value_of_any_byte_is_read_or_is_a_value_error() -> None:
    for data, read in ((world().leader.certificate, certificate_of), (world().trust.crls[1], revocations_of)):
        for at in range(len(data)):
            for value in (0, 0x30, 0xFF, data[at] ^ 1):
                try:
                    assert read(changed(data, at, value)) is not None
                except ValueError:
                    continue


def test_a_signature_that_brings_such_a_certificate_is_refused() -> None:
    """The signature itself can be right: whoever has a key can make a strange certificate for it."""
    leader = world().leader
    at = leader.certificate.index(bytes([0xA0, 3, 2, 1, 2])) + 4
    strange = type(leader)(leader.key, changed(leader.certificate, at, 5), leader.chain)

    def bad(manifest: bytes) -> bytes:
        return raw_cms(manifest, strange)

    assert judged(sealed(files(), [bad, unchecked(world().seal)])) == "CMS_NOT_INTACT"
    assert judged(package(files())) == ""
