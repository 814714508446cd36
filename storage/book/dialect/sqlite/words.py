"""Full-text search over the words of names; its tables are made by migration 2 and updated by triggers."""

from collections.abc import Sequence


def from_holding(table: str, words: str) -> str:
    """Rows `t` of a table that hold words; words: the parameter that brings what all_words or beginnings made.

    The search table comes first (fragments.from_few): the words are what is rare.
    """
    search = f"{table}_search"
    return f"{search} s CROSS JOIN {table} t ON t.rowid = s.rowid AND s.{search} MATCH {words}"


def all_words(whole: Sequence[str], begun: str) -> str:
    """A search for rows that hold these whole words and a word that begins so. Words have letters and digits only."""
    return " ".join([*(f'"{word}"' for word in whole), f'"{begun}"*'])


def beginnings(begun: Sequence[str]) -> str:
    """A search for rows that hold a word beginning with each of these."""
    return " ".join(f'"{word}"*' for word in begun)


def holds(table: str, alias: str, words: str) -> str:
    """The condition that a row of a table holds words; words: a parameter as for from_holding."""
    search = f"{table}_search"
    return f"{alias}.rowid IN (SELECT rowid FROM {search} WHERE {search} MATCH {words})"


def row_holds(texts: Sequence[str], begun: str) -> str:
    """The condition that a word of these folded texts begins so, asked of one row after the other: where most hold it.

    begun: a parameter with the pattern `% word%`.
    """
    text = " || ' ' || ".join(f"coalesce({one}, '')" for one in texts)
    return f"(' ' || {text}) LIKE {begun}"


def number_holding(table: str, words: str, most: str) -> str:
    """The query that counts the rows of a table that hold words, up to `most`; both are parameters."""
    search = f"{table}_search"
    return f"SELECT count(*) FROM (SELECT 1 FROM {search} WHERE {search} MATCH {words} LIMIT {most})"
