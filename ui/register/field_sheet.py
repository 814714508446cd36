"""What is to be typed into the national system, as paper: of an organisation, or of the office itself."""

from models.forms.files.field_sheets import field_sheet_of
from models.forms.matrix import ReportMatrix
from models.values.deadline_words import mark
from storage.book.book import Book
from ui.language import language
from ui.register.paper_dialog import PaperDialog


def show_field_sheet(dialog: PaperDialog, book: Book, period: str, key: str = "", kind: str = "") -> None:
    """Show the sheet of an organisation of this kind; key "": that of the office (VII-4)."""

    def matrix() -> ReportMatrix:
        from exports.sheets.field_sheets import field_sheet_matrix
        from storage.book import settings
        from storage.extracts.field_sheets import field_sheet

        unit, names = settings.named(settings.unit_of(book)), settings.office_names(book)
        return field_sheet_matrix(field_sheet(book, key, period), unit, names)

    def paper() -> bytes:
        from exports.paper.pdf import write_pdf

        printed = matrix()
        return write_pdf((printed,), made_at=book.clock(), title=printed.letterhead.title)

    def workbook() -> bytes:
        from exports.workbook.writing import write_report_workbook

        return write_report_workbook((matrix(),), made_at=book.clock())

    form = field_sheet_of(kind).form
    title = f"{form.name} \u00b7 {mark(form.evidence, None, language())}"
    dialog.show(title, f"{form.code}-{period}", lambda _: paper(), workbook)
