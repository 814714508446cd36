"""The table target – result – difference: a year, a verdict, what is said of each row, and its paper."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.register.programmes.target_verdicts import TargetVerdict
from models.values import codes
from storage.comparisons.target_words import (
    difference_words,
    done_words,
    remarks_words,
    result_words,
    source_words,
    unit_words,
    verdict_words,
    years_words,
)
from storage.comparisons.targets import TargetResult, TargetResults, target_results
from ui.language import language
from ui.pieces.inputs.filters import Filter, FilterChips
from ui.pieces.panels.preview import PaperPreview
from ui.pieces.tables.findings import FindingAction
from ui.pieces.tables.paged import Column
from ui.pieces.tables.table import DataTable
from ui.pieces.text import label
from ui.shell.context import Context
from ui.shell.work import Work

ALL = "all"
_TONES = {
    TargetVerdict.EXCEEDED: "green",
    TargetVerdict.REACHED: "green",
    TargetVerdict.NOT_REACHED: "red",
    TargetVerdict.NOT_YET_DUE: "muted",
    TargetVerdict.UNKNOWN: "amber",
}
_YEARS_SHOWN = 6


class ResultsTable(QWidget):
    """Enter opens the target of a row; pills choose the year up to which results count, and a verdict."""

    target_wanted = Signal(str)
    read_again = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.found: TargetResults | None = None
        self.preview: PaperPreview | None = None
        self._shown: dict[str, TargetResult] = {}
        self._asked = 0
        self.years, self.verdicts = FilterChips(), FilterChips()
        self.years.chosen.connect(lambda _: self.read())
        self.verdicts.chosen.connect(lambda _: self._show_rows())
        self.table = DataTable[str, TargetResult](self._columns(), self._fetch, name="target-results")
        self.table.row_opened.connect(self.target_wanted.emit)
        self.table.row_selected.connect(self._say)
        self.said = label("", "note", wrap=True)
        self.said.setMinimumHeight(self.said.fontMetrics().lineSpacing() * 2 + 4)
        pills = QHBoxLayout()
        pills.setSpacing(24)
        pills.addWidget(self.years, 1)
        pills.addWidget(self.verdicts, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(pills)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)

    def _columns(self) -> list[Column[TargetResult]]:
        tongue = language()
        return [
            Column("name", self.tr("Target"), _name, 300, tip=_name, sortable=False),
            Column(
                "document",
                self.tr("Document"),
                lambda one: one.document,
                114,
                tip=lambda one: one.document,
                sortable=False,
            ),
            Column(
                "unit",
                self.tr("Unit"),
                lambda one: unit_words(one.values["measured_in"], tongue),
                72,
                sortable=False,
            ),
            Column("years", self.tr("Years"), lambda one: years_words(one.values), 96, sortable=False),
            Column(
                "target",
                self.tr("Asked for"),
                lambda one: str(one.values["wording"]),
                100,
                number=True,
                tip=lambda one: str(one.values["wording"]),
                sortable=False,
            ),
            Column(
                "result",
                self.tr("Result"),
                result_words,
                84,
                number=True,
                bold=lambda _: True,
                tip=lambda one: source_words(one, tongue),
                sortable=False,
            ),
            Column("done", self.tr("Done %"), done_words, 84, number=True, sortable=False),
            Column(
                "difference",
                self.tr("Difference"),
                lambda one: difference_words(one, tongue),
                110,
                number=True,
                sortable=False,
            ),
            Column(
                "verdict",
                self.tr("Verdict"),
                lambda one: verdict_words(one, tongue),
                124,
                tip=lambda one: verdict_words(one, tongue),
                tone=lambda one: _TONES[one.verdict],
                sortable=False,
            ),
        ]

    @property
    def year(self) -> int | None:
        """The year up to which results count, None for that of today."""
        return int(self.years.current) if self.years.current else None

    def read(self) -> None:
        """Work the table out beside the window; the last question counts."""
        book, year = self._context.opened, self.year
        self._asked += 1
        asked = self._asked

        def show(found: TargetResults) -> None:
            if asked == self._asked:
                self.show_results(found)

        self._context.run(
            lambda _work: target_results(book, year), show, title=self.tr("Working out the targets")
        )

    def show_results(self, found: TargetResults) -> None:
        """Show this table."""
        self.found = found
        self.years.show_filters(self._year_pills(found), str(found.year))
        numbers = Counter(result.verdict.value for result in found.results)
        pills = [Filter(ALL, self.tr("All"), len(found.results))]
        pills += [
            Filter(entry.id, entry.label(language()), numbers[entry.id])
            for entry in codes.entries("target_verdicts")
            if numbers[entry.id]
        ]
        known = {pill.key for pill in pills}
        self.verdicts.show_filters(pills, self.verdicts.current if self.verdicts.current in known else ALL)
        self._show_rows()
        self.read_again.emit()

    def _year_pills(self, found: TargetResults) -> list[Filter]:
        """The year of today and horizons; the newest where there are many."""
        today = self._context.opened.clock().date().year
        horizons = {result.values["horizon"] for result in found.results}
        years = sorted({today, found.year, *horizons})[-_YEARS_SHOWN:]
        return [
            Filter(str(year), self.tr("up to {year}").format(year=year))
            for year in sorted({*years, found.year})
        ]

    def _show_rows(self) -> None:
        wanted = self.verdicts.current
        results = self.found.results if self.found else ()
        self._shown = {one.id: one for one in results if wanted in ("", ALL, one.verdict)}
        self.table.show_keys(tuple(self._shown))
        if self._shown and self.table.current_key() is None:
            self.table.select_key(next(iter(self._shown)))
        self._say(self.table.current_key())

    def _fetch(self, keys: Sequence[str]) -> Mapping[str, TargetResult]:
        return {key: self._shown[key] for key in keys if key in self._shown}

    def _say(self, key: str | None) -> None:
        """What is to be said of the row that is selected: where its result comes from, and the remarks."""
        result = self._shown.get(key) if key else None
        if result is None:
            self.said.setText("")
            return
        source = source_words(result, language())
        parts = [f"{_name(result)}:", f"{source}." if source else "", remarks_words(result, language())]
        self.said.setText(" ".join(part for part in parts if part))

    # paper

    def ask_where(self) -> None:
        """Save the table as PDF or workbook."""
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the table of targets"),
            f"targets-{self.found.year if self.found else ''}.pdf",
            "PDF (*.pdf);;Excel (*.xlsx)",
        )
        if chosen:
            self.write(Path(chosen))

    def write(self, target: Path) -> None:
        """Write the whole table to a file, a PDF unless its name says workbook."""
        path = target if target.suffix.lower() in (".pdf", ".xlsx") else Path(f"{target}.pdf")

        def written(_work: Work) -> None:
            from exports.files.writing import write_whole

            write_whole(path, self._content(path))

        said = self.tr("Saved: {path}").format(path=str(path))
        self._context.run(written, lambda _: self._context.say(said), title=self.tr("Saving"))

    def _content(self, path: Path) -> bytes:
        from exports.tables.target_tables import table_bytes

        assert self.found is not None
        return table_bytes(self._context.opened, self.found, path.suffix.lower())

    def show_paper(self) -> bool:
        """Show the table as it is printed; False where there is none yet."""
        if self.found is None:
            return False
        self._context.run(
            lambda _work: self._content(Path("targets.pdf")),
            self._show_pages,
            title=self.tr("Laying out the table"),
        )
        return True

    def _show_pages(self, pdf: bytes) -> None:
        from ui.pieces.panels.printing import print_out

        steps = (
            FindingAction(self.tr("Print\u2026"), lambda: print_out(self, pdf)),
            FindingAction(self.tr("Save\u2026"), self.ask_where),
        )
        self.preview = PaperPreview(self, self.tr("Target \u2013 result \u2013 difference"), pdf, steps)
        self.preview.open()


def _name(result: TargetResult) -> str:
    return str(result.values["name"])
