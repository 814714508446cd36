"""Signing with a token: found without login, one login, and every way in which a token or its driver fails."""

import os
import shutil
import struct
import time
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pkcs11 import TokenFlag
from pkcs11 import exceptions as faults

from exports.signatures.certificates import new_key
from exports.signatures.container import build_container
from exports.signatures.pades.signing import seal_print, sign_print
from exports.signatures.signing import KeySigner, Signer, sign_detached
from exports.signatures.tokens import driver, reader, signing
from exports.signatures.tokens.reader import TokenCertificate, find_certificates
from exports.signatures.tokens.signing import TokenSigner
from exports.verdicts.packages import verify
from exports.verdicts.prints import verify_pdf
from models.returns.verdicts import Validity
from models.values.errors import Refused, Trouble, Unavailable
from tests.exports.hostile import FROM, NOW, SIGNED, TO, key, payload, pin, world
from tests.exports.signatures.pades.prints import plain
from tests.exports.signatures.tokens.conftest import PIN, SoftToken

WRONG_PIN = "000000"


@cache
def rsa_signer() -> KeySigner:
    """A leader of the commune whose key is RSA, as on most tokens."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    from exports.signatures.certificates import issue, subject_name

    made = new_key("rsa-2048")
    authority = world().authority
    certificate = issue(
        authority.sub, authority.sub_key, made.public_key(), subject_name("Token"), (FROM, TO),
        x509.random_serial_number(),
    )  # fmt: skip
    return KeySigner(made, certificate.public_bytes(Encoding.DER), authority.certificates[::-1])


def code(action: Any, *arguments: Any, **options: Any) -> str:
    with pytest.raises(Trouble) as trouble:
        action(*arguments, **options)
    return trouble.value.code


def only(soft: SoftToken) -> TokenCertificate:
    (found,) = find_certificates(soft.module)
    return found


def test_certificates_are_found_without_login_with_their_chain(soft: SoftToken) -> None:
    soft.put(world().leader)
    found = only(soft)
    assert found.certificate == world().leader.certificate
    assert found.chain == world().leader.chain
    assert (found.token, found.tries, found.name) == ("Token A", "all", "Chủ tịch Phong Thổ")
    assert found.sha256 == pin(world().leader, "leader").sha256


@pytest.mark.parametrize("kind", ["p-256", "rsa-2048"])
def test_a_token_signs_as_a_key_in_a_file_does(soft: SoftToken, kind: str) -> None:
    kept = rsa_signer() if kind == "rsa-2048" else world().leader
    soft.put(kept)
    token: Signer = TokenSigner(soft.module, only(soft), PIN)
    trust = replace(world().trust, members=(pin(kept, "leader"), pin(world().seal, "seal")))
    package = build_container(payload(), (token, world().seal), SIGNED)
    assert verify(package, trust, NOW).verdict.standing is Validity.VALID
    printed = seal_print(sign_print(plain(), token, SIGNED), world().seal, SIGNED)
    assert verify_pdf(printed, trust, None, NOW).verdict.standing is Validity.VALID


def test_a_wrong_pin_is_tried_once_and_never_again(soft: SoftToken, monkeypatch: pytest.MonkeyPatch) -> None:
    soft.put(world().leader)
    asked: list[str] = []

    def counted(request: dict[str, Any], seconds: float) -> Any:
        asked.append(request["do"])
        return reader.ask(request, seconds)

    monkeypatch.setattr(signing, "ask", counted)
    signer = TokenSigner(soft.module, only(soft), WRONG_PIN)
    assert code(signer.sign, b"x") == "TOKEN_PIN_WRONG"
    assert code(signer.sign, b"x") == "TOKEN_PIN_AGAIN"
    assert code(sign_detached, b"x", signer, SIGNED) == "TOKEN_PIN_AGAIN"
    assert asked == ["sign"]
    found = only(soft)
    assert found.tries == "fewer"
    assert TokenSigner(soft.module, found, PIN).sign(b"x")
    assert only(soft).tries == "all"


def test_the_refusal_says_how_many_tries_are_left(soft: SoftToken) -> None:
    soft.put(world().leader)
    with pytest.raises(Refused) as refusal:
        TokenSigner(soft.module, only(soft), WRONG_PIN).sign(b"x")
    assert refusal.value.details == {"token": "Token A", "tries": "fewer"}


def test_only_the_token_that_holds_the_certificate_is_logged_in(soft: SoftToken) -> None:
    soft.put(world().leader, "Token A", pin="111111")
    soft.put(world().seal, "Token B", pin="222222")
    by_token = {found.token: found for found in find_certificates(soft.module)}
    assert TokenSigner(soft.module, by_token["Token B"], "222222").sign(b"x")
    assert code(TokenSigner(soft.module, by_token["Token B"], "111111").sign, b"x") == "TOKEN_PIN_WRONG"
    tries = {found.token: found.tries for found in find_certificates(soft.module)}
    assert tries == {"Token A": "all", "Token B": "fewer"}


def test_a_token_that_was_pulled_out(soft: SoftToken) -> None:
    soft.put(world().leader)
    found = only(soft)
    for folder in soft.folder.iterdir():
        shutil.rmtree(folder)
    assert code(TokenSigner(soft.module, found, PIN).sign, b"x") == "TOKEN_ABSENT"
    assert code(find_certificates, soft.module) == "TOKEN_ABSENT"


def test_a_certificate_or_key_that_is_not_there(soft: SoftToken) -> None:
    soft.put(world().seal, "Token B")
    missing = replace(only(soft), certificate=world().leader.certificate)
    assert code(TokenSigner(soft.module, missing, PIN).sign, b"x") == "TOKEN_CERTIFICATE_MISSING"
    assert only(soft).tries == "all", "nobody logged in on a token without the certificate"


def test_a_key_that_is_not_the_certificates(soft: SoftToken) -> None:
    soft.put(world().leader, key=world().seal)
    assert code(TokenSigner(soft.module, only(soft), PIN).sign, b"x") == "TOKEN_SIGNATURE_WRONG"


def test_certificates_that_sign_no_documents_are_left_out(soft: SoftToken) -> None:
    authority = KeySigner(world().leader.key, world().leader.chain[0])
    soft.put(authority)
    assert find_certificates(soft.module) == ()


def test_an_expired_certificate_is_refused_before_the_pin(soft: SoftToken) -> None:
    soft.put(key(world().authority, "Cũ", FROM, SIGNED.replace(year=2025)))
    assert code(sign_detached, b"x", TokenSigner(soft.module, only(soft), WRONG_PIN), SIGNED) == "KEY_EXPIRED"
    assert only(soft).tries == "all"


def test_a_driver_that_is_missing_or_no_driver(tmp_path: Path) -> None:
    assert code(find_certificates, str(tmp_path / "none.so")) == "TOKEN_DRIVER_MISSING"
    text = tmp_path / "text.so"
    text.write_text("not a library")
    assert code(find_certificates, str(text)) == "TOKEN_DRIVER_BROKEN"


def test_a_driver_that_hangs_is_given_up(tmp_path: Path) -> None:
    pipe = tmp_path / "driver.so"
    os.mkfifo(pipe)  # whoever opens it waits for a writer that never comes
    started = time.perf_counter()
    with pytest.raises(Unavailable) as trouble:
        find_certificates(str(pipe), seconds=1.5)
    assert trouble.value.code == "TOKEN_DRIVER_HANGS"
    assert time.perf_counter() - started < 10


def crashing(library: bytes) -> bytes:
    """A driver whose code is nothing but break points: its process dies as soon as any of it runs."""
    broken = bytearray(library)
    offset, size, count = (
        struct.unpack_from("<Q", library, 32)[0],
        struct.unpack_from("<H", library, 54)[0],
        struct.unpack_from("<H", library, 56)[0],
    )
    for at in range(offset, offset + size * count, size):
        kind, flags, start, _, _, length = struct.unpack_from("<IIQQQQ", library, at)
        if kind == 1 and flags & 1:
            broken[start : start + length] = b"\xcc" * length
    return bytes(broken)


def test_a_driver_that_crashes_takes_only_its_process_with_it(soft: SoftToken, tmp_path: Path) -> None:
    module = tmp_path / "crash.so"
    module.write_bytes(crashing(Path(soft.module).read_bytes()))
    assert code(find_certificates, str(module)) == "TOKEN_DRIVER_CRASHED"
    soft.put(world().leader)
    signer = TokenSigner(str(module), only(soft), PIN)
    assert code(signer.sign, b"x") == "TOKEN_DRIVER_CRASHED"
    assert code(signer.sign, b"x") == "TOKEN_PIN_AGAIN"


class Token:
    """A token with flags, which must not be opened unless a test says so."""

    label = "Token A"

    def __init__(self, flags: TokenFlag, fault: type[Exception] | None = None) -> None:
        self.flags, self.fault, self.logins = flags, fault, 0
        self.slot = self

    def get_token(self) -> "Token":
        return self

    def open(self, **_: object) -> None:
        self.logins += 1
        assert self.fault is not None
        raise self.fault


def told(token: Token, **request: object) -> dict[str, Any]:
    with pytest.raises(driver.DriverFault) as trouble:
        driver._signed(token, b"id", {"pin": PIN, "data": "", **request})
    return {"code": trouble.value.code, **trouble.value.details}


def test_a_locked_token_is_not_asked_and_the_last_try_must_be_meant() -> None:
    locked = Token(TokenFlag.USER_PIN_LOCKED | TokenFlag.USER_PIN_FINAL_TRY)
    assert told(locked)["code"] == "TOKEN_PIN_LOCKED"
    last = Token(TokenFlag.USER_PIN_FINAL_TRY | TokenFlag.USER_PIN_COUNT_LOW, faults.PinIncorrect)
    assert told(last)["code"] == "TOKEN_PIN_LAST_TRY"
    assert (locked.logins, last.logins) == (0, 0)
    assert told(last, last_try=True) == {"code": "TOKEN_PIN_WRONG", "token": "Token A", "tries": "one"}
    assert last.logins == 1


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (faults.PinLocked, "TOKEN_PIN_LOCKED"),
        (faults.PinExpired, "TOKEN_PIN_EXPIRED"),
        (faults.PinLenRange, "TOKEN_PIN_WRONG"),
    ],
)
def test_what_a_login_answers_is_said(fault: type[Exception], expected: str) -> None:
    token = Token(TokenFlag(0), fault)
    assert told(token)["code"] == expected
    assert token.logins == 1


@pytest.mark.parametrize(
    ("fault", "expected"),
    [(faults.DeviceRemoved, "TOKEN_ABSENT"), (faults.DeviceError, "TOKEN_FAILED")],
)
def test_a_token_that_goes_away_or_fails_meanwhile(
    monkeypatch: pytest.MonkeyPatch, fault: type[Exception], expected: str
) -> None:
    def gone(_: object) -> None:
        raise fault

    monkeypatch.setattr(driver, "_library", gone)
    assert driver.answer({"do": "find", "module": "x"})["code"] == expected
