"""The figures and pairs of received packages by sheets, packed for merging; made from the rows, and again at any time.

One row a sheet holds what hundreds of rows of figures say: three thousand packages are read in a tenth of the time.
"""

import json
import zlib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import orjson

from models.forms.coverage import Counted
from models.forms.definition import CellKey
from models.forms.loader import Forms
from models.forms.merge.packed import CellNumbers, PackedSheets, pack
from storage.book.book import Book
from storage.book.dialect import fragments
from storage.book.rows import RowSession, column, each, fetch
from storage.forms.installed import forms_in

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


FIGURES, PAIRS = "figures", "pairs"

_NUMBERS = {FIGURES: ("value",), PAIRS: ("numerator", "denominator", "stated", "asked", "counted")}
"""Part of a sheet → what it says of each cell, one after the other; counted: 1 for records, 0 for units."""

_COUNTED = {Counted.RECORDS.value: "1", Counted.UNITS.value: "0"}

Rows = Iterable[Mapping[str, Any]]


def sheet_rows(sha256: str, figures: Rows, pairs: Rows, forms: Forms) -> list[dict[str, Any]]:
    """The packed sheets of a package from the rows of its figures and pairs; none where a number cannot be packed."""
    found = []
    for part, given in ((FIGURES, figures), (PAIRS, pairs)):
        for form, stated in sorted(_by_form(given, _NUMBERS[part]).items()):
            keys = sorted({*stated, *_beside(forms, form, part, frozenset(key for _, key in stated))})
            said = [stated.get(key) for key in keys]
            numbers = pack(one[at] if one else None for at in range(len(_NUMBERS[part])) for one in said)
            if numbers is None:
                return []
            cells = zlib.compress(orjson.dumps(keys))
            found.append({"sha256": sha256, "form": form, "part": part, "cells": cells, "numbers": numbers})
    return found


def _by_form(rows: Rows, names: Sequence[str]) -> dict[str, dict[CellKey, list[str]]]:
    """Form → cell → what is stated of it."""
    found: dict[str, dict[CellKey, list[str]]] = {}
    for row in rows:
        if row[names[0]] is not None:
            texts = [_COUNTED.get(row[name], str(row[name])) for name in names]
            found.setdefault(row["form"], {})[row["row"], row["column"]] = texts
    return found


@lru_cache(maxsize=1024)
def _beside(forms: Forms, form: str, part: str, columns: frozenset[str]) -> frozenset[CellKey]:
    """All cells that some columns of a form have in any edition: so the sheets of most packages hold the same cells."""
    return frozenset(
        (row.code, one.key)
        for edition in forms.every
        if edition.code == form
        for row in edition.rows
        for one in edition.columns
        if one.key in columns and edition.applies(row, one) and (part == FIGURES or row.mean or row.ratio)
    )


def unpacked(book: Book) -> list[str]:
    """The packages that an earlier version took in, whose sheets are not packed yet."""
    with book.read_rows() as session:
        return column(
            session,
            "SELECT sha256 FROM received_packages package WHERE NOT EXISTS "
            "(SELECT 1 FROM received_sheets sheet WHERE sheet.sha256 = package.sha256) AND EXISTS "
            "(SELECT 1 FROM received_figures figure WHERE figure.sha256 = package.sha256) ORDER BY sha256",
        )


def pack_again(book: Book) -> int:
    """Pack the sheets of packages that an earlier version took in, in one change; how many sheets there are now."""
    packages = unpacked(book)
    if not packages:
        return 0
    with book.read_session() as session:
        rows = [row for sha256 in packages for row in _from_rows(session, sha256)]
    if rows:
        with book.change("FIGURES_PACKED", count=len(packages)) as session:
            keep(session, rows)
    return len(rows)


def _from_rows(session: "Session | RowSession", sha256: str) -> list[dict[str, Any]]:
    """The packed sheets of a package from the figures and pairs that the book keeps of it."""
    figures = fetch(
        session,
        'SELECT form, "row", "column", value FROM received_figures WHERE sha256 = :sha256',
        sha256=sha256,
    )
    names = ", ".join(_NUMBERS[PAIRS])
    pairs = fetch(
        session,
        f'SELECT form, "row", "column", {names} FROM received_pairs WHERE sha256 = :sha256',
        sha256=sha256,
    )
    return sheet_rows(
        sha256, (one._asdict() for one in figures), (one._asdict() for one in pairs), forms_in(session)
    )


def keep(session: "Session", rows: list[dict[str, Any]]) -> None:
    """Keep packed sheets, inside the caller's change."""
    from sqlalchemy import insert

    from models.returns.records import ReceivedSheet

    if rows:
        session.connection().execute(insert(ReceivedSheet.__table__), rows)  # type: ignore[arg-type]


def differing(session: "Session | RowSession", sha256: str) -> list[tuple[str, ...]]:
    """(form, part, row, column) where the packed sheets of a package do not say what its figures and pairs say.

    Nothing of a package that is not packed; blank cells may stand in one of both alone.
    """
    kept = fetch(
        session,
        "SELECT form, part, cells, numbers FROM received_sheets WHERE sha256 = :sha256",
        sha256=sha256,
    )
    if not kept:
        return []
    packed, expected = _stated(one._asdict() for one in kept), _stated(_from_rows(session, sha256))
    return sorted(
        place for place in packed.keys() | expected.keys() if packed.get(place) != expected.get(place)
    )


def _stated(sheets: Rows) -> dict[tuple[str, ...], list[CellNumbers]]:
    """What packed sheets of one package state, by form, part, row and column."""
    found: dict[tuple[str, ...], list[CellNumbers]] = {}
    for one in sheets:
        alone = PackedSheets()
        alone.add(one["numbers"])
        for key, numbers in _by_key(one["part"], one["cells"], alone):
            found[one["form"], one["part"], *key] = numbers
    return found


class SheetsOf:
    """What packages state in one form: each cell with the places of the packages that state it.

    places: SHA-256 → place. Packages whose sheets hold other cells follow by themselves. others: packages of which no
    sheet is packed.
    """

    def __init__(
        self, session: "Session | RowSession", form: str, part: str, places: Mapping[str, int]
    ) -> None:
        self._part = part
        self._alike: dict[bytes, tuple[list[int], PackedSheets]] = {}
        packages = _packages_with_sheets(session, form, part, places)
        cells = b""
        across, add = list[int](), PackedSheets().add
        left = dict(places)
        for sha256, of_this, numbers in packages:
            if of_this != cells:  # mostly the same: compared in less time than a digest of it is made
                cells = of_this
                across, sheets = self._alike.setdefault(cells, ([], PackedSheets()))
                add = sheets.add
            across.append(left.pop(sha256))
            add(numbers)
        self.others = _never_packed(session, left) if left else []

    def columns(self, wanted: Container[str]) -> Iterator[tuple[CellKey, Sequence[int], list[CellNumbers]]]:
        """The cells of some columns that are stated, with the places of the packages and what they state."""
        for cells, (across, sheets) in self._alike.items():
            side_by_side = range(across[0], across[-1] + 1)
            there = side_by_side if across == list(side_by_side) else across
            for key, numbers in _by_key(self._part, cells, sheets, wanted):
                yield key, there, numbers


def _packages_with_sheets(
    session: "Session | RowSession", form: str, part: str, packages: Iterable[str]
) -> Iterator[tuple[str, bytes, bytes]]:
    wanted = fragments.from_few(
        f"{fragments.in_list(':packages')} package", ("received_sheets", "sha256 = package.value")
    )
    return each(
        session,
        f"SELECT sha256, cells, numbers FROM {wanted} WHERE form = :form AND part = :part",
        packages=json.dumps(list(packages)),
        form=form,
        part=part,
    )


def _never_packed(session: "Session | RowSession", packages: Iterable[str]) -> list[str]:
    """Those of some packages of which no sheet is packed."""
    return column(
        session,
        f"SELECT value FROM {fragments.in_list(':packages')} WHERE NOT EXISTS "
        "(SELECT 1 FROM received_sheets WHERE sha256 = value)",
        packages=json.dumps(list(packages)),
    )


def _by_key(
    part: str, cells: bytes, sheets: PackedSheets, columns: Container[str] | None = None
) -> Iterator[tuple[CellKey, list[CellNumbers]]]:
    """The cells that any of some sheets states, of all columns or of some, with what the sheets say of each."""
    keys = orjson.loads(zlib.decompress(cells))
    for at, (row, key) in enumerate(keys):
        if (columns is None or key in columns) and sheets.states(at):
            every = range(at, len(_NUMBERS[part]) * len(keys), len(keys))
            yield (row, key), [sheets.cell(one) for one in every]
