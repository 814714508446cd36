"""What goes out is closed to the province that the trust list names, and by default where it must be."""

from dataclasses import replace
from datetime import timedelta

import pytest

from exports.exchange.incoming import opened, verify_return
from exports.exchange.outgoing import can_be_closed, closed, is_closed_by_default
from exports.signatures.envelope import decrypt, has_password
from exports.trust.lists import decode_trust, encode_trust
from models.returns.verdicts import Validity
from models.values.errors import Refused
from tests.exports.hostile import NOW, package, return_document, world
from tests.exports.signatures.test_envelope import PASSWORD, reception
from tests.models.returns.test_copies import with_people

TRUST = replace(world().trust, reception=reception().certificate)


def test_a_package_goes_closed_and_is_opened_by_the_province() -> None:
    data = closed(package(), TRUST, NOW)
    assert not has_password(data)
    found = opened(data, [reception()])
    assert verify_return(found, TRUST, NOW).verdict.standing is Validity.VALID
    both = closed(package(), TRUST, NOW, PASSWORD)
    assert decrypt(both, PASSWORD) == decrypt(both, reception()) == package()
    assert decrypt(closed(package(), None, NOW, PASSWORD), PASSWORD) == package()


def test_a_trust_list_carries_the_reception_certificate() -> None:
    assert decode_trust(encode_trust(TRUST)).reception == reception().certificate


def test_personal_numbers_are_closed_by_default() -> None:
    assert is_closed_by_default(with_people("012345678901"), TRUST)
    assert not is_closed_by_default(return_document(), TRUST)
    assert not is_closed_by_default(with_people("012345678901"), world().trust)
    assert not can_be_closed(None)


def test_without_a_certificate_that_serves_nothing_is_closed() -> None:
    with pytest.raises(Refused, match="ENCRYPT_NO_RECIPIENT"):
        closed(package(), world().trust, NOW)
    with pytest.raises(Refused, match="ENCRYPT_RECIPIENT"):
        closed(package(), TRUST, NOW + timedelta(days=365 * 9))
