"""The buttons that lead on from an opened file: one for what was found, and the sheet to print of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from models.returns.verdicts import Validity
from models.values.messages import sentence
from storage.book import settings
from storage.dialogue.receipts import NOT_ANSWERED
from ui.language import language
from ui.pieces.tables.findings import FindingAction
from ui.screens.receive.advice import NextStep, ways_of
from ui.screens.receive.lines import IncomingFile
from ui.shell.context import Context


@dataclass(frozen=True, slots=True)
class Acts:
    """What the list can do with a file when its button is pressed."""

    tick: Callable[[IncomingFile], object]
    ticked: Callable[[IncomingFile], bool]
    password: Callable[[], object]
    again: Callable[[], object]
    more: Callable[[], object]
    look_up: Callable[[str], object]
    sheet: Callable[[IncomingFile], object]
    refuse: Callable[[IncomingFile], object]
    report: Callable[[IncomingFile], object]


def steps_of(line: IncomingFile, context: Context, acts: Acts) -> list[FindingAction]:
    """The steps of a file, the most needed first."""
    steps = [_step(way, line, context, acts) for way in ways_of(line)]
    if line.said is not None:
        opens = QCoreApplication.translate("Steps", "Open the report")
        steps.append(FindingAction(opens, lambda: acts.report(line)))
    if can_be_refused(line):
        refusal = QCoreApplication.translate("Steps", "Give a refusal\u2026")
        steps.append(FindingAction(refusal, lambda: acts.refuse(line)))
    if line.opened is not None:
        words = QCoreApplication.translate("Steps", "Verification sheet\u2026")
        steps.append(FindingAction(words, lambda: acts.sheet(line)))
    return steps


def can_be_refused(line: IncomingFile) -> bool:
    """Whether the unit can be told by a receipt that its package was not taken in: it is known to be a bad one."""
    if line.document is None or line.acceptable or line.opened is None:
        return False
    decided = line.standing is Validity.INVALID or bool(line.opened.refusal)
    return decided and line.code not in NOT_ANSWERED


def _step(way: NextStep, line: IncomingFile, context: Context, acts: Acts) -> FindingAction:
    translate = QCoreApplication.translate
    if way is NextStep.TICK:
        held = not acts.ticked(line)
        text = translate("Steps", "Tick it to be received") if held else translate("Steps", "Hold it for now")
        return FindingAction(text, lambda: acts.tick(line))
    if way is NextStep.UNLOCK:
        return FindingAction(translate("Steps", "Type the password\u2026"), acts.password)
    if way is NextStep.TRUST:
        text = translate("Steps", "Install a trust list\u2026")
        return FindingAction(text, lambda: context.go_to("settings", part="trust"))
    if way is NextStep.REVOCATION:
        text = translate("Steps", "Import a newer revocation list\u2026")
        return FindingAction(text, lambda: _go_for_revocation(context))
    if way is NextStep.KEPT:
        return FindingAction(
            translate("Steps", "Show what was received of this unit"), lambda: acts.look_up(line.unit())
        )
    if way is NextStep.AGAIN:
        return FindingAction(translate("Steps", "Check again"), acts.again)
    if way is NextStep.KEYS:
        text = translate("Steps", "Look at the reception keys\u2026")
        return FindingAction(text, lambda: context.go_to("settings", part="reception"))
    if way is NextStep.PARTS:
        return FindingAction(translate("Steps", "Open the missing parts\u2026"), acts.more)
    if way is NextStep.FORWARD:
        return FindingAction(
            translate("Steps", "Copy a sentence to forward it with"), lambda: copy_sentence(line)
        )
    if way is NextStep.GAP:
        return FindingAction(translate("Steps", "Copy a question for the unit"), lambda: copy_sentence(line))
    return FindingAction(translate("Steps", "Copy the reason for the sender"), lambda: copy_sentence(line))


def _go_for_revocation(context: Context) -> None:
    """Where newer revocation lists come in: beside the trust lists at a province, within a newer one below it."""
    if settings.unit_of(context.opened).level == "province":
        context.go_to("trust")
    else:
        context.go_to("settings", part="trust")


def copy_sentence(line: IncomingFile) -> None:
    """Put a sentence for the sender on the clipboard, ready for a letter or a message."""
    QGuiApplication.clipboard().setText(ready_sentence(line))


def ready_sentence(line: IncomingFile) -> str:
    """What to write to the sender about a file."""
    told = {
        "file": line.path.name,
        "unit": line.unit() or "\u2026",
        "period": line.period() or "\u2026",
        "revision": str(line.revision() or "\u2026"),
        "number": str(line.document.number if line.document else "\u2026"),
        "why": line.sentence() if line.code and not line.acceptable else line.chain() or line.sentence(),
        "code": line.code if not line.acceptable else (line.fault.code if line.fault else line.code),
    }
    ways = ways_of(line)
    if NextStep.GAP in ways:
        title = "LETTER_ABOUT_CHAIN"
    elif NextStep.FORWARD in ways:
        title = "LETTER_TO_FORWARD"
    else:
        title = "LETTER_SEND_AGAIN"
    return sentence(title, told, language())


def sheet_name(line: IncomingFile) -> Path:
    """Under which name the verification sheet is proposed: beside the file."""
    return line.path.with_suffix(".pdf" if line.path.suffix.lower() != ".pdf" else ".kiem-tra.pdf")
