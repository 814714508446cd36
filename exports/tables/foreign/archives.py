"""The parts of a workbook that is an archive (.xlsx, .ods): found by relation or name, any case, either slash.

Parts are read in pieces, without document types and entities.
"""

import posixpath
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import IO
from xml.parsers import expat

from exports.tables.foreign.grids import TableFaultError, TableTooLargeError

MOST_UNPACKED = 1024 * 1024 * 1024
_PIECE = 1 << 16
_ENCRYPTED_ENTRY = 1

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class ForeignArchive:
    """An archive by the plain names of its parts. Raises zipfile.BadZipFile and the errors of its sheets' bounds."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(BytesIO(data))
        entries = self._archive.infolist()
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise TableTooLargeError
        self._parts = {_plain(entry.filename): entry for entry in entries}

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._parts

    def open(self, part: str) -> IO[bytes]:
        """A part by its name. TableFaultError where it is missing or locked by a password."""
        entry = self._parts.get(_plain(part))
        if entry is None:
            raise TableFaultError("TABLE_FILE_DAMAGED")
        if entry.flag_bits & _ENCRYPTED_ENTRY:
            raise TableFaultError("TABLE_FILE_PASSWORD")
        return self._archive.open(entry)

    def related(self, part: str = "") -> dict[str, tuple[str, str]]:
        """Id of a relation of a part (of the whole, without one) → the last word of its type, and the part it names."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "").replace("\\", "/")
                whole = target if target.startswith("/") else posixpath.join("/", folder, target)
                kind = attributes.get("Type", "").rpartition("/")[2]
                found[attributes.get("Id", "")] = (kind, posixpath.normpath(whole).lstrip("/"))

        if relations in self:
            parse(self.open(relations), start)
        return found


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _nothing(_: str) -> None:
    return


def parse(
    source: IO[bytes], start: Start, end: End = _nothing, text: Text = _nothing, *, plain: bool = False
) -> None:
    """Read a part; names come without their namespaces. TableFaultError for entities; expat.ExpatError as it comes.

    plain: names of attributes are left as they are, which is enough, and faster, where none has a namespace.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    local: dict[str, str] = _LocalNames()
    parser.EntityDeclHandler = _refuse
    if plain:
        parser.StartElementHandler = lambda name, attributes: start(local[name], attributes)
    else:
        parser.StartElementHandler = lambda name, attributes: start(
            local[name], {local[key]: value for key, value in attributes.items()}
        )
    parser.EndElementHandler = lambda name: end(local[name])
    parser.CharacterDataHandler = text
    with source:
        while piece := source.read(_PIECE):
            parser.Parse(piece)
        parser.Parse(b"", True)


def _refuse(*_: object) -> None:
    raise TableFaultError("TABLE_FILE_DAMAGED")


class _LocalNames(dict[str, str]):
    """Names without their namespaces, worked out when they are first met."""

    def __missing__(self, name: str) -> str:
        local = self[name] = name.rpartition(" ")[2]
        return local


def is_true(attributes: Mapping[str, str], name: str) -> bool:
    """Whether an attribute says yes."""
    return attributes.get(name, "0").strip().lower() in ("1", "true", "on")
