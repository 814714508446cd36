"""drives, carry, mail, join: files on a stick that are read back, and packages as letters and parts."""

from pathlib import Path

from models.dialogue.letters import MEBIBYTE, parse_addresses
from models.values.errors import Refused
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import clock_of
from ui.commands.voice import Voice, print_json


def add(verbs: Verbs) -> None:
    verbs.add("drives", drives, "list the sticks that are plugged in", book=False, json=True)
    bring = verbs.add("carry", carry, "write files to a stick and prove them by reading back", book=False)
    bring.add_argument("files", metavar="FILE", nargs="+", type=Path, help="what to carry")
    bring.add_argument("--to", required=True, type=Path, metavar="DIR", help="a folder on the stick")
    post = verbs.add(
        "mail", mail, "write a package as a letter (.eml), in parts where it is too large", book=False
    )
    post.add_argument("file", metavar="FILE", type=Path, help="the package")
    post.add_argument("--to", required=True, type=Path, metavar="DIR", help="the folder for the letters")
    post.add_argument("--about", default="", help="what it is (default: the name of the file)")
    post.add_argument("--recipient", default="", metavar="ADDRESS", help="address of the recipient")
    post.add_argument(
        "--limit", type=int, default=10, metavar="MB", help="largest letter in MiB (default: 10)"
    )
    whole = verbs.add("join", join, "put a file together from its parts, in any order", book=False)
    whole.add_argument("parts", metavar="PART", nargs="+", type=Path, help="the parts")
    whole.add_argument("--to", required=True, type=Path, metavar="DIR", help="the folder for the file")


def drives(arguments: Arguments, voice: Voice) -> int:
    from exports.files.carrying import removable_drives

    found = removable_drives()
    if arguments.json:
        print_json(
            [
                {"path": str(one.path), "free": one.free, "size": one.size, "read_only": one.read_only}
                for one in found
            ]
        )
        return 0
    for one in found:
        voice.say("COMMAND_DRIVE", path=str(one.path), free=one.free, size=one.size)
    if not found:
        voice.say("COMMAND_DRIVES_NONE")
    return 0


def carry(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.receiving import read_file
    from exports.files.carrying import carry as bring

    for path in arguments.files:
        done = bring(read_file(path), arguments.to / path.name)
        voice.say("COMMAND_CARRIED", path=str(done.path), size=done.size, sha256=done.sha256)
        if done.doubt:
            voice.warn(done.doubt)
    return 0


def mail(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.receiving import read_file
    from exports.files.carrying import carry as bring
    from exports.files.mail import LetterDetails, letter_count, letter_size, letters

    content, name = read_file(arguments.file), arguments.file.name
    limit, to = arguments.limit * MEBIBYTE, parse_addresses(arguments.recipient)
    envelope = LetterDetails(arguments.about or name, clock_of(arguments)(), to, language=voice.language)
    voice.say(
        "COMMAND_LETTERS",
        size=len(content),
        grown=letter_size(len(content)),
        count=letter_count(len(content), limit),
        limit=arguments.limit,
    )
    for letter in letters(content, name, envelope, limit):
        done = bring(letter.content, arguments.to / letter.file_name)
        voice.say("COMMAND_LETTER", path=str(done.path), size=done.size)
    return 0


def join(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.receiving import read_file
    from exports.files.carrying import carry as bring
    from exports.files.mail import join as together
    from exports.files.mail import read_part

    parts = [read_part(read_file(path), path.name) for path in arguments.parts]
    name, content = together(parts)
    target = arguments.to / name
    if target.exists():
        raise Refused("JOINED_FILE_EXISTS", path=str(target))
    done = bring(content, target)
    voice.say("COMMAND_JOINED", count=parts[0].count, path=str(done.path), size=done.size)
    return 0
