"""The demonstration: an invented province from the first record to the merged, printed report."""

from pathlib import Path

from ui.commands.arguments import Arguments, Verbs
from ui.commands.voice import Voice

YEARS = (2020, 2026)


def add(verbs: Verbs) -> None:
    demo = verbs.add(
        "demo",
        run,
        "build an invented province: books, keys, packages on their way, merged and printed reports",
        book=False,
    )
    demo.add_argument("folder", metavar="DIR", type=Path, help="a new or empty folder for all of it")
    demo.add_argument(
        "--year",
        type=int,
        choices=YEARS,
        default=YEARS[0],
        help="2020: eight districts, 2026: 38 communes (default: 2020)",
    )
    demo.add_argument("--seed", type=int, default=1, metavar="N", help="same seed, same data (default: 1)")


def run(arguments: Arguments, voice: Voice) -> int:
    from exports import demonstration

    summary = demonstration.run(arguments.folder, year=arguments.year, seed=arguments.seed)
    for line in demonstration.summary_lines(summary, voice.language):
        print(line)
    return 0
