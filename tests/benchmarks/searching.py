"""Search as you type over a long register: every key of what people type, against one frame of the screen."""

from pathlib import Path

from storage.book.book import Book
from storage.register.search import search, search_people
from tests.benchmarks.measuring import Line, shown, timed

AIM = 1.0
FRAME = 0.016
NAMES = 400


def measure(book_path: Path, size: str) -> list[Line]:
    """Two lines for a book of this size: the members' own search, and the search over everything."""
    with Book.open(book_path) as book:
        typed = texts(book)
        people = keystrokes(typed, lambda text: search_people(book, text))
        everything = keystrokes(typed, lambda text: search(book, text))
    return [
        Line(
            f"search {size}, {len(people):,} keystrokes, 95th percentile : a frame",
            *_against(people),
        ),
        Line(f"search everything in a book with {size}, 95th percentile : a frame", *_against(everything)),
    ]


def _against(times: list[float]) -> tuple[str, str, float, float]:
    slow = sorted(times)[len(times) * 95 // 100]
    return f"{slow * 1000:.1f} ms", shown(FRAME), slow / FRAME, AIM


def texts(book: Book) -> list[str]:
    """What is typed: names of people in the book with and without accents, words turned round, numbers."""
    with book.read_session() as session:
        connection = session.connection()
        rows = connection.exec_driver_sql(
            f"SELECT name, personal_number FROM people ORDER BY id LIMIT {NAMES}"
        ).all()
    found: list[str] = []
    for at, (name, number) in enumerate(rows):
        words = name.split()
        forms = (name, name.lower(), " ".join(reversed(words)), " ".join(words[-2:]), number or name)
        found.append(forms[at % len(forms)])
    return found


def keystrokes(typed: list[str], ask: object) -> list[float]:
    """Seconds of each keystroke."""
    assert callable(ask)
    times = []
    for text in typed:
        for end in range(1, len(text) + 1):
            beginning = text[:end]
            times.append(timed(lambda beginning=beginning: ask(beginning)))  # type: ignore[misc]
    return times
