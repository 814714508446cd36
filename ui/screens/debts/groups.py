"""Groups and classes of debts under the scheme of their creditor."""

from models.values import codes
from ui.language import language
from ui.pieces.inputs.choice import Option


def groups_for(creditor_kind: str) -> list[Option]:
    """The groups that apply to debts to this kind of creditor; none where it has no scheme."""
    scheme = codes.fact("creditor_kinds", creditor_kind, "scheme") if creditor_kind else None
    return groups_of(scheme)


def groups_of(scheme: str | None) -> list[Option]:
    """The groups of a scheme, by the codes that are kept."""
    return [
        Option(entry.facts["code"], entry.label(language()))
        for entry in codes.entries("debt_groups")
        if entry.facts["scheme"] == scheme
    ]
