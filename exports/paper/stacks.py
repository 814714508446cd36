"""Stacks of text lines under one another: letterhead, title and signature blocks of a paper."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from exports.paper.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, balanced, printable, text_width, wrapped
from exports.paper.layout import Layout, mm
from exports.paper.words import texts
from models.forms.matrix import Letterhead

LEADING = 1.2
_RULE_DROP = 5.0  # below the baseline: clear of the dot under a letter
_RULE_ROOM = 5.0
_RED = (0.8, 0.0, 0.0)
_FRAME_SIDE = 4.0
"""Millimetres between a mark of urgency and the sides of its frame."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text; rule: length of the line drawn under it as a share of the text's, 0 for none."""

    text: str
    font: str
    size: float
    before: float = 0.0
    rule: float = 0.0
    framed: bool = False  # red and in a red frame

    @property
    def height(self) -> float:
        return self.before + self.size * LEADING + (_RULE_ROOM if self.rule or self.framed else 0.0)


Stack = tuple[TextLine, ...]


def stack_height(stack: Sequence[TextLine]) -> float:
    return sum(line.height for line in stack)


def text_lines(
    text: str,
    font: str,
    size: float,
    width: float,
    *,
    before: float = 0.0,
    rule: float = 0.0,
    wrap: Callable[[str, str, float, float], tuple[str, ...]] = wrapped,
) -> Stack:
    """The text wrapped to a width; the space goes before its first line, the rule under its last."""
    lines = wrap(printable(text, font), font, size, width)
    last = len(lines) - 1
    return tuple(
        TextLine(line, font, size, before if at == 0 else 0.0, rule if at == last else 0.0)
        for at, line in enumerate(lines)
    )


def draw_stack(
    canvas: Canvas, stack: Sequence[TextLine], x: float, top: float, align: Literal["left", "center", "right"]
) -> None:
    """Draws the lines downwards from `top`; x is their left edge, centre or right edge."""
    for line in stack:
        baseline = top - line.before - line.size
        width = text_width(line.text, line.font, line.size)
        left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
        canvas.setFont(line.font, line.size)
        if line.framed:
            _draw_framed(canvas, line, left, width, baseline)
        else:
            canvas.drawString(left, baseline, line.text)
        if line.rule:
            middle, half = left + width / 2, width * line.rule / 2
            canvas.setLineWidth(0.75)
            canvas.line(middle - half, baseline - _RULE_DROP, middle + half, baseline - _RULE_DROP)
        top -= line.height


def _draw_framed(canvas: Canvas, line: TextLine, left: float, width: float, baseline: float) -> None:
    """A mark of urgency: bright red, in a frame (Decree 30/2020, Appendix I, 10b)."""
    canvas.saveState()
    canvas.setStrokeColorRGB(*_RED)
    canvas.setFillColorRGB(*_RED)
    canvas.setLineWidth(0.75)
    side = mm(_FRAME_SIDE)
    canvas.rect(left - side, baseline - line.size * 0.35, width + 2 * side, line.size * 1.35)
    canvas.drawString(left, baseline, line.text)
    canvas.restoreState()


@dataclass(frozen=True, slots=True)
class Band:
    """Two stacks side by side that begin at the same height."""

    left: Stack
    right: Stack

    @property
    def height(self) -> float:
        return max(stack_height(self.left), stack_height(self.right))

    def draw(self, canvas: Canvas, centres: tuple[float, float], top: float) -> None:
        draw_stack(canvas, self.left, centres[0], top, "center")
        draw_stack(canvas, self.right, centres[1], top, "center")


def head_bands(letterhead: Letterhead, layout: Layout, width: float) -> tuple[Band, ...]:
    """The head of the paper: offices and state name, then number and date; nothing without an office."""
    if not letterhead.office:
        return ()
    sizes, state = layout.sizes, layout.texts
    left = width * layout.head.left_share - mm(3)
    right = width - left
    office = text_lines(
        letterhead.office.upper(), BOLD, sizes.office, left, rule=layout.head.office_line, wrap=balanced
    )
    names = Band(
        text_lines(letterhead.parent_office.upper(), REGULAR, sizes.parent_office, left, wrap=balanced)
        + office,
        text_lines(state.state_name, BOLD, sizes.state_name, right)
        + text_lines(state.state_motto, BOLD, sizes.state_motto, right, rule=1.0),
    )
    dates = Band(
        text_lines(letterhead.number, REGULAR, sizes.number, left, before=6.0) + _urgency(letterhead, layout),
        text_lines(letterhead.place_date, ITALIC, sizes.place_date, right, before=6.0),
    )
    return (names, dates)


def _urgency(letterhead: Letterhead, layout: Layout) -> Stack:
    if not letterhead.urgency:
        return ()
    size = layout.sizes.urgency
    return (TextLine(printable(letterhead.urgency, BOLD), BOLD, size, before=10.0, framed=True),)


def recipients_stack(letterhead: Letterhead, layout: Layout, width: float) -> Stack:
    """To whom the paper goes, to be set at the left under the signatures; nothing where nobody is named."""
    if not letterhead.recipients:
        return ()
    sizes, title = layout.sizes, str(texts()["recipients_title"])
    stack = text_lines(title, BOLD_ITALIC, sizes.recipients_title, width, before=10.0)
    for line in letterhead.recipients:
        stack += text_lines(line, REGULAR, sizes.recipients, width)
    return stack


def title_stack(letterhead: Letterhead, layout: Layout, width: float) -> Stack:
    """Mark of the form, title and the line under it, centred."""
    sizes = layout.sizes
    return (
        text_lines(letterhead.appendix, BOLD, sizes.appendix, width, before=10.0)
        + text_lines(letterhead.title.upper(), BOLD, sizes.title, width, before=2.0, wrap=balanced)
        + text_lines(letterhead.subtitle, ITALIC, sizes.subtitle, width, before=2.0, wrap=balanced)
    )


def unit_stack(letterhead: Letterhead, layout: Layout, width: float) -> Stack:
    """The unit of measure, set to the right above the table; without one, the space it would begin with."""
    if not letterhead.unit_line:
        return (TextLine("", ITALIC, 1.0, before=3.0),)
    return text_lines(letterhead.unit_line, ITALIC, layout.sizes.unit_line, width, before=4.0)


def _signature(lines: Sequence[str], layout: Layout, width: float) -> Stack:
    stack: Stack = ()
    for line in lines:
        hint = line.startswith("(")
        font, size = (ITALIC, layout.sizes.signature_hint) if hint else (BOLD, layout.sizes.signature)
        stack += text_lines(line, font, size, width)
    return stack


def signature_bands(letterhead: Letterhead, layout: Layout, width: float) -> tuple[Band, ...]:
    """Capacity of the two signers, and their names below the room for signature and seal."""
    half = width / 2 - mm(4)
    posts = Band(
        _signature(letterhead.sign_left, layout, half), _signature(letterhead.sign_right, layout, half)
    )
    if not posts.height:
        return ()
    room, size = mm(layout.head.signature_space), layout.sizes.signature
    names = Band(
        text_lines(letterhead.signer_left.strip(), BOLD, size, half, before=room),
        text_lines(letterhead.signer_right.strip(), BOLD, size, half, before=room),
    )
    if names.height:
        return (posts, names)
    return (posts, Band((TextLine("", REGULAR, 1.0, room),), ()))
