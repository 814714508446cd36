"""Hostile data, put in print and workbook alike and signed by everybody, and hostile notices."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import orjson

from exports.exchange.notices import QUERIES_NAME, RECEIPT_NAME, build_receipt, verify_notice
from exports.signatures.certificates import demonstration_authority
from exports.signatures.container import build_container
from exports.signatures.pades.signing import sign_print
from models.dialogue.receipts import encode as encode_receipt
from models.returns.copies import Reduction, encode_copy, reduced
from models.returns.document import encode
from tests.exports.exchange.test_notices import receipt, receipt_file, trust
from tests.exports.hostile import FROM, NEIGHBOUR, NOW, PROVINCE, SIGNED, TO, key, package, rewritten, world
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
    return {"form": "B01", "edition": "2020", "figures": [["I.1", "total", value, "given", ""]]}


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
    return build_receipt(receipt(), (rogue,))


def edited_receipt() -> bytes:
    def change(entries: dict[str, bytes]) -> None:
        entries[RECEIPT_NAME] = entries[RECEIPT_NAME].replace(b"verified", b"refused!")

    return rewritten(receipt_file(), change)


def both_notices() -> bytes:
    content = {RECEIPT_NAME: encode_receipt(receipt()), QUERIES_NAME: b"{}"}
    return build_container(content, (world().office,), NOW)


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
    "another unit in the data": ("SIGNER_NOT_OF_UNIT", lambda: judged(whole(document(unit=NEIGHBOUR)))),
    "answers to queries that are no such list": ("ANSWERS_SHAPE", malformed_answers),
    "a receipt that a commune gives itself": (
        "SIGNER_NOT_OF_UNIT",
        notice(lambda: build_receipt(receipt(), (world().leader,))),
    ),
    "a receipt in the name of another province": (
        "SIGNER_NOT_OF_UNIT",
        notice(
            lambda: build_receipt(replace(receipt(), issuer=replace(PROVINCE, code="11")), (world().office,))
        ),
    ),
    "a receipt of an authority that copied our names": ("CERT_UNTRUSTED", notice(rogue_receipt)),
    "a receipt that was edited": ("DIGEST_MISMATCH", notice(edited_receipt)),
    "a receipt and queries in one file": ("NOTICE_OF_ANOTHER_KIND", notice(both_notices)),
    "a receipt that is not canonical": ("NOTICE_SHAPE", notice(loose_receipt)),
    "a package as a receipt": ("NOTICE_OF_ANOTHER_KIND", notice(lambda: package())),
}
