"""Until when the contract of a group runs, and when the commune received its notice (Decree 77/2019/ND-CP, Art. 12)."""

from alembic import op

revision = "0025"
down_revision = "0024"

COLUMNS = ("contract_until", "notified_on")


def upgrade() -> None:
    """Two columns of organisations, blank so far."""
    for name in COLUMNS:
        op.execute(f"ALTER TABLE organisations ADD COLUMN {name} VARCHAR")
