"""The same picture: what the pages of a print show is what its data say, each text in its place and nothing over it.

The pages are worked out from the data once more, as the sender's program drew them, and compared with what PDFium sees.
The names of the office and of its signers are no data of the return; they are taken from their places on the print.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import zip_longest

from exports.paper.fonts import printable, text_width
from exports.paper.layout import Layout, layout_on, mm
from exports.paper.matrices import matrix
from exports.paper.recording import DrawnPage, DrawnText, drawn_pages
from exports.paper.seen import Box, SeenPage, seen_pages
from exports.paper.stacks import Stack, head_bands
from models.forms.matrix import Letterhead
from models.returns.document import ReturnDocument
from models.returns.returns import State
from models.values.errors import Damaged, Refused
from storage.book.settings import OfficeNames
from storage.returns.returns import ReturnHead
from storage.returns.sheets import sealed_sheets

NEAR = 1.0
"""Points by which a text may stand elsewhere than it was drawn: readers round."""

_MOST_NAME_LINES = 12
_TOLD = 80
_ENDED = DrawnText("", 0.0, 0.0)


def refuse_another_picture(document: ReturnDocument, pdf: bytes) -> None:
    """Refused where the pages show anything else than the data would be printed as.

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
    number = 0
    for drawn, signed_from in _drawn(document, seen):
        number += 1
        if number <= len(seen):
            _compare(number, drawn, seen[number - 1], signed_from)
    if number != len(seen):
        raise Refused("PDF_PAGES", shown=len(seen), data=number)


def _drawn(document: ReturnDocument, seen: Sequence[SeenPage]) -> Iterator[tuple[DrawnPage, int]]:
    """The pages of all forms, each with the place of the first text of the signature block among its texts."""
    head = ReturnHead("", document.period, document.revision, document.cutoff, State.SEALED, document.made_at)
    paper = sealed_sheets(head, document)
    layout, done = layout_on(datetime.fromisoformat(document.made_at).date()), 0
    for code in sorted(paper.sheets):
        form = matrix(paper, code, document.unit, OfficeNames())
        names = _names(form.letterhead, layout, seen[done:])
        pages = drawn_pages(matrix(paper, code, document.unit, names), layout)
        posts = {
            _letters(printable(line)) for line in (*form.letterhead.sign_left, *form.letterhead.sign_right)
        }
        yield from ((page, _signed_from(page, posts)) for page in pages)
        done += len(pages)


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
    return "".join(text.split())
