"""fill --workbook and --workbook-to: a form or a sheet of the register filled in by another program."""

import sys
from typing import TYPE_CHECKING, Any

from models.forms.loader import form_codes
from models.register.catalogue import record_named
from models.values.outcomes import Outcome
from storage.book.book import Book
from storage.book.periods import period_of
from storage.register.sheets import has_period
from ui.commands.arguments import Arguments
from ui.commands.voice import Voice, plain, print_json

if TYPE_CHECKING:
    from exports.fillable.taking import TakenCell, TakenWorkbook


def _form_code(arguments: Arguments) -> str:
    """The code of the form that is meant, "" where it is a kind of record."""
    code = arguments.form.upper()
    return code if code in form_codes() else ""


def _period(book: Book, arguments: Arguments) -> str:
    return str(period_of(book, arguments.period)) if arguments.period else ""


def write(book: Book, arguments: Arguments, voice: Voice) -> int:
    """Write the fillable workbook."""
    from exports.files.writing import write_whole

    write_whole(arguments.workbook_to, _content(book, arguments, voice))
    voice.say("FILLABLE_WRITTEN", file=str(arguments.workbook_to))
    return 0


def _content(book: Book, arguments: Arguments, voice: Voice) -> bytes:
    from exports.fillable.forms import write_fillable_form
    from exports.fillable.registers import write_fillable_register
    from storage.returns import sealing
    from storage.returns.sheets import reporting_unit, unchecked_sheets

    code = _form_code(arguments)
    if not code:
        table = record_named(arguments.form).table
        return write_fillable_register(book, table, _period(book, arguments), language=voice.language)
    paper = unchecked_sheets(book, str(period_of(book, arguments.period or "")))
    unit, names = reporting_unit(book, paper), sealing.names_of(book, paper)
    return write_fillable_form(paper, code, unit, names, made_at=book.clock(), language=voice.language)


def take(book: Book, arguments: Arguments, voice: Voice) -> int:
    """Take a filled workbook back, or say what it would do."""
    from exports.fillable.reading import read_filled
    from exports.fillable.taking import keep_form, keep_register, take_form, take_register
    from storage.returns.sheets import unchecked_sheets

    filled = read_filled(arguments.workbook)
    code, period = _form_code(arguments), _period(book, arguments)
    if code:
        paper = unchecked_sheets(book, str(period_of(book, arguments.period or "")))
        taken = take_form(book, paper, code, filled, over=arguments.over)
    else:
        table = record_named(arguments.form).table
        taken = take_register(book, table, period if has_period(table) else "", filled, over=arguments.over)
    refused = taken.number(Outcome.REFUSED)
    kept = not arguments.dry_run and (arguments.keep_good or not refused)
    if kept and code:
        keep_form(book, period, taken, arguments.cutoff)
    elif kept:
        keep_register(book, table, period, taken)
    _say(taken, kept, arguments, voice)
    return 1 if refused and not (kept and arguments.keep_good) else 0


def _say(taken: "TakenWorkbook", kept: bool, arguments: Arguments, voice: Voice) -> None:
    name, counts = arguments.workbook.name, {one.value: taken.number(one) for one in Outcome}
    if arguments.json:
        remarks = [
            {"code": one.code, "details": dict(one.details), "message": voice.word(one.code, **one.details)}
            for one in taken.remarks
        ]
        cells = [_as_json(cell, voice) for cell in taken.cells]
        print_json({"kept": kept, "counts": counts, "cells": cells, "remarks": remarks})
    else:
        for remark in taken.remarks:
            voice.say(remark.code, **remark.details)
        _say_changes(taken, voice)
    for cell in taken.cells:
        if cell.refusal is not None:
            what = voice.word(cell.refusal.code, **cell.refusal.details)
            place = {"file": name, "place": cell.place, "line": cell.line, "column": cell.column}
            print(f"{voice.word('FILLABLE_CELL', what=what, **place)} ({cell.refusal.code})", file=sys.stderr)
    if counts["refused"] and not kept and not arguments.dry_run:
        voice.warn("FILLABLE_REFUSED", file=name, count=counts["refused"])
    elif not arguments.json:
        numbers = {"added": counts["new"], "changed": counts["changed"], "same": counts["same"]}
        code = "FILLABLE_DONE" if kept else "FILLABLE_REHEARSED"
        voice.say(code, file=name, refused=counts["refused"], **numbers)


def _say_changes(taken: "TakenWorkbook", voice: Voice) -> None:
    blank = voice.word("FILLABLE_BLANK")
    for cell in taken.kept:
        words = {"place": cell.place, "line": cell.line, "column": cell.column}
        voice.say("FILLABLE_CHANGE", **words, before=cell.before or blank, after=cell.text or blank)


def _as_json(cell: "TakenCell", voice: Voice) -> dict[str, Any]:
    said: dict[str, Any] = {
        "cell": cell.place,
        "line": cell.key[0],
        "column": cell.key[1],
        "outcome": cell.outcome.value,
        "before": cell.before,
        "text": cell.text,
    }
    if cell.refusal is not None:
        details = {name: plain(one) for name, one in cell.refusal.details.items()}
        message = voice.word(cell.refusal.code, **cell.refusal.details)
        said |= {"code": cell.refusal.code, "details": details, "message": message}
    return said
