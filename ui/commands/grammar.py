"""The grammar of the command line: every verb with its arguments."""

import argparse
from collections.abc import Mapping
from importlib import import_module

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


VERBS_OF: Mapping[str, tuple[str, ...]] = {
    "books.books": ("new", "backup", "rebuild", "verify"),
    "books.demo": ("demo",),
    "figures.filling": ("fill",),
    "figures.figures": ("figures",),
    "figures.checking": ("check", "answer"),
    "figures.counting": ("count-once",),
    "exchange.sending": ("send", "reopen"),
    "exchange.receiving": ("inspect", "receive", "withdraw"),
    "figures.explaining": ("explain",),
    "figures.changes": ("changes",),
    "figures.series": ("series",),
    "figures.plots": ("plots",),
    "figures.targets": ("targets",),
    "figures.printing": ("print",),
    "trust.trusting": ("trust",),
    "figures.bases": ("base",),
    "exchange.forms": ("forms",),
    "exchange.elsewhere": ("print-for-signing", "take-signed"),
    "books.copying": ("copy",),
    "books.rechecking": ("recheck",),
    "exchange.reminding": ("remind",),
    "exchange.carrying": ("drives", "carry", "mail", "join"),
    "trust.keys": ("key",),
    "trust.reception": ("reception",),
    "books.status": ("status",),
    "books.deadlines": ("deadlines", "periods"),
    "exchange.arriving": ("take-in",),
    "exchange.receipts": ("receipts", "outbox"),
    "exchange.handovers": ("handover",),
    "exchange.queries": ("queries",),
    "books.associating": ("associate",),
    "register.kinds": ("kinds",),
    "register.lists": ("list",),
    "register.importing": ("import",),
    "register.duplicates": ("duplicates",),
    "register.merging": ("merge", "undo"),
    "register.scoring": ("score",),
    "register.field_sheets": ("fields",),
    "register.ranks": ("ranks",),
    "register.cases": ("cases",),
    "register.national": ("national",),
}
"""Module under ui.commands → the verbs that it adds, in the order of the help."""


def build_parser(verb: str = "") -> argparse.ArgumentParser:
    """The grammar of one verb, whose module alone is imported; of all verbs where it is none of them.

    Importing all modules takes a fifth of a second, as long as many a verb itself.
    """
    parser = argparse.ArgumentParser(
        prog="main.py",
        description=_ABOUT,
        epilog=STATUS,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = Verbs(parser)
    for part in [part for part, own in VERBS_OF.items() if verb in own] or VERBS_OF:
        import_module(f"ui.commands.{part}").add(verbs)
    return parser
