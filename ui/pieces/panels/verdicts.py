"""Verdicts in words: the four plain ones with sign and colour, their sentence, and the ladder behind them."""

from models.returns.verdicts import Rung, Validity, Verdict
from models.values.messages import sentence, sentences
from ui.language import language
from ui.pieces.panels.ladder import LadderStep, Reached

TONES = {
    Validity.VALID: "green",
    Validity.REMARK: "blue",
    Validity.UNDECIDED: "amber",
    Validity.INVALID: "red",
}
SIGNS = {
    Validity.VALID: "\u2713",
    Validity.REMARK: "\u2713",
    Validity.UNDECIDED: "?",
    Validity.INVALID: "\u2715",
}


def word_of(standing: Validity | str) -> str:
    """The plain word of a verdict."""
    return sentence(f"VERDICT_{str(standing).upper()}", None, language())


def of_verdict(verdict: Verdict) -> str:
    """The sentences of a verdict: why not further, each remark, or what a clean one rests on."""
    if verdict.statements:
        return " ".join(sentence(one.code, one.details, language()) for one in verdict.statements)
    return sentence("VERDICT_RESTS_ON", verdict.details, language())


def rung_name(name: str) -> str:
    """The name of a rung of the ladder."""
    code = f"RUNG_{name.upper()}"
    return sentence(code, None, language()) if code in sentences(language()) else name


def role_name(role: str) -> str:
    """The name of a role in which somebody signs."""
    code = f"ROLE_{role.upper()}"
    return sentence(code, None, language()) if code in sentences(language()) else role


def ladder_steps(verdict: Verdict) -> list[LadderStep]:
    """The rungs that were climbed, and of a package those that were not reached."""
    climbed = [_rung(one, verdict) for one in verdict.rungs]
    names = {one.name for one in verdict.rungs}
    return climbed + [
        LadderStep(rung_name(name), Reached.OPEN) for name in _ladder(names) if name not in names
    ]


def _ladder(names: set[str]) -> tuple[str, ...]:
    """All rungs of the ladder that was climbed; of an envelope or a notice only those that were."""
    from exports.verdicts.packages import RUNGS, SIGNER_RUNGS
    from exports.verdicts.prints import PDF_RUNGS

    if "pdf" in names:
        return (*PDF_RUNGS, *SIGNER_RUNGS, "pdf_order", "figures")
    return RUNGS if "size" in names else ()


def _rung(one: Rung, verdict: Verdict) -> LadderStep:
    if one.passed:
        return LadderStep(rung_name(one.name), Reached.PASSED)
    stopped = Reached.WAITING if verdict.standing is Validity.UNDECIDED else Reached.FAILED
    return LadderStep(rung_name(one.name), stopped, sentence(one.code, one.details, language()))
