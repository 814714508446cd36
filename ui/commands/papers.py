"""A file that a verb prints to: its name tells PDF from workbook."""

import argparse
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from models.forms.matrix import ReportMatrix
from ui.commands.voice import Voice

KINDS = (".pdf", ".xlsx")


def paper_file(text: str) -> Path:
    """The path in an argument; argparse.ArgumentTypeError where it names neither a PDF nor a workbook."""
    path = Path(text)
    if path.suffix.lower() not in KINDS:
        raise argparse.ArgumentTypeError(f"must end in {' or '.join(KINDS)}: {text!r}")
    return path


def write_paper(
    printed: Sequence[ReportMatrix], path: Path, voice: Voice, *, made_at: datetime, title: str
) -> int:
    """Write the PDF with this title, or the workbook, as the name of the file says; its size in bytes.

    Signs that the typeface lacks are said before anything is written. Raises as write_whole.
    """
    from exports.files.writing import write_whole
    from exports.paper.fonts import missing_signs

    with missing_signs() as missing:
        content = _paper_content(printed, path, made_at=made_at, title=title)
    voice.warn_of_signs(missing)
    write_whole(path, content)
    return len(content)


def _paper_content(printed: Sequence[ReportMatrix], path: Path, *, made_at: datetime, title: str) -> bytes:
    if path.suffix.lower() == ".pdf":
        from exports.paper.pdf import write_pdf

        return write_pdf(printed, made_at=made_at, title=title)
    from exports.workbook.writing import write_report_workbook

    return write_report_workbook(printed, made_at=made_at)
