"""The sheet by which a cooperative is evaluated, as a report matrix: criteria, most points, points, where from.

Columns: Circular 01/2020/TT-BKHDT, annex 2; the sheet of Circular 09/2017/TT-BNNPTNT (annex 3) was not read and takes
the same. Most points that no source names are said to be unknown.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from exports.paper.words import texts
from models.forms.matrix import Letterhead, MatrixCell, MatrixColumn, MatrixRow, ReportMatrix
from models.register.evaluations.schemes import Criterion
from models.register.evaluations.scoring import SubScore
from models.register.organisations import CRITERIA
from models.values import codes
from models.values.deadline_words import mark
from models.values.messages import sentence
from models.values.quantities import format_number, round_half_up
from storage.register.evaluations import ScoreSheet


def score_matrix(sheet: ScoreSheet) -> ReportMatrix:
    """The sheet of one organisation and year, as it is signed by its chair and its supervisors."""
    words = texts()["score_sheet"]
    columns = (
        MatrixColumn("number", (words["number"],), 12.0, "center"),
        MatrixColumn("criterion", (words["criterion"],), 70.0, "left"),
        MatrixColumn("most", (words["most"],), 34.0, "center"),
        MatrixColumn("points", (words["points"],), 20.0),
        MatrixColumn("note", (words["note"],), 40.0, "left"),
    )
    return ReportMatrix(
        form=sheet.scheme.name,
        letterhead=_letterhead(sheet, words),
        columns=columns,
        rows=(*_rows(sheet, words), *_result(sheet, words)),
        notes=_notes(sheet, words),
        landscape=False,
    )


def _letterhead(sheet: ScoreSheet, words: Mapping[str, Any]) -> Letterhead:
    year = sheet.values["year"]
    return Letterhead(
        parent_office="",
        office=sheet.organisation.upper(),
        number="",
        place_date="",
        appendix="",
        title=sheet.scheme.title.upper(),
        subtitle=words["subtitle"].format(name=sheet.organisation, year=year),
        unit_line="",
        sign_left=tuple(words["sign_left"]),
        sign_right=tuple(words["sign_right"]),
    )


def _rows(sheet: ScoreSheet, words: Mapping[str, Any]) -> list[MatrixRow]:
    rows: list[MatrixRow] = []
    by_number = {criterion.number: criterion for criterion in sheet.scheme.criteria}
    for at, group in enumerate(sheet.scheme.groups):
        title = words["group"].format(label=group.label, most=group.most)
        rows.append(_line(f"group-{at}", "", title, level=0))
        for number in group.criteria:
            rows += _criterion(sheet, by_number[number], words)
    return rows


def _criterion(sheet: ScoreSheet, criterion: Criterion, words: Mapping[str, Any]) -> list[MatrixRow]:
    most = words["unknown"] if criterion.most is None else str(criterion.most)
    points = sheet.values.get(CRITERIA[criterion.number - 1]) if sheet.scheme.scales else None
    note = "; ".join(criterion.parts)
    scales = [one for one in sheet.sub_scores if one.scale.criterion == criterion.number]
    own = _line(str(criterion.number), str(criterion.number), criterion.label, most, points, note)
    return [own, *(_scale(one, words) for one in scales)]


def _scale(found: SubScore, words: Mapping[str, Any]) -> MatrixRow:
    scale = found.scale
    if found.value is None:
        missing = ", ".join(sentence(f"SCORE_INPUT_{name.upper()}") for name in found.missing)
        text = words["scale_unknown"].format(label=scale.label, missing=missing, most=scale.most)
    else:
        value = _shown(found.value, 2 if scale.unit == "%" else 0)
        text = words["scale"].format(
            label=scale.label, value=value, unit=scale.unit, points=found.points, most=scale.most
        )
    return _line(scale.code, "", text, str(scale.most), found.points, level=2)


def _shown(value: Fraction, decimals: int) -> str:
    """For the eye alone: points follow from the exact value."""
    return format_number(round_half_up(value, decimals), decimals)


def _result(sheet: ScoreSheet, words: Mapping[str, Any]) -> list[MatrixRow]:
    values = sheet.values
    most = str(sum(group.most for group in sheet.scheme.groups))
    rank = codes.label("ranks", values["rank"]) if values.get("rank") else ""
    reason = values.get("not_ranked_reason")
    notes = [words["fined"]] if values.get("fined") else []
    notes += [codes.label("not_ranked_reasons", reason)] if reason else []
    return [
        _line("total", "", words["total"], most, values.get("score"), level=0),
        MatrixRow(
            "rank",
            (
                MatrixCell(""),
                MatrixCell(words["rank"]),
                MatrixCell(""),
                MatrixCell(rank),
                MatrixCell("; ".join(notes)),
            ),
            0,
        ),
    ]


def _notes(sheet: ScoreSheet, words: Mapping[str, Any]) -> tuple[str, ...]:
    scheme = sheet.scheme
    known = mark(scheme.evidence, None)
    known = words["evidence"].format(mark=f"{known[:1].upper()}{known[1:]}", note=scheme.note)
    basis = words["basis"].format(source=scheme.source)
    return (basis, known, *((words["profit"],) if sheet.income_is_profit else ()))


def _line(
    key: str,
    number: str,
    label: str,
    most: str = "",
    points: int | None = None,
    note: str = "",
    level: int = 1,
) -> MatrixRow:
    shown = MatrixCell("") if points is None else MatrixCell(format_number(points), Decimal(points))
    return MatrixRow(
        key, (MatrixCell(number), MatrixCell(label), MatrixCell(most), shown, MatrixCell(note)), level
    )
