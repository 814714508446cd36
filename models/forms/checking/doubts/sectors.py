"""R12 across sectors: ratios that are the same everywhere, figures that two sectors share to the last digit.

Only typed figures are doubted: what records or packages add up is what it is.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from models.forms.cells import Origin, Sheet
from models.forms.checking.comparing import finding_at, first_known, printed
from models.forms.checking.doubts.findings import shown_number
from models.forms.checking.doubts.slips import plain
from models.forms.definition import TOTAL, Form
from models.forms.findings import Finding
from models.forms.loader import cross_checks
from models.forms.rules.check_kinds import UniformCheck
from models.forms.rules.doubt_kinds import DuplicatesDoubt, ProportionalDoubt
from models.values.quantities import round_half_up

LEAST_SECTORS = 3
COPIED_ITEMS = 3
"""So many indicators that two sectors share are no coincidence."""


def _tops(form: Form) -> list[str]:
    """The sectors that are no part of another."""
    return [sector for sector in form.sectors if form.row_by_code[sector].level == 1]


def proportional(doubt: ProportionalDoubt, sheet: Sheet) -> Iterator[Finding]:
    """The same ratio in three or more sectors of different size looks as if one was computed from the other."""
    column = sheet.form.main_column
    found: dict[str, Fraction] = {}
    sizes: set[Decimal] = set()
    for sector in _tops(sheet.form):
        row = f"{sector}:{doubt.of}"
        value = sheet.value(row, column)
        first = first_known(sheet, [f"{sector}:{item}" for item in doubt.over], column)
        over = sheet.value(first, column) if first else None
        if value and over and sheet[row, column].origin is Origin.GIVEN:
            found[sector] = Fraction(printed(sheet, row, column, value)) / Fraction(over)
            sizes.add(over)
    if len(found) < LEAST_SECTORS or len(set(found.values())) != 1 or len(sizes) < 2:
        return
    ratio = next(iter(found.values()))
    if ratio.denominator == 1 and any(
        isinstance(check, UniformCheck) and check.numerator == doubt.of for check in cross_checks()
    ):
        return  # the check of whole ratios says it
    yield finding_at(
        doubt,
        sheet,
        f"{TOTAL}:{doubt.of}",
        column,
        ratio=plain(round_half_up(ratio, 2)),
        sectors=len(found),
        over=sheet.form.row_by_code[f"{TOTAL}:{doubt.over[0]}"].label,
    )


def duplicates(doubt: DuplicatesDoubt, sheet: Sheet) -> Iterator[Finding]:
    """Two sectors with the same figure: for information; with three the same, the figures look copied."""
    shared = _shared(doubt, sheet)
    copied = {pair for pair, items in shared.items() if len(items) >= COPIED_ITEMS}
    said: set[str] = set()
    for pair, items in shared.items():
        for item, value in items.items():
            row = f"{pair[1]}:{item}"
            if row in said:
                continue
            said.add(row)
            found = finding_at(
                doubt,
                sheet,
                row,
                sheet.form.main_column,
                stated=value,
                other=sheet.form.labels[pair[0]],
                count=len(items),
                items=", ".join(f"{one} ({shown_number(same)})" for one, same in items.items()),
            )
            if pair not in copied:
                yield found
                continue
            yield Finding(
                f"{doubt.code}_COPIED",
                found.rule,
                doubt.copied_level,
                found.form,
                found.row,
                found.column,
                found.details,
            )
            break


def _shared(doubt: DuplicatesDoubt, sheet: Sheet) -> Mapping[tuple[str, str], dict[str, Decimal]]:
    """Pair of sectors → indicator → the figure that both state."""
    column = sheet.form.main_column
    shared: dict[tuple[str, str], dict[str, Decimal]] = defaultdict(dict)
    for item in doubt.items:
        stated = {
            sector: printed(sheet, f"{sector}:{item}", column, value)
            for sector in _tops(sheet.form)
            if (value := _typed(sheet, f"{sector}:{item}", column)) is not None
        }
        for first, second in combinations(stated, 2):
            value = stated[first]
            if value == stated[second] and value >= doubt.at_least and _is_telling(value):
                shared[first, second][item] = value
    return shared


def _typed(sheet: Sheet, row: str, column: str) -> Decimal | None:
    cell = sheet[row, column]
    return cell.value if cell.origin is Origin.GIVEN else None


def _is_telling(value: Decimal) -> bool:
    """Whether a figure has two digits or more that are not the zeros of a round number."""
    return len(value.normalize().as_tuple().digits) >= 2
