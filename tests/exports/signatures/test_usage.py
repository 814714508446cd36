"""Whether a certificate may sign, and when."""

from datetime import timedelta

import pytest
from cryptography import x509

from exports.signatures.usage import check_usable, common_name, fingerprint, is_for_documents, is_strong
from models.values.errors import Refused
from tests.exports.hostile import FROM, ISSUED, NEXT, SIGNED, TO, world


def test_what_a_certificate_is_for() -> None:
    leader = x509.load_der_x509_certificate(world().leader.certificate)
    assert is_for_documents(leader)
    assert is_strong(leader)
    assert not is_for_documents(world().authority.sub)
    assert common_name(leader) == "Chủ tịch Phong Thổ"
    assert len(fingerprint(world().leader.certificate)) == 64


def test_a_revoked_key_is_not_used_where_a_list_says_so() -> None:
    leader = x509.load_der_x509_certificate(world().leader.certificate)
    check_usable(leader, SIGNED, world().trust.crls)
    crls = world().authority.crls(ISSUED, NEXT, 2, {leader.serial_number: ISSUED})
    with pytest.raises(Refused, match="KEY_REVOKED"):
        check_usable(leader, SIGNED, crls)


def test_validity_ends_with_its_last_second() -> None:
    leader = x509.load_der_x509_certificate(world().leader.certificate)
    check_usable(leader, TO)
    with pytest.raises(Refused, match="KEY_EXPIRED"):
        check_usable(leader, TO + timedelta(seconds=1))
    with pytest.raises(Refused, match="KEY_NOT_YET_VALID"):
        check_usable(leader, FROM - timedelta(seconds=1))
