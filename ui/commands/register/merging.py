"""merge: two records of a kind into one, field by field; undo: the last change, or another one, taken back."""

from typing import Any

from models.register.catalogue import record_named
from models.returns.changes import change_words
from models.values.errors import Refused
from storage.book.book import Book
from storage.history import changes
from storage.register.identity.merge_plan import MergePlan, MergeSide, plan
from storage.register.identity.merging import merge
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened
from ui.commands.voice import Voice, print_json


def add(verbs: Verbs) -> None:
    merged = verbs.add("merge", run, "merge two records of a kind into one; undo takes it back", json=True)
    merged.add_argument("kind", metavar="KIND", help="such as organisations, people, products")
    merged.add_argument("kept", metavar="KEPT", help="id of the record that stays (see duplicates --json)")
    merged.add_argument("gone", metavar="GONE", help="id of the record that goes into the bin")
    merged.add_argument(
        "--take",
        action="append",
        default=[],
        metavar="FIELD",
        help="the value of GONE counts for this field, or for this colliding record (see --dry-run)",
    )
    merged.add_argument(
        "--keep-both", action="append", default=[], metavar="ID", help="of a colliding record both stay"
    )
    merged.add_argument("--dry-run", action="store_true", help="only say what it would do")
    taken = verbs.add("undo", undo, "take the last change of the book back, or another one")
    taken.add_argument(
        "change", nargs="?", type=int, metavar="CHANGE", help="number of a change (default: the last)"
    )


def run(arguments: Arguments, voice: Voice) -> int:
    record = record_named(arguments.kind)
    with opened(arguments) as book:
        planned = plan(book, record.table, arguments.kept, arguments.gone, voice.language)
        names = {field.public: field.name for field in record.fields}
        choices = {names.get(name, name): MergeSide.GONE for name in arguments.take}
        choices |= dict.fromkeys(arguments.keep_both, MergeSide.BOTH)
        change = 0
        if not arguments.dry_run:
            merge(book, record.table, arguments.kept, arguments.gone, choices)
            change = changes.recent(book, 1)[0].id
    if arguments.json:
        print_json(_as_json(planned, change, voice.language))
        return 0
    for field in planned.fields:
        side = choices.get(field.name, field.choice)
        words = {"field": field.name, "kept": field.kept_words, "gone": field.gone_words, "side": side.value}
        voice.say("MERGE_FIELD", **words)
    for one in planned.collisions:
        side = choices.get(one.id, one.choice)
        voice.say("MERGE_COLLISION", id=one.id, own=one.own_words, other=one.words, side=side.value)
    for kind, count in planned.moved_words(voice.language):
        voice.say("MERGE_MOVED", kind=kind, count=count)
    code = "MERGE_REHEARSED" if arguments.dry_run else "MERGE_DONE"
    voice.say(code, name=planned.kept_name, other=planned.gone_name, change=change)
    return 0


def _as_json(planned: MergePlan, change: int, language: str) -> dict[str, Any]:
    return {
        "kept": {"id": planned.kept, "name": planned.kept_name},
        "gone": {"id": planned.gone, "name": planned.gone_name},
        "change": change or None,
        "fields": [
            {"field": one.name, "kept": one.kept_words, "gone": one.gone_words, "counts": one.choice.value}
            for one in planned.fields
        ],
        "collisions": [
            {
                "id": one.id,
                "table": one.table,
                "kept": one.own_words,
                "gone": one.words,
                "choices": [side.value for side in one.choices],
                "counts": one.choice.value,
            }
            for one in planned.collisions
        ],
        "moved": dict(planned.moved_words(language)),
    }


def undo(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        line = _line(book, arguments.change)
        taken_back = changes.undo(book, line.id)
    what = change_words(line.title, line.details, voice.language)
    voice.say("UNDO_DONE", what=what, number=line.id, change=taken_back)
    return 0


def _line(book: Book, number: int | None) -> changes.ChangeLine:
    """The change with a number, else the newest that is in force and is no undo itself. Refused UNDO_NOTHING."""
    if number is not None:
        return changes.change_line(book, number)
    for line in changes.recent(book, 200):
        if line.undoes is None and line.in_force and line.tables:
            return line
    raise Refused("UNDO_NOTHING")
