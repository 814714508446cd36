"""Groups and classes of debts under the scheme of their creditor."""

from models.values import codes
from models.values.codes import Entry
from storage.register.debts import DebtRow
from ui.language import language
from ui.pieces.inputs.choice import Option
from ui.register import words


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


def group_of(scheme: str | None, code: str | None) -> Entry | None:
    """The entry of a group under its scheme; None where there is none."""
    for entry in codes.entries("debt_groups"):
        if entry.facts["scheme"] == scheme and entry.facts["code"] == code:
            return entry
    return None


def group_short(row: DebtRow) -> str:
    """The group in one or two words."""
    if not row.group_code:
        return ""
    if row.group_code.isdigit() and len(row.group_code) == 1:
        return words.say("DEBT_GROUP_SHORT", number=row.group_code)
    return words.known(f"DEBT_CLASS_{row.group_code.upper()}") or row.group_code


def group_words(row: DebtRow) -> str:
    """The group in full."""
    entry = group_of(row.group_scheme, row.group_code)
    return words.coded("debt_groups", entry.id) if entry else ""


def group_tone(row: DebtRow) -> str:
    """Red for bad debts."""
    entry = group_of(row.group_scheme, row.group_code)
    return "red" if entry is not None and entry.facts["bad"] else ""
