"""Who signs, as the command line names them: key files and tokens for roles, with their passwords and PINs in files."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from models.returns.document import UnitName
from models.trust.rules import trust_rules
from models.values.errors import Refused, Unavailable
from ui.commands.arguments import Arguments
from ui.commands.voice import Voice

if TYPE_CHECKING:
    from exports.signatures.signing import Signer
    from exports.signatures.tokens.reader import TokenCertificate
    from exports.trust.lists import TrustList

PASSWORD_FILE_SIZE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Named:
    """A key as it was named: in which role ("": the next one that is free), a file or a token's driver."""

    role: str
    path: Path
    on_token: bool = False


@dataclass(frozen=True, slots=True)
class SignerRequest:
    """For whom the signers are wanted: the roles in their order, the unit, the trust list in use, now."""

    roles: tuple[str, ...]
    unit: UnitName
    trust: "TrustList | None"
    now: datetime


def add_signers(verb: argparse.ArgumentParser) -> None:
    """The arguments that name keys; each may be repeated."""
    role = "; ROLE is " + " or ".join(trust_rules().roles) + ", left out: the roles in their order"
    keys = verb.add_argument_group("who signs")
    keys.add_argument(
        "--key",
        action="append",
        dest="signing",
        default=[],
        type=_key,
        metavar="[ROLE=]FILE.p12",
        help="a key file; may be repeated" + role,
    )
    keys.add_argument(
        "--token",
        action="append",
        dest="signing",
        type=_token,
        metavar="[ROLE=]MODULE",
        help="the driver (PKCS#11) of a token that holds the key",
    )
    keys.add_argument(
        "--password-file",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="first line: a key file's password; once for all or once for each",
    )
    keys.add_argument(
        "--pin-file",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="first line: a token's PIN; once for all or once for each",
    )
    keys.add_argument(
        "--certificate",
        default="",
        metavar="SHA256",
        help="which certificate of a token, or its first digits",
    )
    keys.add_argument(
        "--last-try",
        action="store_true",
        help="use a PIN although the token has one try left before it locks",
    )


def _key(text: str) -> Named:
    return Named(*_parted(text))


def _token(text: str) -> Named:
    return Named(*_parted(text), on_token=True)


def _parted(text: str) -> tuple[str, Path]:
    """ROLE=PATH; a path that merely holds a "=" stays whole."""
    role, sign, path = text.partition("=")
    return (role, Path(path)) if sign and role in trust_rules().roles else ("", Path(text))


def signers(arguments: Arguments, asked: SignerRequest, voice: Voice) -> "dict[str, Signer]":
    """A signer for each role that was named. Whatever the unit above would not take is said on the error output.

    Refused: KEYS_TOO_MANY, PASSWORDS_DO_NOT_FIT_KEYS, PASSWORD_FILE_..., KEY_..., TOKEN_....
    """
    by_role = _assigned(arguments.signing, asked.roles)
    files = [one for one in arguments.signing if not one.on_token]
    tokens = [one for one in arguments.signing if one.on_token]
    secrets = dict(zip(map(id, files), _secrets(arguments.password_file, len(files)), strict=True))
    secrets |= dict(zip(map(id, tokens), _secrets(arguments.pin_file, len(tokens)), strict=True))
    made: dict[str, Signer] = {}
    for role, one in by_role.items():
        made[role] = _signer(one, secrets[id(one)], role, asked, arguments)
        _check(made[role], role, asked, voice)
    return made


def _assigned(named: Sequence[Named], roles: Sequence[str]) -> dict[str, Named]:
    """Which key signs in which role; those without a role fill what is left, in order."""
    found = {one.role: one for one in named if one.role}
    bare = [one for one in named if not one.role]
    free = [role for role in roles if role not in found]
    if len(found) + len(bare) < len(named) or len(bare) > len(free):
        raise Refused("KEYS_TOO_MANY", keys=len(named), roles=len(roles))
    found |= dict(zip(free, bare, strict=False))
    return {role: found[role] for role in roles if role in found}


def _secrets(files: Sequence[Path], keys: int) -> list[str]:
    if keys and len(files) not in (1, keys):
        raise Refused("PASSWORDS_DO_NOT_FIT_KEYS", keys=keys, passwords=len(files))
    read = [read_password(file) for file in files]
    return read * keys if len(read) == 1 else read[:keys]


def _signer(one: Named, secret: str, role: str, asked: SignerRequest, arguments: Arguments) -> "Signer":
    if not one.on_token:
        from exports.signatures.signing import read_key

        return read_key(one.path, secret)
    from exports.signatures.tokens.signing import TokenSigner

    module = str(one.path)
    found = _on_token(module, role, asked, arguments.certificate)
    return TokenSigner(module, found, secret, last_try=arguments.last_try)


def _on_token(module: str, role: str, asked: SignerRequest, wanted: str) -> "TokenCertificate":
    """The certificate that is meant: the one named, the one listed for the role, or the only one.

    Refused TOKEN_CERTIFICATE_MISSING; TOKEN_SEVERAL (names) where it cannot be told.
    """
    from exports.signatures.tokens.reader import find_certificates

    found = [one for one in find_certificates(module) if one.sha256.startswith(wanted.lower())]
    if len(found) > 1 and asked.trust is not None:
        trust = asked.trust
        listed = [one for one in found if role in trust.roles(one.sha256, asked.unit, asked.now)]
        found = listed or found
    if not found:
        raise Refused("TOKEN_CERTIFICATE_MISSING")
    if len(found) > 1:
        raise Refused("TOKEN_SEVERAL", names="; ".join(f"{one.name} {one.sha256[:12]}" for one in found))
    return found[0]


def _check(signer: "Signer", role: str, asked: SignerRequest, voice: Voice) -> None:
    from exports.trust.signer_checks import known_from, not_listed, why_not

    known = known_from(signer.certificate)
    refusal = why_not(known, asked.now, asked.trust)
    if refusal is not None:
        raise refusal
    doubt = not_listed(known, role, asked.unit, asked.trust, asked.now)
    if doubt is not None and asked.trust is not None:
        voice.warn(doubt.code, **doubt.details)


def read_password(path: Path) -> str:
    """The first line of a password file; Refused PASSWORD_FILE_*, Unavailable PASSWORD_FILE_UNREADABLE."""
    try:
        with path.open("rb") as file:
            data = file.read(PASSWORD_FILE_SIZE)
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise Refused("PASSWORD_FILE_MISSING", file=path.name) from fault
    except OSError as fault:
        raise Unavailable("PASSWORD_FILE_UNREADABLE", file=path.name, why=fault.strerror or "") from fault
    try:
        return data.decode("utf-8-sig").split("\n", 1)[0].rstrip("\r")
    except UnicodeDecodeError as fault:
        raise Refused("PASSWORD_FILE_NOT_TEXT", file=path.name) from fault
