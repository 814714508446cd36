"""national: add the national target programmes that a book lacks."""

from storage.register.shipped import national_programmes
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened
from ui.commands.voice import Voice, print_json


def add(verbs: Verbs) -> None:
    verbs.add("national", run, "add the national target programmes that the book lacks", json=True)


def run(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        added = national_programmes.add_missing(book)
    if arguments.json:
        print_json({"added": added})
    else:
        voice.say("COMMAND_NATIONAL_ADDED" if added else "COMMAND_NATIONAL_THERE", count=added)
    return 0
