"""How well a last day is known, in words: its source, and its mark or who compared it with the original."""

from models.values.dates import format_date
from models.values.deadlines import Evidence
from models.values.messages import sentence
from models.values.periods import Compared, LastDay


def mark(evidence: Evidence, compared: Compared | None, language: str = "vi") -> str:
    """The short mark with its words; that it was compared with the original instead, where it was."""
    if compared is not None:
        details = {"day": format_date(compared.day), "name": compared.name}
        return sentence("DEADLINE_IS_COMPARED", details, language)
    return sentence(f"DEADLINE_EVIDENCE_{evidence.value}", {}, language)


def source_words(until: LastDay, language: str = "vi") -> str:
    """The source of a last day; with its mark where it was not read in its text, or with the comparison."""
    told = sentence("DEADLINE_SOURCE", {"source": until.source}, language)
    if until.evidence is Evidence.FOUND and until.compared is None:
        return told
    note = f" {until.note}." if until.note else ""
    words = mark(until.evidence, until.compared, language)
    return f"{told} {words[:1].upper()}{words[1:]}.{note}"
