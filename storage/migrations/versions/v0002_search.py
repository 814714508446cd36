"""Full-text search over the folded names of people and organisations, kept up by triggers.

Numbers of people are not in it: their beginnings are found faster through the indexes of their columns.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

SEARCHED = {
    "people": ("name_folded",),
    "organisations": ("name_folded", "search_words", "tax_code", "registration_number"),
}


def upgrade() -> None:
    """One FTS5 table each; existing rows are indexed at once."""
    for table, columns in SEARCHED.items():
        names = ", ".join(columns)
        new = ", ".join(f"NEW.{name}" for name in columns)
        old = ", ".join(f"OLD.{name}" for name in columns)
        search = f"{table}_search"
        op.execute(
            f"CREATE VIRTUAL TABLE {search} USING fts5({names}, content='{table}', content_rowid='rowid', "
            "prefix='1 2 3', tokenize='unicode61')"
        )
        add = f"INSERT INTO {search} (rowid, {names}) VALUES (NEW.rowid, {new});"
        drop = f"INSERT INTO {search} ({search}, rowid, {names}) VALUES ('delete', OLD.rowid, {old});"
        op.execute(f"CREATE TRIGGER search_{table}_insert AFTER INSERT ON {table} BEGIN {add} END")
        op.execute(f"CREATE TRIGGER search_{table}_delete AFTER DELETE ON {table} BEGIN {drop} END")
        op.execute(
            f"CREATE TRIGGER search_{table}_update AFTER UPDATE OF {names} ON {table} BEGIN {drop} {add} END"
        )
        op.execute(f"INSERT INTO {search} ({search}) VALUES ('rebuild')")
