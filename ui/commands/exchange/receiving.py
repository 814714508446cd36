"""inspect, receive, withdraw: packages judged, taken in, taken back."""

from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.forms.finding_json import finding_to_json
from models.forms.findings import Finding
from models.returns.document import ReturnDocument, UnitName
from models.returns.verdicts import Verdict
from models.values.errors import Refused, Trouble
from storage.book.book import Book
from storage.received import receiving
from storage.received.answered import answered_in
from ui import reception
from ui.commands.arguments import Arguments, Verbs
from ui.commands.books.books import clock_of, opened
from ui.commands.figures.checking import print_answered, print_finding
from ui.commands.trust.signers import read_password
from ui.commands.voice import Voice, print_json

if TYPE_CHECKING:
    from exports.exchange.receiving import Opened
    from exports.signatures.signing import KeySigner
    from exports.trust.lists import TrustList
    from exports.verdicts.packages import Inspection


def add(verbs: Verbs) -> None:
    look = verbs.add(
        "inspect", inspect, "judge a package without a book: status 0 where it stands", book=False, json=True
    )
    look.add_argument(
        "packages",
        metavar="PACKAGE",
        nargs="+",
        type=Path,
        help="a package, a signed print alone, an envelope; or all parts of one",
    )
    look.add_argument("--trust", type=Path, metavar="FILE", help="the trust list to judge by, *.asice")
    look.add_argument("--pin", metavar="SHA256", help="certificate that must have signed the trust list")
    look.add_argument("--to", type=Path, metavar="FILE.pdf", help="write a verification sheet to this file")
    look.add_argument(
        "--reception-key", type=Path, metavar="FILE.p12", help="a reception key that opens the envelope"
    )
    add_passwords(look)
    take = verbs.add("receive", receive, "judge packages and take in those that stand", json=True)
    take.add_argument(
        "packages",
        metavar="PACKAGE",
        nargs="+",
        type=Path,
        help="packages, signed prints alone, envelopes, parts",
    )
    add_passwords(take)
    back = verbs.add("withdraw", withdraw, "take an accepted package back; the one before counts again")
    back.add_argument("package", metavar="PACKAGE-ID", help="its SHA-256, or six or more of its first digits")
    back.add_argument("--reason", default="", help="why")


def add_passwords(verb: ArgumentParser) -> None:
    verb.add_argument(
        "--reception-password-file",
        type=Path,
        metavar="FILE",
        help="first line: the reception key's password",
    )
    verb.add_argument(
        "--password-file", type=Path, metavar="FILE", help="first line: the password of the envelope itself"
    )


def inspect(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.batches.judged import Judge
    from exports.exchange.receiving import inspect_bytes

    chosen = _trust_list(arguments) if arguments.trust else None
    path, data = _the_file(arguments.packages)
    judge = Judge(chosen, clock_of(arguments)(), None, {})
    one = inspect_bytes(path, data, judge, [*_key_of(arguments), *_password_of(arguments)])
    found = one.inspection
    if arguments.json:
        print_json({**inspection_as_json(path, found, found.verdict.code, voice), **_way_as_json(one)})
    else:
        _print_inspection(path, found, voice)
    if arguments.to:
        _write_sheet(arguments, path, found, voice)
    if found.verdict.accepted:
        return 0
    voice.warn(found.verdict.code, **found.verdict.details)
    return 1


def _the_file(paths: Sequence[Path]) -> tuple[Path, bytes]:
    """The one file that is meant, whole; Refused INSPECT_ONE_FILE, PARTS_MISSING, PART_DAMAGED and as read_file."""
    from exports.exchange.receiving import read_file
    from exports.files.assembling import assembled

    whole = assembled([(path, read_file(path)) for path in paths])
    if whole.unfit:
        raise whole.unfit[0][1]
    if len(whole.files) != 1:
        raise Refused("INSPECT_ONE_FILE", count=len(whole.files))
    return whole.files[0]


def _key_of(arguments: Arguments) -> "list[KeySigner]":
    """The reception key that was named; Refused KEY_PASSWORD_EMPTY without its password, KEY_*, PASSWORD_FILE_*."""
    if arguments.reception_key is None:
        return []
    from exports.signatures.signing import read_key

    if arguments.reception_password_file is None:
        raise Refused("KEY_PASSWORD_EMPTY")
    return [read_key(arguments.reception_key, read_password(arguments.reception_password_file))]


def _password_of(arguments: Arguments) -> list[str]:
    return [read_password(arguments.password_file)] if arguments.password_file else []


def _way_as_json(one: "Opened") -> dict[str, Any]:
    """How it came: in an envelope or not, a package or a signed print alone."""
    return {"kind": one.kind.value, "closed": one.closed}


def _write_sheet(arguments: Arguments, path: Path, found: "Inspection", voice: Voice) -> None:
    from exports.exchange.verification_sheet import SheetFacts
    from ui.commands.books.rechecking import write_sheet

    moment = clock_of(arguments)()
    facts = SheetFacts(path.name, "", moment, language=voice.language)
    write_sheet(arguments.to, found, facts)
    if not arguments.json:
        voice.say("COMMAND_SHEET_MADE", path=str(arguments.to))


def _trust_list(arguments: Arguments) -> "TrustList":
    from exports.exchange.receiving import read_file
    from exports.trust.lists import read_trust

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
        "remarks": [asdict(remark) for remark in verdict.remarks],
        "answered": [_answered_as_json(*one, voice) for one in answered_in(document)] if document else [],
    }


def _answered_as_json(finding: Finding, reason: str, voice: Voice) -> dict[str, Any]:
    """An error of the return and the reason that its unit gave."""
    message = voice.word(finding.code, **finding.details)
    return {
        "code": finding.code,
        "form": finding.form,
        "row": finding.row,
        "column": finding.column,
        "message": message,
        "reason": reason,
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
    from exports.trust.lists import local_minute

    verdict, document = found.verdict, found.document
    print(f"{path.name}: {voice.word(f'VERDICT_{verdict.standing.upper()}')}")
    for one in verdict.statements:
        print(f"  {voice.word(one.code, **(_details(verdict, document) | one.details))} ({one.code})")
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
    for finding, reason in answered_in(document):
        print_answered(finding, reason, voice)


def receive(arguments: Arguments, voice: Voice) -> int:
    from exports.exchange.arrivals import read_batch
    from exports.exchange.receiving import judge_of, open_files
    from exports.exchange.receiving import receive as receive_packages
    from exports.exchange.rehearsing import rehearsed_findings

    with opened(arguments) as book:
        batch = read_batch(book, arguments.packages)
        openers, unreadable = openers_of(book, arguments), list(batch.unreadable)
        files = [(one.path, one.stored) for one in batch.files]
        found = open_files(book, files, judge_of(book), openers=openers)
        doubts = rehearsed_findings(book, found)
        receive_packages(book, found)
        locked = reception.is_locked(book)
    if arguments.json:
        print_json(
            [*_unreadable_as_json(unreadable, voice), *(_opened_as_json(one, doubts, voice) for one in found)]
        )
    else:
        for one in found:
            _print_opened(one, voice)
        for doubt in doubts:
            print_finding(doubt, voice)
    for path, trouble in unreadable:
        voice.warn_about(path.name, trouble.code, trouble.details)
    for one in found:
        if not one.acceptable:
            _warn_about(one, voice, locked=locked)
    return 1 if unreadable or any(not one.acceptable for one in found) else 0


def openers_of(book: Book, arguments: Arguments) -> "list[KeySigner | str]":
    """What opens envelopes: the book's reception keys, if their password was given, and the envelope's own password.

    Refused KEY_PASSWORD_WRONG, PASSWORD_FILE_*.
    """
    if arguments.reception_password_file:
        reception.unlock(book, read_password(arguments.reception_password_file))
    return [*reception.openers(book), *_password_of(arguments)]


def _warn_about(one: "Opened", voice: Voice, *, locked: bool) -> None:
    """Why a file was not taken in; an envelope for a key that is locked waits for its password."""
    if locked and one.code == "DECRYPT_OTHER_RECIPIENT":
        voice.warn_about(one.path.name, "ENVELOPE_CLOSED", {})
        return
    voice.warn_about(one.path.name, one.code, _details(one.inspection.verdict, one.inspection.document))


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


def _opened_as_json(one: "Opened", doubts: Sequence[Finding], voice: Voice) -> dict[str, Any]:
    """What became of a file; findings: what is doubtful between its unit and others since it is here."""
    outcome = "received" if one.acceptable else "refused"
    said = inspection_as_json(one.path, one.inspection, one.code, voice)
    document = one.inspection.document
    code = document.unit.code if document else ""
    own = [doubt for doubt in doubts if code in (doubt.details["counted_code"], doubt.details["left_code"])]
    return {
        **said,
        **_way_as_json(one),
        "outcome": outcome,
        "findings": [_finding_as_json(doubt, voice) for doubt in own],
    }


def _finding_as_json(doubt: Finding, voice: Voice) -> dict[str, Any]:
    return {**finding_to_json(doubt), "message": voice.word(doubt.code, **doubt.details), "key": doubt.key}


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
