"""A token that is made of files: softhsm2 stands in for the one on the officer's stick."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from exports.signatures.signing import KeySigner
from resources import ROOT
from tests.programs import program

PIN = "482913"
_CERTIFICATE_WRITER = """
import sys
import pkcs11
from pkcs11.util.x509 import decode_x509_certificate
module, label, pin, identifier, *paths = sys.argv[1:]
token = pkcs11.lib(module).get_token(token_label=label)
with token.open(rw=True, user_pin=pin) as session:
    for path in paths:
        template = decode_x509_certificate(open(path, "rb").read(), extended_set=True)
        template[pkcs11.Attribute.TOKEN] = True
        template[pkcs11.Attribute.ID] = bytes.fromhex(identifier) if path == paths[0] else b"authority"
        session.create_object(template)
"""


@dataclass(frozen=True)
class SoftToken:
    """A token's driver, its folder, and a way to put a key on a token of its own."""

    module: str
    folder: Path
    put: Callable[..., None]


def softhsm_module() -> str:
    found = [
        *Path("/usr/lib").glob("softhsm/libsofthsm2.so"),
        *Path("/usr/lib").glob("*/softhsm/libsofthsm2.so"),
    ]
    assert found, "softhsm2 is not installed: see resources/system/debian.toml"
    return str(found[0])


@pytest.fixture
def soft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SoftToken:
    folder = tmp_path / "tokens"
    folder.mkdir()
    config = tmp_path / "softhsm2.conf"
    config.write_text(f"directories.tokendir = {folder}\nobjectstore.backend = file\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(config))
    tool = program("softhsm2-util")
    module = softhsm_module()

    def put(
        signer: KeySigner, label: str = "Token A", *, key: KeySigner | None = None, pin: str = PIN
    ) -> None:
        made = (key or signer).key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (tmp_path / "key.pem").write_bytes(made)
        paths = [tmp_path / f"certificate{at}.der" for at in range(1 + len(signer.chain))]
        for path, der in zip(paths, (signer.certificate, *signer.chain), strict=True):
            path.write_bytes(der)
        words = ["--init-token", "--free", "--label", label, "--pin", pin, "--so-pin", "00000000"]
        importing = ["--import", "key.pem", "--token", label, "--label", "key", "--id", "a1b2", "--pin", pin]
        for arguments in (words, importing):
            subprocess.run([tool, *arguments], cwd=tmp_path, check=True, capture_output=True)
        subprocess.run(
            [sys.executable, "-c", _CERTIFICATE_WRITER, module, label, pin, "a1b2", *map(str, paths)],
            check=True,
            capture_output=True,
            cwd=ROOT.parent,
        )

    return SoftToken(module, folder, put)
