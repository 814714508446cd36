"""The keys of the files of forms, each with the shape of its value (docs/formats/forms.md)."""

from collections.abc import Mapping
from typing import get_args

from models.forms.definition import Combine, CountedThing, FigureStatus, Kind, Mode, TakenFrom
from models.forms.rules.spans import span
from models.forms.shapes import (
    Shape,
    condition,
    day,
    factor,
    flag,
    form_code,
    length,
    list_of,
    name,
    one_of,
    sequence,
    table,
    table_of,
    tables,
    text,
    whole,
)
from models.values.deadlines import Evidence
from models.values.periods import PeriodKind

_DECIMALS = whole(0, 9)
_CONDITIONS = table_of(condition)
_NAMES = list_of(name)

FORM: Mapping[str, Shape] = {
    "code": form_code,
    "edition": name,
    "valid_from": day,
    "name": name,
    "title": text,
    "unit_line": text,
    "main_column": name,
    "total_row": name,
    "periods": list_of(one_of(PeriodKind)),
    "source": text,
    "evidence": one_of(Evidence),
    "bases": table_of(table({"of": name, "where": _CONDITIONS}, optional=("where",))),
    "columns": tables,
    "rows": tables,
    "cross": table(
        {"sectors": tables, "total_label": text, "show": list_of(sequence(name, name))}, ("show",)
    ),
    "ratio_bases": tables,
    "checks": tables,
    "doubts": tables,
    "says": table_of(table({"vi": text, "en": text})),
    "english": table_of(text),
}

FORM_OPTIONAL = frozenset(
    {
        "main_column",
        "total_row",
        "periods",
        "source",
        "evidence",
        "bases",
        "cross",
        "ratio_bases",
        "checks",
        "doubts",
        "says",
        "english",
    }
)

ROW: Mapping[str, Shape] = {
    "code": name,
    "label": text,
    "unit": text,
    "kind": one_of(Kind),
    "level": whole(0, 9),
    "heading": flag,
    "combine": one_of(Combine),
    "decimals": _DECIMALS,
    "from": name,
    "where": _CONDITIONS,
    "sum": name,
    "distinct": name,
    "communes": flag,
    "total": _NAMES,
    "mean": sequence(name, name),
    "ratio": table({"of": _NAMES, "over": _NAMES, "times": whole(1, 10**6)}, optional=("times",)),
    "base": name,
    "counts": one_of(CountedThing),
    "times": table({"of": name, "by": factor}),
    "share": flag,
    "signed": flag,
    "printed": flag,
    "optional": flag,
    "unknown": _NAMES,
    "range": span,
    "usual": span,
}

COLUMN: Mapping[str, Shape] = {
    "key": name,
    "header": list_of(text),
    "role": one_of(("figure", "ratio", "share", "difference", "mention", "note")),
    "prefill": one_of(("register", "carry", "none")),
    "carry": name,
    "taken_from": one_of(get_args(TakenFrom)),
    "narrow": _CONDITIONS,
    "periods": list_of(one_of(PeriodKind)),
    "mode": one_of(Mode),
    "targets": flag,
    "of": name,
    "over": name,
    "from": name,
    "count": flag,
    "sum": name,
    "distinct": name,
    "where": _CONDITIONS,
    "kind": one_of(Kind),
    "unit": text,
    "decimals": _DECIMALS,
    "total": _NAMES,
    "screen": flag,
    "printed": flag,
    "optional": flag,
    "unknown": _NAMES,
    "width": length,
    "status": one_of(FigureStatus),
    "range": span,
    "usual": span,
}

SECTOR: Mapping[str, Shape] = {"id": name, "label": text, "part_of": name, "unknown": flag}

RATIO_BASE: Mapping[str, Shape] = {"row": name, "name": name, "over": _NAMES, "label": name}
