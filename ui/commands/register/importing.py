"""import: rows of a workbook or a CSV file into the register, all of them or none, or those that are good."""

import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from models.register.catalogue import record_named
from models.register.record import Record
from models.register.texts.blocks import Block, BlockReading, read_block, with_given
from models.register.texts.left_out import left_out
from models.register.texts.words import field_label, table_label
from models.values.cells.remarks import TableRemark
from models.values.errors import Refused
from models.values.outcomes import Outcome
from storage.register.imports.headings import known_headings
from storage.register.imports.layouts import known_reading, layout_remarks, remember_layout
from storage.register.imports.rows import Imported, RowEffect, import_rows
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened
from ui.commands.voice import Voice, plain, print_json


def add(verbs: Verbs) -> None:
    taken = verbs.add("import", run, "rows of a table into the register: all of them or none", json=True)
    taken.add_argument("kind", metavar="KIND", help="such as organisations, members, debts (see kinds)")
    taken.add_argument(
        "file", metavar="FILE", type=Path, help="a .xlsx, .xls, .ods or .csv file with headings"
    )
    taken.add_argument(
        "--sheet",
        default="",
        metavar="NAME",
        help="a sheet of the workbook (default: as before, else the first understood)",
    )
    taken.add_argument(
        "--columns", type=Path, metavar="MAP.toml", help='lines "heading" = "field", over what headings mean'
    )
    taken.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="of rows that say nothing of this field; can be repeated",
    )
    taken.add_argument("--period", default="", metavar="PERIOD", help="of rows that name none (results)")
    taken.add_argument("--dry-run", action="store_true", help="only say what each row would do")
    taken.add_argument("--keep-good", action="store_true", help="keep the rows that are not refused")
    taken.add_argument(
        "--amounts-right",
        action="store_true",
        help="keep amounts of another order than usual: they are right",
    )
    taken.add_argument(
        "--anew",
        action="store_true",
        help="find headings and units in the table, not as in the last table of its layout",
    )
    taken.add_argument(
        "--report", type=Path, metavar="FILE", help="write what is left out into a .xlsx or .csv file"
    )


def run(arguments: Arguments, voice: Voice) -> int:
    from exports.tables.files import read_known_table

    record = record_named(arguments.kind)
    with opened(arguments) as book:
        table = read_known_table(book, record.table, arguments.file, arguments.sheet)
        mapping = {**known_headings(book, record.table), **_mapping(arguments.columns)}
        reading = BlockReading() if arguments.anew else known_reading(book, record.table, table.rows)
        block = read_block(record.table, table.rows, mapping, reading)
        block = with_given(record.table, block, _given(arguments.set))
        known = layout_remarks(book, record.table, block, voice.language)
        keep = "nothing" if arguments.dry_run else "good" if arguments.keep_good else "all"
        done = import_rows(
            book,
            record.table,
            block,
            keep=keep,  # type: ignore[arg-type]
            period=arguments.period,
            language=voice.language,
            guarded=not arguments.amounts_right,
        )
        if done.kept:
            remember_layout(book, record.table, block, table.sheet, table.sheets)
    remarks = (*table.remarks, *known, *block.remarks, *done.remarks)
    if arguments.json:
        print_json(_as_json(done, block, voice) | {"remarks": [_remark(remark, voice) for remark in remarks]})
    else:
        for remark in remarks:
            voice.say(remark.code, **remark.details)
    _say(done, block, record, arguments, voice)
    if arguments.report is not None:
        _write_report(done, block, record, arguments, voice)
    refused = done.number(Outcome.REFUSED)
    stopped = refused and not arguments.keep_good  # by its rows already
    if done.remarks and not done.kept and not (arguments.dry_run or arguments.amounts_right or stopped):
        voice.warn("IMPORT_AMOUNTS", file=arguments.file.name)
        return 1
    return 1 if refused and not arguments.keep_good else 0


def _write_report(done: Imported, block: Block, record: Record, arguments: Arguments, voice: Voice) -> None:
    from exports.tables.rows import write_rows

    def why(refusal: Refused) -> str:
        what = voice.word(refusal.code, **_named(refusal, record, voice))
        place = _field(refusal, record, voice)
        return f"{place}: {what}" if place else what

    refusals = {one.number: why(one.refusal) for one in done.effects if one.refusal is not None}
    rows = left_out(record.table, block, refusals, voice.language)
    write_rows(arguments.report, table_label(record.table, voice.language, many=True), rows)
    voice.say("IMPORT_REPORT", file=str(arguments.report), count=len(rows) - 1)


def _given(pairs: Sequence[str]) -> Mapping[str, str]:
    """FIELD=VALUE as a table. Refused IMPORT_SET (text)."""
    wrong = next((one for one in pairs if not one.partition("=")[0].strip() or "=" not in one), None)
    if wrong is not None:
        raise Refused("IMPORT_SET", text=wrong)
    return {name.strip(): value for name, _, value in (one.partition("=") for one in pairs)}


def _mapping(path: Path | None) -> Mapping[str, str]:
    if path is None:
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise Refused("IMPORT_MAPPING", file=path.name, why=str(fault)) from fault
    wrong = next((name for name, value in table.items() if not isinstance(value, str)), None)
    if wrong is not None:
        raise Refused("IMPORT_MAPPING", file=path.name, why=wrong)
    return {name: str(value) for name, value in table.items()}


def _say(done: Imported, block: Block, record: Record, arguments: Arguments, voice: Voice) -> None:
    name = arguments.file.name
    for effect in done.effects:
        if effect.refusal is not None:
            what = voice.word(effect.refusal.code, **_named(effect.refusal, record, voice))
            place = _field(effect.refusal, record, voice) or voice.word("IMPORT_ROW_WHOLE")
            told = voice.word("IMPORT_ROW", file=name, number=str(effect.number), field=place, what=what)
            print(f"{told} ({effect.refusal.code})", file=sys.stderr)
        for doubt in effect.doubts:
            print(
                voice.word(
                    "IMPORT_ROW_DOUBT",
                    file=name,
                    number=str(effect.number),
                    what=_remark(doubt, voice)["message"],
                ),
                file=sys.stderr,
            )
    counts = {outcome.value: done.number(outcome) for outcome in Outcome}
    if done.number(Outcome.REFUSED) and not done.kept and not arguments.dry_run:
        voice.warn("IMPORT_REFUSED", file=name, count=counts["refused"], rows=len(done.effects))
    elif not arguments.json:
        code = "IMPORT_DONE" if done.kept else "IMPORT_REHEARSED"
        numbers = {"added": counts["new"], "changed": counts["changed"]}
        voice.say(code, file=name, same=counts["same"], refused=counts["refused"], **numbers)
        if block.aside:
            voice.say("IMPORT_ASIDE", columns=", ".join(block.aside))


def _field(refusal: Refused, record: Record, voice: Voice) -> str:
    """The field that stands in the way, by its label; "" where it is the whole row."""
    name = str(refusal.details.get("field") or PLACES.get(refusal.code, ""))
    return f"{field_label(record.table, name, voice.language)} ({_public(name)})" if name else ""


PLACES = {"NAME_TAKEN": "name", "TAX_CODE_TAKEN": "tax_code", "MEMBER_ALREADY": "joined_on"}
"""Fields of refusals that do not name one."""


def _named(refusal: Refused, record: Record, voice: Voice) -> dict[str, Any]:
    details = dict(refusal.details)
    if details.get("field"):
        details["field"] = field_label(record.table, str(details["field"]), voice.language)
    return details


def _as_json(done: Imported, block: Block, voice: Voice) -> dict[str, Any]:
    return {
        "kept": done.kept,
        "counts": {outcome.value: done.number(outcome) for outcome in Outcome},
        "columns": [column.path for column in block.columns],
        "aside": list(block.aside),
        "rows": [_effect(effect, voice) for effect in done.effects],
    }


def _remark(remark: TableRemark, voice: Voice) -> dict[str, Any]:
    details = {name: one if isinstance(one, int) else plain(one) for name, one in remark.details.items()}
    return {"code": remark.code, "details": details, "message": voice.word(remark.code, **remark.details)}


def _effect(effect: RowEffect, voice: Voice) -> dict[str, Any]:
    said: dict[str, Any] = {"row": effect.number, "outcome": effect.outcome.value, "name": effect.name}
    if effect.outcome is Outcome.CHANGED:
        said["changes"] = {name: list(pair) for name, pair in effect.changes.items()}
    if effect.doubts:
        said["doubts"] = [_remark(doubt, voice) for doubt in effect.doubts]
    if effect.refusal is not None:
        details = effect.refusal.details
        said |= {
            "code": effect.refusal.code,
            "field": _public(
                str(effect.refusal.details.get("field", "") or PLACES.get(effect.refusal.code, ""))
            ),
            "details": {name: one if isinstance(one, int) else plain(one) for name, one in details.items()},
            "message": voice.word(effect.refusal.code, **effect.refusal.details),
        }
    return said


def _public(name: str) -> str:
    return name.removesuffix("_id").removesuffix("_code") if name.endswith(("_id", "commune_code")) else name
