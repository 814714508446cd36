"""What is special to OCOP products: how long a certificate is valid, and who could recognise on its day."""

from datetime import date
from typing import Any

from models.register.products import MONTHS_VALID
from models.values import codes
from models.values.dates import format_date, months_after
from models.values.errors import Refused


def fill(product: Any) -> None:
    """Until when a certificate is valid by default: 36 months from its day."""
    if product.certified_on and not product.valid_to:
        day = months_after(date.fromisoformat(product.certified_on), MONTHS_VALID)
        product.valid_to = day.isoformat()


def refuse_wrong(product: Any) -> None:
    """Refuse a level that recognised nothing any more on the day of the certificate: PRODUCT_LEVEL_ENDED."""
    if not (product.level and product.certified_on):
        return
    level = codes.entry("product_levels", product.level)
    if not level.valid_on(date.fromisoformat(product.certified_on)):
        raise Refused("PRODUCT_LEVEL_ENDED", field="level", level=level.vi, ended=format_date(level.valid_to))
