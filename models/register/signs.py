"""Which way the movements of a debt go, by the list of their kinds (resources/codes/entry_kinds)."""

from models.values import codes


def _signs(part: str) -> dict[str, int]:
    return {
        entry.id: entry.facts["sign"] for entry in codes.entries("entry_kinds") if entry.facts["part"] == part
    }


PRINCIPAL_SIGNS = _signs("principal")
INTEREST_SIGNS = _signs("interest")
ENTRY_SIGNS = PRINCIPAL_SIGNS | INTEREST_SIGNS
"""Kinds of movement and whether they raise (1) or lower (-1) what is owed."""
