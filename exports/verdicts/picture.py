"""The same picture: what the pages of a print and the forms of a workbook show is what the data say.

Both are worked out from the data once more, as the sender's program drew them: the pages are compared with what PDFium
sees, each text in its place and nothing over it, the worksheets cell by cell. The names of the office and of its
signers are taken from their places on the print where an older return does not say them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest

from exports.paper.drawing import fitted_table
from exports.paper.fitting import FittedTable
from exports.paper.fonts import NO_SUCH_SIGN, printable, text_width
from exports.paper.layout import Layout, layout_on, mm
from exports.paper.matrices import matrices, with_names
from exports.paper.recording import DrawnPage, DrawnText, drawn_pages
from exports.paper.seen import Box, SeenPage, seen_pages
from exports.paper.stacks import Stack, head_bands
from exports.signatures.container import PRINT_NAME, WORKBOOK_NAME
from exports.workbook.expected import ExpectedCell, expected_cells
from exports.workbook.format import cell_address
from exports.workbook.forms import sheet_names
from exports.workbook.reading import WorkbookReader, open_workbook, read_form_sheet
from exports.workbook.scanning import SheetCell
from models.forms.loader import PUBLISHED, Forms
from models.forms.matrix import Letterhead, ReportMatrix
from models.office.names import OfficeNames
from models.returns.admission import refuse_impossible
from models.returns.document import ReturnDocument
from models.returns.returns import State
from models.returns.verdicts import Rung, Validity, Verdict
from models.values.dates import VIETNAM
from models.values.errors import Damaged, Refused
from storage.returns.returns import ReturnHead
from storage.returns.sheets import sealed_sheets

ContentCheck = Callable[[ReturnDocument, Mapping[str, bytes]], Refused | None]
"""As in exports.verdicts.packages."""

NEAR = 1.0
"""Points by which a text may stand elsewhere than it was drawn: readers round."""

MOST_CELLS = 200_000
"""Rows and cells of a printed form in a workbook, blank ones too."""

_MOST_NAME_LINES = 12
_TOLD = 80
_ENDED = DrawnText("", 0.0, 0.0)


@dataclass(frozen=True)
class Picture:
    """The forms of a document as paper, with the names that stand on its print, and the layout of its day.

    tables: each form's table as it fits the page.
    """

    forms: tuple[ReportMatrix, ...]
    tables: tuple[FittedTable, ...]
    layout: Layout


def refuse_another_picture(document: ReturnDocument, pdf: bytes, forms: Forms = PUBLISHED) -> Picture:
    """What the print shows, Refused where its pages show anything else than the data would be printed as.

    PDF_COVERED (page, what): something that is neither text nor line of ours, or that hides a text; PDF_PAGES (shown,
    data): another number of pages; PDF_TEXT_DIFFERS (page, shown, data): the first text that differs; PDF_SHAPE.
    """
    try:
        seen = seen_pages(pdf)
    except Damaged as fault:
        raise Refused("PDF_SHAPE") from fault
    for number, page in enumerate(seen, start=1):
        if page.odd:
            raise Refused("PDF_COVERED", page=number, what=page.odd[0])
    layout = layout_on(datetime.fromisoformat(document.made_at).date())
    number, shown, tables = 0, list[ReportMatrix](), list[FittedTable]()
    for usual in _usual_forms(document, forms):
        head = usual.letterhead
        form = usual if document.office else with_names(usual, _names(head, layout, seen[number:]))
        table = fitted_table(form, layout)
        shown.append(form)
        tables.append(table)
        posts = {_letters(printable(line)) for line in (*head.sign_left, *head.sign_right)}
        for drawn in drawn_pages(form, layout, table):
            number += 1
            if number <= len(seen):
                _compare(number, drawn, seen[number - 1], _signed_from(drawn, posts))
    if number != len(seen):
        raise Refused("PDF_PAGES", shown=len(seen), data=number)
    return Picture(tuple(shown), tuple(tables), layout)


def refuse_other_worksheets(picture: Picture, workbook: bytes, read: WorkbookReader = open_workbook) -> None:
    """Refused where a printed form in the workbook shows anything else than the print.

    XLSX_SHEET_MISSING (sheet); XLSX_DIFFERS (sheet, cell, workbook, data): the first cell that differs, in its value or
    in the format by which it is shown; XLSX_* where the workbook cannot be read.
    """
    parts = read(workbook)
    named = zip(sheet_names(picture.forms), picture.forms, picture.tables, strict=True)
    for name, form, table in named:
        if name not in parts.sheets:
            raise Refused("XLSX_SHEET_MISSING", sheet=name)
        expected = expected_cells(form, picture.layout, table)
        rows, formats = read_form_sheet(parts, name, MOST_CELLS)
        found = {
            (row, column): value
            for row, cells in enumerate(rows, start=1)
            for column, value in enumerate(cells, start=1)
            if value not in (None, "")
        }
        for place in sorted(expected.keys() | found.keys()):
            mine, theirs = expected.get(place), found.get(place)
            if mine is None or not _is_shown(mine, theirs, formats.get(place, "")):
                shown, data = _cell_told(theirs), _cell_told(mine[0] if mine else None)
                raise Refused(
                    "XLSX_DIFFERS", sheet=name, cell=cell_address(*place), workbook=shown, data=data
                )


def picture_check(
    now: datetime, read: WorkbookReader = open_workbook, forms: Forms = PUBLISHED
) -> ContentCheck:
    """A content check for `exports.verdicts.packages.verify`: print and worksheets show what the data say.

    A return that cannot be one is left to the rung that says why. read: opens the workbook for all who look at it.
    """

    def check(document: ReturnDocument, files: Mapping[str, bytes]) -> Refused | None:
        if not is_possible(document, now, forms):
            return None
        try:
            picture = refuse_another_picture(document, files[PRINT_NAME], forms)
            if WORKBOOK_NAME in files:
                refuse_other_worksheets(picture, files[WORKBOOK_NAME], read)
        except Refused as refusal:
            return refusal
        except (ValueError, ArithmeticError, LookupError) as fault:  # figures that nobody could work with
            return Refused("DATA_SHAPE", what=type(fault).__name__)
        return None

    return check


def with_picture(
    verdict: Verdict, document: ReturnDocument, pdf: bytes, at: datetime, forms: Forms = PUBLISHED
) -> Verdict:
    """The verdict on a print alone, whose pages show what its data say; asked where all before it were passed."""
    if not verdict.accepted:
        return verdict
    refusal = picture_check(at, forms=forms)(document, {PRINT_NAME: pdf})
    if refusal is None:
        return replace(verdict, rungs=(*verdict.rungs, Rung("pdf_picture", True)))
    rung = Rung("pdf_picture", False, refusal.code, refusal.details)
    return Verdict(Validity.INVALID, refusal.code, (*verdict.rungs, rung), verdict.signers, refusal.details)


def is_possible(document: ReturnDocument, now: datetime, forms: Forms) -> bool:
    """Whether the return can be one, so that it can be shown."""
    try:
        refuse_impossible(document, now.astimezone(VIETNAM).date(), forms)
    except Refused:
        return False
    return True


def _is_shown(mine: ExpectedCell, theirs: SheetCell, number_format: str) -> bool:
    """Numbers are floats in a workbook, and are shown by their format."""
    value, wanted = mine
    if isinstance(value, str) or isinstance(theirs, str) or theirs is None:
        return value == theirs
    return float(value) == float(theirs) and number_format == wanted


def _cell_told(value: SheetCell) -> str:
    return "" if value is None else str(value)[:_TOLD]


def _usual_forms(document: ReturnDocument, forms: Forms) -> tuple[ReportMatrix, ...]:
    """The forms of a document as paper, with the usual names of offices and without names of signers."""
    head = ReturnHead("", document.period, document.revision, document.cutoff, State.SEALED, document.made_at)
    return matrices(sealed_sheets(head, document, forms), document.unit, OfficeNames())


def _signed_from(page: DrawnPage, posts: set[str]) -> int:
    found = (at for at, text in enumerate(page.texts) if _letters(text.text) in posts)
    return next(found, len(page.texts))


def _names(usual: Letterhead, layout: Layout, seen: Sequence[SeenPage]) -> OfficeNames:
    """The names of offices over a form, and of the signers under it, from its pages; "" where none is found."""
    if not seen:
        return OfficeNames()
    parent, office = _offices(usual, layout, seen[0])
    return OfficeNames(office, parent, *_signers(usual, seen))


def _offices(usual: Letterhead, layout: Layout, page: SeenPage) -> tuple[str, str]:
    """Parent office and office: the lines before the name of the State, line for line as they are broken."""
    width = page.width - mm(layout.page.left) - mm(layout.page.right)
    state, seen = _letters(layout.texts.state_name), list[DrawnText]()
    for text in page.texts[:_MOST_NAME_LINES]:
        if _letters(text.text) == state:
            break
        seen.append(text)
    lines = [" ".join(text.text.split()) for text in seen]
    for cut in range(len(lines)):
        parent, office = "\n".join(lines[:cut]), "\n".join(lines[cut:])
        bands = head_bands(replace(usual, parent_office=parent, office=office), layout, width)
        if bands and _is_stack(
            bands[0].left, seen, mm(layout.page.left) + width * layout.head.left_share / 2
        ):
            return parent, office
    return "", ""


def _is_stack(stack: Stack, seen: Sequence[DrawnText], centre: float) -> bool:
    """Whether these texts are the lines of a stack around a centre, as far under one another as its sizes make them."""
    if [_letters(line.text) for line in stack] != [_letters(text.text) for text in seen]:
        return False
    top = seen[0].y + stack[0].before + stack[0].size
    for line, text in zip(stack, seen, strict=True):
        left = centre - text_width(line.text, line.font, line.size) / 2
        if abs(top - line.before - line.size - text.y) > NEAR or abs(left - text.x) > NEAR:
            return False
        top -= line.height
    return True


def _signers(usual: Letterhead, seen: Sequence[SeenPage]) -> tuple[str, str]:
    """The lines behind the last line of the posts, by the half of the page on which they stand."""
    last = _letters(printable((usual.sign_right or usual.sign_left or ("",))[-1]))
    for page in seen:
        marks = [at for at, text in enumerate(page.texts) if last and _letters(text.text) == last]
        if marks:
            behind, middle = page.texts[marks[-1] + 1 :][:_MOST_NAME_LINES], page.width / 2
            left = "\n".join(one.text.strip() for one in behind if one.x < middle)
            right = "\n".join(one.text.strip() for one in behind if one.x >= middle)
            return left, right
    return "", ""


def _compare(number: int, drawn: DrawnPage, seen: SeenPage, signed_from: int) -> None:
    """signed_from: the first text over which a signature may be drawn."""
    if abs(drawn.width - seen.width) > NEAR or abs(drawn.height - seen.height) > NEAR:
        raise Refused("PDF_COVERED", page=number, what="size")
    for mine, theirs in zip_longest(drawn.texts, seen.texts, fillvalue=_ENDED):
        near = abs(mine.x - theirs.x) <= NEAR and abs(mine.y - theirs.y) <= NEAR
        if not near or _letters(mine.text) != _letters(theirs.text):
            shown, data = (one.text.strip()[:_TOLD] for one in (theirs, mine))
            raise Refused("PDF_TEXT_DIFFERS", page=number, shown=shown, data=data)
    for note in seen.notes:
        if any(_lies_over(note, text) for text in drawn.texts[:signed_from]):
            raise Refused("PDF_COVERED", page=number, what="annotation")


def _lies_over(note: Box, text: DrawnText) -> bool:
    left, bottom, right, top = note
    beside = right <= text.x or text.x + text.width <= left
    return not beside and bottom < text.y + text.size / 2 and text.y < top


def _letters(text: str) -> str:
    """A text without spaces; for a sign that the typeface lacks older prints have a question mark."""
    return "".join(text.split()).replace(NO_SUCH_SIGN, "?")
