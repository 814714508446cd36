"""A file that a verb prints to: its name tells PDF from workbook."""

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from models.forms.matrix import ReportMatrix

KINDS = (".pdf", ".xlsx")


def paper_file(text: str) -> Path:
    """The path in an argument; argparse.ArgumentTypeError where it names neither a PDF nor a workbook."""
    path = Path(text)
    if path.suffix.lower() not in KINDS:
        raise argparse.ArgumentTypeError(f"must end in {' or '.join(KINDS)}: {text!r}")
    return path


def paper_content(printed: Sequence[ReportMatrix], path: Path, *, made_at: datetime, title: str) -> bytes:
    """The bytes of the PDF with this title, or of the workbook, as the name of the file says."""
    if path.suffix.lower() == ".pdf":
        from exports.paper.pdf import write_pdf

        return write_pdf(printed, made_at=made_at, title=title)
    from exports.workbook.writing import write_report_workbook

    return write_report_workbook(printed, made_at=made_at)
