"""The good return from which every hostile file is made, and a receiver who asks all questions there are."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache

from exports.exchange.incoming import opened, verify_return
from exports.signatures.container import DATA_NAME, PRINT_NAME, WORKBOOK_NAME
from exports.signatures.pades.signing import seal_print, sign_print
from exports.signatures.signing import KeySigner
from exports.trust.lists import TrustList
from exports.verdicts.picture import picture_check
from exports.verdicts.prints import signed_print_check
from exports.workbook.checking import check_package_workbook
from exports.workbook.writing import write_package_workbook
from models.returns.document import RegisterTable, ReturnDocument, encode
from models.returns.verdicts import Verdict
from models.values.errors import Refused
from tests.exports.hostile import COMMUNE, NOW, SIGNED, package, pages_of, return_document, world
from tests.exports.paper.samples import MADE_AT
from tests.exports.signatures.pades.prints import hand, plain, stamp

Rows = dict[str, tuple[str, Callable[[], str]]]
"""Name of a hostile file → the code that is expected, and what makes the file and answers the code."""

REGISTER = RegisterTable(
    ("id", "name", "capital"),
    (
        ("id-1", "Hợp tác xã Mường So", 1_500_000_000),
        ("id-2", "=1+1", 2),
        ("id-3", "+84 912 345 678", 3),
        ("id-4", "-- ghi chú", 4),
        ("id-5", "@SUM(A1)", 5),
    ),
)


def document(**changes: object) -> ReturnDocument:
    """A return with one figure and five organisations."""
    return return_document(**({"unit": COMMUNE, "register": {"cooperatives": REGISTER}} | changes))  # type: ignore[arg-type]


@cache
def led_print() -> bytes:
    """The print with the leader's signature only."""
    return sign_print(plain(encode(document())), world().leader, SIGNED, hand())


def resealed(print_file: bytes) -> bytes:
    """The seal put on whatever is handed to it."""
    return seal_print(print_file, world().seal, SIGNED, stamp())


@cache
def good_print() -> bytes:
    """The print as it must be."""
    return resealed(led_print())


@cache
def good_workbook() -> bytes:
    return write_package_workbook(document(), pages_of(document()), made_at=MADE_AT)


def files(**changes: bytes) -> dict[str, bytes]:
    """The files of the return; changes by data, workbook and print."""
    return {
        DATA_NAME: changes.get("data", encode(document())),
        WORKBOOK_NAME: changes.get("workbook", good_workbook()),
        PRINT_NAME: changes.get("print", good_print()),
    }


@cache
def good() -> bytes:
    """The whole good package."""
    return package(files())


def verdict(data: bytes, trust: TrustList | None = None, now: datetime = NOW, **more: object) -> Verdict:
    """What the receiver says of a file that is not in an envelope."""
    chosen = trust or world().trust
    printed = signed_print_check(chosen, now, demanded=True, **more)  # type: ignore[arg-type]
    checks = (check_package_workbook, printed, picture_check(now))
    return verify_return(data, chosen, now, content_checks=checks, **more).verdict  # type: ignore[arg-type]


def judged(
    data: bytes,
    trust: TrustList | None = None,
    now: datetime = NOW,
    openers: Sequence[KeySigner | str] = (),
    **more: object,
) -> str:
    """The code of the verdict; "" where the file is accepted without a remark."""
    try:
        inside = opened(data, openers)
    except Refused as refusal:
        return refusal.code
    found = verdict(inside, trust, now, **more)
    assert found.accepted or found.code
    return found.code
