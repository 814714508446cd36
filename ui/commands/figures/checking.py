"""check and answer: what is doubtful in a return, and the reason for a warning."""

from typing import Any

from models.forms.finding_json import finding_to_json
from models.forms.findings import Finding, Level
from models.returns.returns import alike, clear, open_findings
from models.values.errors import Refused
from storage.returns import returns, sheets
from storage.returns.sheets import PeriodSheets
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened_for_figures
from ui.commands.voice import Voice, print_json


def add(verbs: Verbs) -> None:
    check = verbs.add(
        "check",
        run,
        "run all checks on a return: status 1 while an error or an unanswered warning stands",
        json=True,
    )
    check.add_argument("period", metavar="PERIOD", help="2020, 2020-H1, 2020-9M or 2020-Q3")
    reason = verbs.add("answer", answer, "give the reason for a warning, which sending asks for")
    reason.add_argument("period", metavar="PERIOD", help="2020, 2020-H1, 2020-9M or 2020-Q3")
    reason.add_argument("finding", metavar="FINDING-KEY", help="key of the warning, as check shows it")
    reason.add_argument("reason", metavar="REASON", help='the reason; "" takes it back')
    reason.add_argument(
        "--alike", action="store_true", help="also for the other warnings of the same check without a reason"
    )


def run(arguments: Arguments, voice: Voice) -> int:
    with opened_for_figures(arguments) as book:
        paper = sheets.period_sheets(book, arguments.period)
    if arguments.json:
        print_json([_as_json(finding, paper, voice) for finding in paper.findings])
    else:
        _print_findings(paper, voice)
    if paper.frozen is None:
        clear(list(paper.findings), dict(paper.reasons))
    return 0


def _as_json(finding: Finding, paper: PeriodSheets, voice: Voice) -> dict[str, Any]:
    told = finding_to_json(finding)
    message = voice.word(finding.code, **finding.details)
    return {**told, "message": message, "key": finding.key, "answer": paper.reasons.get(finding.key, "")}


def _print_findings(paper: PeriodSheets, voice: Voice) -> None:
    if not paper.findings:
        voice.say("COMMAND_NO_FINDINGS", period=str(paper.period))
    for finding in paper.findings:
        print_finding(finding, voice)
        reason = paper.reasons.get(finding.key, "")
        if reason:
            print(f"    {voice.word('COMMAND_ANSWERED', reason=reason)}")
        elif finding.takes_reason:
            print(f"    {voice.word('COMMAND_TO_ANSWER', key=finding.key)}")
    for one in paper.completeness():
        voice.say("FORM_FILLED", name=one.name, filled=one.filled, expected=one.expected)


def print_finding(finding: Finding, voice: Voice) -> None:
    level = voice.word(f"LEVEL_{finding.level.upper()}")
    print(f"{level}: {voice.word(finding.code, **finding.details)} ({finding.code}, {finding.rule})")


def print_answered(finding: Finding, reason: str, voice: Voice) -> None:
    """An error with the reason that answers it."""
    print_finding(finding, voice)
    print(f"    {voice.word('COMMAND_ANSWERED', reason=reason)}")


def answer(arguments: Arguments, voice: Voice) -> int:
    with opened_for_figures(arguments) as book:
        from storage.returns import sealing

        sealing.begin_prefilled(book, arguments.period)
        paper = sheets.period_sheets(book, arguments.period)
        assert paper.head is not None
        finding = next((one for one in paper.findings if one.key == arguments.finding), None)
        if finding is None:
            raise Refused("FINDING_UNKNOWN", key=arguments.finding, period=str(paper.period))
        if finding.level is Level.ERROR and not finding.answerable:
            raise Refused("FINDING_IS_ERROR", key=arguments.finding)
        standing = open_findings(paper.findings, paper.reasons)
        others = alike(finding, standing) if arguments.alike else []
        if others:
            returns.answer_alike(book, paper.head.id, [finding, *others], arguments.reason)
        else:
            returns.answer(book, paper.head.id, finding, arguments.reason)
    for one in (finding, *others):
        voice.say("COMMAND_REASON_KEPT", key=one.key)
    return 0
