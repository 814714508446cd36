"""Hostile data, put in print and workbook alike and signed by everybody, and hostile notices."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson

from exports.exchange.notices import (
    ANSWERS_NAME,
    QUERIES_NAME,
    RECEIPT_NAME,
    build_notice,
    verify_notice,
)
from exports.signatures.certificates import demonstration_authority
from exports.signatures.container import build_container
from exports.signatures.pades.signing import sign_print
from models.dialogue import answer_lists
from models.dialogue.receipts import Receipt
from models.dialogue.receipts import encode as encode_receipt
from models.returns.copies import Reduction, encode_copy, reduced
from models.returns.document import Figure, FormFigures, encode
from models.returns.period_days import PeriodDays
from tests.exports.exchange.test_notices import answered, receipt, receipt_file, trust
from tests.exports.hostile import (
    COMMUNE,
    FROM,
    NEIGHBOUR,
    NOW,
    PROVINCE,
    SIGNED,
    TO,
    key,
    package,
    rewritten,
    world,
)
from tests.exports.hostile_files.books import opened_code, province, whole
from tests.exports.hostile_files.good import Rows, document, files, judged, resealed
from tests.exports.signatures.pades.prints import plain


def signed(data: bytes) -> str:
    """A package of these data, with a print of them."""
    printed = resealed(sign_print(plain(data), world().leader, SIGNED))
    return judged(package(files(data=data, print=printed)))


def changed(**changes: object) -> Callable[[], str]:
    def judge() -> str:
        content = orjson.loads(encode(document())) | changes
        return signed(orjson.dumps(content, option=orjson.OPT_SORT_KEYS))

    return judge


def form(value: object) -> dict[str, object]:
    return {"form": "B01", "edition": "2020", "figures": [["I.1", "actual", value, "given", ""]]}


def stating(cells: Mapping[tuple[str, str], str], **changes: object) -> Callable[[], str]:
    """A whole return with these figures of form 1 instead of its own: data, workbook and print say the same."""

    def judge() -> str:
        figures = tuple(Figure(*cell, Decimal(value), "given") for cell, value in cells.items())
        sheets = (FormFigures("B01", "2020", figures),)
        return judged(whole(document(**({"sheets": sheets} | changes))))

    return judge


def of_form(code: str, edition: str) -> Callable[[], str]:
    figures = (Figure("I.1", "actual", Decimal(12), "given"),)
    return lambda: judged(whole(document(sheets=(FormFigures(code, edition, figures),))))


def unknown_unit() -> str:
    """Listed by the province, and in no table of units."""
    nowhere = replace(COMMUNE, code="99999")
    members = tuple(replace(member, code="99999") for member in world().trust.members[:2])
    return judged(whole(document(unit=nowhere)), replace(world().trust, members=members))


ERROR = {"code": "SUM_WRONG", "rule": "R1", "level": "error", "form": "B01", "row": "I.1", "column": "actual"}


def deep() -> str:
    nested = b"[" * 300 + b"]" * 300
    return signed(encode(document())[:-1] + b',"zzz":' + nested + b"}")


def malformed_answers() -> str:
    with TemporaryDirectory() as name, province(Path(name)) as book:
        return opened_code(book, Path(name), whole(document(extra={"answers": [[1, 2, 3]]})))


def notice(made: Callable[[], bytes]) -> Callable[[], str]:
    return lambda: verify_notice(made(), trust(), NOW).verdict.code


def rogue_receipt() -> bytes:
    rogue = key(demonstration_authority("rogue", FROM, TO), "Sở Lai Châu")
    return build_notice(receipt(), (rogue,))


def edited_receipt() -> bytes:
    def change(entries: dict[str, bytes]) -> None:
        entries[RECEIPT_NAME] = entries[RECEIPT_NAME].replace(b"verified", b"refused!")

    return rewritten(receipt_file(), change)


def both_notices() -> bytes:
    content = {RECEIPT_NAME: encode_receipt(receipt()), QUERIES_NAME: b"{}"}
    return build_container(content, (world().office,), NOW)


def emptied_answers() -> bytes:
    content = answer_lists.encode(answered()).replace("Do giải thể hai hợp tác xã".encode(), b" ")
    return build_container({ANSWERS_NAME: content}, (world().leader,), NOW)


def said(content: Receipt) -> bytes:
    """A receipt that says so, signed by the office."""
    return build_container({RECEIPT_NAME: encode_receipt(content)}, (world().office,), NOW)


def loose_receipt() -> bytes:
    return build_container({RECEIPT_NAME: encode_receipt(receipt()) + b" "}, (world().office,), NOW)


ROWS: Rows = {
    "no JSON": ("DATA_NOT_JSON", lambda: signed(b"{")),
    "a space behind the data": ("DATA_NOT_CANONICAL", lambda: signed(encode(document()) + b" ")),
    "a floating point number": ("DATA_NOT_CANONICAL", changed(reasons={"a": 1.5})),
    "nested 300 levels deep": ("DATA_NOT_CANONICAL", deep),
    "a newer schema": ("DATA_NEWER", changed(schema=2)),
    "a reduced copy": (
        "DATA_OF_ANOTHER_KIND",
        lambda: signed(encode_copy(reduced(document(), Reduction.TOTALS, "00" * 32))),
    ),
    "a figure with an exponent": ("DATA_SHAPE", changed(forms=[form("1e999999999")])),
    "a form given twice": ("DATA_SHAPE", changed(forms=[form("12"), form("12")])),
    "a day written otherwise": ("DATA_SHAPE", changed(cutoff="20260630")),
    "a revision that no database keeps": ("DATA_SHAPE", changed(revision=2**63)),
    "a moment without a zone": ("DATA_SHAPE", changed(made_at="2026-07-03T09:00:00")),
    "a moment at the end of the calendar": ("DATA_SHAPE", changed(made_at="9999-12-31T23:59:59-14:00")),
    "a period that is none": ("DATA_SHAPE", changed(period="2026-Q5")),
    "a cut-off in the year 9999": ("DATA_SHAPE", changed(cutoff="9999-12-31")),
    "a level that is none": (
        "DATA_SHAPE",
        changed(unit={"level": "x", "code": "03549", "valid_from": "2025-07-01", "name": "x"}),
    ),
    "a unit that no table has": ("UNIT_NOT_IN_TABLE", unknown_unit),
    "a unit by another name": (
        "UNIT_NAMED_OTHERWISE",
        lambda: judged(whole(document(unit=replace(COMMUNE, name="Xã Sìn Hồ")))),
    ),
    "a period far ahead": (
        "PERIOD_TOO_FAR",
        lambda: judged(whole(document(period="2099", cutoff=date(2099, 12, 14)))),
    ),
    "a cut-off outside its period": (
        "CUTOFF_OUTSIDE_PERIOD",
        lambda: judged(whole(document(cutoff=date(2026, 7, 1)))),
    ),
    "a period with days of another": (
        "PERIOD_DAYS_STRANGE",
        lambda: judged(whole(document(days=PeriodDays(date(2020, 4, 1), date(2026, 6, 30))))),
    ),
    "an edition that is not known": ("FORM_NOT_KNOWN", of_form("B01", "1999")),
    "a form that is not known": ("FORM_NOT_KNOWN", of_form("B99", "2020")),
    "a row that the form does not have": ("CELL_NOT_KNOWN", stating({("IX.9", "actual"): "1"})),
    "a column that the form does not have": ("CELL_NOT_KNOWN", stating({("I.1", "total"): "1"})),
    "a figure under a heading": ("CELL_NOT_KNOWN", stating({("I", "actual"): "1"})),
    "a count below zero": ("COUNT_IMPOSSIBLE", stating({("I.2", "actual"): "-500"})),
    "a count with decimals": ("COUNT_IMPOSSIBLE", stating({("I.2", "actual"): "1.5"})),
    "money below zero": ("RETURN_CONTRADICTS_ITSELF", stating({("I.5", "actual"): "-1000000"})),
    "a figure of 63 digits": ("FIGURE_BEYOND_BOUNDS", stating({("I.2", "actual"): "9" * 63})),
    "a part that is more than its whole": (
        "RETURN_CONTRADICTS_ITSELF",
        stating({("I.4", "actual"): "12", ("I.4.4", "actual"): "15"}),
    ),
    "an error among its own findings": (
        "RETURN_CONTRADICTS_ITSELF",
        lambda: judged(whole(document(findings=(ERROR,)))),
    ),
    "another unit in the data": ("SIGNER_NOT_OF_UNIT", lambda: judged(whole(document(unit=NEIGHBOUR)))),
    "answers to queries that are no such list": ("ANSWERS_SHAPE", malformed_answers),
    "a receipt that a commune gives itself": (
        "SIGNER_NOT_OF_UNIT",
        notice(lambda: build_notice(receipt(), (world().leader,))),
    ),
    "a receipt in the name of another province": (
        "SIGNER_NOT_OF_UNIT",
        notice(
            lambda: build_notice(replace(receipt(), issuer=replace(PROVINCE, code="11")), (world().office,))
        ),
    ),
    "a receipt of an authority that copied our names": ("CERT_UNTRUSTED", notice(rogue_receipt)),
    "a receipt that was edited": ("DIGEST_MISMATCH", notice(edited_receipt)),
    "a receipt and queries in one file": ("NOTICE_OF_ANOTHER_KIND", notice(both_notices)),
    "a receipt that is not canonical": ("NOTICE_SHAPE", notice(loose_receipt)),
    "a receipt with a number that no database keeps": (
        "NOTICE_SHAPE",
        notice(lambda: said(replace(receipt(), number=2**63))),
    ),
    "a receipt for a unit of no level": (
        "NOTICE_SHAPE",
        notice(lambda: said(replace(receipt(), issuer=replace(PROVINCE, level="x")))),
    ),
    "a receipt that calls its unit otherwise": (
        "UNIT_NAMED_OTHERWISE",
        notice(lambda: said(replace(receipt(), issuer=replace(PROVINCE, name="Tỉnh Lào Cai")))),
    ),
    "answers that another unit signed": (
        "SIGNER_NOT_OF_UNIT",
        notice(lambda: build_notice(answered(), (world().other_leader,))),
    ),
    "an answer that says nothing": ("NOTICE_SHAPE", notice(emptied_answers)),
    "a package as a receipt": ("NOTICE_OF_ANOTHER_KIND", notice(lambda: package())),
}
