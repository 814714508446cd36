"""What the list of opened files says of each file, in words."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from models.returns.chains import ChainFault
from models.returns.period_days import period_in
from models.returns.verdicts import Validity
from models.values.errors import Trouble
from models.values.messages import message_for, sentence
from models.values.periods import label, parse_period
from ui.language import language
from ui.pieces.moments import day_of, lateness
from ui.pieces.panels.verdicts import SIGNS, TONES, of_verdict, word_of
from ui.pieces.tables.ordering import in_order
from ui.pieces.tables.paged import Column

if TYPE_CHECKING:
    from exports.exchange.receiving import Opened
    from models.returns.document import ReturnDocument

CLOSED = "ENVELOPE_CLOSED"
"""Code of an envelope that waits for a password of this office."""

PRINT = "print"

_GIST_ENDS = re.compile(r"(?<=[^\W\d]{2})[.:;] ")
"""Where the first clause of a sentence ends; not behind an abbreviation of one letter or a number."""


@dataclass(frozen=True)
class IncomingFile:
    """One file: opened and judged, or the trouble that kept it from being read.

    waits: it lies in an envelope that a password may open; fault: what is wrong in its unit's chain of packages;
    parts: the files that it was joined from, none for a file of its own; claim: the return that it says it is, where
    its signatures do not even let it be read.
    """

    path: Path
    opened: "Opened | None" = None
    trouble: Trouble | None = None
    waits: bool = False
    fault: ChainFault | None = None
    parts: tuple[Path, ...] = ()
    claim: "ReturnDocument | None" = None

    @property
    def document(self) -> "ReturnDocument | None":
        return self.opened.inspection.document if self.opened else None

    @property
    def said(self) -> "ReturnDocument | None":
        """The return that it is, or says it is."""
        return self.document or self.claim

    @property
    def claimed(self) -> bool:
        """Whether only the file itself says which return it is: its signatures prove it not."""
        return self.said is not None and self.standing is Validity.INVALID

    @property
    def standing(self) -> Validity:
        return self.opened.inspection.verdict.standing if self.opened else Validity.UNDECIDED

    @property
    def acceptable(self) -> bool:
        return self.opened is not None and self.opened.acceptable

    @property
    def received_before(self) -> bool:
        """Whether the book has this very return already: nothing is lost, and nothing has to be decided."""
        return self.opened is not None and self.opened.refusal == "ALREADY_RECEIVED"

    @property
    def rank(self) -> int:
        """Its place in the list: needs a decision, can be taken in with a remark, without one, was received before."""
        if self.received_before:
            return 3
        return 0 if not self.acceptable else 1 if self.code or self.fault else 2

    @property
    def closed(self) -> bool:
        """Whether it came in an envelope."""
        return self.opened is not None and self.opened.closed

    @property
    def bare_print(self) -> bool:
        """Whether it is a signed print without a package around it."""
        return self.opened is not None and str(self.opened.kind) == PRINT

    @property
    def code(self) -> str:
        """Code of what stands in the way, or of the remark."""
        if self.waits:
            return CLOSED
        if self.opened is not None:
            return self.opened.code
        return self.trouble.code if self.trouble else ""

    @property
    def tone(self) -> str:
        """Colour of the verdict; grey where the package is good but has no place here any more."""
        return "grey" if self.opened and self.opened.refusal else TONES[self.standing]

    def unit(self) -> str:
        return self.said.unit.name if self.said else ""

    def named(self) -> str:
        """The unit for the list, said to be claimed where it is; the file where no unit is known."""
        if not self.claimed:
            return self.unit() or self.path.name
        return QCoreApplication.translate("IncomingFile", "{unit} (claimed)").format(unit=self.unit())

    def name_tip(self) -> str:
        """The file, and what a claim is worth."""
        if not self.claimed:
            return self.path.name
        told = QCoreApplication.translate(
            "IncomingFile", "{file}\nOnly the file itself names this unit: its signatures do not prove it."
        )
        return told.format(file=self.path.name)

    def period(self) -> str:
        return label(parse_period(self.said.period), language()) if self.said else ""

    def revision(self) -> int | None:
        return self.said.revision if self.said else None

    def made_tip(self) -> str:
        """When it was made, behind whether that was in time."""
        if self.said is None:
            return ""
        made = QCoreApplication.translate("IncomingFile", "made on {day}").format(
            day=day_of(self.said.made_at)
        )
        return ", ".join(part for part in (self.in_time()[0], made) if part)

    def in_time(self) -> tuple[str, str]:
        """In time or how late, and the tone."""
        document = self.document
        period = period_in(document.period, document.days) if document else None
        return lateness(period, document.unit.level, document.made_at) if document and period else ("", "")

    def verdict(self) -> str:
        """One of the four plain words with its sign; of what the book has already, that it was received before."""
        if self.received_before:
            return QCoreApplication.translate("IncomingFile", "received before")
        return f"{SIGNS[self.standing]} {word_of(self.standing)}"

    def sentence(self) -> str:
        """One sentence: why not, or what to note, or that all is well."""
        if self.waits:
            return sentence(CLOSED, None, language())
        if self.trouble is not None:
            return message_for(self.trouble, language())
        if self.opened is None:
            return ""
        if self.opened.refusal and self.opened.inspection.verdict.accepted:
            return sentence(self.opened.refusal, self._refusal_details(), language())
        return of_verdict(self.opened.inspection.verdict)

    def _refusal_details(self) -> dict[str, str]:
        return {"unit": self.unit(), "period": self.period()}

    def chain(self) -> str:
        """The sentence about its place in the chain of the unit's packages, "" where all is well."""
        return "" if self.fault is None else chain_sentence(self.fault)

    def says(self) -> str:
        """What the list says beside the verdict: what stands in the way first, then the chain, then how it came."""
        if self.code and not self.acceptable:
            return self.sentence()
        return self.chain() or (self.sentence() if self.code else self.came_as())

    def gist(self) -> str:
        """How that begins: as much as a line of the list has room for."""
        return "" if self.received_before else _GIST_ENDS.split(self.says(), maxsplit=1)[0].rstrip(".")

    def came_as(self) -> str:
        """How it came, where that is not a package as such: in an envelope, as a print alone, in parts."""
        words = []
        if self.closed:
            words.append(QCoreApplication.translate("IncomingFile", "envelope"))
        if self.bare_print:
            words.append(QCoreApplication.translate("IncomingFile", "signed print"))
        if self.parts:
            joined = QCoreApplication.translate("IncomingFile", "{count} parts").format(count=len(self.parts))
            words.append(joined)
        return ", ".join(words)


_EXACT: Mapping[str, Callable[[IncomingFile], str | int | None]] = {
    "period": lambda line: line.said.period if line.said else None,
    "verdict": lambda line: line.rank,
}
"""What is compared where the words of a column have another order than what they say."""


def ordered(
    lines: Sequence[IncomingFile], columns: Sequence[Column[IncomingFile]], key: str, descending: bool
) -> list[IncomingFile]:
    """Lines by a column; without one ("") what needs a decision comes first."""
    if not key:
        return sorted(lines, key=lambda line: line.rank)
    column = next(one for one in columns if one.key == key)
    return in_order(lines, _EXACT.get(key, column.value), descending=descending)


def chain_sentence(fault: ChainFault) -> str:
    """What is wrong in a chain, in one sentence."""
    numbers = {"number": str(fault.number), "other": str(fault.other)}
    return sentence(fault.code, numbers, language())


def chain_word(fault: ChainFault | None) -> str:
    """What is wrong in a chain, in two or three words for a list."""
    words = {
        "CHAIN_GAP": QCoreApplication.translate("IncomingFile", "one before is missing"),
        "CHAIN_FORK": QCoreApplication.translate("IncomingFile", "two in one place"),
        "CHAIN_NUMBER": QCoreApplication.translate("IncomingFile", "wrong order"),
    }
    return words[fault.code] if fault is not None else ""
