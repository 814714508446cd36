"""Results of targets in words: figures, differences, verdicts, where a result comes from, and what is said of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from models.register.programmes.target_verdicts import MET
from models.register.programmes.targets import is_share, span_of
from models.values import codes
from models.values.dates import format_date
from models.values.messages import sentence
from models.values.periods import label
from models.values.quantities import decimals_of, format_number, parse_number, round_half_up
from storage.comparisons.target_figures import REGISTER
from storage.comparisons.target_spans import ResultRemark
from storage.comparisons.targets import Printed, TargetResult


def unit_words(measured_in: str, language: str = "vi") -> str:
    """A unit of targets as it is printed in tables."""
    unit = codes.entry("target_measures", measured_in)
    return (
        str(unit.facts.get("sign", "")) if language == "vi" and "sign" in unit.facts else unit.label(language)
    )


def years_words(values: Mapping[str, Any]) -> str:
    """The years of a target: its horizon, or its span."""
    span = span_of(values)
    return str(span[-1]) if len(span) == 1 else f"{span[0]}\u2013{span[-1]}"


def result_words(result: TargetResult) -> str:
    """The result as it is printed, "" for none; a typed one with its own decimals."""
    if result.value is None:
        return ""
    return _printed(result.value, _decimals(result))


def _decimals(result: TargetResult) -> int:
    typed = parse_number(result.values["result"]) if result.typed else None
    return result.decimals if typed is None else max(result.decimals, decimals_of(typed))


def _printed(value: Fraction, decimals: int) -> str:
    return format_number(round_half_up(value, decimals), decimals)


def done_words(result: TargetResult) -> str:
    """How much is done, in per cent; "" where that says nothing."""
    return "" if result.done is None else format_number(result.done)


def difference_words(result: TargetResult, language: str = "vi") -> str:
    """The difference with its sign; of shares in percentage points, "" for none."""
    if result.difference is None:
        return ""
    words = _printed(result.difference, _decimals(result)).replace("-", "\u2212")
    signed = f"+{words}" if result.difference > 0 else words
    if not is_share(result.values["measured_in"]):
        return signed
    return f"{signed} {unit_words('points', language)}"


def verdict_words(result: TargetResult, language: str = "vi") -> str:
    """The verdict; of what is met before it is due, that it is so far."""
    words = codes.label("target_verdicts", result.verdict, language)
    if result.so_far and result.verdict in MET:
        return f"{words} ({sentence('TARGET_SO_FAR', {}, language)})"
    return words


def source_words(result: TargetResult, language: str = "vi") -> str:
    """Where a result comes from: the cell with its period and state, or that it was typed; "" for none."""
    values, figure = result.values, result.figure
    if result.typed:
        if values["result_on"]:
            day = format_date(date.fromisoformat(values["result_on"]))
            typed = sentence("TARGET_SOURCE_TYPED_ON", {"day": day}, language)
        else:
            typed = sentence("TARGET_SOURCE_TYPED", {}, language)
        source = {"source": values["result_source"], "from": typed}
        return sentence("TARGET_SOURCE_FROM", source, language) if values["result_source"] else typed
    if figure is None:
        return ""
    own = {"received": "SERIES_MERGED", REGISTER: "TARGET_STATE_REGISTER"}
    state = sentence(own.get(figure.state, f"STATE_{figure.state.upper()}"), {}, language)
    details = {
        "form": values["result_form"],
        "row": values["result_row"],
        "period": label(figure.period, language),
        "state": state[:1].lower() + state[1:],
    }
    return sentence("TARGET_SOURCE_CELL", details, language)


def section_words(result: TargetResult, language: str = "vi") -> str:
    """The heading under which a target stands in a table: its document and horizon."""
    details = {"document": result.document, "horizon": str(result.values["horizon"])}
    return sentence("TARGETS_SECTION" if result.document else "TARGETS_SECTION_PLAIN", details, language)


def counts_words(results: Sequence[TargetResult], language: str = "vi") -> str:
    """How many targets there are, and of each verdict; "" where there are none."""
    numbers = Counter(result.verdict.value for result in results)
    counted = [
        f"{entry.label(language).lower()} {numbers[entry.id]}"
        for entry in codes.entries("target_verdicts")
        if numbers[entry.id]
    ]
    details = {"count": len(results), "counts": ", ".join(counted)}
    return sentence("TARGETS_COUNTS", details, language) if results else ""


def remark_words(remark: ResultRemark, language: str = "vi") -> str:
    """One remark as a sentence."""
    shown = {
        name: _printed(value.value, value.decimals) if isinstance(value, Printed) else value
        for name, value in remark.details.items()
    }
    return sentence(remark.code, shown, language)


def remarks_words(result: TargetResult, language: str = "vi") -> str:
    """All remarks in one line."""
    return " ".join(remark_words(one, language) for one in result.remarks)
