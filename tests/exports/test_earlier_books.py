"""Books and packages of earlier programs open, are migrated, verify, and print the bytes that they printed then."""

import hashlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from exports.exchange.receiving import install_trust, open_packages, receive, revalidate
from exports.exchange.sending import Delivery, send_again
from exports.paper.matrices import matrices, report_title
from exports.paper.pdf import write_pdf
from exports.workbook.writing import write_report_workbook
from models.forms.matrix import MatrixRow, ReportMatrix
from models.forms.sheets import evaluate
from models.returns.verdicts import Validity
from models.values.periods import parse_period
from models.values.units import unit_on
from storage.book import schema, settings
from storage.book.book import Book
from storage.book.proof.verification import verify
from storage.received.receiving import received
from storage.returns import sheets
from tests.earlier import NOW, OPEN, SCHEMAS, SEALED, EarlierOffice, earlier_office

SIGNED_PRINTS_SINCE = 3
"""The first schema whose program signed the print inside a package."""


@pytest.fixture(params=SCHEMAS)
def version(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def office(version: int, tmp_path: Path) -> EarlierOffice:
    return earlier_office(version, tmp_path)


def digests(book: Book, period: str) -> dict[str, str]:
    """SHA-256 of the print and of the workbook of all forms of a period.

    A draft is printed as it was then: its ratios from the rows as they stand, without the notes on what its figures
    rest on, and without the rows for what is not known, which no form had. Since then a ratio takes the records that
    state both of its parts. The workbook of a draft with figures is another one than then: it keeps more decimals of
    a computed figure, so that it rounds as paper does.
    """
    paper = sheets.period_sheets(book, period)
    if paper.frozen is None:
        plain = {
            code: evaluate(sheet.form, paper.offers.by_form[code].cells, paper.typed.get(code, {}))
            for code, sheet in paper.sheets.items()
        }
        paper = replace(paper, sheets=plain)
    unit = settings.named(settings.unit_at(book, paper.cutoff))
    printed = matrices(paper, unit, settings.office_names(book))
    if paper.frozen is None:
        printed = tuple(replace(one, notes=(), rows=_without_optional(paper, one)) for one in printed)
    made_at = datetime.fromisoformat(paper.frozen.made_at) if paper.frozen else NOW
    contents = {
        "pdf": write_pdf(printed, made_at=made_at, title=report_title(parse_period(period), unit)),
        "xlsx": write_report_workbook(printed, made_at=made_at),
    }
    return {kind: hashlib.sha256(content).hexdigest() for kind, content in contents.items()}


def _without_optional(paper: sheets.PeriodSheets, printed: ReportMatrix) -> tuple[MatrixRow, ...]:
    known = paper.sheets[printed.form].form.row_by_code
    return tuple(row for row in printed.rows if not known[row.key].optional)


@pytest.mark.parametrize("name", ["commune", "province"])
def test_a_migrated_book_is_whole_and_prints_the_same_bytes(
    office: EarlierOffice, version: int, name: str
) -> None:
    """Of the commune: what it sent, and the open return. Of the province: what it merged, and a period without
    anything. The bytes depend on reportlab, openpyxl and zlib too: where one of them is renewed and all of these
    digests change at once, write them anew by a program whose only change that is.
    """
    before = verify(office.path(f"{name}.book"))
    assert before.good and before.version == version
    with office.open(name) as book:
        assert (sheets.period_sheets(book, SEALED).frozen is not None) == (name == "commune")
        for period in (SEALED, OPEN):
            kinds = ("pdf",) if (name, period) == ("commune", OPEN) else ("pdf", "xlsx")
            printed = digests(book, period)
            for kind in kinds:
                assert printed[kind] == office.then[f"{name}-{period}.{kind}"], (period, kind)
    after = verify(office.path(f"{name}.book"))
    assert after.good and after.version == schema.VERSION


def test_a_package_of_then_has_the_verdict_that_it_had(
    office: EarlierOffice, version: int, tmp_path: Path
) -> None:
    """Where it comes in only today. The program of schema 1 did not sign the print inside a package, and what comes
    in today must have one that is signed; a package that a book keeps since then stays valid (the test below).
    """
    then = (office.then["verdict"], office.then["code"])
    province = settings.create_book(tmp_path / "new.book", unit_on("12", NOW.date()), clock=lambda: NOW)
    with province as book:
        install_trust(book, office.path("trust.asice").read_bytes())
        (opened,) = open_packages(book, [office.path("package.asice")])
        verdict = opened.inspection.verdict
        if version < SIGNED_PRINTS_SINCE:
            assert (verdict.standing.value, verdict.code) == ("invalid", "PDF_UNSIGNED")
            return
        assert (verdict.standing.value, verdict.code) == then
        assert receive(book, [opened]) == [opened.inspection.package_sha256]
        assert sheets.period_sheets(book, SEALED).sheets["B01"].value("I.1") == 2


def test_a_package_that_was_received_then_is_judged_again(office: EarlierOffice) -> None:
    with office.open("province") as book:
        (kept,) = received(book, SEALED)
        assert kept.sha256 == hashlib.sha256(office.path("package.asice").read_bytes()).hexdigest()
        again = revalidate(book, kept.sha256)
        assert again.is_valid and again.then.verdict.standing is Validity.VALID


def test_a_return_that_was_sent_then_leaves_again_in_the_same_bytes(office: EarlierOffice) -> None:
    with office.open("commune") as book:
        folder = office.folder / "stick"
        folder.mkdir()
        sent = send_again(book, SEALED, Delivery(folder, closed=False))
    assert sent.path.read_bytes() == office.path("package.asice").read_bytes()
