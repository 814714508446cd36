"""What is special to certificates: until when one is valid, as SQL, and whose product it is for."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from models.values.errors import Refused
from storage.book.dialect import fragments
from storage.book.rows import column

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SOON = 180
"""Days before its end from which a certificate counts as ending soon, as for products."""

_VALID = "({t}.issued_on IS NULL OR {t}.issued_on <= :day) AND ({t}.valid_to IS NULL OR {t}.valid_to >= :day)"
_LEFT = fragments.days_between(":day", "{t}.valid_to")

DERIVED: Mapping[tuple[str, str], str] = {
    ("certificates", "days_left"): (
        f"(CASE WHEN {{t}}.valid_to IS NULL THEN NULL WHEN {{t}}.valid_to >= :day THEN {_LEFT} ELSE 0 END)"
    ),
}
PRESETS: Mapping[tuple[str, str], str] = {
    ("certificates", "valid"): _VALID,
    ("certificates", "ending"): f"{_VALID} AND {_LEFT} <= {SOON}",
    ("certificates", "ended"): "{t}.valid_to < :day",
}


def refuse_foreign_product(session: "Session", certificate: Mapping[str, Any]) -> None:
    """Refuse a certificate for the product of another organisation: CERTIFICATE_PRODUCT_FOREIGN."""
    product = certificate["product_id"]
    if product is None:
        return
    owners = column(session, "SELECT organisation_id FROM products WHERE id = :id", id=product)
    if owners not in ([], [certificate["organisation_id"]]):  # none: an undone change made both
        raise Refused("CERTIFICATE_PRODUCT_FOREIGN", field="product_id")
