"""count-once: which unit counts a record that stands in the registers of several."""

from storage.received import decisions
from storage.returns import sheets
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened_for_figures
from ui.commands.voice import Voice


def add(verbs: Verbs) -> None:
    verb = verbs.add("count-once", run, "decide which unit counts a record that several units report")
    verb.add_argument("period", metavar="PERIOD", help="2020, 2020-H1, 2020-9M or 2020-Q3")
    verb.add_argument("group", metavar="GROUP", help="id of the record, as check shows it")
    chosen = verb.add_mutually_exclusive_group(required=True)
    chosen.add_argument("--unit", metavar="CODE", help="the unit that counts it")
    chosen.add_argument("--not-the-same", action="store_true", help="they are different records")
    chosen.add_argument("--take-back", action="store_true", help="drop the decision")
    verb.add_argument("--reason", default="", help="why")


def run(arguments: Arguments, voice: Voice) -> int:
    with opened_for_figures(arguments) as book:
        if arguments.take_back:
            decisions.take_back(book, arguments.group)
        else:
            cutoff = sheets.cutoff_of(book, arguments.period)
            asked = (book, arguments.period, arguments.group)
            if arguments.not_the_same:
                decisions.tell_apart(*asked, cutoff, arguments.reason)
            else:
                decisions.let_count(*asked, arguments.unit, cutoff, arguments.reason)
    voice.say("COMMAND_COUNTED_ONCE", group=arguments.group)
    return 0
