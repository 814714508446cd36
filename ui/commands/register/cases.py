"""cases: organisations that have stopped and cannot be dissolved because they owe, with the case file of one."""

from typing import Any

from models.values import codes
from models.values.dates import format_iso
from models.values.errors import Refused
from models.values.messages import sentence
from models.values.quantities import format_number, millions_from_dong
from storage.book import settings
from storage.comparisons.case_lists import CaseLine, CaseList, case_list
from storage.register.doubts.dissolution_cases import CaseStep, DissolutionCase, case_of
from storage.register.imports.targets import organisation_named
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import clock_of, opened_for_figures
from ui.commands.papers import paper_file, write_paper
from ui.commands.voice import Voice, print_json, print_table


def add(verbs: Verbs) -> None:
    cases = verbs.add("cases", run, "organisations that cannot be dissolved because they owe", json=True)
    cases.add_argument("period", metavar="PERIOD", help="such as 2026 or 2026-Q3")
    cases.add_argument("--organisation", metavar="NAME", help="tax code or exact name: the case file of one")
    cases.add_argument("--to", type=paper_file, metavar="FILE", help="FILE.pdf or FILE.xlsx")


def run(arguments: Arguments, voice: Voice) -> int:
    with opened_for_figures(arguments) as book:
        found = case_list(book, arguments.period)
        unit, names = settings.named(settings.unit_of(book)), settings.office_names(book)
        case = None
        if arguments.organisation:
            key = organisation_named(book, arguments.organisation)
            case = case_of(book, key, found.day)
            if case is None:
                raise Refused("CASE_NONE", name=arguments.organisation, on=format_iso(found.day.isoformat()))
    if arguments.to is not None:
        from exports.tables.case_lists import case_list_matrix, case_matrices

        printed = case_matrices(case, unit, names) if case else (case_list_matrix(found, unit, names),)
        made_at, title = clock_of(arguments)(), printed[0].letterhead.title
        write_paper(printed, arguments.to, voice, made_at=made_at, title=title)
        count = len(case.debts) if case else len(found.lines)
        voice.say("LIST_WRITTEN", file=str(arguments.to), count=count)
    elif arguments.json:
        print_json(_case_json(case) if case else _list_json(found))
    elif case:
        _print_case(case, voice)
    else:
        _print_list(found, voice)
    return 0


def _list_json(found: CaseList) -> dict[str, Any]:
    progress, units = found.progress, found.units
    return {
        "period": found.period,
        "day": found.day.isoformat(),
        "cases": [{"unit": line.unit, **_case_json(line.case)} for line in found.lines],
        "owed": found.owed,
        "before": None
        if progress is None
        else {
            "period": progress.period,
            "cases": progress.cases_before,
            "owed": progress.owed_before,
            "came": list(progress.came),
            "went": list(progress.went),
        },
        "units": None
        if units is None
        else {"received": units.received, "expected": units.expected, "missing": list(units.missing)},
    }


def _case_json(case: DissolutionCase) -> dict[str, Any]:
    return {
        "organisation": case.held.name,
        "stopped_since": case.held.stopped_since,
        "owed": case.held.total,
        "causes": list(case.causes),
        "clock": case.clock,
        "clock_on": case.clock_on.isoformat() if case.clock_on else None,
        "objections": case.objections,
        "debts": [
            {
                "order": debt.order,
                "creditor_kind": debt.creditor_kind,
                "creditor": debt.creditor,
                "contract": debt.contract,
                "principal": debt.principal,
                "interest": debt.interest,
                "balance": debt.balance,
            }
            for debt in case.debts
        ],
        "steps": [_step_json(step) for step in case.steps],
        "next": _step_json(case.next) if case.next else None,
        "late": case.is_late,
    }


def _step_json(step: CaseStep) -> dict[str, Any]:
    return {
        "on": step.on.isoformat(),
        "step": step.step,
        "agency": step.agency,
        "document": step.document,
        "outcome": step.outcome,
        "next_step": step.next_step,
        "next_on": step.next_on.isoformat() if step.next_on else None,
        "next_done": step.next_done,
    }


def _print_list(found: CaseList, voice: Voice) -> None:
    heads = [
        voice.word(f"CASE_HEAD_{one}") for one in ("UNIT", "NAME", "SINCE", "OWED", "CLOCK", "NEXT", "DUE")
    ]
    print_table(heads, [_row(line, voice.language) for line in found.lines], {3})
    if (progress := found.progress) is not None:
        voice.say(
            "CASES_BEFORE",
            period=progress.period,
            cases=progress.cases_before,
            owed=_millions(progress.owed_before),
            now=progress.cases,
            owed_now=_millions(progress.owed),
        )
    if found.units is not None and not found.units.is_complete:
        voice.say("RANKS_PROVISIONAL", received=found.units.received, expected=found.units.expected)


def _row(line: CaseLine, language: str) -> list[str]:
    case = line.case
    due = case.next.next_on if case.next else None
    return [
        line.unit,
        case.held.name,
        format_iso(case.held.stopped_since) if case.held.stopped_since else "",
        _millions(case.held.total),
        _clock(case, language),
        case.next.next_step if case.next else "",
        format_iso(due.isoformat()) if due else "",
    ]


def _print_case(case: DissolutionCase, voice: Voice) -> None:
    print(case.held.name)  # the head of the case
    voice.say("CASE_CLOCK", clock=_clock(case, voice.language), count=case.objections)
    heads = [voice.word(f"CASE_HEAD_{one}") for one in ("ORDER", "CREDITOR", "OWED", "ACTS")]
    rows = [
        [
            str(debt.order),
            ": ".join(
                part
                for part in (
                    codes.label("creditor_kinds", debt.creditor_kind, voice.language),
                    debt.creditor,
                )
                if part
            ),
            _millions(debt.balance),
            debt.acts(voice.language),
        ]
        for debt in case.debts
    ]
    print_table(heads, rows, {0, 2})
    heads = [voice.word(f"CASE_HEAD_{one}") for one in ("ON", "STEP", "AGENCY", "OUTCOME", "NEXT", "DUE")]
    steps = [
        [
            format_iso(step.on.isoformat()),
            codes.label("dissolution_steps", step.step, voice.language),
            step.agency,
            step.outcome,
            step.next_step,
            format_iso(step.next_on.isoformat()) if step.next_on else "",
        ]
        for step in case.steps
    ]
    if steps:
        print_table(heads, steps, set())


def _clock(case: DissolutionCase, language: str) -> str:
    on = format_iso(case.clock_on.isoformat()) if case.clock_on else ""
    return sentence(case.clock, {"on": on}, language)


def _millions(dong: int) -> str:
    return format_number(millions_from_dong(dong))
