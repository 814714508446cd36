"""What an imported table leaves out, as rows of one report: refused rows, rows that are no records, columns left aside.

Saved as a workbook or CSV file; the refused rows can be mended there and read again, the others say why they are not.
"""

from collections.abc import Mapping

from models.register.texts.blocks import Block, path_label
from models.values.messages import sentence


def left_out(table: str, block: Block, refusals: Mapping[int, str], language: str = "vi") -> list[list[str]]:
    """The rows of the report, its headings first. refusals: number of a row \u2192 why it is refused, in words."""

    def say(code: str) -> str:
        return sentence(code, language=language)

    columns = [column for column in block.columns if column.path]
    labels = [column.heading or path_label(table, column.path, language) for column in columns]
    rows = [[say("REPORT_ROW"), say("REPORT_REASON"), *labels]]
    refused = [(row.number, refusals[row.number], row.texts) for row in block.rows if row.number in refusals]
    aside = [(one.number, say(f"REPORT_ASIDE_{one.why.upper()}"), one.texts) for one in block.set_aside]
    for number, why, texts in sorted((*refused, *aside), key=lambda one: one[0]):
        rows.append([str(number), why, *(texts.get(column.path, "") for column in columns)])
    rows += [["", sentence("REPORT_COLUMN", {"column": heading}, language)] for heading in block.aside]
    return rows
