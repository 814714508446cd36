"""Personal numbers that leave the program in full: the history records that it happened, not the numbers."""

from storage.book.book import Book


def note_unmasked(book: Book, table: str, rows: int) -> None:
    """Keep in the history that a list was written with personal numbers in full."""
    with book.home.change("LIST_UNMASKED", list=table, rows=rows) as session:
        session.info["touched"] = (table,)
