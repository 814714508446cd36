"""A series in words: the state of a point, what is missing in it, and the breaks before it."""

from models.values.breaks import SeriesBreak
from models.values.dates import format_date
from models.values.deadline_words import mark
from models.values.deadlines import Evidence
from models.values.messages import sentence
from storage.comparisons.series import Series, SeriesPoint


def title_words(series: Series, language: str = "vi") -> str:
    """What a series is of: form, row, column, and for whose area."""
    details = {
        "name": series.form.name,
        "row": series.row.code,
        "label": series.row.label,
        "column": series.column.header[-1],
        "unit": series.unit,
        "boundaries": sentence(f"SERIES_BOUNDARIES_{series.boundaries.upper()}", {}, language),
    }
    return sentence("SERIES_TITLE", details, language)


def state_words(point: SeriesPoint, language: str = "vi") -> str:
    """Draft, sealed …; of what only packages state, that it is merged from them."""
    own = {"received": "SERIES_MERGED", "none": "SERIES_NONE"}
    return sentence(own.get(point.state, f"STATE_{point.state.upper()}"), {}, language)


def units_words(point: SeriesPoint, language: str = "vi") -> str:
    """How many units are in a point; "" where none was merged."""
    if point.units is None:
        return ""
    details = {"received": point.units.received, "expected": point.units.expected}
    return sentence("SERIES_UNITS", details, language)


def gaps_words(point: SeriesPoint, language: str = "vi") -> str:
    """What is not in a point though it belongs to its area, in one line."""
    told = []
    if point.unsplit:
        told.append(sentence("SERIES_UNSPLIT", {"units": ", ".join(point.unsplit)}, language))
    awaited = [one for one in point.units.missing if one not in point.unsplit] if point.units else []
    if awaited:
        told.append(sentence("SERIES_AWAITED", {"units": ", ".join(awaited)}, language))
    if point.unsure:
        told.append(sentence("SERIES_UNSURE", {"count": point.unsure}, language))
    return " ".join(told)


def break_words(one: SeriesBreak, language: str = "vi") -> str:
    """Day, name and source of a break, with its mark where it was not read in its text."""
    details = {"day": format_date(one.day), "name": one.name(language), "source": one.source}
    words = sentence("SERIES_BREAK", details, language)
    return words if one.evidence is Evidence.FOUND else f"{words} {evidence_words(one, language)}."


def evidence_words(one: SeriesBreak, language: str = "vi") -> str:
    """How well a break is known."""
    return mark(one.evidence, None, language)
