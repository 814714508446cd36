"""The merged figures of a province computed once more from its packages, sharing nothing with the program.

The standard library alone reads the data of each package (docs/formats/data.md). The rules stand here by hand, as the
forms are read on paper: what is added up over the units, and which mean or ratio is made from which rows. A mean or a
ratio takes only what states both of its parts: the pairs that a package gives, or the unit where it gives none.

    python -m tests.exports.demonstration.recomputed FORM PACKAGE… < figures.json

compares with what `figures BOOK FORM PERIOD --json` has printed, and says what differs.
"""

import json
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

Key = tuple[str, str]

_MEANS = {
    "I.6": ("I.6a", "I.6b"),
    "I.6.1": ("I.6.1a", "I.6b"),
    "I.7": ("I.7a", "I.7b"),
    "I.8": ("I.8a", "I.8b"),
    "II.7": ("II.7a", "II.7b"),
    "II.8": ("II.8a", "II.8b"),
    "II.9": ("II.9a", "II.9b"),
    "III.10": ("III.10a", "III.10b"),
    "III.11": ("III.11a", "III.11b"),
    "III.12": ("III.12a", "III.12b"),
}
_SHARES = {
    "I.1.7a": ("I.1.7", "I.1.1"),
    "I.1.9a": ("I.1.9", "I.1"),
    "I.1.10a": ("I.1.10", "I.1"),
    "I.1.11a": ("I.1.11", "I.1"),
    "I.3.2a": ("I.3.2", "I.3"),
    "I.3.2c": ("I.3.2b", "I.3"),
    "I.4.4a": ("I.4.4", "I.4"),
    "I.6.1b": ("I.6.1a", "I.6a"),
}
_OF_THE_PROVINCE = {"I.10", "I.11a", "I.11b", "II.11b"}
"""What is no sum of the units' figures: a share in the gross product, and what rests on the number of communes."""

_RATIO_COLUMNS = {
    "vs_plan": ("actual", "plan"),
    "vs_previous": ("actual", "previous"),
    "estimate_vs_plan": ("estimate", "plan"),
    "estimate_vs_previous": ("estimate", "previous"),
}
_FIGURE_COLUMNS = {
    "B01": ("previous", "plan", "actual", "estimate", "plan_next"),
    "B02": ("actual",),
    "B04": (
        "cooperatives",
        "debts",
        "balance",
        "principal",
        "interest",
        "operating",
        "stopped",
        "in_term",
        "to_90",
        "to_360",
        "over_360",
    ),
}
_MAIN = {"B01": "actual", "B02": "actual", "B04": "balance"}
_MONTH = {"I.8.1": "I.8"}


@dataclass(frozen=True)
class Stated:
    """What one package states of a form: figures in base units (money in dong), and pairs with their records."""

    figures: dict[Key, Fraction]
    pairs: dict[Key, tuple[Fraction, Fraction, int, int]]


@dataclass(frozen=True)
class Recomputed:
    """A merged figure in its base unit, exact, and on how many units and records it rests (None: not counted here)."""

    value: Fraction | None
    units: int | None = None
    records: int | None = None


def read(package: Path, form: str) -> Stated:
    """What a package states of a form."""
    with zipfile.ZipFile(package) as archive:
        data = json.loads(archive.read("du-lieu.json"))
    sheet: dict[str, Any] = next((one for one in data["forms"] if one["form"] == form), {"figures": []})
    figures = {
        (row, column): Fraction(value)
        for row, column, value, _origin, _reason in sheet["figures"]
        if value is not None
    }
    pairs = {
        (row, column): (Fraction(above), Fraction(below), stated, asked)
        for row, column, above, below, stated, asked, *_ in data.get("pairs", {}).get(form, [])
    }
    return Stated(figures, pairs)


class Recomputation:
    """The merged figures of one form over some packages."""

    def __init__(self, form: str, packages: Iterable[Stated]) -> None:
        self.form = form
        self.units = list(packages)
        self._has_means = form in ("B01", "B02")

    def cell(self, row: str, column: str) -> Recomputed | None:
        """A merged figure; None where it is no matter of the units alone."""
        sector, _, item = row.rpartition(":")
        if item in _OF_THE_PROVINCE or column == "mention":
            return None
        if column in _RATIO_COLUMNS:
            return self._column_ratio(row, item, *_RATIO_COLUMNS[column])
        if column == "share":
            whole = f"total:{item}" if sector else "T"
            main = _MAIN[self.form]
            return Recomputed(_quotient(self._sum((row, main)), self._sum((whole, main)), 100))
        if column not in _FIGURE_COLUMNS[self.form]:
            return None
        if self._has_means and item in _MONTH:
            mean = self.cell(_beside(row, _MONTH[item]), column)
            return Recomputed(None if mean is None or mean.value is None else mean.value / 12)
        if self._has_means and (item in _MEANS or item in _SHARES):
            parts = _MEANS.get(item) or _SHARES[item]
            return self._ratio(row, column, parts, 1 if item in _MEANS else 100)
        key = (row, column)
        return Recomputed(self._sum(key), sum(key in one.figures for one in self.units))

    def _sum(self, key: Key) -> Fraction | None:
        stated = [one.figures[key] for one in self.units if key in one.figures]
        return sum(stated, Fraction(0)) if stated else None

    def _ratio(self, row: str, column: str, parts: tuple[str, str], times: int) -> Recomputed:
        over, under = ((_beside(row, part), column) for part in parts)
        above, below, units, records, counted = Fraction(0), Fraction(0), 0, 0, True
        for one in self.units:
            if (row, column) in one.pairs:
                top, bottom, stated, _ = one.pairs[row, column]
                if stated:
                    above, below, units, records = above + top, below + bottom, units + 1, records + stated
            elif over in one.figures and under in one.figures:
                above, below, units = above + one.figures[over], below + one.figures[under], units + 1
                counted = False
        return Recomputed(_quotient(above, below, times), units, records if counted else None)

    def _column_ratio(self, row: str, item: str, of: str, over: str) -> Recomputed:
        if item in _MEANS or item in _MONTH:
            parts = [self.cell(row, column) for column in (of, over)]
            above, below = (part.value if part else None for part in parts)
            return Recomputed(_quotient(above, below, 100))
        both = [
            (one.figures[row, of], one.figures[row, over])
            for one in self.units
            if (row, of) in one.figures and (row, over) in one.figures
        ]
        sums = [sum((pair[at] for pair in both), Fraction(0)) for at in (0, 1)]
        return Recomputed(_quotient(sums[0], sums[1], 100) if both else None)


def _beside(row: str, item: str) -> str:
    sector, colon, _ = row.rpartition(":")
    return f"{sector}{colon}{item}"


def _quotient(above: Fraction | None, below: Fraction | None, times: int) -> Fraction | None:
    return above * times / below if above is not None and below else None


def differences(form: str, packages: Sequence[Path], printed: Sequence[dict[str, Any]]) -> Iterator[str]:
    """What differs between the packages and what the program printed, a line a cell."""
    there = Recomputation(form, [read(package, form) for package in packages])
    for cell in printed:
        found = there.cell(cell["row"], cell["column"])
        if found is None:
            continue
        place = f"{form} {cell['row']} {cell['column']}"
        scale = 10**6 if cell["unit"].startswith("tr.đồng") else 1
        exact = None if found.value is None else found.value / scale
        yield from (f"{place}: {line}" for line in _compared(exact, found, cell))


def _compared(exact: Fraction | None, found: Recomputed, cell: dict[str, Any]) -> Iterator[str]:
    if (exact is None) is not (cell["value"] is None):
        yield f"{exact} is printed as {cell['value']}"
        return
    if exact is not None:
        printed = Fraction(cell["value"])
        if abs(printed - exact) > Fraction(1, 2 * 10**6):
            yield f"{float(exact)} is printed as {cell['value']}"
        decimals = len(cell["text"].partition(",")[2])
        if _rounded(exact, decimals) != Decimal(cell["text"].replace(".", "").replace(",", ".")):
            yield f"{float(exact)} is shown as {cell['text']}"
    coverage = cell["coverage"]
    stated = None if coverage is None else found.records if coverage["of"] == "records" else found.units
    if stated is not None and coverage["stated"] != stated:
        yield f"{stated} {coverage['of']} state it, said are {coverage['stated']}"


def _rounded(exact: Fraction, decimals: int) -> Decimal:
    """Half away from zero."""
    scaled = abs(exact) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if exact >= 0 else -whole).scaleb(-decimals)


def compared_cells(form: str, packages: Sequence[Path], printed: Sequence[dict[str, Any]]) -> int:
    """How many of the printed cells with a figure are recomputed here."""
    there = Recomputation(form, [read(package, form) for package in packages])
    return sum(
        cell["value"] is not None and there.cell(cell["row"], cell["column"]) is not None for cell in printed
    )


def main(arguments: list[str]) -> int:
    form, packages = arguments[0], [Path(one) for one in arguments[1:]]
    found = list(differences(form, packages, json.load(sys.stdin)))
    print("\n".join(found) or "nothing differs")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
