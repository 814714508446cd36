"""A finding as a document says it, and back."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from models.forms.findings import Finding, Level


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """A finding as data. `answerable` and `subject` stand only where there is something to say."""
    about: dict[str, Any] = {"subject": finding.subject} if finding.subject else {}
    if finding.level is Level.ERROR and finding.answerable:
        about["answerable"] = True
    return about | {
        "code": finding.code,
        "rule": finding.rule,
        "level": finding.level.value,
        "form": finding.form,
        "row": finding.row,
        "column": finding.column,
        "details": {key: _plain(value) for key, value in finding.details.items()},
    }


def _plain(value: Any) -> Any:
    """A detail as data: decimals as text, everything else as it is."""
    return format(value, "f") if isinstance(value, Decimal) else value


def finding_from_json(content: Mapping[str, object]) -> Finding:
    """A finding of a document; KeyError or ValueError where it has no such shape."""
    details = content.get("details")
    told = details if isinstance(details, dict) else {}
    return Finding(
        str(content["code"]),
        str(content["rule"]),
        Level(str(content["level"])),
        str(content["form"]),
        str(content["row"]),
        str(content["column"]),
        {key: _detail(key, value) for key, value in told.items()},
        str(content.get("subject", "")),
        content.get("answerable") is True,
    )


def findings_in(contents: Iterable[Mapping[str, object]]) -> Iterator[Finding]:
    """The findings of a foreign document; what is none is passed over, since no figure depends on it."""
    for content in contents:
        try:
            yield finding_from_json(content)
        except (KeyError, ValueError):
            continue


_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_TEXTS = frozenset(
    {
        "row",
        "whole_row",
        "name",
        "label",
        "whole_label",
        "header",
        "parts",
        "units",
        "missing",
        "slack_rows",
        "target",
        "rows",
        "first_row",
        "items",
    }
    | {"other_row", "other_label", "over", "cause_row", "cause_label", "names", "group", "period", "reason"}
)
"""Details that are text even where they look like a number."""


def _detail(key: str, value: object) -> object:
    """A detail as the check gave it: numbers travel as decimal text."""
    if key in _TEXTS or not isinstance(value, str) or not _NUMBER.fullmatch(value):
        return value
    return Decimal(value)
