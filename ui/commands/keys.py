"""key new: a signing key of one's own in a PKCS#12 file, with the registration file (.pem) for the province."""

from pathlib import Path

from models.errors import Refused
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books import clock_of
from ui.commands.sending import read_password
from ui.commands.voice import Voice

KINDS = ("rsa-2048", "p-256")


def add(verbs: Verbs) -> None:
    key = verbs.add("key", run, "make a signing key and print its fingerprint", book=False)
    key.add_argument("action", choices=("new",), help="new: make a key")
    key.add_argument("file", metavar="FILE.p12", type=Path, help="the file to write")
    key.add_argument("--name", required=True, help="who signs with it")
    key.add_argument("--unit", required=True, help="the office that it signs for")
    key.add_argument(
        "--password-file", required=True, type=Path, metavar="FILE", help="first line: its password"
    )
    key.add_argument("--kind", choices=KINDS, default=KINDS[0], help="default: rsa-2048")


def run(arguments: Arguments, voice: Voice) -> int:
    from exports.certificates import new_identity
    from exports.registrations import save_registration
    from exports.sending import write_whole
    from exports.signing import save_key, signer_fingerprint

    registration = arguments.file.with_suffix(".pem")
    for path in (arguments.file, registration):
        if path.exists():
            raise Refused("KEY_FILE_EXISTS", file=str(path))
    password = read_password(arguments.password_file)
    if not password:
        raise Refused("KEY_PASSWORD_EMPTY")
    made = new_identity(arguments.name, arguments.unit, clock_of(arguments)(), kind=arguments.kind)
    write_whole(arguments.file, save_key(made.signer, password, arguments.name))
    write_whole(registration, save_registration(made))
    voice.say("COMMAND_KEY_MADE", path=str(arguments.file), sha256=signer_fingerprint(made.signer))
    return 0
