"""A PDF on a printer: what is printed is the file that was seen."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

DOTS = 300
"""Dots an inch."""


def print_out(parent: QWidget, pdf: bytes) -> bool:
    """Ask for a printer and print; False where the person thought otherwise."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    paint_pages(pdf, printer)
    return True


def paint_pages(pdf: bytes, printer: QPrinter) -> None:
    """Draw each page of a PDF on a page of the printer, as large as the paper, turned where it lies across."""
    from exports.paper.pages import page_count, page_image, page_size

    painter = QPainter()
    begun = False
    for index in range(page_count(pdf)):
        width, height = page_size(pdf, index)
        across = width > height
        printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
        )
        printer.setFullPage(True)
        if not begun:
            begun = painter.begin(printer)
        else:
            printer.newPage()
        wide, high, rgb = page_image(pdf, index, printer.resolution() / 72)
        image = QImage(rgb, wide, high, 3 * wide, QImage.Format.Format_RGB888)
        target = QRect(QPoint(0, 0), printer.pageLayout().fullRectPixels(printer.resolution()).size())
        painter.drawImage(target, image)
    if begun:
        painter.end()
