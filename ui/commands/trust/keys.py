"""key new, try, diagnose, list-token: a signing key of one's own, and finding out whether a key works."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.values.dates import format_date
from models.values.errors import Refused
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import clock_of
from ui.commands.trust.signers import read_password
from ui.commands.voice import Voice, print_json, print_table

if TYPE_CHECKING:
    from exports.signatures.signing import Signer
    from exports.signatures.tokens.reader import TokenCertificate

KINDS = ("rsa-2048", "p-256")
HEADERS = ("NAME", "ISSUER", "LAST", "TOKEN", "TRIES", "SHA256")


def add(verbs: Verbs) -> None:
    group = verbs.group("key", "make a signing key, try one, look at tokens")
    new = group.add("new", make, "make a signing key and print its fingerprint", book=False)
    new.add_argument("file", metavar="FILE.p12", type=Path, help="the file to write")
    new.add_argument("--name", required=True, help="who signs with it")
    new.add_argument("--unit", required=True, help="the office that it signs for")
    new.add_argument(
        "--password-file", required=True, type=Path, metavar="FILE", help="first line: its password"
    )
    new.add_argument("--kind", choices=KINDS, default=KINDS[0], help="default: rsa-2048")
    _add_try(group)
    known = group.add(
        "list-token", list_token, "certificates on the tokens, without login", book=False, json=True
    )
    known.add_argument("module", metavar="MODULE", nargs="?", default="", help="the token's driver (PKCS#11)")
    examine = group.add("diagnose", diagnose, "what a driver and its tokens tell, as a text", book=False)
    examine.add_argument("module", metavar="MODULE", help="the token's driver (PKCS#11)")
    examine.add_argument("--to", type=Path, metavar="FILE.txt", help="write it to a file instead")


def _add_try(group: Verbs) -> None:
    verb = group.add("try", try_key, "sign something meaningless and read it back", book=False, json=True)
    which = verb.add_mutually_exclusive_group(required=True)
    which.add_argument("--key", type=Path, metavar="FILE.p12", help="a key file")
    which.add_argument("--token", metavar="MODULE", help="the driver (PKCS#11) of a token that holds the key")
    secret = verb.add_mutually_exclusive_group(required=True)
    secret.add_argument("--password-file", type=Path, metavar="FILE", help="first line: the password")
    secret.add_argument("--pin-file", type=Path, metavar="FILE", help="first line: the PIN; used once")
    verb.add_argument("--certificate", default="", metavar="SHA256", help="which one, or its first digits")
    verb.add_argument("--last-try", action="store_true", help="use the PIN although one try is left")


def make(arguments: Arguments, voice: Voice) -> int:
    from exports.files.writing import write_whole
    from exports.signatures.certificates import new_identity
    from exports.signatures.signing import save_key, signer_fingerprint
    from exports.trust.registrations import save_registration

    registration = arguments.file.with_suffix(".pem")
    for path in (arguments.file, registration):
        if path.exists():
            raise Refused("KEY_FILE_EXISTS", file=str(path))
    password = read_password(arguments.password_file)
    if not password:
        raise Refused("KEY_PASSWORD_EMPTY")
    made = new_identity(arguments.name, arguments.unit, clock_of(arguments)(), kind=arguments.kind)
    write_whole(arguments.file, save_key(made.signer, password, arguments.name), secret=True)
    write_whole(registration, save_registration(made))
    voice.say("COMMAND_KEY_MADE", path=str(arguments.file), sha256=signer_fingerprint(made.signer))
    return 0


def try_key(arguments: Arguments, voice: Voice) -> int:
    from exports.signatures.trial import try_signature

    trial = try_signature(_signer(arguments), clock_of(arguments)())
    seconds = round(trial.seconds, 3)
    if arguments.json:
        told = {"name": trial.name, "sha256": trial.sha256, "days_left": trial.days_left, "seconds": seconds}
        print_json(told)
    else:
        voice.say("KEY_TRIED", name=trial.name, days=trial.days_left)
    return 0


def _signer(arguments: Arguments) -> "Signer":
    secret = read_password(arguments.password_file or arguments.pin_file)
    if arguments.key is not None:
        from exports.signatures.signing import read_key

        return read_key(arguments.key, secret)
    from exports.signatures.tokens.signing import TokenSigner

    found = _only(arguments.token, arguments.certificate)
    return TokenSigner(arguments.token, found, secret, last_try=arguments.last_try)


def _only(module: str, wanted: str) -> "TokenCertificate":
    """The certificate that is meant; Refused TOKEN_CERTIFICATE_MISSING, TOKEN_SEVERAL."""
    from exports.signatures.tokens.reader import find_certificates

    found = [one for one in find_certificates(module) if one.sha256.startswith(wanted.lower())]
    if not found:
        raise Refused("TOKEN_CERTIFICATE_MISSING")
    if len(found) > 1:
        raise Refused("TOKEN_SEVERAL", names="; ".join(f"{one.name} {one.sha256[:12]}" for one in found))
    return found[0]


def list_token(arguments: Arguments, voice: Voice) -> int:
    from exports.signatures.tokens.known import known_drivers

    if arguments.module:
        _list_certificates(arguments, voice)
    elif arguments.json:
        print_json([{"name": one.name, "module": one.module} for one in known_drivers()])
    elif drivers := known_drivers():
        print_table(
            [voice.word("COMMAND_TOKEN_MAKER"), voice.word("COMMAND_TOKEN_DRIVER")],
            [(one.name, one.module) for one in drivers],
        )
    else:
        voice.say("COMMAND_TOKEN_NO_DRIVER")
    return 0


def _list_certificates(arguments: Arguments, voice: Voice) -> None:
    from exports.signatures.tokens.reader import find_certificates
    from exports.signatures.usage import certificate_facts

    found = [(one, certificate_facts(one.certificate)) for one in find_certificates(arguments.module)]
    if arguments.json:
        print_json(
            [
                {
                    "name": facts.name,
                    "issuer": facts.issuer,
                    "from": facts.starts.date(),
                    "to": facts.ends.date(),
                    "token": one.token,
                    "serial": one.serial,
                    "tries": one.tries,
                    "sha256": facts.sha256,
                }
                for one, facts in found
            ]
        )
        return
    if not found:
        voice.say("COMMAND_TOKEN_EMPTY")
        return
    rows = [
        (
            facts.name,
            facts.issuer,
            format_date(facts.ends.date()),
            one.token,
            voice.word(f"COMMAND_TRIES_{one.tries.upper()}"),
            facts.sha256[:16],
        )
        for one, facts in found
    ]
    print_table([voice.word(f"COMMAND_TOKEN_{name}") for name in HEADERS], rows)


def diagnose(arguments: Arguments, voice: Voice) -> int:
    from exports.signatures.trial import diagnostics

    text = diagnostics(arguments.module, clock_of(arguments)(), voice.language)
    if arguments.to is None:
        print(text, end="")
        return 0
    from exports.files.writing import write_whole

    if arguments.to.exists():
        raise Refused("RECEPTION_SAVED_EXISTS", path=str(arguments.to))
    write_whole(arguments.to, text.encode("utf-8"))
    voice.say("COMMAND_WRITTEN", path=str(arguments.to))
    return 0
