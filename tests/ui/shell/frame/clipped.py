"""What of a window cannot be read or reached: texts that are cut, controls that lie outside and are not scrolled to."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from ui.pieces.text import Elided

OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff

NEAR = 2
"""Pixels by which a hint may be wrong."""


def clipped(window: QWidget) -> list[str]:
    """Each label and button whose words are cut, and each control outside of what holds it."""
    return [*_cut(window), *_outside(window)]


def _cut(window: QWidget) -> Iterator[str]:
    for one in window.findChildren(QWidget):
        if not one.isVisible() or not isinstance(one, QLabel | QPushButton) or isinstance(one, Elided):
            continue
        if not one.text() or (isinstance(one, QLabel) and one.wordWrap()):
            continue
        wanted = one.minimumSizeHint() if isinstance(one, QLabel) else one.sizeHint()
        if one.width() + NEAR < wanted.width():
            yield f"cut: {type(one).__name__} {one.text()!r} {one.width()} < {wanted.width()}"
    for one in window.findChildren(QLabel):
        if one.isVisible() and one.wordWrap() and one.height() + NEAR < one.heightForWidth(one.width()):
            yield f"cut: {one.text()[:40]!r} {one.height()} < {one.heightForWidth(one.width())}"


def _outside(window: QWidget) -> Iterator[str]:
    for one in window.findChildren(QWidget):
        if not one.isVisible() or not isinstance(one, QAbstractButton | QLineEdit | QAbstractScrollArea):
            continue
        holder = one.parentWidget()
        while holder is not None and holder is not window:
            if (area := _scrolled_by(holder)) is not None:
                seen = area.viewport()
                right = one.mapTo(area, QPoint(one.width(), 0)).x() - seen.x()
                if area.horizontalScrollBarPolicy() != OFF or right <= seen.width() + NEAR:
                    break
            place = QRect(one.mapTo(holder, QPoint(0, 0)), one.size())
            if not holder.rect().adjusted(-NEAR, -NEAR, NEAR, NEAR).contains(place):
                yield f"outside: {type(one).__name__} {one.accessibleName()!r} {place} of {type(holder).__name__}"
                break
            holder = holder.parentWidget()


def _scrolled_by(holder: QWidget) -> QAbstractScrollArea | None:
    """The area in which a holder is scrolled: it stands in the frame of one, or is that frame."""
    above = holder.parentWidget()
    over = above.parentWidget() if above is not None else None
    for one in (above, over):
        if isinstance(one, QAbstractScrollArea):
            return one
    return None
