"""explain: where a figure comes from."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from models.forms.merge.consolidation import UnitShare, combines
from models.forms.sheets import shown, to_printed
from models.returns.document import ReturnDocument
from models.values.errors import Refused
from models.values.periods import parse_period
from models.values.quantities import round_half_up
from storage.book.book import Book
from storage.forms.installed import forms_of
from storage.received.corrections import SOURCE
from storage.received.in_force import in_force
from storage.received.moves.netting import MOVED
from storage.returns.explanations import (
    Explanation,
    Formula,
    FormulaTerm,
    explain,
    explain_document,
    unit_title,
    used_in_print,
)
from ui.commands.arguments import Arguments, Verbs, known_forms
from ui.commands.books.books import opened_for_figures
from ui.commands.figures.figures import coverage_as_json, unit_of
from ui.commands.voice import Voice, print_json


def add(verbs: Verbs) -> None:
    where = verbs.add("explain", run, "say where a figure comes from", json=True)
    where.add_argument("form", metavar="FORM", help=known_forms())
    where.add_argument("row", metavar="ROW", help="row code, such as I.1 or agriculture:I.2")
    where.add_argument("column", metavar="COLUMN", help="column key, such as actual")
    where.add_argument("period", metavar="PERIOD", help="2020, 2020-H1, 2020-9M or 2020-Q3")
    where.add_argument("--revision", type=int, metavar="N", help="an earlier revision (default: the newest)")
    where.add_argument(
        "--unit",
        metavar="CODE",
        help="as the accepted return of this unit says it, with the records it carries",
    )


def run(arguments: Arguments, voice: Voice) -> int:
    form = arguments.form.upper()
    with opened_for_figures(arguments) as book:
        if arguments.unit:
            document = _document_of(book, arguments.period, arguments.unit)
            found = explain_document(document, forms_of(book), form, arguments.row, arguments.column)
        else:
            found = explain(book, arguments.period, form, arguments.row, arguments.column, arguments.revision)
        if arguments.json:
            print_json(_as_json(book, found))
        else:
            for line in _lines(book, found, voice):
                print(line)
    return 0


def _document_of(book: Book, period: str, code: str) -> ReturnDocument:
    """The return of a unit that counts for a period; Refused UNIT_NOT_RECEIVED."""
    from exports.exchange.receiving import kept_document

    asked = str(parse_period(period))
    with book.read_session() as session:
        there = {package.unit[1]: package.sha256 for package in in_force(session, asked)}
    if code not in there:
        raise Refused("UNIT_NOT_RECEIVED", unit=code, period=asked, known=", ".join(sorted(there)) or "–")
    return kept_document(book, there[code])


def _printed(found: Explanation, value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    return to_printed(found.form, found.row, found.column, value)


def _number(found: Explanation, value: Decimal, voice: Voice) -> str:
    """A figure as text: exact where it is counted or summed, rounded as on paper where it is computed."""
    printed = to_printed(found.form, found.row, found.column, value)
    if found.row.derived or found.column.role in ("ratio", "share", "difference"):
        printed = round_half_up(printed, found.form.decimals_of(found.row, found.column))
    return voice.word("EXPLAIN_NUMBER", value=printed)


def _term_printed(found: Explanation, term: FormulaTerm) -> Decimal | None:
    if term.value is None:
        return None
    row, column = found.form.row_by_code[term.row], found.form.column_by_key[term.column]
    return to_printed(found.form, row, column, term.value)


def _as_json(book: Book, found: Explanation) -> dict[str, Any]:
    cell = found.cell
    return {
        "form": found.form.code,
        "row": found.row.code,
        "column": found.column.key,
        "label": found.row.label,
        "unit": unit_of(found.form, found.row, found.column),
        "period": found.period,
        "revision": found.revision,
        "sealed": found.sealed,
        "value": _printed(found, cell.value),
        "offered": _printed(found, cell.offered),
        "origin": cell.origin.value,
        "typed": None
        if found.typing is None
        else {
            "value": _printed(found, found.typing.value),
            "reason": found.typing.reason,
            "at": found.typing.at,
            "by": found.typing.actor,
        },
        "parts": [
            {
                "unit": unit_title(book, part),
                "source": part.source,
                "taken_off": _taken_off(part),
                "value": _printed(found, part.value),
            }
            for part in found.parts
        ],
        "records": None
        if found.records is None
        else {
            "of": found.records.of,
            "count": found.records.count,
            "names": list(found.records.names),
            "left_out": [{"name": name, "lacks": list(lacks)} for name, lacks in found.records.left_out],
        },
        "formula": None if found.formula is None else _formula_as_json(found, found.formula),
        "carried_from": found.carried_from or None,
        "counts": found.meaning.counts,
        "base": found.meaning.base or None,
        "status": found.meaning.status,
        "cutoff": found.cutoff,
        "coverage": coverage_as_json(cell),
        "missing_units": list(found.units.missing) if found.units else [],
    }


def _formula_as_json(found: Explanation, formula: Formula) -> dict[str, Any]:
    terms = [
        {
            "row": term.row,
            "column": term.column,
            "label": term.label,
            "value": _term_printed(found, term),
            "part": term.part,
        }
        for term in formula.terms
    ]
    used = used_in_print(found)
    sides = None if used is None else {"numerator": used[0], "denominator": used[1]}
    return {"kind": formula.kind, "times": formula.times, "terms": terms, "used": sides}


def _lines(book: Book, found: Explanation, voice: Voice) -> Iterator[str]:
    text = shown(found.form, found.row, found.column, found.cell)
    yield voice.word(
        "EXPLAIN_CELL",
        name=found.form.name,
        row=found.row.code,
        label=found.row.label,
        column=found.column.header[-1],
        period=found.period,
        value=text or voice.word("EXPLAIN_BLANK"),
        unit=unit_of(found.form, found.row, found.column) if text else "",
    ).rstrip()
    if found.sealed:
        origin = voice.word(f"ORIGIN_{found.cell.origin.upper()}")
        yield voice.word(
            "EXPLAIN_SEALED", revision=str(found.revision), origin=origin or voice.word("EXPLAIN_BLANK")
        )
    yield from _typing_lines(found, voice)
    if found.carried_from:
        yield voice.word("EXPLAIN_CARRIED", period=found.carried_from)
    yield from _formula_lines(found, voice)
    yield from _coverage_lines(found, voice)
    yield from _part_lines(book, found, voice)
    if found.records is not None and not found.parts:
        yield voice.word(
            "EXPLAIN_RECORDS", of=voice.word(f"SET_{found.records.of.upper()}"), count=found.records.count
        )
        yield from (f"  {name}" for name in found.records.names)
        if found.records.count > len(found.records.names):
            yield "  …"
        if found.records.left_out:
            yield voice.word("EXPLAIN_LEFT_OUT")
            for name, lacks in found.records.left_out:
                words = ", ".join(voice.word(f"ATTRIBUTE_{one.upper()}") for one in lacks)
                yield f"  {name}: {words}"


def _typing_lines(found: Explanation, voice: Voice) -> Iterator[str]:
    typing = found.typing
    if typing is None:
        return
    at = typing.at.replace("T", " ")[:16]
    yield voice.word("EXPLAIN_TYPED", at=at, actor=typing.actor or "–")
    if found.cell.offered is not None:
        yield voice.word("EXPLAIN_OFFERED", value=_number(found, found.cell.offered, voice))
    if typing.reason:
        yield voice.word("EXPLAIN_REASON", reason=typing.reason)


def _formula_lines(found: Explanation, voice: Voice) -> Iterator[str]:
    formula = found.formula
    if formula is None:
        return
    yield voice.word(f"EXPLAIN_{formula.kind.upper()}", times=formula.times)
    for term in formula.terms:
        row, column = found.form.row_by_code[term.row], found.form.column_by_key[term.column]
        value = _term_printed(found, term)
        text = voice.word("EXPLAIN_BLANK") if value is None else voice.word("EXPLAIN_NUMBER", value=value)
        sign = "−" if formula.kind == "difference" else ":"
        over = f" {sign} " if term.part == "denominator" else "   "
        yield f" {over}{term.row} {row.label}, {column.header[-1]}: {text}"
    if (used := used_in_print(found)) is not None:
        yield voice.word("EXPLAIN_USED", above=used[0], below=used[1])


def _coverage_lines(found: Explanation, voice: Voice) -> Iterator[str]:
    if found.meaning.base:
        yield voice.word("EXPLAIN_BASE", base=found.meaning.base)
    coverage = found.cell.coverage
    if coverage is None:
        return
    yield voice.word(f"EXPLAIN_COVERAGE_{coverage.of.upper()}", stated=coverage.stated, asked=coverage.asked)
    if coverage.share is not None:
        yield voice.word("EXPLAIN_COVERAGE_SHARE", percent=round_half_up(coverage.share * 100, 1))
    if found.units is not None and found.units.missing:
        yield voice.word("EXPLAIN_UNITS_MISSING", units=", ".join(found.units.missing))


def _part_lines(book: Book, found: Explanation, voice: Voice) -> Iterator[str]:
    if not found.parts:
        return
    told = "EXPLAIN_MERGED" if combines(found.form, (found.row.code, found.column.key)) else "EXPLAIN_STATED"
    units = [part for part in found.parts if not _taken_off(part)]
    yield voice.word(told, count=len(units))
    for part in units:
        value = _number(found, part.value, voice)
        yield f"  {unit_title(book, part)}: {value} [{part.source[:12]}]"
    for code in ("moved_inside", "counted_once"):
        lines = [part for part in found.parts if _taken_off(part) == code]
        if lines:
            yield voice.word(f"EXPLAIN_{code.upper()}")
            yield from (f"  {part.unit}: {_number(found, part.value, voice)}" for part in lines)


def _taken_off(part: UnitShare) -> str | None:
    """Why a part is no unit's own figure but what is taken off the sum; None for those of units."""
    if part.source.startswith(MOVED):
        return "moved_inside"
    return "counted_once" if part.source.startswith(SOURCE) else None
