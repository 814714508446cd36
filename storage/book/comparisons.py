"""What the office compared with its original text: who did, and on which day. Forms: storage.forms.comparisons."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from models.values.errors import Refused
from models.values.names import clean
from models.values.periods import Compared
from storage.book import settings
from storage.book.book import Book


def kept_comparisons(book: Book, setting: str) -> Mapping[str, Compared]:
    """Key → who compared it with its original text, and when, of one setting of the book."""
    kept: dict[str, list[str]] = json.loads(settings.read(book, setting) or "{}")
    return {key: Compared(date.fromisoformat(day), name) for key, (day, name) in kept.items()}


def comparison(book: Book, name: str, day: date | None) -> Compared:
    """That `name` compared something on the day (today); Refused DEADLINE_COMPARED_NAME, DEADLINE_COMPARED_LATER."""
    who, today = clean(name), book.clock().date()
    if not any(letter.isalpha() for letter in who):
        raise Refused("DEADLINE_COMPARED_NAME")
    if day is not None and day > today:
        raise Refused("DEADLINE_COMPARED_LATER", day=day)
    return Compared(day or today, who)


def keep_comparisons(
    book: Book, setting: str, found: Mapping[str, Compared], title: str, named: Mapping[str, Any]
) -> None:
    """Keep these comparisons, as a change of this title and details in the history."""
    content = {key: [one.day.isoformat(), one.name] for key, one in sorted(found.items())}
    with book.change(title, **named) as session:
        settings.put(session, setting, json.dumps(content, ensure_ascii=False))
