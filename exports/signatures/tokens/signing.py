"""A signer whose key is on a token: it fulfils `exports.signatures.signing.Signer`, so nothing else knows the
difference.
"""

import base64

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from exports.signatures.tokens.reader import SIGN_SECONDS, TokenCertificate, ask
from exports.signatures.usage import fingerprint
from models.values.errors import Refused, Trouble


class TokenSigner:
    """Signs with a key that stays on its token; each signature is one process and one login.

    The PIN is given once for each signature and never again after a failure: a token locks itself after a few
    wrong ones. After any failure this signer refuses with TOKEN_PIN_AGAIN until a person types the PIN anew,
    that is, until another signer is made. Where only one try is left, `last_try` must say that it is meant.
    """

    def __init__(
        self,
        module: str,
        found: TokenCertificate,
        pin: str,
        *,
        last_try: bool = False,
        seconds: float = SIGN_SECONDS,
    ) -> None:
        self._module = module
        self._found = found
        self._pin = pin
        self._last_try = last_try
        self._seconds = seconds
        self._failed = False

    @property
    def certificate(self) -> bytes:
        return self._found.certificate

    @property
    def chain(self) -> tuple[bytes, ...]:
        return self._found.chain

    def sign(self, data: bytes) -> bytes:
        """A signature over the data with SHA-256; see `exports.signatures.tokens.reader` for what can go wrong."""
        if self._failed:
            raise Refused("TOKEN_PIN_AGAIN")
        try:
            return self._signed(data)
        except Trouble:
            self._failed, self._pin = True, ""
            raise

    def _signed(self, data: bytes) -> bytes:
        request = {
            "do": "sign",
            "module": self._module,
            "certificate": fingerprint(self.certificate),
            "pin": self._pin,
            "last_try": self._last_try,
            "data": base64.b64encode(data).decode("ascii"),
        }
        made = base64.b64decode(ask(request, self._seconds))
        key = x509.load_der_x509_certificate(self.certificate).public_key()
        try:
            if isinstance(key, rsa.RSAPublicKey):
                key.verify(made, data, padding.PKCS1v15(), hashes.SHA256())
                return made
            if isinstance(key, ec.EllipticCurvePublicKey):
                pair = _pair(made)
                key.verify(pair, data, ec.ECDSA(hashes.SHA256()))
                return pair
        except (InvalidSignature, ValueError) as fault:
            raise Refused("TOKEN_SIGNATURE_WRONG", token=self._found.token) from fault
        raise Refused("TOKEN_KEY_KIND", token=self._found.token)


def _pair(made: bytes) -> bytes:
    """The DER pair from the two numbers of equal length that a token gives for ECDSA."""
    half = len(made) // 2
    return encode_dss_signature(int.from_bytes(made[:half], "big"), int.from_bytes(made[half:], "big"))
