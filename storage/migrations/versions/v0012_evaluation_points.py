"""Points of the criteria of an evaluation, why an organisation is not ranked, and the figures behind the first one."""

from alembic import op

revision = "0012"
down_revision = "0011"

NUMBERS = (
    *(f"criterion_{number}" for number in range(1, 7)),
    "fined",
    "revenue_plan",
    "income_after_obligations",
    "development_fund",
    "reserve_fund",
)


def upgrade() -> None:
    """Columns that may be blank: what was evaluated before keeps its score and rank, and nothing is invented for it."""
    for name in NUMBERS:
        op.execute(f"ALTER TABLE evaluations ADD COLUMN {name} INTEGER")
    op.execute("ALTER TABLE evaluations ADD COLUMN not_ranked_reason VARCHAR")
