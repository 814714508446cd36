"""A guard against a unit taken for another: columns of money whose amounts are of another order than those of the book.

The middle value of a column is compared with the middle one of the same field in the book, else with what is usual
(resources/names/usual_amounts.toml). Nothing is refused: it is said before anything is kept.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from statistics import median_low

from sqlalchemy.orm import Session

from models.register.texts.blocks import BlockColumn, is_money
from models.values.cells.remarks import TableRemark
from models.values.quantities import format_number
from resources import ROOT
from storage.book.book import Book
from storage.book.rows import column
from storage.register.imports.own_records import OWN_RECORDS

ORDERS_APART = 100
"""So many times more or less is no change of business but another unit: units are a thousandfold apart."""

ENOUGH = 5
"""So many values of the book at least have a middle that says something."""

_MOST_READ = 2000


def usual_amounts(
    session: Session, table: str, columns: Iterable[BlockColumn]
) -> Mapping[str, tuple[int, int]]:
    """Path of each column of money → the least and the most (dong) that its middle value may be without a word.

    To be asked before rows of the block are stored.
    """
    spans: dict[str, tuple[int, int]] = {}
    for path in (one.path for one in columns if is_money(table, one.path)):
        place, name = OWN_RECORDS.get(table, {}).get(path, (table, path))
        known = [
            abs(one)
            for one in column(
                session,
                f'SELECT "{name}" FROM {place} WHERE "{name}" <> 0 LIMIT :most',
                most=_MOST_READ,
            )
        ]
        if len(known) >= ENOUGH:
            middle = median_low(known)
            spans[path] = (middle // ORDERS_APART, middle * ORDERS_APART)
        elif path in _usual().get(table, {}):
            least, most = _usual()[table][path]
            spans[path] = (least, most)
    return spans


def amount_remarks(
    spans: Mapping[str, tuple[int, int]], amounts: Mapping[str, Sequence[int]], headings: Mapping[str, str]
) -> tuple[TableRemark, ...]:
    """A remark on each column whose middle amount (dong) is outside its span; headings: path → words of the column."""
    remarks = []
    for path, (least, most) in spans.items():
        given = [abs(one) for one in amounts.get(path, ()) if one]
        if given and not least <= (middle := median_low(given)) <= most:
            code = "COLUMN_AMOUNTS_LARGE" if middle > most else "COLUMN_AMOUNTS_SMALL"
            details = {"middle": _words(middle), "least": _words(least), "most": _words(most)}
            remarks.append(TableRemark(code, {"column": headings.get(path, path), **details}))
    return tuple(remarks)


def _words(dong: int) -> str:
    """An amount in million dong."""
    return format_number(Decimal(dong).scaleb(-6).normalize())


@cache
def _usual() -> Mapping[str, Mapping[str, Sequence[int]]]:
    known: dict[str, dict[str, list[int]]] = tomllib.loads(
        (ROOT / "names" / "usual_amounts.toml").read_text(encoding="utf-8")
    )
    return known


def usual_span(book: Book, table: str, name: str) -> tuple[int, int] | None:
    """Between which nine of ten stored values of a number field lie, as they are stored; None where few are known."""
    with book.read_rows() as session:
        known = sorted(
            column(
                session,
                f'SELECT "{name}" FROM {table} WHERE "{name}" IS NOT NULL LIMIT :most',
                most=_MOST_READ,
            )
        )
    if len(known) < ENOUGH:
        return None
    tail = len(known) // 20
    return known[tail], known[-1 - tail]
