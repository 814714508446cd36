"""Other names by which a person is known, and the search that finds them."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"

_WORDS = ("name_folded", "search_words")


def upgrade() -> None:
    """Two columns of people, blank so far, an index of those who have other names, and their words in the search."""
    for name in ("aliases", "search_words"):
        op.execute(f"ALTER TABLE people ADD COLUMN {name} VARCHAR DEFAULT '' NOT NULL")
    op.create_index(
        "ix_people_with_other_names", "people", ["id"], sqlite_where=sa.text("search_words <> ''")
    )
    for event in ("insert", "delete", "update"):
        op.execute(f"DROP TRIGGER search_people_{event}")
    op.execute("DROP TABLE people_search")
    names = ", ".join(_WORDS)
    op.execute(
        f"CREATE VIRTUAL TABLE people_search USING fts5({names}, content='people', content_rowid='rowid', "
        "prefix='1 2 3', tokenize='unicode61')"
    )
    new, old = (", ".join(f"{side}.{name}" for name in _WORDS) for side in ("NEW", "OLD"))
    add = f"INSERT INTO people_search (rowid, {names}) VALUES (NEW.rowid, {new});"
    drop = f"INSERT INTO people_search (people_search, rowid, {names}) VALUES ('delete', OLD.rowid, {old});"
    for event, steps in (("INSERT", add), ("DELETE", drop), (f"UPDATE OF {names}", f"{drop} {add}")):
        name = f"search_people_{event.split()[0].lower()}"
        op.execute(f"CREATE TRIGGER {name} AFTER {event} ON people BEGIN {steps} END")
    op.execute("INSERT INTO people_search (people_search) VALUES ('rebuild')")
