"""Plots one under the other, printed together and saved as a workbook with native charts or as a PDF."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from exports.plots.table import notes
from models.plots.plot import Plot
from models.values.names import fold
from storage.book import settings
from ui.figures.plot_card import PlotCard
from ui.language import language
from ui.pieces.inputs.group import scrolled
from ui.pieces.text import clear, label
from ui.register.paper_dialog import PaperDialog
from ui.shell.context import Context

SUFFIXES = (".xlsx", ".pdf")


class PlotBoard(QWidget):
    """Says `wanted` with where a point comes from when it is opened."""

    wanted = Signal(object)  # Origin

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.plots: Sequence[Plot] = ()
        self.cards: list[PlotCard] = []
        self.subject = ""
        self.paper = PaperDialog(context, self)
        self.empty = label(self.tr("There is no figure to draw yet."), wrap=True)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        self.area = scrolled(inside)
        column.addWidget(self.area, 1)

    def show_plots(self, plots: Sequence[Plot], subject: str) -> None:
        """Show these plots; subject: of whom they are, for paper and files."""
        if tuple(plots) == tuple(self.plots) and subject == self.subject:
            return
        self.plots, self.subject = plots, subject
        clear(self._column)
        self.cards, known = [], set[str]()
        for plot in plots:
            self.cards.append(PlotCard(plot, [note for note in notes(plot) if note not in known]))
            known.update(notes(plot))
        for card in self.cards:
            card.opened.connect(self.wanted)
            self._column.addWidget(card)
        self._column.addStretch(1)
        self.empty.setVisible(not plots)

    def take_focus(self) -> None:
        """Give the keyboard to the first plot."""
        if self.cards:
            self.cards[0].drawn.setFocus()

    # paper and files

    @property
    def _name(self) -> str:
        words = "".join(letter if letter.isalnum() else " " for letter in fold(self.subject)).split()
        return "-".join(["bieu-do", *words[:8]])

    def _pdf(self) -> bytes:
        from exports.plots.paper import plots_pdf

        book = self._context.opened
        return plots_pdf(
            self.plots,
            subject=self.subject,
            unit=settings.unit_of(book).title,
            names=settings.office_names(book),
            made_at=book.clock(),
            language=language(),
        )

    def show_paper(self) -> None:
        """Show the plots as they are printed."""
        if self.plots:
            self.paper.show(self.subject, self._name, lambda _: self._pdf())

    def ask_where(self, suffix: str) -> None:
        """Ask for the file that the plots are saved to; suffix: one of SUFFIXES."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the plots"), f"{self._name}{suffix}", f"*{suffix}"
        )
        if chosen:
            target = Path(chosen)
            self.save_as(target if target.suffix.lower() == suffix else Path(f"{chosen}{suffix}"))

    def save_as(self, target: Path) -> None:
        """Write the plots; the ending of the name says what kind of file."""
        if target.suffix.lower() == ".pdf":
            make = self._pdf
        else:
            plots, subject, spoken = self.plots, self.subject, language()

            def make() -> bytes:
                from exports.plots.workbook import plots_workbook

                return plots_workbook(plots, subject=subject, language=spoken)

        def write() -> None:
            from exports.files.writing import write_whole

            write_whole(target, make())

        said = self.tr("Saved: {file}").format(file=target.name)
        self._context.run(
            lambda _: write(), lambda _: self._context.say(said), title=self.tr("Saving the plots")
        )
