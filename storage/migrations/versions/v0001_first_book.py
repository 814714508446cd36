"""The first book: register, returns, packages, journal."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create all tables as they were in version 1 (the statements are frozen in the file beside)."""
    script = Path(__file__).with_name("0001_first_book.sql").read_text(encoding="utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            op.execute(statement)
