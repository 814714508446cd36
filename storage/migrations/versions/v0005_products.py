"""Holds the place of the records of products."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Nothing yet."""
