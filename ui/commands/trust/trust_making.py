"""trust add, withdraw, authorities, make, copy, list: what a province does to make its trust list."""

from pathlib import Path
from typing import TYPE_CHECKING

from models.trust.rules import trust_rules
from models.values.dates import format_date
from models.values.units import unit_on
from storage.trust import registrations
from ui.commands.arguments import Arguments, Verbs, day
from ui.commands.books.books import opened
from ui.commands.trust.signers import read_password
from ui.commands.voice import Voice, print_json, print_table

if TYPE_CHECKING:
    from datetime import date

    from exports.trust.making import TrustChanges
    from storage.trust.registrations import Registered

HEADERS = ("UNIT", "CODE", "NAME", "ROLE", "FIRST", "LAST", "STATE", "SHA256")


def add(verbs: Verbs) -> None:
    _add_registering(verbs)
    keep = verbs.add("authorities", authorities, "import roots, sub authorities and revocation lists")
    keep.add_argument("files", metavar="FILE", nargs="+", type=Path, help="PEM or DER")
    make = verbs.add("make", make_list, "sign the next trust list, write it and put it in use in this book")
    make.add_argument("--key", required=True, type=Path, metavar="FILE.p12", help="the province's key")
    make.add_argument(
        "--password-file", required=True, type=Path, metavar="FILE", help="first line: its password"
    )
    make.add_argument("--to", required=True, type=Path, metavar="FILE.asice", help="the file to write")
    make.add_argument(
        "--months", type=int, choices=range(1, 61), metavar="N", help="until its next update (default: 12)"
    )
    make.add_argument(
        "--new-key", action="store_true", help="the province signs with another key from now on"
    )
    copy = verbs.add("copy", copy_list, "write the trust list in use to a file once more")
    copy.add_argument("--to", required=True, type=Path, metavar="FILE.asice", help="the file to write")
    verbs.add("list", show, "what is registered for the trust list", json=True)


def _add_registering(verbs: Verbs) -> None:
    new = verbs.add("add", register, "register a unit's certificate from its registration file")
    new.add_argument("file", metavar="FILE.pem", type=Path, help="the registration file of the unit")
    new.add_argument("--unit", required=True, metavar="CODE", help="the unit that it signs for")
    new.add_argument("--on", required=True, type=day, metavar="DAY", help="a day on which the unit exists")
    new.add_argument(
        "--role", choices=trust_rules().roles, default=trust_rules().roles[0], help="default: leader"
    )
    new.add_argument("--from", dest="starts", type=day, metavar="DAY", help="first day (default: --on)")
    new.add_argument("--to", dest="ends", type=day, metavar="DAY", help="last day (default: open)")
    new.add_argument(
        "--replaces", default="", metavar="SHA256", help="the certificate that ends the day before"
    )
    end = verbs.add("withdraw", withdraw, "end a certificate, or tell that its key is lost")
    end.add_argument("sha256", metavar="SHA256", help="its fingerprint, or six or more of its first digits")
    end.add_argument(
        "--from", dest="starts", required=True, type=day, metavar="DAY", help="first day without it"
    )
    end.add_argument(
        "--lost", action="store_true", help="its key is in other hands: believe nothing that it signed"
    )


def register(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.receiving import read_file
    from exports.trust.making import read_registration
    from exports.trust.making import register as keep
    from exports.trust.registrations import REGISTRATION_SIZE
    from storage.trust.registrations import SigningRight

    unit = unit_on(arguments.unit, arguments.on)
    registration, facts = read_registration(read_file(arguments.file, REGISTRATION_SIZE))
    starts = arguments.starts or arguments.on
    with opened(arguments) as book:
        term = SigningRight(unit, arguments.role, starts, arguments.ends)
        keep(book, registration, term, replaces=arguments.replaces)
    voice.say(
        "COMMAND_CERTIFICATE_REGISTERED",
        name=facts.name,
        role=voice.word(f"ROLE_{arguments.role.upper()}"),
        unit=unit.title,
        first=format_date(starts),
        sha256=facts.sha256,
    )
    return 0


def withdraw(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        found = registrations.withdraw(book, arguments.sha256, arguments.starts, lost=arguments.lost)
    if found.lost:
        voice.say("COMMAND_CERTIFICATE_LOST", name=found.name, unit=found.unit.title)
    else:
        on = format_date(arguments.starts)
        voice.say("COMMAND_CERTIFICATE_WITHDRAWN", name=found.name, unit=found.unit.title, on=on)
    return 0


def authorities(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.receiving import read_file
    from exports.trust.authorities import import_authorities, read_authorities

    files = [read_authorities(read_file(path), path.name) for path in arguments.files]
    with opened(arguments) as book:
        new, lists = import_authorities(book, files)
    voice.say("COMMAND_AUTHORITIES_KEPT", authorities=new, lists=lists)
    return 0


def make_list(arguments: Arguments, voice: Voice) -> int:
    from exports.signatures.signing import read_key
    from exports.trust.making import make_list as sign
    from exports.trust.making import next_list

    signer = read_key(arguments.key, read_password(arguments.password_file))
    with opened(arguments) as book:
        following = next_list(book, arguments.months)
        made = sign(book, signer, arguments.to, months=arguments.months, new_key=arguments.new_key)
    voice.say(
        "COMMAND_TRUST_MADE",
        serial=str(made.content.serial),
        count=len(made.content.members),
        until=format_date(made.content.next_update.date()),
        path=str(made.path),
        sha256=made.signed_by,
    )
    _tell_changes(made.changes, voice)
    if following.carried:
        voice.warn("COMMAND_TRUST_CARRIED", count=len(following.carried))
    for doubt in following.doubts:
        why = voice.word(doubt.code, **doubt.details)
        voice.warn(
            "COMMAND_TRUST_DOUBT", name=doubt.registered.name, unit=doubt.registered.unit.title, why=why
        )
    return 0


def _tell_changes(changes: "TrustChanges", voice: Voice) -> None:
    if changes.none:
        voice.say("COMMAND_TRUST_NO_CHANGES")
        return
    voice.say(
        "COMMAND_TRUST_CHANGES",
        added=len(changes.added),
        ended=len(changes.ended),
        removed=len(changes.removed),
        renewed=changes.lists_renewed,
    )
    if changes.reception_changed:
        voice.say("COMMAND_TRUST_RECEPTION")


def copy_list(arguments: Arguments, voice: Voice) -> int:
    from exports.trust.making import write_list_in_use

    with opened(arguments) as book:
        path = write_list_in_use(book, arguments.to)
    voice.say("COMMAND_TRUST_LAID", path=str(path))
    return 0


def show(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        every, today = registrations.registered(book), book.clock().date()
    if arguments.json:
        print_json([_as_json(one, today) for one in every])
    elif every:
        headers = [voice.word(f"COMMAND_TRUST_{name}") for name in HEADERS]
        print_table(headers, [_row(one, today, voice) for one in every])
    else:
        voice.say("COMMAND_TRUST_NOBODY")
    return 0


def _row(one: "Registered", today: "date", voice: Voice) -> tuple[str, ...]:
    return (
        one.unit.title,
        one.code,
        one.name,
        voice.word(f"ROLE_{one.role.upper()}"),
        format_date(one.starts),
        format_date(one.ends) if one.ends else "",
        voice.word(f"REGISTRATION_STATE_{one.state_on(today).upper()}"),
        one.sha256[:16],
    )


def _as_json(one: "Registered", today: "date") -> dict[str, object]:
    return {
        "id": one.id,
        "unit": {
            "level": one.level,
            "code": one.code,
            "valid_from": one.valid_from or None,
            "name": one.unit.title,
        },
        "name": one.name,
        "role": one.role,
        "from": one.starts,
        "to": one.ends,
        "state": one.state_on(today),
        "sha256": one.sha256,
    }
