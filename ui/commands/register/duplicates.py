"""duplicates: pairs of records of a kind that may be one and the same, each with the reason."""

from typing import Any

from models.register.catalogue import record_named
from storage.register.identity.duplicates import DuplicatePair, duplicates
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened
from ui.commands.voice import Voice, print_json


def add(verbs: Verbs) -> None:
    asked = verbs.add(
        "duplicates", run, "pairs of records that may be one and the same, with the reason", json=True
    )
    asked.add_argument("kind", metavar="KIND", help="such as organisations, people, products")


def run(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        found = duplicates(book, record_named(arguments.kind).table)
    if arguments.json:
        print_json([_as_json(pair, voice.language) for pair in found])
        return 0
    for pair in found:
        for name, place in ((pair.first_name, pair.first_place), (pair.second_name, pair.second_place)):
            print(f"{name} ({place})" if place else name)
        print(f"    {pair.reason(voice.language)}")
    if found:
        voice.say("DUPLICATES_COUNT", count=len(found))
    else:
        voice.say("DUPLICATES_NONE")
    return 0


def _as_json(pair: DuplicatePair, language: str) -> dict[str, Any]:
    return {
        "reason": pair.why.name.lower(),
        "message": pair.reason(language),
        "first": {"id": pair.first, "name": pair.first_name, "place": pair.first_place},
        "second": {"id": pair.second, "name": pair.second_name, "place": pair.second_place},
    }
