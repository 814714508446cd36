"""Every door through which foreign bytes come in, with what may come out of it.

A door is a function of bytes that returns the code of the refusal or of the verdict, "" where it let them in. What is
declared (`Refused`) is swallowed; anything else that is raised is a fault.
Functions that give verdicts may raise nothing at all, so nothing of theirs is swallowed.
"""

from atexit import register
from collections.abc import Callable
from functools import cache
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import TemporaryDirectory, mkdtemp

from exports.exchange.arrivals import import_arrivals, open_arrivals
from exports.exchange.elsewhere import page_texts
from exports.exchange.incoming import Incoming, claimed, opened, verify_return
from exports.exchange.notices import verify_notice
from exports.exchange.receiving import install_trust, revalidate
from exports.exchange.rehearsing import effects
from exports.files.mail import join, read_part
from exports.signatures.envelope import decrypt, has_password
from exports.tables.cells import ZIP, answer
from exports.tables.delimited import read_delimited
from exports.trust.authorities import read_authorities
from exports.trust.lists import TrustList, read_trust
from exports.trust.registrations import load_registration
from exports.verdicts.packages import verify
from exports.verdicts.prints import signed_print_check, verify_pdf
from exports.workbook.checking import check_package_workbook
from exports.workbook.reading import open_workbook, read_sheet
from models.register.catalogue import record_of
from models.register.texts.blocks import read_block
from models.register.texts.reading import TextContext, read_value
from models.returns.document import decode
from models.values.cells.copied import copied_cells, copied_text
from models.values.errors import Refused, Trouble
from models.values.units import unit_on
from storage.book import settings
from storage.book.book import Book
from tests.exports.hostile import NOW, first_read, trust_file, world
from tests.exports.hostile_files.good import document
from tests.exports.signatures.test_envelope import PASSWORD, reception

Door = Callable[[bytes], str]
SECONDS = 10.0
"""Longest time that a door may take on a machine under load; the longest seen is a tenth of it."""

MEBIBYTES = 768
"""Most memory that a door may take on top of what is loaded, for a file of up to a mebibyte."""


@cache
def trust() -> TrustList:
    return first_read(trust_file())


def package(data: bytes) -> str:
    checks = (check_package_workbook, signed_print_check(world().trust, NOW, demanded=True))
    found = verify_return(data, world().trust, NOW, content_checks=checks)
    assert found.verdict.accepted or found.verdict.code
    verify(data, None, NOW)
    return "" if found.verdict.accepted else found.verdict.code


def printed(data: bytes) -> str:
    found = verify_pdf(data, world().trust, document(), NOW)
    assert found.verdict.accepted or found.verdict.code
    if found.verdict.accepted:
        try:
            page_texts(data)
        except Refused as refusal:
            return refusal.code
    return "" if found.verdict.accepted else found.verdict.code


def notice(data: bytes) -> str:
    found = verify_notice(data, trust(), NOW)
    assert found.verdict.accepted or found.verdict.code
    return "" if found.verdict.accepted else found.verdict.code


def listed(data: bytes) -> str:
    try:
        read_trust(data, None, NOW)
    except Refused as refusal:
        return refusal.code
    return ""


def envelope(data: bytes) -> str:
    """By the key, and by a password where the envelope takes one."""
    codes = []
    for opener in (reception(), PASSWORD):
        try:
            if isinstance(opener, str) and not has_password(data):
                continue
            decrypt(data, opener)
            codes.append("")
        except Refused as refusal:
            assert refusal.code.startswith("DECRYPT_")
            codes.append(refusal.code)
    return min(codes)


def part(data: bytes) -> str:
    try:
        name, content = join([read_part(data, "x.part")])
    except Refused as refusal:
        assert refusal.code.startswith("PART")
        return refusal.code
    assert name and content is not None
    return ""


def workbook(data: bytes) -> str:
    try:
        parts = open_workbook(data)
        for name in parts.sheets:
            read_sheet(parts, name)
        code = ""
    except Refused as refusal:
        assert refusal.code.startswith("XLSX_")
        code = refusal.code
    told = check_package_workbook(document(), {"bieu.xlsx": data})
    assert told is None or told.code.startswith("XLSX_")
    return code


def returned(data: bytes) -> str:
    try:
        decode(data)
    except Refused as refusal:
        assert refusal.code.startswith("DATA_")
        return refusal.code
    return ""


def registration(data: bytes) -> str:
    codes = []
    for read in (read_authorities, load_registration):
        try:
            read(data)
            codes.append("")
        except Refused as refusal:
            assert refusal.code
            codes.append(refusal.code)
    return min(codes)


def incoming(data: bytes) -> str:
    """As a file comes in: told apart, opened, judged by the reader of its kind."""
    kind = claimed(data)
    try:
        inside = opened(data, [reception()])
    except Refused as refusal:
        assert kind is Incoming.ENVELOPE and refusal.code.startswith("DECRYPT_")
        return refusal.code
    if claimed(inside) in (Incoming.RECEIPT, Incoming.QUERIES):
        return notice(inside)
    return listed(inside) if claimed(inside) is Incoming.TRUST else package(inside)


@cache
def province() -> Path:
    """The book of a province with the trust list in use; every file comes to a copy of it."""
    folder = Path(mkdtemp(prefix="so-htx-fuzz-"))
    register(rmtree, folder, ignore_errors=True)
    with settings.create_book(folder / "tinh.book", unit_on("12", NOW.date()), clock=lambda: NOW) as book:
        install_trust(book, trust_file())
    return folder / "tinh.book"


def book(data: bytes) -> str:
    """As the program takes a file in: opened, judged, rehearsed, kept, read again."""
    with TemporaryDirectory(prefix="so-htx-fuzz-") as name:
        path, file = Path(name) / "tinh.book", Path(name) / "goi.asice"
        copyfile(province(), path)
        file.write_bytes(data)
        with Book.open(path, clock=lambda: NOW) as opened_book:
            try:
                found = open_arrivals(opened_book, [file], [reception(), PASSWORD])
                effects(opened_book, found.packages)
                for digest in import_arrivals(opened_book, found).packages:
                    revalidate(opened_book, digest)
            except Trouble as trouble:
                return trouble.code
            assert not any(one.acceptable for one in open_arrivals(opened_book, [file]).packages)
            return next((one.code for one in found.packages if not one.acceptable), "")


def rows(cells: list[list[str]]) -> str:
    """Rows as the register reads them, each text as a value of its field."""
    reading = TextContext(NOW.date())
    try:
        block = read_block("organisations", cells)
    except Refused as refusal:
        assert refusal.code.startswith("BLOCK_")
        return refusal.code
    fields = record_of("organisations").by_public_name
    for row in block.rows:
        for path, text in row.texts.items():
            if path in fields:
                try:
                    read_value(fields[path], text, reading)
                except Refused as refusal:
                    assert refusal.details["field"]
    return ""


def table(data: bytes) -> str:
    """A table file as it is read for an import; old workbooks are read by a process of their own alone."""
    if data.startswith(ZIP):
        said = answer(data, "")
        if "code" in said:
            return str(said["code"])
        numbered = said["rows"]
        assert isinstance(numbered, list)
        return rows([texts for _, texts in numbered])
    try:
        return rows([cells for _, cells in read_delimited(data, "a.csv")])
    except Refused as refusal:
        assert refusal.code.startswith(("TABLE_", "CSV_"))
        return refusal.code


def pasted(data: bytes) -> str:
    """A block from the clipboard; what is copied from its cells is the same block."""
    cells = copied_cells(data.decode("utf-8", "replace"))
    assert copied_cells(copied_text(cells)) == cells
    return rows(cells)


DOORS: dict[str, Door] = {
    "incoming": incoming,
    "package": package,
    "print": printed,
    "notice": notice,
    "trust": listed,
    "envelope": envelope,
    "part": part,
    "workbook": workbook,
    "data": returned,
    "book": book,
    "registration": registration,
    "table": table,
    "pasted": pasted,
}
