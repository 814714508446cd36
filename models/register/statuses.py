"""Statuses of organisations by what they mean, from the lists of codes."""

from models.values import codes

ENDED = codes.ids_where("legal_statuses", "exists", False)
"""Legal statuses of those that exist no more."""

DISSOLVING = ("dissolving", "group_ending")
"""Legal statuses of those that are being wound up."""

OPERATING = codes.ids_where("operational_statuses", "operating", True)
EXISTING = codes.ids_where("operational_statuses", "exists", True)
STOPPED = tuple(one for one in EXISTING if one not in OPERATING)
AWAITING = tuple(one for one in STOPPED if one.startswith("awaiting_dissolution"))
"""Operational statuses of those that stopped and wait to be dissolved."""


def agreeing_tax_statuses(legal_status: str) -> tuple[str, ...]:
    """The statuses of a tax code that go with a legal status; () where nothing is expected.

    The expected ones (resources/codes/legal_statuses.toml), those below them, and the status above one of them: where
    no reason is recorded beside a status, nothing is known that speaks against it.
    """
    expected: tuple[str, ...] = codes.fact("legal_statuses", legal_status, "tax_statuses") or ()
    agreeing: dict[str, None] = {}
    for one in expected:
        agreeing.update(dict.fromkeys(codes.with_descendants("tax_statuses", one)))
        above = codes.entry("tax_statuses", one).parent
        if above:
            agreeing[above] = None
    return tuple(agreeing)
