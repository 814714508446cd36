"""The command line: one verb does one thing, without a window and without Qt. Described in docs/commands.md."""

import io
import os
import sys

from models.values.errors import Trouble
from models.values.languages.period_words import period_text
from ui.commands.arguments import Arguments
from ui.commands.grammar import build_parser, expanded
from ui.commands.voice import Voice


def main(argv: list[str]) -> int:
    """Run one verb: 0 done, 1 refused (sentence and code on the error output), 2 wrong usage.

    Anything else that is raised is our own mistake: it goes on to the interpreter, which then shows one sentence
    instead of a traceback (the traceback itself with --debug).
    """
    _speak_unicode()
    try:
        arguments = build_parser(argv[0] if argv else "").parse_args(expanded(argv))
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    for name in ("period", "received"):
        if isinstance(written := getattr(arguments, name, None), str):
            setattr(arguments, name, period_text(written))
    voice = Voice(arguments.language)
    before = sys.excepthook
    if not arguments.debug:
        sys.excepthook = voice.last_resort
    status = _run(arguments, voice)
    sys.excepthook = before
    return status


def _run(arguments: Arguments, voice: Voice) -> int:
    try:
        status = arguments.run(arguments, voice)
        sys.stdout.flush()
    except Trouble as trouble:
        voice.refuse(trouble)
        return 1
    except KeyboardInterrupt:
        voice.warn("COMMAND_INTERRUPTED")
        return 1
    except BrokenPipeError:  # whoever read the output has gone away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    assert isinstance(status, int)
    return status


def _speak_unicode() -> None:
    """Vietnamese letters on every console, whatever its code page says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
