"""Forms that were begun and not kept, and full-text search over the words of products."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """A table without a history, and an FTS5 table with triggers of its own, as migration 2 makes them."""
    op.create_table(
        "drafts",
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("table_name", "owner_id", "texts", "at", "actor")
        ),
        sa.PrimaryKeyConstraint("table_name", "owner_id", name="pk_drafts"),
    )
    op.execute(
        "CREATE VIRTUAL TABLE products_search USING fts5(search_words, content='products', content_rowid='rowid', "
        "prefix='1 2 3', tokenize='unicode61')"
    )
    add = "INSERT INTO products_search (rowid, search_words) VALUES (NEW.rowid, NEW.search_words);"
    drop = (
        "INSERT INTO products_search (products_search, rowid, search_words) "
        "VALUES ('delete', OLD.rowid, OLD.search_words);"
    )
    op.execute(f"CREATE TRIGGER search_products_insert AFTER INSERT ON products BEGIN {add} END")
    op.execute(f"CREATE TRIGGER search_products_delete AFTER DELETE ON products BEGIN {drop} END")
    op.execute(
        f"CREATE TRIGGER search_products_update AFTER UPDATE OF search_words ON products BEGIN {drop} {add} END"
    )
    op.execute("INSERT INTO products_search (products_search) VALUES ('rebuild')")
