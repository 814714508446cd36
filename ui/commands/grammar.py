"""The grammar of the command line: every verb with its arguments."""

import argparse

from ui.commands.arguments import STATUS, Verbs

_ABOUT = """\
Statistics of cooperatives: books, returns, signed packages, merged reports.
Without a verb the desktop opens. Everything is described in docs/commands.md.
"""

TRUST_VERBS = ("install", "add", "withdraw", "authorities", "make", "copy", "list")


def expanded(argv: list[str]) -> list[str]:
    """`trust BOOK FILE` says the same as `trust install BOOK FILE`."""
    if argv[:1] == ["trust"] and argv[1:2] and argv[1] not in (*TRUST_VERBS, "-h", "--help"):
        return ["trust", "install", *argv[1:]]
    return argv


def build_parser() -> argparse.ArgumentParser:
    """The whole grammar."""
    from ui.commands.books import associating, books, copying, deadlines, demo, rechecking, status
    from ui.commands.exchange import (
        arriving,
        carrying,
        elsewhere,
        queries,
        receipts,
        receiving,
        reminding,
        sending,
    )
    from ui.commands.figures import (
        bases,
        changes,
        checking,
        counting,
        explaining,
        figures,
        filling,
        forms,
        printing,
        series,
        targets,
    )
    from ui.commands.register import cases, importing, kinds, lists, national, ranks, scoring
    from ui.commands.trust import keys, reception, trusting

    parser = argparse.ArgumentParser(
        prog="main.py",
        description=_ABOUT,
        epilog=STATUS,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = Verbs(parser)
    parts = (
        books,
        demo,
        filling,
        figures,
        checking,
        counting,
        sending,
        receiving,
        explaining,
        changes,
        series,
        printing,
        trusting,
    )
    for part in (
        *parts,
        bases,
        forms,
        elsewhere,
        copying,
        rechecking,
        reminding,
        carrying,
        keys,
        reception,
        status,
        deadlines,
        arriving,
        receipts,
        queries,
        associating,
        kinds,
        lists,
        importing,
        scoring,
        ranks,
        cases,
        targets,
        national,
    ):
        part.add(verbs)
    return parser
