"""Received figures compared with the packages that they came from, which the book keeps whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from models.dialogue.queries import answers_in
from models.returns.document import ReturnDocument
from models.values.errors import Refused, Trouble
from storage.book.proof.report import Problem
from storage.book.rows import Row, RowSession, each, fetch
from storage.received.kept import packed_sheets
from storage.received.kept.figure_rows import figure_rows, pair_rows

ReadPackage = Callable[[bytes], tuple[ReturnDocument, str]]
"""From the bytes of a package to its data and their SHA-256; Refused where they cannot be read."""

_PACKAGES = (
    "SELECT sha256, data_sha256, unit_level, unit_code, unit_from, unit_name, period, revision, number, previous, "
    "made_at FROM received_packages ORDER BY received_at, sha256"
)
_FIGURES = 'SELECT form, "row", "column", value, origin, reason FROM received_figures WHERE sha256 = :sha256'
_PAIRS = (
    'SELECT form, "row", "column", numerator, denominator, stated, asked, counted FROM received_pairs '
    "WHERE sha256 = :sha256"
)
_ANSWERS = "SELECT number, text FROM received_answers WHERE sha256 = :sha256"


def problems(session: RowSession, read: ReadPackage) -> Iterator[Problem]:
    """What differs: BOOK_RECEIVED_DIFFERS (unit, period, count, what: the first place), BOOK_RECEIVED_UNREADABLE."""
    for row in fetch(session, _PACKAGES):
        named = {"unit": row.unit_name, "period": row.period}
        ((package,),) = each(
            session,
            "SELECT CAST(package AS BLOB) FROM received_packages WHERE sha256 = :sha256",
            sha256=row.sha256,
        )
        try:
            document, data_sha256 = read(package)
            differing = [
                *_differing_head(row, document, data_sha256),
                *_differing_rows(session, row, document),
            ]
        except Trouble as trouble:
            yield Problem("BOOK_RECEIVED_UNREADABLE", named | {"why": trouble.code})
            continue
        if differing:
            details = {"count": len(differing), "what": differing[0]}
            yield Problem("BOOK_RECEIVED_DIFFERS", named | details)


def _differing_head(row: Row, document: ReturnDocument, data_sha256: str) -> Iterator[str]:
    """What is kept of a package beside its figures. The unit's name is not asked: it may be written in other words."""
    unit = document.unit
    expected = {
        "data_sha256": data_sha256,
        "unit_level": unit.level,
        "unit_code": unit.code,
        "unit_from": unit.valid_from.isoformat() if unit.valid_from else "",
        "period": document.period,
        "revision": document.revision,
        "number": document.number,
        "previous": document.previous,
        "made_at": document.made_at,
    }
    for name, value in expected.items():
        kept = getattr(row, name)
        if kept != value:
            yield f"{name} {kept} \u2260 {value}"


def _differing_rows(session: RowSession, row: Row, document: ReturnDocument) -> Iterator[str]:
    figures = fetch(session, _FIGURES, sha256=row.sha256)
    yield from _differing("", figures, figure_rows(row.sha256, document), 3)
    pairs = fetch(session, _PAIRS, sha256=row.sha256)
    if pairs:  # a program before schema 9 kept none
        yield from _differing("", pairs, pair_rows(row.sha256, document), 3)
    yield from (f"packed {' '.join(place)}" for place in packed_sheets.differing(session, row.sha256))
    answers = dict(each(session, _ANSWERS, sha256=row.sha256))
    try:
        stated = answers_in(document)
    except Refused:
        stated = {}
    if answers and answers != stated:  # a program before schema 4 kept none
        yield "answers"


def _differing(
    about: str, kept: Iterable[Row], expected: Iterable[Mapping[str, object]], width: int
) -> Iterator[str]:
    """Rows that are not as expected, by their first values and what stands behind them."""
    there = {tuple(row[:width]): tuple(row[width:]) for row in kept}
    wanted = {}
    for one in expected:
        values = tuple(value for name, value in one.items() if name != "sha256")
        wanted[values[:width]] = values[width:]
    for key in there.keys() | wanted.keys():
        if there.get(key) != wanted.get(key):
            yield f"{about}{' '.join(map(str, key))}: {_shown(there.get(key))} \u2260 {_shown(wanted.get(key))}"


def _shown(values: tuple[object, ...] | None) -> str:
    return "\u2013" if values is None else str(values[0])
