"""Files that come in: told apart by what they claim, opened where they are closed, judged by the right reader."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.exchange.incoming import Incoming, claimed, claimed_return, opened, verify_return
from exports.exchange.notices import build_notice
from exports.signatures.envelope import encrypt
from models.returns.verdicts import Validity
from models.values.errors import Refused
from tests.exports.exchange.test_notices import asked, receipt
from tests.exports.hostile import NOW, package, trust_file, world
from tests.exports.signatures.pades.prints import plain, sealed
from tests.exports.signatures.test_envelope import PASSWORD, both, envelope, other, reception


def test_each_file_is_known_by_what_it_claims() -> None:
    office = (world().office,)
    assert claimed(package()) is Incoming.PACKAGE
    assert claimed(sealed()) is Incoming.PRINT
    assert claimed(envelope()) is Incoming.ENVELOPE
    assert claimed(trust_file()) is Incoming.TRUST
    assert claimed(build_notice(receipt(), office)) is Incoming.RECEIPT
    assert claimed(build_notice(asked(), office)) is Incoming.QUERIES


@settings(max_examples=200)
@given(st.binary(max_size=300), st.integers(0, 2000))
def test_any_bytes_claim_something(noise: bytes, cut: int) -> None:
    assert claimed(noise) in Incoming
    assert claimed(package()[:cut] + noise) in Incoming
    assert claimed(noise + package()[-cut:]) in Incoming


def test_the_right_reader_judges() -> None:
    assert verify_return(package(), world().trust, NOW).verdict.standing is Validity.VALID
    assert verify_return(sealed(), world().trust, NOW).verdict.standing is Validity.VALID
    assert verify_return(plain(), world().trust, NOW).verdict.code == "PDF_UNSIGNED"
    assert verify_return(b"nothing", world().trust, NOW).verdict.code == "ZIP_LAYOUT"


@pytest.mark.parametrize("content", [package, sealed])
def test_an_envelope_is_opened_by_the_key_that_fits(content: object) -> None:
    inside = content()  # type: ignore[operator]
    closed = encrypt(inside, [reception().certificate], PASSWORD)
    for openers in ([reception()], [other(), reception()], ["sai mật khẩu", PASSWORD]):
        found = opened(closed, openers)
        assert found == inside
        assert verify_return(found, world().trust, NOW).verdict.standing is Validity.VALID
    assert opened(inside, ()) == inside


def test_what_does_not_open_says_why() -> None:
    for openers, code in (
        ((), "DECRYPT_OTHER_RECIPIENT"),
        ((world().leader,), "DECRYPT_OTHER_RECIPIENT"),
        (("sai mật khẩu",), "DECRYPT_PASSWORD_WRONG"),
    ):
        with pytest.raises(Refused) as refusal:
            opened(both(), openers)
        assert refusal.value.code == code
    with pytest.raises(Refused, match="DECRYPT_UNSUPPORTED"):
        opened(encrypt(envelope(), [reception().certificate]), [reception()])


@pytest.mark.parametrize("content", [package, sealed, plain])
def test_the_return_that_a_file_says_it_is_is_read_whatever_its_signatures(content: object) -> None:
    said = claimed_return(content())  # type: ignore[operator]
    expected = verify_return(package(), world().trust, NOW).document
    assert said is not None and expected is not None
    assert (said.unit.code, said.period) == (expected.unit.code, expected.period)


@settings(max_examples=100)
@given(st.binary(max_size=300), st.integers(0, 2000))
def test_whatever_bytes_claim_no_return_is_an_answer(noise: bytes, cut: int) -> None:
    assert claimed_return(noise) is None
    assert claimed_return(b"%PDF-1.7\n" + noise) is None
    assert claimed_return(noise + b"x" + package()[-cut:]) is None
    assert claimed_return(sealed()[:cut] + noise) is None
