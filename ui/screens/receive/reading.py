"""What was opened, read and judged in the lane: packages, notices, trust lists, and what is none of these."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from models.returns.chains import ChainLink, fault_of
from models.returns.receiving import unit_key
from models.values.errors import Refused, Trouble
from storage.book.book import Book
from storage.received import chain
from ui import reception
from ui.screens.receive.lines import IncomingFile
from ui.screens.receive.office import OfficeLine
from ui.shell.work import Work

if TYPE_CHECKING:
    from exports.exchange.arrivals import Arrivals
    from exports.exchange.receiving import Opened
    from models.returns.document import ReturnDocument

MOST_FILES = 20_000
"""Files of a folder that are looked at: six times the communes of the country. Of a folder with more none is read."""

_KEYLESS = frozenset({"DECRYPT_OTHER_RECIPIENT", "DECRYPT_PASSWORD_WRONG", "DECRYPT_NO_PASSWORD"})


@dataclass(frozen=True, slots=True)
class CarriedFiles:
    """What a list of opened files holds: where they are from, the judged lines, what is ticked, passwords typed."""

    sources: list[Path]
    lines: list[IncomingFile]
    ticked: set[Path]
    passwords: list[str]


@dataclass(frozen=True)
class IncomingFiles:
    """What was found. sources: the files themselves, folders taken apart; passed_over: files of others in folders."""

    lines: tuple[IncomingFile, ...] = ()
    office: tuple[OfficeLine, ...] = ()
    sources: tuple[Path, ...] = ()
    passed_over: int = 0


def read_all(book: Book, paths: Sequence[Path], passwords: Sequence[str], work: Work) -> IncomingFiles:
    """Judge these files and those of these folders; nothing changes, and a bad one does not stop the others.

    What lies on a stick is copied in first and read from the copy, so that the stick can be pulled.
    """
    from exports.exchange.arrivals import open_arrivals
    from exports.files.carrying import brought_in

    chosen = [path for path in paths if not path.is_dir()]
    inside = [path for folder in paths if folder.is_dir() for path in _files(folder)]
    brought = brought_in(dict.fromkeys([*chosen, *inside]), inbox(book))
    sources = list(dict.fromkeys(brought.places.values()))
    named = {brought.places.get(path, path) for path in chosen}

    def progress(done: int, total: int, name: str) -> None:
        work.progress(done, total, name)
        work.check()

    found = open_arrivals(book, sources, [*reception.openers(book), *passwords], progress)
    found = replace(found, unreadable=(*found.unreadable, *brought.failed))
    others = _others(found, named)
    for path, place in brought.places.items():
        if place in others:
            brought.drop(path)
    kept = [*(path for path in sources if path not in others), *(path for path, _ in brought.failed)]
    return IncomingFiles(
        tuple(in_order(_lines(book, found, others, named), kept)),
        tuple(_office(found)),
        tuple(kept),
        len(others),
    )


def inbox(book: Book) -> Path:
    """The folder beside the book where files from sticks are copied to."""
    return book.path.with_name(f"{book.path.stem}-nhan-ve")


def _files(folder: Path) -> list[Path]:
    """The files of a folder and of the folders in it that may be meant for this program, by name."""
    from exports.exchange.arrivals import SUFFIXES

    found = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file()
    )
    if len(found) > MOST_FILES:
        raise Refused("FOLDER_TOO_FULL", path=str(folder), files=len(found), allowed=MOST_FILES)
    return found


def _others(found: "Arrivals", named: set[Path]) -> set[Path]:
    """What lay in a folder and belongs to somebody else: no one asked for it by name."""
    unsigned = {
        one.path for one in found.packages if one.inspection.verdict.code in ("PDF_UNSIGNED", "PDF_SHAPE")
    }
    return (unsigned | {path for path in found.unknown if path not in found.made_of}) - named


def _lines(book: Book, found: "Arrivals", others: set[Path], named: set[Path]) -> list[IncomingFile]:
    locked = reception.is_locked(book)
    lines = [
        IncomingFile(
            one.path,
            one,
            None,
            _waits(one, locked),
            None,
            tuple(found.made_of.get(one.path, ())),
            _claim(one),
        )
        for one in found.packages
        if one.path not in others
    ]
    lines += [_unknown(book, path) for path in found.unknown if path not in others]
    lines += [
        IncomingFile(path, None, trouble, parts=tuple(found.made_of.get(path, ())))
        for path, trouble in found.unreadable
    ]
    return _with_faults(book, lines)


def _claim(one: "Opened") -> "ReturnDocument | None":
    """The return that a file says it is whose signatures keep it from being read; without its register."""
    if one.inspection.document is not None:
        return None
    from exports.exchange.incoming import claimed_return

    said = claimed_return(one.package.read())
    return None if said is None else replace(said, register={})


def _waits(one: "Opened", locked: bool) -> bool:
    """Whether a password that this office may have would open the envelope."""
    if not one.closed or one.inspection.verdict.code not in _KEYLESS:
        return False
    from exports.signatures.envelope import has_password

    return locked or has_password(one.package.read())


def _unknown(book: Book, path: Path) -> IncomingFile:
    """A file of no kind that is read, with the verdict that says so."""
    from exports.exchange.receiving import open_packages

    try:
        return IncomingFile(path, open_packages(book, [path])[0])
    except Trouble as trouble:
        return IncomingFile(path, None, trouble)


def _with_faults(book: Book, lines: Sequence[IncomingFile]) -> list[IncomingFile]:
    """Each line with what is wrong in its unit's chain, beside what the book holds and what is opened with it."""
    own = {line.path: link for line in lines if (link := _link(line)) is not None}
    if not own:
        return list(lines)
    known: Mapping[str, ChainLink] = {
        link.package_sha256: link for link in [*own.values(), *chain.links(book)]
    }
    return [
        replace(line, fault=fault_of(own[line.path], list(known.values()))) if line.path in own else line
        for line in lines
    ]


def _link(line: IncomingFile) -> ChainLink | None:
    document = line.document
    if document is None or line.opened is None or not line.opened.inspection.verdict.accepted:
        return None
    sha256 = line.opened.inspection.package_sha256
    return ChainLink(unit_key(document.unit), document.number, sha256, document.previous)


def in_order(lines: Sequence[IncomingFile], sources: Sequence[Path]) -> list[IncomingFile]:
    """The lines in the order in which their files were named."""
    place = {path: at for at, path in enumerate(sources)}

    def at(line: IncomingFile) -> int:
        return min((place.get(path, len(place)) for path in (line.path, *line.parts)), default=len(place))

    return sorted(lines, key=at)


def _office(found: "Arrivals") -> list[OfficeLine]:
    newest = found.newest_trust
    lists = [OfficeLine(one.path, listed=one, newest=one is newest) for one in found.trust_lists]
    forms = [OfficeLine(one.path, forms=one) for one in found.forms]
    return [*lists, *forms, *(OfficeLine(one.path, notice=one) for one in found.notices)]
