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
