"""A book to practise with: one commune's register with invented people and cooperatives, marked on every page.

Its returns are filled, checked and previewed like those of any book; nothing of it is sealed or leaves it.
"""

from pathlib import Path

from exports.demonstration.plan import YEARS, make_plan
from exports.demonstration.register import register_of
from models.values.periods import PeriodCalendar
from storage.book import settings
from storage.book.book import Book
from storage.extracts import loading

SEED = 1


def make_practice(path: Path, actor: str) -> Book:
    """A new practice book at this path, open. Refused BOOK_EXISTS; Unavailable FOLDER_NOT_WRITABLE, DISK_FULL, …"""
    plan = make_plan(YEARS[-1], SEED)
    place = max(range(len(plan.units)), key=lambda at: plan.quotas[at].stopped)
    unit = plan.units[place]
    book = settings.create_book(path, unit, calendar=PeriodCalendar.STATE, practice=True, actor=actor)
    loading.load(book, "DEMONSTRATION_LOADED", register_of(plan, place))
    return book
