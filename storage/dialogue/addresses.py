"""The e-mail addresses that this book remembers, by the title of whom they belong to."""

from models.values.names import fold
from storage.book import settings
from storage.book.book import Book

_PREFIX = "mail_address:"


def address_of(book: Book, recipient: str) -> str:
    """The address last used for a recipient, "" where none was."""
    return settings.read(book, _name(recipient))


def keep_address(book: Book, recipient: str, address: str) -> None:
    """Remember an address, read by models.dialogue.letters.parse_addresses, for a recipient; what is kept so
    already stays.
    """
    if address_of(book, recipient) == address:
        return
    with book.change("MAIL_ADDRESS_KEPT", recipient=recipient) as session:
        settings.put(session, _name(recipient), address)


def _name(recipient: str) -> str:
    return _PREFIX + fold(recipient)
