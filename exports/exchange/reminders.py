"""Reminders as letters (.eml): one for each unit, to the address that the book remembers for it."""

from collections.abc import Sequence
from pathlib import Path

from exports.files.mail import Letter, LetterDetails, plain_letter, write_letters
from models.dialogue.letters import LetterText
from models.dialogue.reminders import Owed, reminder
from storage.book.book import Book
from storage.dialogue import addresses, reminders


def reminder_letter(book: Book, name: str, to: str, text: LetterText) -> Letter:
    """A reminder as a letter that a mail program opens as a draft."""
    return plain_letter(name, LetterDetails(text.subject, book.clock(), to, text=text.body))


def write_reminders(
    book: Book, owed: Sequence[Owed], folder: Path, where: str = "", language: str = "vi"
) -> list[Path]:
    """One letter a unit; Unavailable FOLDER_MISSING and those of writing."""
    office = reminders.office(book)
    letters = [
        reminder_letter(
            book,
            letter_name(one),
            addresses.address_of(book, one.recipient),
            reminder(one, office, where or reminders.where(book), language),
        )
        for one in owed
    ]
    return write_letters(letters, folder)


def letter_name(owed: Owed) -> str:
    """Name of the file, without its ending."""
    return f"nhac_{owed.unit}_{owed.period}"
