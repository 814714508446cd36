"""The profit after tax of a result, which published returns state beside the profit."""

from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """One column of results, blank so far."""
    op.execute("ALTER TABLE results ADD COLUMN profit_after_tax INTEGER")
