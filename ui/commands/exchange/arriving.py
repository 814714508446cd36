"""take-in: whatever lies in the way, sorted and judged: trust lists, forms, packages, receipts and queries."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import opened
from ui.commands.exchange.receiving import add_passwords, openers_of
from ui.commands.voice import Voice, print_json

if TYPE_CHECKING:
    from exports.exchange.arrivals import Arrivals
    from exports.exchange.forms.office import OpenedForms


def add(verbs: Verbs) -> None:
    take = verbs.add(
        "take-in",
        run,
        "sort files or folders, judge them, take in what stands: status 1 where some did not",
        json=True,
    )
    take.add_argument("files", metavar="FILE", nargs="+", type=Path, help="files, or folders of them")
    add_passwords(take)


def run(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.arrivals import import_arrivals, open_arrivals

    with opened(arguments) as book:
        found = open_arrivals(book, arguments.files, openers_of(book, arguments))
        import_arrivals(book, found)
    lines = _lines(found, voice)
    if arguments.json:
        print_json(lines)
    for line in lines:
        if line["code"] and line["outcome"] == "refused":
            voice.warn_about(Path(line["file"]).name, line["code"], line["details"])
        elif not arguments.json:
            told = voice.word(f"COMMAND_TAKEN_{line['kind'].upper()}")
            print(f"{Path(line['file']).name}: {told}")
    return 1 if any(line["outcome"] == "refused" for line in lines) else 0


KNOWN = frozenset(
    {"TRUST_IN_USE", "ALREADY_RECEIVED", "RECEIPT_KNOWN", "QUERIES_KNOWN", "ANSWERS_KNOWN", "FORMS_KNOWN"}
)
"""What is in the book already: no trouble, and nothing to do."""


def _lines(found: "Arrivals", voice: Voice) -> list[dict[str, Any]]:
    lines = [
        _line(one.path, "trust", one.code, dict(one.details), taken=one is found.newest_trust)
        for one in found.trust_lists
    ]
    for package in found.packages:
        document = package.inspection.document
        named = {"unit": document.unit.name, "period": document.period} if document else {}
        details = {**named, **package.inspection.verdict.details}
        lines.append(_line(package.path, "package", package.code, details, taken=package.acceptable))
    for notice in found.notices:
        kind = "answers" if notice.answers else "queries" if notice.queries else "receipt"
        details = dict(notice.inspection.verdict.details)
        lines.append(_line(notice.path, kind, notice.code, details, taken=notice.acceptable))
    lines += [_line(one.path, "forms", one.code, _why(one), taken=one.acceptable) for one in found.forms]
    lines += [_line(path, "unknown", "FILE_OF_NO_KIND", {"file": path.name}) for path in found.unknown]
    lines += [_line(path, "unknown", trouble.code, trouble.details) for path, trouble in found.unreadable]
    return [{**line, "message": _message(line, voice)} for line in lines]


def _why(one: "OpenedForms") -> dict[str, Any]:
    return dict(one.why.details if one.why else one.inspection.verdict.details)


def _line(
    path: Path, kind: str, code: str, details: dict[str, Any], *, taken: bool = False
) -> dict[str, Any]:
    outcome = "taken" if taken else "known" if code in KNOWN or not code else "refused"
    return {"file": str(path), "kind": kind, "outcome": outcome, "code": code, "details": details}


def _message(line: dict[str, Any], voice: Voice) -> str:
    return voice.word(line["code"], **line["details"]) if line["code"] else ""
