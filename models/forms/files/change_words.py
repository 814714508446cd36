"""What a new edition changes, in words: a line for each column, row and check, in the order of the paper."""

from collections.abc import Iterable, Iterator

from models.forms.files.form_examination import ExaminedForm, FormChange
from models.values.dates import format_date
from models.values.messages import sentence

_SHOWN = frozenset({"unit_line", "label", "unit", "base", "header"})
"""Values that people read as they stand; others say how something is counted or laid out."""

_IN_HEADLINE = frozenset({"name", "title", "valid_from"})


def headline(one: ExaminedForm, language: str) -> str:
    """Which edition it is, from which day, and which one it follows."""
    about = {"form": f"{one.form.code}-{one.form.edition}", "name": one.form.name, "title": one.form.title}
    about["day"] = format_date(one.form.valid_from)
    if one.before is None:
        return sentence("FORM_EDITION_NEW", about, language)
    return sentence("FORM_EDITION_FOLLOWS", {**about, "before": one.before.edition}, language)


def change_lines(changes: Iterable[FormChange], language: str) -> Iterator[str]:
    """A line for each thing that came, went or is another; what is counted otherwise is said once a row or column.

    Checks are counted: which figures they compare stands in the file.
    """
    said: set[tuple[str, str]] = set()
    checks = {"added": 0, "removed": 0}
    for change in changes:
        about = {"part": sentence(f"FORM_PART_{change.part.upper()}", None, language), "of": change.code}
        if change.part == "check":
            checks["added" if change.after else "removed"] += 1
        elif not change.key:
            code = "FORM_PART_ADDED" if change.after else "FORM_PART_REMOVED"
            yield sentence(code, {**about, "words": change.after or change.before}, language)
        elif change.key in _SHOWN:
            values = {"before": change.before or "\u2013", "after": change.after or "\u2013"}
            key = sentence(f"FORM_KEY_{change.key.upper()}", None, language)
            yield sentence("FORM_VALUE_CHANGED", {**about, **values, "key": key}, language)
        elif change.key not in _IN_HEADLINE and (change.part, change.code) not in said:
            said.add((change.part, change.code))
            yield sentence("FORM_PART_OTHERWISE", about, language)
    if any(checks.values()):
        yield sentence("FORM_CHECKS_CHANGED", checks, language)
