"""score: how the points of an evaluation come about, on the screen, as JSON or as the sheet that is signed."""

from fractions import Fraction
from typing import Any

from models.register.evaluations.scoring import SubScore
from models.register.organisations import CRITERIA
from models.values import codes
from models.values.deadline_words import mark
from models.values.quantities import format_number, round_half_up
from storage.register.evaluations import ScoreSheet, score_sheet
from storage.register.imports.targets import organisation_named
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import clock_of, opened
from ui.commands.papers import paper_file, write_paper
from ui.commands.voice import Voice, print_json, print_table


def add(verbs: Verbs) -> None:
    score = verbs.add("score", run, "how the points of an evaluation come about", json=True)
    score.add_argument("organisation", metavar="ORGANISATION", help="its name or tax code")
    score.add_argument("year", metavar="YEAR", type=int, help="of the evaluation")
    score.add_argument(
        "--by", default="tt09_2017", metavar="DEFINITION", help="such as tt09_2017 (default) or tt01_2020"
    )
    score.add_argument("--to", type=paper_file, metavar="FILE", help="the sheet as FILE.pdf or FILE.xlsx")


def run(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        organisation = organisation_named(book, arguments.organisation)
        sheet = score_sheet(book, organisation, arguments.year, arguments.by)
    if arguments.to is not None:
        return _write(sheet, arguments, voice)
    if arguments.json:
        print_json(_as_json(sheet))
        return 0
    _print(sheet, voice)
    return 0


def _write(sheet: ScoreSheet, arguments: Arguments, voice: Voice) -> int:
    from exports.tables.score_sheets import score_matrix

    printed, made_at = (score_matrix(sheet),), clock_of(arguments)()
    size = write_paper(printed, arguments.to, voice, made_at=made_at, title=sheet.scheme.title)
    voice.say("COMMAND_PRINTED", path=str(arguments.to), size=size)
    return 0


def _print(sheet: ScoreSheet, voice: Voice) -> None:
    heads = [voice.word(f"COMMAND_HEAD_{one}") for one in ("NUMBER", "CRITERION", "VALUE", "POINTS", "MOST")]
    rows = []
    for criterion in sheet.scheme.criteria:
        points = sheet.values.get(CRITERIA[criterion.number - 1]) if sheet.scheme.scales else None
        most = voice.word("SCORE_UNKNOWN_MOST") if criterion.most is None else str(criterion.most)
        rows.append([str(criterion.number), criterion.label, "", _text(points), most])
        for one in sheet.sub_scores:
            if one.scale.criterion == criterion.number:
                missing = ", ".join(voice.word(f"SCORE_INPUT_{name.upper()}") for name in one.missing)
                value = _value(one) or voice.word("SCORE_MISSING", names=missing)
                rows.append(["", f"- {one.scale.label}", value, _text(one.points), str(one.scale.most)])
    print_table(heads, rows, {3, 4})
    rank = sheet.values.get("rank")
    voice.say(
        "SCORE_RESULT",
        score=_text(sheet.values.get("score")) or voice.word("SCORE_NONE"),
        rank=codes.label("ranks", rank, voice.language) if rank else voice.word("SCORE_NONE"),
    )
    if sheet.income_is_profit:
        voice.say("SCORE_INCOME_IS_PROFIT")
    known = mark(sheet.scheme.evidence, None, voice.language)
    voice.say("SCORE_SOURCE", source=sheet.scheme.source, mark=known, note=sheet.scheme.note)


def _text(points: int | None) -> str:
    return "" if points is None else str(points)


def _value(found: SubScore) -> str:
    if found.value is None:
        return ""
    decimals = 2 if found.scale.unit == "%" else 0
    return f"{format_number(round_half_up(found.value, decimals), decimals)} {found.scale.unit}"


def _as_json(sheet: ScoreSheet) -> dict[str, Any]:
    scheme = sheet.scheme
    return {
        "organisation": sheet.organisation,
        "scheme": scheme.name,
        "source": scheme.source,
        "evidence": scheme.evidence.value,
        "note": scheme.note,
        **sheet.values,
        "criteria": [{"number": one.number, "label": one.label, "most": one.most} for one in scheme.criteria],
        "groups": [
            {"criteria": list(one.criteria), "most": one.most, "evidence": one.evidence.value}
            for one in scheme.groups
        ],
        "scales": [_scale_as_json(one) for one in sheet.sub_scores],
        "income_is_profit": sheet.income_is_profit,
    }


def _scale_as_json(found: SubScore) -> dict[str, Any]:
    return {
        "criterion": found.scale.criterion,
        "code": found.scale.code,
        "value": None if found.value is None else _exact(found.value),
        "unit": found.scale.unit,
        "points": found.points,
        "most": found.scale.most,
        "missing": list(found.missing),
    }


def _exact(value: Fraction) -> str:
    """Decimal text with six decimals, as figures have it; points follow from the exact value."""
    return format(round_half_up(value, 6).normalize(), "f")
