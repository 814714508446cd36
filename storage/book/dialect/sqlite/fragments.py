"""Pieces of a query that standard SQL does not have, as text; each is named by what it means.

They are put together once, when a module is loaded. This is the whole list of what another database has to spell
otherwise, beside the parameters (`:name`), which storage.book.rows passes to the driver in one place.
"""


def order_of_entry(alias: str = "") -> str:
    """The column by which rows of a table are in the order in which they were entered.

    Two events of a day have no other order. Ids give no order: they are random.
    """
    return f"{alias}.rowid" if alias else "rowid"


def json_field(column: str, name: str) -> str:
    """The value of a field of a JSON object that a column holds as text; NULL where it has none."""
    return f"json_extract({column}, '$.\"{name}\"')"


def json_value(column: str) -> str:
    """The plain value (text, number) that a column holds as JSON."""
    return f"json_extract({column}, '$')"


def text_of_bytes(column: str) -> str:
    """The text that a column holds as UTF-8 bytes."""
    return f"CAST({column} AS TEXT)"


def in_list(mark: str) -> str:
    """The values of a JSON list that a parameter holds, for `IN`; for thousands of values.

    SQLite looks for the name of each parameter among all before it: three thousand of them take 30 ms.
    """
    return f"(SELECT value FROM json_each({mark}))"


def joined_lines(column: str) -> str:
    """All values of a column in the order of the rows as a single text, a line each."""
    return f"group_concat({column}, char(10))"


def from_few(first: str, *joined: tuple[str, str]) -> str:
    """Tables to read from, of whose first only few rows are wanted; joined: (table, condition) one after the other.

    SQLite may begin at any table of an inner join. It knows nothing of how few are meant, and where a whole table
    has the order of the query, it walks all of that: 100,000 people for the three of one organisation.
    CROSS JOIN keeps it from choosing (https://www.sqlite.org/optoverview.html#manual_control_of_query_plans_using_cross_join).
    """
    return first + "".join(f" CROSS JOIN {table} ON {condition}" for table, condition in joined)


def not_by_index(column: str) -> str:
    """A column that is compared or ordered by, without its index deciding where the query begins.

    For the same reason as from_few, where the table that has the few is not known beforehand.
    """
    return f"+{column}"


def days_between(first: str, last: str) -> str:
    """Whole days from an ISO day to a later day."""
    return f"CAST(julianday({last}) - julianday({first}) AS INTEGER)"


def months_after(day: str, months: int) -> str:
    """The same ISO day so many months later, or the last of its month where there is no such day; NULL for none.

    As models.values.dates.months_after; date() alone goes over into the next month (31 August + 18 months: 3 March).
    """
    over = f"date({day}, 'start of month', '+{months + 1} months', '-1 day')"
    return f"min(date({day}, '+{months} months'), {over})"


def earlier(one: str, other: str) -> str:
    """The earlier of two ISO days; NULL where one is."""
    return f"min({one}, {other})"


def latest(*days: str) -> str:
    """The latest of ISO days, "" for none; NULL where one is. Of a single day, itself."""
    return f"max({', '.join(days)})" if len(days) > 1 else days[0]


def before(text: str, mark: str) -> str:
    """The part of a text before a mark; "" where the mark is missing."""
    return f"substr({text}, 1, max(instr({text}, '{mark}') - 1, 0))"


def after(text: str, mark: str) -> str:
    """The part of a text behind a mark; the whole text where the mark is missing."""
    return f"substr({text}, instr({text}, '{mark}') + 1)"


def row_key(alias: str) -> str:
    """The shortest key of a row of a table, for joining it again within one query. It is no id: it may change."""
    return f"{alias}.rowid"


def worked_out(query: str, name: str) -> str:
    """A query to read from under a name, whose expressions are worked out once for a row, when it is read.

    SQLite would put the expressions in the place of their names in the outer query, each time anew; not where the
    inner one has a LIMIT and the outer one joins it (https://www.sqlite.org/optoverview.html#subquery_flattening).
    """
    return f"({query} LIMIT -1) {name}"


def beyond_ascii(column: str) -> str:
    """A condition: a text with a sign that is no plain letter, digit or mark."""
    return f"{column} GLOB '*[^ -~]*'"
