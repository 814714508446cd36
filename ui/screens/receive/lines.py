"""What the list of opened files says of each file, in words."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from models.errors import Trouble
from models.periods import label, parse_period
from models.sentences import sentence, sentences, told
from models.verdicts import Standing, Verdict
from ui.language import language
from ui.pieces.moments import day_of, lateness

if TYPE_CHECKING:
    from exports.receiving import Opened
    from models.returndata import ReturnDocument

TONES = {
    Standing.VALID: "green",
    Standing.REMARK: "blue",
    Standing.UNDECIDED: "amber",
    Standing.INVALID: "red",
}
SIGNS = {
    Standing.VALID: "\u2713",
    Standing.REMARK: "\u2713",
    Standing.UNDECIDED: "?",
    Standing.INVALID: "\u2715",
}


@dataclass(frozen=True)
class Line:
    """One file: opened and judged, or the trouble that kept it from being read."""

    path: Path
    opened: "Opened | None" = None
    trouble: Trouble | None = None

    @property
    def document(self) -> "ReturnDocument | None":
        return self.opened.inspection.document if self.opened else None

    @property
    def standing(self) -> Standing:
        return self.opened.inspection.verdict.standing if self.opened else Standing.UNDECIDED

    @property
    def acceptable(self) -> bool:
        return self.opened is not None and self.opened.acceptable

    @property
    def code(self) -> str:
        """Code of what stands in the way, or of the remark."""
        if self.opened is not None:
            return self.opened.code
        return self.trouble.code if self.trouble else ""

    @property
    def tone(self) -> str:
        """Colour of the verdict; grey where the package is good but has no place here any more."""
        return "grey" if self.opened and self.opened.refusal else TONES[self.standing]

    def unit(self) -> str:
        return self.document.unit.name if self.document else ""

    def period(self) -> str:
        return label(parse_period(self.document.period), language()) if self.document else ""

    def revision(self) -> int | None:
        return self.document.revision if self.document else None

    def made(self) -> str:
        return day_of(self.document.made_at) if self.document else ""

    def in_time(self) -> tuple[str, str]:
        """In time or how late, and the tone."""
        document = self.document
        return lateness(document.period, document.unit.level, document.made_at) if document else ("", "")

    def signers(self) -> str:
        return ", ".join(one.name for one in self.opened.inspection.verdict.signers) if self.opened else ""

    def verdict(self) -> str:
        """One of the four plain words with its sign."""
        return f"{SIGNS[self.standing]} {word_of(self.standing)}"

    def sentence(self) -> str:
        """One sentence: why not, or what to note, or that all is well."""
        if self.trouble is not None:
            return told(self.trouble, language())
        if self.opened is None:
            return ""
        if self.opened.refusal and self.opened.inspection.verdict.accepted:
            return sentence(self.opened.refusal, self._refusal_details(), language())
        return of_verdict(self.opened.inspection.verdict)

    def _refusal_details(self) -> dict[str, str]:
        return {"unit": self.unit(), "period": self.period()}


def word_of(standing: Standing | str) -> str:
    """The plain word of a verdict."""
    return sentence(f"VERDICT_{str(standing).upper()}", None, language())


def of_verdict(verdict: Verdict) -> str:
    """The sentence of a verdict: its code's, or what a clean one rests on."""
    if verdict.code:
        return sentence(verdict.code, verdict.details, language())
    return sentence("VERDICT_RESTS_ON", verdict.details, language())


def rung_name(name: str) -> str:
    """The name of a rung of the ladder."""
    code = f"RUNG_{name.upper()}"
    return sentence(code, None, language()) if code in sentences(language()) else name


def role_name(role: str) -> str:
    """The name of a role in which somebody signs."""
    code = f"ROLE_{role.upper()}"
    return sentence(code, None, language()) if code in sentences(language()) else role
