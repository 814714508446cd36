"""The value that a dated field had on a day, as SQL; it needs no mapping, so that the first list does not wait."""

from models.register.dated import BAR, COLUMNS, DATED
from models.register.kinds import Commune, Flag
from models.register.record import Record
from storage.book.dialect import fragments


def as_of(column: str) -> str:
    """SQL of the value that a column of the organisation `{t}` had on :day."""
    field = COLUMNS[column]
    value, kind = "dv.value", DATED[field].kind
    if isinstance(kind, Commune):
        part = fragments.before if column == field else fragments.after
        value = part(value, BAR)
    found = (
        f"(SELECT {value} FROM dated_values dv WHERE dv.organisation_id = {{t}}.id AND dv.field = '{field}' "
        'AND (dv."on" IS NULL OR dv."on" <= :day) ORDER BY dv."on" DESC NULLS LAST LIMIT 1)'
    )
    whole = f"nullif(coalesce({found}, {{t}}.\"{column}\"), '')"
    return f"CAST({whole} AS INTEGER)" if isinstance(kind, Flag) else whole


def begun(record: Record, alias: str) -> str:
    """Whether a row had begun by :day, or it is not known when it began; "" where nothing says it of its kind."""
    columns = [f'{alias}."{name}"' for name in record.begins]
    if not columns:
        return ""
    first = f"coalesce({', '.join(columns)})" if len(columns) > 1 else columns[0]
    return f"({first} IS NULL OR {first} <= :day)"
