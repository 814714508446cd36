"""The stored form of a value inside a change of the book, which knows what day it is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from models.register.texts import fields
from models.register.texts.fields import Fields

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def kept(session: "Session", described: Fields, name: str, value: Any) -> Any:
    """The value as it is stored; refused as models.register.texts.fields.kept and .refuse_ahead do."""
    stored = fields.kept(described, name, value)
    fields.refuse_ahead(described, name, stored, session.info["today"])
    return stored


def all_kept(session: "Session", described: Fields, values: Mapping[str, Any]) -> dict[str, Any]:
    """Every given value as it is stored."""
    return {name: kept(session, described, name, value) for name, value in values.items()}
