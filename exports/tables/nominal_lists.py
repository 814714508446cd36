"""List XL-02 as a report matrix: agricultural cooperatives ranked and not ranked, one line each."""

from decimal import Decimal

from exports.paper.matrices import office_letterhead
from exports.paper.words import texts
from models.forms.matrix import MatrixCell, MatrixColumn, MatrixRow, ReportMatrix
from models.office.names import OfficeNames
from models.register.evaluations.agriculture import UNKNOWN
from models.returns.document import UnitName
from models.values import codes
from models.values.quantities import format_number
from storage.returns.nominal import NominalLine, NominalList


def nominal_matrix(found: NominalList, unit: UnitName, names: OfficeNames) -> ReportMatrix:
    """The list of a year on the paper of an office."""
    words = texts()["nominal_list"]
    heads = ("number", "unit", "name", "type", "score", "rank", "note")
    widths = (12.0, 45.0, 80.0, 45.0, 18.0, 30.0, 40.0)
    columns = tuple(
        MatrixColumn(key, (words[key],), width, "right" if key == "score" else "left")
        for key, width in zip(heads, widths, strict=True)
    )
    subtitle = words["subtitle"].format(year=found.year, count=format_number(len(found.lines)))
    letterhead = office_letterhead(
        unit, names, title=words["title"], subtitle=subtitle, appendix=words["appendix"]
    )
    rows = tuple(_row(number, line) for number, line in enumerate(found.lines, 1))
    return ReportMatrix("XL02", letterhead, columns, rows, notes=_notes(found))


def _row(number: int, line: NominalLine) -> MatrixRow:
    words = texts()["nominal_list"]
    score = "" if line.score is None else format_number(line.score)
    exact = None if line.score is None else Decimal(line.score)
    return MatrixRow(
        str(number),
        (
            MatrixCell(format_number(number)),
            MatrixCell(line.unit),
            MatrixCell(line.name),
            MatrixCell(words["unknown_type"] if line.type == UNKNOWN else codes.label("sectors", line.type)),
            MatrixCell(score, exact),
            MatrixCell(codes.label("ranks", line.rank)),
            MatrixCell(codes.label("not_ranked_reasons", line.reason) if line.reason else ""),
        ),
    )


def _notes(found: NominalList) -> tuple[str, ...]:
    words = texts()["notes_on_figures"]
    units = found.units
    if units is None or units.is_complete:
        return ()
    return (
        words["provisional"].format(
            received=units.received, expected=units.expected, missing=", ".join(units.missing)
        ),
    )
