"""Packages by e-mail: letters to open in the mail program, and parts for mailboxes with a size limit.

A part begins with one line that says what it is, so that parts come together in any order and from any names, and
one that is missing can be named. Format: docs/formats/parts.md.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import orjson

from exports.files.writing import write_whole
from models.values.errors import Refused, Unavailable
from models.values.file_names import is_plain_file
from models.values.messages import sentence
from models.values.names import clean

MAGIC = b"SO-HTX-PART 1 "
HEAD_SIZE = 4096
"""Longest first line of a part, in bytes."""

MOST_PARTS = 999
LETTER_HEAD = 16 * 1024
"""Bytes of a letter that are not its attachment: head lines, text and boundaries, generously."""

SMALLEST = 64 * 1024
"""Smallest limit of a letter, in bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a file: which of how many, of what, and its bytes."""

    name: str
    sha256: str
    size: int
    number: int
    count: int
    content: bytes = field(repr=False)

    @property
    def file_name(self) -> str:
        """Under which name it travels."""
        return f"{self.name}.{self.number:03d}-{self.count:03d}.part"


def split(content: bytes, name: str, size: int) -> list[Part]:
    """A file in parts of at most `size` bytes each, head line included; Refused PART_SIZE."""
    room = size - HEAD_SIZE
    count = -(-len(content) // room) if room > 0 else 0
    if not 1 <= count <= MOST_PARTS:
        raise Refused("PART_SIZE", size=size)
    digest = hashlib.sha256(content).hexdigest()
    return [
        Part(name, digest, len(content), at + 1, count, content[at * room : (at + 1) * room])
        for at in range(count)
    ]


def encode_part(part: Part) -> bytes:
    """A part as a file."""
    head = {
        "chunk": hashlib.sha256(part.content).hexdigest(),
        "count": part.count,
        "name": part.name,
        "number": part.number,
        "sha256": part.sha256,
        "size": part.size,
    }
    return MAGIC + orjson.dumps(head, option=orjson.OPT_SORT_KEYS) + b"\n" + part.content


def read_part(data: bytes, file: str = "") -> Part:
    """The part in a file; Refused PART_DAMAGED (file)."""
    end = data.find(b"\n", 0, HEAD_SIZE)
    if not data.startswith(MAGIC) or end < 0:
        raise Refused("PART_DAMAGED", file=file)
    content = data[end + 1 :]
    try:
        head = orjson.loads(data[len(MAGIC) : end])
        part = Part(head["name"], head["sha256"], head["size"], head["number"], head["count"], content)
        sound = head["chunk"] == hashlib.sha256(content).hexdigest() and _is_sound(part)
    except (orjson.JSONDecodeError, KeyError, TypeError) as fault:
        raise Refused("PART_DAMAGED", file=file) from fault
    if not sound:
        raise Refused("PART_DAMAGED", file=file)
    return part


def _is_sound(part: Part) -> bool:
    numbers = (part.size, part.number, part.count)
    if any(type(number) is not int for number in numbers):
        return False
    if type(part.name) is not str or type(part.sha256) is not str:
        return False
    return is_plain_file(part.name) and 1 <= part.number <= part.count <= MOST_PARTS


def join(parts: Sequence[Part]) -> tuple[str, bytes]:
    """Name and content of the whole, from its parts in any order; a part that comes twice does no harm.

    Refused: PARTS_MISSING (name, missing, count), PARTS_MIXED where they are of several files, PART_DAMAGED.
    """
    if not parts:
        raise Refused("PARTS_MISSING", name="", missing="", count=0)
    first = parts[0]
    if len({(part.sha256, part.count, part.size) for part in parts}) > 1:
        raise Refused("PARTS_MIXED", names=", ".join(sorted({part.name for part in parts})))
    held = {part.number: part.content for part in parts}
    missing = [str(number) for number in range(1, first.count + 1) if number not in held]
    if missing:
        raise Refused("PARTS_MISSING", name=first.name, missing=", ".join(missing), count=first.count)
    content = b"".join(held[number] for number in sorted(held))
    if len(content) != first.size or hashlib.sha256(content).hexdigest() != first.sha256:
        raise Refused("PART_DAMAGED", file=first.name)
    return first.name, content


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as a file (.eml) that a mail program opens as a draft."""

    file_name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class LetterDetails:
    """What stands on letters: from and to ("" left open), what about, when; language: vi or en.

    text: what the letter says; a part adds which one it is. Without it `about` is put into a text of its own.
    """

    about: str
    made_at: datetime
    to: str = ""
    sender: str = ""
    language: str = "vi"
    text: str = ""


def letter_size(size: int) -> int:
    """Bytes of a letter that carries a file of this size, at most: base64 makes 78 bytes of 57."""
    return -(-size // 57) * 78 + LETTER_HEAD


def letter_count(size: int, limit: int, text: str = "") -> int:
    """How many letters of at most `limit` bytes a file of this size makes beside the text; Refused PART_SIZE."""
    room = _room(limit, text)
    if limit < SMALLEST or room <= HEAD_SIZE:
        raise Refused("PART_SIZE", size=limit)
    return 1 if size <= room else -(-size // (room - HEAD_SIZE))


def _room(limit: int, text: str) -> int:
    """Bytes of a file that fit into a letter of at most `limit` bytes; a long text takes from them."""
    written = 3 * len(text.encode())  # quoted-printable writes a byte with three signs at most
    return (limit - LETTER_HEAD - max(0, written - LETTER_HEAD // 2)) // 78 * 57


def letters(content: bytes, name: str, envelope: LetterDetails, limit: int) -> list[Letter]:
    """One letter with the file, or several with its parts, none longer than `limit` bytes; Refused PART_SIZE."""
    name = _plain(name)
    if letter_count(len(content), limit, envelope.text) == 1:
        return [Letter(f"{name}.eml", _letter(content, name, envelope))]
    return [
        Letter(f"{part.file_name}.eml", _letter(encode_part(part), part.file_name, envelope, part))
        for part in split(content, name, _room(limit, envelope.text))
    ]


def plain_letter(name: str, envelope: LetterDetails) -> Letter:
    """A letter without a file: `about` is its subject, `text` what it says."""
    return Letter(f"{name}.eml", _message(envelope, envelope.about, envelope.text).as_bytes())


def _letter(content: bytes, name: str, envelope: LetterDetails, part: Part | None = None) -> bytes:
    digest = hashlib.sha256(content).hexdigest()
    message = _message(envelope, *_words(envelope, name, digest, part))
    message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    message.set_boundary(f"=_{digest[:32]}")
    return message.as_bytes()


def _message(envelope: LetterDetails, subject: str, text: str) -> EmailMessage:
    """A letter that has not been sent: X-Unsent makes Outlook open it as a draft."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _plain(subject)
    if envelope.sender:
        message["From"] = clean(envelope.sender)
    if envelope.to:
        message["To"] = clean(envelope.to)
    message["Date"] = envelope.made_at
    message["X-Unsent"] = "1"
    message.set_content(text)
    return message


def _plain(text: str) -> str:
    """A text as a header says it: one line without invisible signs, and no part of it taken for an encoded word."""
    return clean(text).replace("=?", "= ?")


def _words(envelope: LetterDetails, name: str, digest: str, part: Part | None) -> tuple[str, str]:
    """Subject and text of one letter; name and digest are those of what is attached to it."""
    said = {"about": envelope.about, "name": name, "sha256": digest}
    if part is not None:
        said |= {"number": str(part.number), "count": str(part.count)}
    one = "MAIL_WHOLE" if part is None else "MAIL_PART"
    subject = sentence(f"{one}_SUBJECT", said, envelope.language)
    if not envelope.text:
        return subject, sentence(f"{one}_TEXT", said, envelope.language)
    if part is None:
        return subject, envelope.text
    which = sentence("LETTER_PART", {**said, "name": part.name}, envelope.language)
    return subject, f"{envelope.text}\n{which}"


def write_letters(made: Sequence[Letter], folder: Path) -> list[Path]:
    """Lay letters into a folder, each whole and proven; Unavailable FOLDER_MISSING and those of writing."""
    if not folder.is_dir():
        raise Unavailable("FOLDER_MISSING", path=str(folder))
    for letter in made:
        write_whole(folder / letter.file_name, letter.content)
    return [folder / letter.file_name for letter in made]
