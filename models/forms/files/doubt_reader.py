"""The limits that hold for all forms, from their file, strictly (docs/formats/forms.md)."""

from collections.abc import Mapping
from pathlib import Path

from models.forms.definition import Kind
from models.forms.files.form_reader import FormReader
from models.forms.rules.doubt_kinds import Against, DefaultBounds, DefaultChange, DoubtDefaults
from models.forms.rules.spans import span
from models.forms.shapes import Shape, flag, list_of, name, number, one_of, table, tables, whole

_ROLES = ("ratio", "share")

_FILE: Mapping[str, Shape] = {
    "bounds": tables,
    "changes": tables,
    "causes": table({"factors": list_of(whole(2, 10**9)), "near": number}),
}
_BOUNDS: Mapping[str, Shape] = {
    "kind": one_of(Kind),
    "unit": name,
    "role": one_of(_ROLES),
    "range": span,
    "usual": span,
}
_CHANGE: Mapping[str, Shape] = {
    "kind": one_of(Kind),
    "unit": name,
    "flow": flag,
    "against": one_of(Against),
    "times": number,
    "at_least": number,
}


def read_defaults(path: Path) -> DoubtDefaults:
    """The limits of one file; Damaged("FORM_DEFINITION") where it is not sound or leaves a kind without limits."""
    reader = FormReader(path)
    content = reader.shaped("", reader.content, _FILE, _FILE)
    bounds = [
        reader.shaped(f"bounds #{at}", one, _BOUNDS, ("range",))
        for at, one in enumerate(content["bounds"], 1)
    ]
    changes = [
        reader.shaped(f"changes #{at}", one, _CHANGE, _CHANGE.keys() - {"unit"})
        for at, one in enumerate(content["changes"], 1)
    ]
    for at, one in enumerate(bounds, 1):
        if ("role" in one) == ("kind" in one) or ("unit" in one and "kind" not in one):
            reader.fail(f"bounds #{at}", "kind", "either a role, or a kind with or without a unit")
    for kind in Kind:
        if not any(one.get("kind") == kind and "unit" not in one for one in bounds):
            reader.fail("bounds", "kind", f"no limits of {kind}")
    for role in _ROLES:
        if not any(one.get("role") == role for one in bounds):
            reader.fail("bounds", "role", f"no limits of {role}")
    return DoubtDefaults(
        bounds=tuple(
            DefaultBounds(
                one.get("kind", ""), one.get("unit", ""), one.get("role", ""), one["range"], one.get("usual")
            )
            for one in bounds
        ),
        changes=tuple(
            DefaultChange(
                one["kind"],
                one.get("unit", ""),
                one["flow"],
                Against(one["against"]),
                one["times"],
                one["at_least"],
            )
            for one in changes
        ),
        factors=content["causes"]["factors"],
        near=content["causes"]["near"],
    )
