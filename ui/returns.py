"""Words and colours for a return, shared by the screens that show one."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from models.returns.returns import State
from models.values.messages import sentence
from models.values.periods import label, parse_period
from models.values.quantities import round_half_up
from ui.language import form_word, language
from ui.shell.page import Chip

if TYPE_CHECKING:  # the home page words its first lines before the forms are read
    from models.dialogue.receipts import Receipt
    from models.forms.cells import SheetCell
    from models.forms.coverage import Coverage
    from models.forms.definition import Form
    from models.forms.findings import Finding
    from models.forms.summary.completeness import FilledCells
    from storage.book.book import Book
    from storage.returns.explanations import Explanation
    from storage.returns.returns import ReturnHead
    from storage.returns.sheets import PeriodSheets

_DETAIL = re.compile(r"\{\w+\}")
_TONES = {
    State.DRAFT: "blue",
    State.CHECKED: "amber",
    State.SEALED: "blue",
    State.SENT: "blue",
    State.RECEIVED: "green",
    State.MERGED: "green",
}


def answer_findings(book: "Book", return_id: str, findings: Sequence["Finding"], reason: str) -> None:
    """Keep the reason that answers a warning, or several in one change."""
    from storage.returns import returns

    if len(findings) == 1:
        returns.answer(book, return_id, findings[0], reason)
    else:
        returns.answer_alike(book, return_id, findings, reason)


def state_chip(head: "ReturnHead | None") -> Chip:
    """The state of a return in one word; of none: that it was not begun."""
    if head is None:
        return Chip(sentence("STATE_NONE", language=language()), "grey")
    return Chip(sentence(f"STATE_{head.state.upper()}", language=language()), _TONES[head.state])


def coverage_words(coverage: "Coverage") -> str:
    """On how many records or units a figure rests."""
    details = {"stated": coverage.stated, "asked": coverage.asked}
    words = sentence(f"EXPLAIN_COVERAGE_{coverage.of.upper()}", details, language())
    if coverage.share is None:
        return words
    percent = round_half_up(coverage.share * 100, 0)
    return f"{words} {sentence('EXPLAIN_COVERAGE_SHARE', {'percent': percent}, language())}"


def used_words(found: "Explanation") -> str:
    """Over what a mean or ratio was really taken, where that is less than stands beside it; else ""."""
    from storage.returns.explanations import used_in_print

    used = used_in_print(found)
    if used is None:
        return ""
    return sentence("EXPLAIN_USED", {"above": used[0], "below": used[1]}, language())


def filled_words(filled: "Iterable[FilledCells]") -> str:
    """How much of each form is filled, in one line."""
    return " ".join(
        sentence(
            "FORM_FILLED",
            {"name": one.name, "filled": one.filled, "expected": one.expected},
            language(),
        )
        for one in filled
    )


def period_words(period: str) -> str:
    """A period as people read it."""
    return label(parse_period(period), language())


def form_words(form: "Form") -> str:
    """Name and title of a form in sentence case."""
    return f"{form_word(form.name)}. {form_word(form.title).capitalize()}"


def row_words(form: "Form", row: str) -> tuple[str, str]:
    """Code and label of a row as people read them; of a crossed form the sector stands before the item."""
    from models.forms.definition import TOTAL

    found = form.row_by_code.get(row)
    if found is None:
        return row, row
    if not found.item:
        return found.code, form_word(found.label)
    sector = form.row_by_code[found.sector or TOTAL]
    return found.item, f"{form_word(sector.label)}: {form_word(found.label)}"


def place_words(paper: "PeriodSheets", finding: "Finding", *, with_form: bool = True) -> str:
    """Where a finding is: form, row code and label."""
    sheet = paper.sheets.get(finding.form)
    if sheet is None or not finding.row:
        return form_word(sheet.form.name) if sheet else ""
    code, text = row_words(sheet.form, finding.row)
    parts = (form_word(sheet.form.name) if with_form else "", code, text)
    return "  ".join(part for part in parts if part)


def reason_words(receipt: "Receipt") -> str:
    """Why the unit above says what it says: the sentence of the reason, and what the officer wrote.

    A receipt names a code only; where its sentence tells more, dots stand for what the receipt leaves out.
    """
    told = sentence(receipt.reason, language=language()) if receipt.reason else ""
    code = _DETAIL.sub("…", told)
    if code and receipt.note and not code.endswith((".", "!", "?")):
        code += "."
    return " ".join(part for part in (code, receipt.note) if part)


def origin_words(cell: "SheetCell") -> str:
    """Where a figure comes from, in one or two words."""
    from models.forms.cells import Origin

    code = f"ORIGIN_{cell.origin.upper()}"
    if cell.origin is Origin.GIVEN and cell.overridden:
        code = "ORIGIN_GIVEN_REASON" if cell.reason else "ORIGIN_GIVEN_BARE"
    return sentence(code, language=language())
