"""Archives that lie, and containers that were changed by those who sign them."""

import zlib
from collections.abc import Mapping
from random import Random

from exports.files.archive import DEFLATED, STORED, read_archive
from exports.signatures.container import build_container
from exports.signatures.signing import KeySigner
from models.values.errors import Refused
from tests.exports.hostile import SIGNED, Part, raw_cms, sealed, world, written
from tests.fuzz.changes.anything import TEXTS, Change, any_bytes
from tests.fuzz.changes.der import der
from tests.fuzz.changes.pdf import pdf
from tests.fuzz.changes.text import json_text, xml_text


def of_name(name: str) -> Change:
    """The change that knows what a file of this name holds."""
    ending = name.rpartition(".")[2]
    known: Mapping[str, Change] = {
        "json": json_text, "xml": xml_text, "rels": xml_text, "p7s": der, "pdf": pdf, "xlsx": archive,
    }  # fmt: skip
    return known.get(ending, any_bytes)


def archive(data: bytes, choice: Random) -> bytes:
    """An entry changed by what it holds, or the archive itself made to lie."""
    try:
        entries = {entry.name: entry.data for entry in read_archive(data)}
    except Refused:
        return any_bytes(data, choice)
    if choice.random() < 0.1:
        return any_bytes(data, choice)
    if choice.random() < 0.7:
        name = choice.choice(sorted(entries))
        entries[name] = of_name(name)(entries[name], choice)
        return written([Part(name.encode(), content) for name, content in entries.items()])
    return _lying(entries, choice)


def _lying(entries: Mapping[str, bytes], choice: Random) -> bytes:
    pieces = [Part(name.encode(), content) for name, content in entries.items()]
    at = choice.randrange(len(pieces))
    part = pieces[at]
    lie = choice.randrange(12)
    if lie == 0:
        pieces.append(part)
    elif lie == 1:
        del pieces[at]
    elif lie == 2:
        choice.shuffle(pieces)
    elif lie == 3:
        pieces[at] = Part(
            choice.choice(TEXTS).encode("utf-8", "replace"), part.data, flags=choice.choice((0, 0x800))
        )
    elif lie == 4:
        pieces[at] = Part(part.name, part.data, method=DEFLATED, size=choice.choice((0, 1, 2**31, 2**32 - 1)))
    elif lie == 5:
        part.crc = choice.choice((0, zlib.crc32(b"x")))
    elif lie == 6:
        part.offset = choice.choice((0, 1, 2**31, 2**32 - 1))
    elif lie == 7:
        part.flags = 1 << choice.randrange(16)
    elif lie == 8:
        part.method = choice.choice((STORED, 1, 9, 12, 14, 99, 65535))
    elif lie == 9:
        part.extra = choice.randbytes(choice.choice((1, 4, 40)))
    elif lie == 10:
        part.hidden = True
    else:
        pieces.insert(at, Part(b"z", bytes(choice.choice((10, 10**6, 3 * 10**6))), method=DEFLATED))
    return written(pieces, prefix=choice.choice((b"", b"", b"MZ")), comment=choice.choice((b"", b"", b"x")))


def resigned(data: bytes, choice: Random) -> bytes:
    """A file of the container changed and everything signed anew, by whoever signed before: a hostile unit."""
    entries = {entry.name: entry.data for entry in read_archive(data)}
    files = payload_of(entries)
    name = choice.choice(sorted(files))
    files[name] = of_name(name)(files[name], choice)
    signers: tuple[KeySigner, ...] = world().signers if "du-lieu.json" in files else (world().office,)
    return build_container(files, signers, SIGNED)


def strangely_signed(data: bytes, choice: Random) -> bytes:
    """The same files, signed correctly by a key whose certificate, or whose signature file, is strange."""
    entries = {entry.name: entry.data for entry in read_archive(data)}
    files = payload_of(entries)
    signer = world().leader
    strange = KeySigner(signer.key, der(signer.certificate, choice), signer.chain)

    def sign(manifest: bytes) -> bytes:
        if choice.random() < 0.5:
            return der(raw_cms(manifest, signer), choice)
        return raw_cms(manifest, strange)

    return sealed(files, [sign])


def payload_of(entries: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in entries.items() if name != "mimetype" and "META-INF" not in name}


def container(data: bytes, choice: Random) -> bytes:
    """A container changed on the way, or by those who sign it."""
    return choice.choice((archive, resigned, resigned, strangely_signed))(data, choice)
