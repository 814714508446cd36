"""Foreign tables: workbooks, text files and the clipboard read into cells.

Our own workbooks are written and checked in exports.workbook.
"""
