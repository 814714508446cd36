"""Rows as one text whose digest tells any difference, written by the database itself: no row passes through Python."""

from collections.abc import Collection, Iterator

from storage.book.dialect.sqlite.connections import Raw


def rows_as_text(
    raw: Raw, table: str, key: str, value: str | int, left_out: Collection[str] = ()
) -> str | None:
    """The rows whose column `key` has this value, in the order of the primary key; None where there are none.

    A row is its columns as name=literal, separated by commas, without those that are NULL and those in `left_out`: a
    nullable column that a later version adds changes no text.
    """
    described = raw.execute(f"PRAGMA table_info({table})").fetchall()
    order = ", ".join(f'"{row[1]}"' for row in sorted(described, key=lambda row: row[5]) if row[5])
    told = (_told(name) for _, name, *_ in described if name != key and name not in left_out)
    (text,) = raw.execute(
        f"SELECT group_concat(line, char(10)) FROM "
        f'(SELECT {" || ".join(told)} AS line FROM {table} WHERE "{key}" = ? ORDER BY {order})',
        (value,),
    ).fetchone()
    return None if text is None else str(text)


def _told(column: str) -> str:
    return f"iif(\"{column}\" IS NULL, '', '{column}=' || quote(\"{column}\") || ',')"


def keys_of(raw: Raw, table: str, key: str) -> list[str]:
    """The values of a column, each once, as text."""
    return [str(value) for (value,) in raw.execute(f'SELECT DISTINCT "{key}" FROM {table} ORDER BY "{key}"')]


def rows_as_json(raw: Raw, table: str) -> Iterator[tuple[str, str]]:
    """(id, row) of a recorded table in the order of the ids, each row written as the journal writes a new one."""
    columns = [name for _, name, *_ in raw.execute(f"PRAGMA table_info({table})")]
    whole = ", ".join(f"'{name}', {as_in_json(name)}" for name in columns)
    rows: Iterator[tuple[str, str]] = raw.execute(f"SELECT id, json_object({whole}) FROM {table} ORDER BY id")
    return rows


def as_in_json(column: str) -> str:
    """A column for a JSON object; bytes, which JSON cannot hold and no record has, as their literal."""
    return f'iif(typeof("{column}") = \'blob\', quote("{column}"), "{column}")'


def bytes_of(raw: Raw, table: str, named: str, column: str) -> Iterator[tuple[str, bytes | None]]:
    """Two columns of every row: a name and bytes; None where another kind of value stands there."""
    rows: Iterator[tuple[str, bytes | None]] = raw.execute(
        f"SELECT {named}, CASE typeof({column}) WHEN 'blob' THEN {column} END FROM {table}"
    )
    return rows
