"""inspect, receive, withdraw: packages judged, taken in, taken back."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.errors import Trouble
from models.returndata import ReturnDocument, UnitName
from models.verdicts import Verdict
from storage import receiving
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books import clock_of, opened
from ui.commands.voice import Voice, print_json

if TYPE_CHECKING:
    from exports.receiving import Opened
    from exports.trust import TrustList
    from exports.verification import Inspection


def add(verbs: Verbs) -> None:
    look = verbs.add(
        "inspect", inspect, "judge a package without a book: status 0 where it stands", book=False, json=True
    )
    look.add_argument("package", metavar="PACKAGE", type=Path, help="a package, *.asice")
    look.add_argument("--trust", type=Path, metavar="FILE", help="the trust list to judge by, *.asice")
    look.add_argument("--pin", metavar="SHA256", help="certificate that must have signed the trust list")
    look.add_argument("--to", type=Path, metavar="FILE.pdf", help="write a verification sheet to this file")
    take = verbs.add("receive", receive, "judge packages and take in those that stand", json=True)
    take.add_argument("packages", metavar="PACKAGE", nargs="+", type=Path, help="packages, *.asice")
    back = verbs.add("withdraw", withdraw, "take an accepted package back; the one before counts again")
    back.add_argument("package", metavar="PACKAGE-ID", help="its SHA-256, or six or more of its first digits")
    back.add_argument("--reason", default="", help="why")


def inspect(arguments: Arguments, voice: Voice) -> int:
    from exports.receiving import inspect_file

    chosen = _trust_list(arguments) if arguments.trust else None
    found = inspect_file(arguments.package, chosen, clock_of(arguments)).inspection
    if arguments.json:
        print_json(inspection_as_json(arguments.package, found, found.verdict.code, voice))
    else:
        _print_inspection(arguments.package, found, voice)
    if arguments.to:
        _write_sheet(arguments, found, voice)
    if found.verdict.accepted:
        return 0
    voice.warn(found.verdict.code, **found.verdict.details)
    return 1


def _write_sheet(arguments: Arguments, found: "Inspection", voice: Voice) -> None:
    from exports.paper.verification_sheet import SheetFacts
    from ui.commands.rechecking import write_sheet

    moment = clock_of(arguments)()
    facts = SheetFacts(arguments.package.name, "", moment, language=voice.language)
    write_sheet(arguments.to, found, facts)
    if not arguments.json:
        voice.say("COMMAND_SHEET_MADE", path=str(arguments.to))


def _trust_list(arguments: Arguments) -> "TrustList":
    from exports.receiving import read_file
    from exports.trust import read_trust

    return read_trust(read_file(arguments.trust), arguments.pin, clock_of(arguments)())


def _unit_as_json(unit: UnitName) -> dict[str, Any]:
    return {"level": unit.level, "code": unit.code, "valid_from": unit.valid_from, "name": unit.name}


def inspection_as_json(path: Path, found: "Inspection", code: str, voice: Voice) -> dict[str, Any]:
    """What was found about one file; unit, period and revision are null where they cannot be read."""
    document, verdict = found.document, found.verdict
    return {
        "file": str(path),
        "verdict": verdict.standing.value,
        "code": code,
        "message": voice.word(code, **_details(verdict, document)) if code else "",
        "unit": _unit_as_json(document.unit) if document else None,
        "recipient": _unit_as_json(document.parent) if document else None,
        "period": document.period if document else None,
        "revision": document.revision if document else None,
        "number": document.number if document else None,
        "package": found.package_sha256,
        "signers": [asdict(signer) for signer in verdict.signers],
        "rungs": [asdict(rung) for rung in verdict.rungs],
    }


def _details(verdict: Verdict, document: ReturnDocument | None) -> dict[str, Any]:
    named = {"unit": document.unit.name, "period": document.period} if document else {}
    return {**named, **verdict.details}


def _print_inspection(path: Path, found: "Inspection", voice: Voice) -> None:
    _print_verdict(path, found, voice)
    for rung in found.verdict.rungs:
        mark = "+" if rung.passed else "-"
        print(f"  [{mark}] {voice.word(f'RUNG_{rung.name.upper()}')}")


def _print_verdict(path: Path, found: "Inspection", voice: Voice) -> None:
    from exports.trust import local_minute

    verdict, document = found.verdict, found.document
    print(f"{path.name}: {voice.word(f'VERDICT_{verdict.standing.upper()}')}")
    if verdict.code:
        print(f"  {voice.word(verdict.code, **_details(verdict, document))} ({verdict.code})")
    if document is not None:
        _print_document(document, voice)
    for signer in verdict.signers:
        role = ", ".join(voice.word(f"ROLE_{one.upper()}") for one in signer.role.split(", ") if one)
        at = local_minute(datetime.fromisoformat(signer.claimed_at))
        print(f"  {voice.word('COMMAND_SIGNER', name=signer.name, role=role or '–', at=at)}")


def _print_document(document: ReturnDocument, voice: Voice) -> None:
    told = voice.word(
        "COMMAND_PACKAGE_OF",
        unit=document.unit.name,
        code=document.unit.code,
        period=document.period,
        revision=str(document.revision),
        recipient=document.parent.name or document.parent.code,
    )
    print(f"  {told}")


def receive(arguments: Arguments, voice: Voice) -> int:
    from exports.receiving import open_packages
    from exports.receiving import receive as take_in

    with opened(arguments) as book:
        readable, unreadable = _readable(arguments.packages)
        found = open_packages(book, readable)
        take_in(book, found)
    if arguments.json:
        print_json([*_unreadable_as_json(unreadable, voice), *(_opened_as_json(one, voice) for one in found)])
    else:
        for one in found:
            _print_opened(one, voice)
    for path, trouble in unreadable:
        voice.warn_about(path.name, trouble.code, trouble.details)
    for one in found:
        if not one.acceptable:
            voice.warn_about(
                one.path.name, one.code, _details(one.inspection.verdict, one.inspection.document)
            )
    return 1 if unreadable or any(not one.acceptable for one in found) else 0


def _readable(paths: Sequence[Path]) -> tuple[list[Path], list[tuple[Path, Trouble]]]:
    """The files that can be read, and those that cannot with the reason: one does not stop the others."""
    from exports.receiving import read_file

    readable, unreadable = [], []
    for path in paths:
        try:
            read_file(path)
            readable.append(path)
        except Trouble as trouble:
            unreadable.append((path, trouble))
    return readable, unreadable


def _unreadable_as_json(unreadable: list[tuple[Path, Trouble]], voice: Voice) -> list[dict[str, Any]]:
    return [
        {
            "file": str(path),
            "outcome": "refused",
            "code": trouble.code,
            "message": voice.word(trouble.code, **trouble.details),
        }
        for path, trouble in unreadable
    ]


def _opened_as_json(one: "Opened", voice: Voice) -> dict[str, Any]:
    outcome = "received" if one.acceptable else "refused"
    return {**inspection_as_json(one.path, one.inspection, one.code, voice), "outcome": outcome}


def _print_opened(one: "Opened", voice: Voice) -> None:
    _print_verdict(one.path, one.inspection, voice)
    if one.acceptable:
        told = voice.word("COMMAND_RECEIVED", package=one.inspection.package_sha256[:12])
    else:
        told = voice.word("COMMAND_NOT_RECEIVED", code=one.code)
    print(f"  {told}")


def withdraw(arguments: Arguments, voice: Voice) -> int:
    with opened(arguments) as book:
        found = receiving.withdraw(book, arguments.package, arguments.reason)
    voice.say(
        "COMMAND_WITHDRAWN",
        unit=found.unit_name,
        period=found.period,
        revision=str(found.revision),
        package=found.sha256[:12],
    )
    return 0
