"""Where Ctrl+K goes beside pages and records: forms, periods, units, packages, settings, actions; then the help."""

from PySide6.QtCore import QCoreApplication

from models.register.texts.words import field_label, table_label
from models.values.names import fold
from models.values.units import children
from storage.book import settings
from storage.book.book import Book
from storage.forms.installed import forms_of
from storage.received import receiving
from storage.returns import agenda, returns
from ui import handbook
from ui.language import QT_TRANSLATE_NOOP, language
from ui.returns import form_words, period_words, state_chip
from ui.shell.context import Destination

SETTINGS = (
    ("office", QT_TRANSLATE_NOOP("Places", "Settings: unit and names on paper")),
    ("key", QT_TRANSLATE_NOOP("Places", "Settings: signing keys")),
    ("pictures", QT_TRANSLATE_NOOP("Places", "Settings: pictures of signature and seal")),
    ("trust", QT_TRANSLATE_NOOP("Places", "Settings: trust list in use")),
    ("calendar", QT_TRANSLATE_NOOP("Places", "Settings: periods and deadlines")),
    ("desk", QT_TRANSLATE_NOOP("Places", "Settings: language, colours, size of the type")),
)
ACTIONS = (
    ("cooperatives", "new", True, QT_TRANSLATE_NOOP("Places", "Add a cooperative")),
    ("cooperatives", "paste", True, QT_TRANSLATE_NOOP("Places", "Paste cooperatives from Excel")),
    ("members", "new", True, QT_TRANSLATE_NOOP("Places", "Add a member")),
    ("debts", "new", True, QT_TRANSLATE_NOOP("Places", "Add a debt")),
    ("safety", "part", "history", QT_TRANSLATE_NOOP("Places", "History, undo")),
    ("safety", "part", "bin", QT_TRANSLATE_NOOP("Places", "Bin of deleted records")),
    ("dialogue", "part", "answers", QT_TRANSLATE_NOOP("Places", "Queries to be answered")),
)
MOST_OF_A_KIND = 5


def places(book: Book, text: str) -> list[Destination]:
    """The places in whose words each word of the text stands, a few of each kind."""
    words = fold(text).split()
    if not words:
        return []
    return _fitting(
        words, _actions(), _forms(book), _periods(book), _units(book), _settings(), _packages(book)
    )


def help_places(text: str) -> list[Destination]:
    """The chapters and sections of the handbook, and the fields whose help, in whose names each word stands."""
    words = fold(text).split()
    return _fitting(words, _chapters(), _fields()) if words else []


def _fitting(words: list[str], *kinds: list[Destination]) -> list[Destination]:
    found: list[Destination] = []
    for kind in kinds:
        fitting = [one for one in kind if all(word in fold(f"{one.text} {one.note}") for word in words)]
        found += fitting[:MOST_OF_A_KIND]
    return found


def _say(source: str) -> str:
    return QCoreApplication.translate("Places", source)


def _actions() -> list[Destination]:
    note = QCoreApplication.translate("Places", "action")
    return [Destination(_say(words), page, ((name, value),), note) for page, name, value, words in ACTIONS]


def _settings() -> list[Destination]:
    return [Destination(_say(words), "settings", (("part", part),)) for part, words in SETTINGS]


def _forms(book: Book) -> list[Destination]:
    period = agenda.current(book)
    note = period_words(str(period))
    return [
        Destination(form_words(form), "reports", (("form", form.code),), note)
        for form in forms_of(book).on(period.cutoff, period.kind)
    ]


def _periods(book: Book) -> list[Destination]:
    heads = {head.period: head for head in reversed(returns.heads(book))}
    return [
        Destination(period_words(period), "reports", (("period", period),), state_chip(head).text)
        for period, head in reversed(heads.items())
    ]


def _units(book: Book) -> list[Destination]:
    """The units that report to this one, with how they stand in the period."""
    period = agenda.current(book)
    below = children(settings.unit_at(book, period.cutoff), period.cutoff)
    note = QCoreApplication.translate("Places", "unit that reports here")
    return [Destination(unit.title, "consolidation", (("unit", unit.code),), note) for unit in below]


def _chapters() -> list[Destination]:
    note = QCoreApplication.translate("Places", "handbook")
    found = [Destination(one.title, "help", (("chapter", one.key),), note) for one in handbook.chapters()]
    return found + [
        Destination(section, "help", (("chapter", one.key), ("section", section)), f"{note}: {one.title}")
        for one in handbook.chapters()
        for section in one.sections
    ]


def _fields() -> list[Destination]:
    note = QCoreApplication.translate("Places", "what this field means: {kind}")
    return [
        Destination(
            field_label(table, name, language()),
            "help",
            (("field", f"{table}.{name}"),),
            note.format(kind=table_label(table, language())),
        )
        for table, name in handbook.fields()
    ]


def _packages(book: Book) -> list[Destination]:
    note = QCoreApplication.translate("Places", "package, revision {number}")
    return [
        Destination(
            f"{one.unit_name} · {period_words(one.period)}",
            "receive",
            (("package", one.sha256),),
            note.format(number=one.revision),
        )
        for one in reversed(receiving.received(book))
    ]
