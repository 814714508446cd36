"""Ctrl+K finds whatever has a name: a few at every key stroke, each with what tells it from its namesakes."""

from models.register.catalogue import record_of
from models.register.texts.words import table_label
from storage.book.book import Book
from storage.register.communes import CommuneFound, search_communes
from storage.register.search import RecordFound, search
from ui.language import language
from ui.register import words
from ui.shell.context import Destination

MOST = 6
MOST_COMMUNES = 3
LEAST_LETTERS = 2


def places(book: Book, text: str) -> list[Destination]:
    """The records that a text finds."""
    if len(text.strip()) < LEAST_LETTERS:
        return []
    found = search(book, text, MOST)
    organisations = [
        Destination(
            words.short_name(one.name),
            "cooperatives",
            (("organisation", one.id),),
            " \u00b7 ".join(
                part
                for part in (one.tax_code, words.commune_name(one.commune_code, one.commune_from))
                if part
            ),
        )
        for one in found.organisations
    ]
    people = [
        Destination(
            one.name,
            "members",
            (("person", one.id),),
            " \u00b7 ".join(
                part
                for part in (words.birth(one.birth), *map(words.short_name, one.organisations[:2]))
                if part
            ),
        )
        for one in found.people
    ]
    communes = [_commune(one) for one in search_communes(book, text, MOST_COMMUNES)]
    return organisations + people + communes + [_place(one) for one in found.records]


def _commune(one: CommuneFound) -> Destination:
    """The cooperatives of a commune; of one of before with what it belongs to today."""
    note = ", ".join(unit.title for unit in one.now)
    told = words.say("COMMUNE_OF_TODAY", communes=note) if note else words.say("COMMUNE_ORGANISATIONS")
    return Destination(one.unit.title, "cooperatives", (("find", one.unit.title),), told)


def _place(one: RecordFound) -> Destination:
    """Where a record is shown, by its kind; beside it what it is and whose."""
    place = record_of(one.table).place
    kind = table_label(one.table, language())
    note = " \u00b7 ".join(part for part in (kind, words.short_name(one.owner)) if part)
    return Destination(one.name, place.page, ((place.word, one.id),), note)
