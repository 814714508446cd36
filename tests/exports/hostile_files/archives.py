"""Hostile archives and manifests: changed on the way by somebody who holds no key."""

from collections.abc import Callable

from exports.files.archive import DEFLATED
from exports.signatures.container import MIMETYPE, PRINT_NAME
from tests.exports.hostile import Part, contents, parts, rewritten, written
from tests.exports.hostile_files.good import Rows, good, judged

MANIFEST, SIGNATURE = "META-INF/ASiCManifest001.xml", "META-INF/signature001.p7s"
MANIFEST_2, SIGNATURE_2 = "META-INF/ASiCManifest002.xml", "META-INF/signature002.p7s"
EXTERNAL = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'

Edit = Callable[[dict[str, bytes]], None]
Pieces = Callable[[list[Part]], None]


def put(name: str, content: bytes) -> Edit:
    return lambda entries: entries.update({name: content})


def drop(*names: str) -> Edit:
    def change(entries: dict[str, bytes]) -> None:
        for name in names:
            del entries[name]

    return change


def flip(name: str) -> Edit:
    def change(entries: dict[str, bytes]) -> None:
        content = bytearray(entries[name])
        content[len(content) // 2] ^= 1
        entries[name] = bytes(content)

    return change


def edit_manifest(entries: dict[str, bytes]) -> None:
    entries[MANIFEST] = entries[MANIFEST].replace(b"application/pdf", b"application/xml")


def swap(entries: dict[str, bytes]) -> None:
    entries[SIGNATURE], entries[SIGNATURE_2] = entries[SIGNATURE_2], entries[SIGNATURE]


def edited(change: Edit) -> Callable[[], str]:
    return lambda: judged(rewritten(good(), change))


def laid_out(change: Pieces) -> Callable[[], str]:
    """The entries written anew, with whatever lie the change puts in."""

    def judge() -> str:
        pieces = parts(contents(good()))
        change(pieces)
        return judged(written(pieces))

    return judge


def insert(at: int, part: Part) -> Pieces:
    return lambda pieces: pieces.insert(at, part)


def alter(at: int, **values: object) -> Pieces:
    def change(pieces: list[Part]) -> None:
        for name, value in values.items():
            setattr(pieces[at], name, value)

    return change


def deflate_mimetype(pieces: list[Part]) -> None:
    pieces[0] = Part(b"mimetype", MIMETYPE, method=DEFLATED)


def mimetype_last(pieces: list[Part]) -> None:
    pieces.append(pieces.pop(0))


def overlap(pieces: list[Part]) -> None:
    pieces.append(Part(b"mimetype2", MIMETYPE, offset=0))


ROWS: Rows = {
    "a byte of the data is changed": ("DIGEST_MISMATCH", edited(flip("du-lieu.json"))),
    "a byte of the workbook is changed": ("DIGEST_MISMATCH", edited(flip("bieu.xlsx"))),
    "a byte of the print is changed": ("DIGEST_MISMATCH", edited(flip(PRINT_NAME))),
    "a file is added": ("NOT_ALL_FILES_SIGNED", edited(put("them.txt", b"x"))),
    "a file is added in META-INF": ("NOT_ALL_FILES_SIGNED", edited(put("META-INF/them.xml", b"x"))),
    "a file is removed": ("REFERENCE_UNKNOWN", edited(drop(PRINT_NAME))),
    "the leader's entries are dropped": ("ROLE_MISSING", edited(drop(MANIFEST, SIGNATURE))),
    "the seal's entries are dropped": ("ROLE_MISSING", edited(drop(MANIFEST_2, SIGNATURE_2))),
    "META-INF is dropped": ("UNSIGNED", edited(drop(MANIFEST, SIGNATURE, MANIFEST_2, SIGNATURE_2))),
    "a manifest is edited": ("CMS_NOT_INTACT", edited(edit_manifest)),
    "two signatures are swapped": ("CMS_NOT_INTACT", edited(swap)),
    "a second du-lieu.json before the first": (
        "ZIP_DUPLICATE",
        laid_out(insert(1, Part(b"du-lieu.json", b"{}"))),
    ),
    "a second du-lieu.json behind the last entry": (
        "ZIP_DUPLICATE",
        laid_out(insert(8, Part(b"du-lieu.json", b"{}"))),
    ),
    "DU-LIEU.JSON beside du-lieu.json": ("ZIP_DUPLICATE", edited(put("DU-LIEU.JSON", b"{}"))),
    "a name in decomposed letters": (
        "ZIP_NAME",
        laid_out(insert(8, Part("bie\u0302\u0309u.xlsx".encode(), b"x", flags=0x800))),
    ),
    "../../x": ("ZIP_NAME", edited(put("../../x", b""))),
    "..\\x": ("ZIP_NAME", edited(put("..\\x", b""))),
    "a symbolic link": (
        "ZIP_NAME",
        laid_out(insert(8, Part(b"link", b"/etc/passwd", made_by=0x314, external=0xA1FF0000))),
    ),
    "a local name that is not the central one": (
        "ZIP_LFH_MISMATCH",
        laid_out(alter(1, central_name=b"du-lieu.jsoN")),
    ),
    "an entry that the directory does not list": (
        "ZIP_LAYOUT",
        laid_out(insert(2, Part(b"an.txt", b"x", hidden=True))),
    ),
    "an archive comment": (
        "ZIP_LAYOUT",
        lambda: judged(written(parts(contents(good())), comment=b"x")),
    ),
    "a program in front (MZ)": ("ZIP_LAYOUT", lambda: judged(b"MZ" + good())),
    "a second archive behind": (
        "ZIP_LAYOUT",
        lambda: judged(good() + written([Part(b"du-lieu.json", b"{}")])),
    ),
    "60 MB of zeros": (
        "ZIP_BOMB",
        laid_out(insert(8, Part(b"zeros", bytes(60_000_000), method=DEFLATED))),
    ),
    "5,000 entries": (
        "ZIP_BOMB",
        laid_out(lambda pieces: pieces.extend(Part(b"%d" % at, b"") for at in range(5000))),
    ),
    "a false size": ("ZIP_BOMB", laid_out(alter(1, size=7))),
    "overlapping entries": ("ZIP_BOMB", laid_out(overlap)),
    "an encryption flag": ("ZIP_ENCRYPTED", laid_out(alter(1, flags=1))),
    "mimetype deflated": ("MIMETYPE", laid_out(deflate_mimetype)),
    "mimetype last": ("MIMETYPE", laid_out(mimetype_last)),
    "mimetype of another kind": ("MIMETYPE", edited(put("mimetype", b"application/zip"))),
    "an external entity in a manifest": ("XML_DTD", edited(put(MANIFEST, EXTERNAL))),
    "a billion laughs in a manifest": ("XML_DTD", edited(put(MANIFEST, LAUGHS))),
}
