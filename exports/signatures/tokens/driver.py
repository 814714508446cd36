"""The process that loads a token's driver: one JSON request on its input, one JSON answer on its output.

Started as `python -m exports.signatures.tokens.driver`. A vendor's driver may print, crash or hang: it does so
here. It is never unloaded, since some crash then; the process simply ends. A PIN is given to the token once and
never again. Answers are `{"ok": …}` or `{"code": "TOKEN_…", "details": {…}}`.
"""

import base64
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pkcs11
from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass, PKCS11Error, TokenFlag
from pkcs11 import exceptions as faults

_GONE = (faults.DeviceRemoved, faults.TokenNotPresent, faults.SessionClosed, faults.SessionHandleInvalid)
_PIN_CODES: tuple[tuple[type[PKCS11Error], str], ...] = (
    (faults.PinIncorrect, "TOKEN_PIN_WRONG"),
    (faults.PinInvalid, "TOKEN_PIN_WRONG"),
    (faults.PinLenRange, "TOKEN_PIN_WRONG"),
    (faults.PinLocked, "TOKEN_PIN_LOCKED"),
    (faults.PinExpired, "TOKEN_PIN_EXPIRED"),
    (faults.UserPinNotInitialized, "TOKEN_PIN_EXPIRED"),
)
_DIGEST_INFO = bytes.fromhex("3031300d060960864801650304020105000420")
"""DER of a DigestInfo for SHA-256, up to the digest (RFC 8017 §9.2)."""


class DriverFault(Exception):
    """A fault with its code, which is the answer to the program."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code, self.details = code, details


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """What a request is answered: `find` lists tokens and certificates without login, `sign` signs once."""
    try:
        library = _library(request["module"])
        if request["do"] == "find":
            return {"ok": [_described(token) for token in _tokens(library)]}
        return {"ok": _base64(_signature(library, request))}
    except DriverFault as fault:
        return {"code": fault.code, "details": fault.details}
    except _GONE:
        return {"code": "TOKEN_ABSENT", "details": {}}
    except PKCS11Error as fault:
        return {"code": "TOKEN_FAILED", "details": {"what": type(fault).__name__}}


def _library(module: str) -> Any:
    if not Path(module).exists():
        raise DriverFault("TOKEN_DRIVER_MISSING", module=module)
    try:
        return pkcs11.lib(module)
    except (PKCS11Error, OSError) as fault:
        raise DriverFault(
            "TOKEN_DRIVER_BROKEN", module=module, what=str(fault) or type(fault).__name__
        ) from fault


def _tokens(library: Any) -> Iterator[Any]:
    for slot in library.get_slots(token_present=True):
        try:
            token = slot.get_token()
        except (faults.TokenNotPresent, faults.TokenNotRecognised, faults.DeviceRemoved):
            continue
        if TokenFlag.TOKEN_INITIALIZED in token.flags:
            yield token


def _described(token: Any) -> dict[str, Any]:
    return {
        "label": token.label,
        "serial": token.serial.decode("ascii", "replace").strip(),
        "model": token.model,
        "tries": _tries(token),
        "certificates": [_base64(der) for der, _ in _certificates(token)],
    }


def _tries(token: Any) -> str:
    """What a token tells about the tries of its PIN: all, fewer, one or none; it does not tell a number."""
    for flag, word in (
        (TokenFlag.USER_PIN_LOCKED, "none"),
        (TokenFlag.USER_PIN_FINAL_TRY, "one"),
        (TokenFlag.USER_PIN_COUNT_LOW, "fewer"),
    ):
        if flag in token.flags:
            return word
    return "all"


def _certificates(token: Any) -> list[tuple[bytes, bytes]]:
    """DER and identifier of every certificate that is seen without login."""
    found = []
    with token.open() as session:
        for item in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE}):
            found.append((bytes(item[Attribute.VALUE]), bytes(item[Attribute.ID])))
    return found


def _signature(library: Any, request: dict[str, Any]) -> bytes:
    """The signature, after one login on the token that holds the certificate, and on no other."""
    seen = False
    for token in _tokens(library):
        seen = True
        for der, identifier in _certificates(token):
            if hashlib.sha256(der).hexdigest() == request["certificate"]:
                return _signed(token, identifier, request)
    raise DriverFault("TOKEN_CERTIFICATE_MISSING" if seen else "TOKEN_ABSENT")


def _signed(token: Any, identifier: bytes, request: dict[str, Any]) -> bytes:
    tries = _tries(token)
    if tries == "none":
        raise DriverFault("TOKEN_PIN_LOCKED", token=token.label)
    if tries == "one" and not request.get("last_try"):
        raise DriverFault("TOKEN_PIN_LAST_TRY", token=token.label)
    with _logged_in(token, request["pin"]) as session:
        keys = list(session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.ID: identifier}))
        if len(keys) != 1:
            raise DriverFault("TOKEN_KEY_MISSING", token=token.label)
        return _made(token, keys[0], base64.b64decode(request["data"]))


def _logged_in(token: Any, pin: str) -> Any:
    """A session after one login; a token with a keypad of its own asks for the PIN itself."""
    keypad = TokenFlag.PROTECTED_AUTHENTICATION_PATH in token.flags and not pin
    try:
        return token.open(user_pin=pkcs11.types.PROTECTED_AUTH if keypad else pin)
    except faults.UserAlreadyLoggedIn:
        return token.open()
    except tuple(kind for kind, _ in _PIN_CODES) as fault:
        code = next(code for kind, code in _PIN_CODES if isinstance(fault, kind))
        if code == "TOKEN_PIN_WRONG":
            raise DriverFault(code, token=token.label, tries=_tries(token.slot.get_token())) from fault
        raise DriverFault(code, token=token.label) from fault


def _made(token: Any, key: Any, data: bytes) -> bytes:
    """PKCS#1 v1.5 for RSA; for ECDSA the plain pair of numbers of equal length, as tokens give it."""
    digest = hashlib.sha256(data).digest()
    if key.key_type == KeyType.EC:
        return bytes(key.sign(digest, mechanism=Mechanism.ECDSA))
    if key.key_type != KeyType.RSA:
        raise DriverFault("TOKEN_KEY_KIND", token=token.label)
    if Mechanism.SHA256_RSA_PKCS in token.slot.get_mechanisms():
        return bytes(key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS))
    return bytes(key.sign(_DIGEST_INFO + digest, mechanism=Mechanism.RSA_PKCS))


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def main() -> None:
    """Answer one request. What a driver prints goes to the error output, so that it spoils no answer."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    request = json.loads(sys.stdin.buffer.read())
    answers.write(json.dumps(answer(request)).encode("utf-8"))
    answers.flush()
    os._exit(0)  # no clean-up: some drivers crash when they are unloaded


if __name__ == "__main__":
    main()
