"""copy: a reduced copy of a sealed return, for readers who need not know everything."""

from pathlib import Path

from models.returns.copies import Reduction
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened
from ui.commands.voice import Voice


def add(verbs: Verbs) -> None:
    copy = verbs.add("copy", run, "write a reduced copy of a sealed return")
    copy.add_argument("period", metavar="PERIOD", help="2020, 2020-H1, 2020-9M or 2020-Q3")
    copy.add_argument(
        "--reduction",
        required=True,
        choices=[one.value for one in Reduction],
        help="totals: figures of the forms only; without_personal: all but what tells how to find a person",
    )
    copy.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder for the copy")


def run(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.reduced_copies import write_copy

    with opened(arguments) as book:
        laid = write_copy(book, arguments.period, Reduction(arguments.reduction), arguments.out)
    voice.say("COMMAND_COPY_MADE", path=str(laid.path), size=laid.size, left_out=laid.left_out)
    if laid.doubt:
        voice.warn(laid.doubt)
    return 0
