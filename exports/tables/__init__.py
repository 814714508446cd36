"""Tables of rows: foreign workbooks, text files and the clipboard read into cells; lists of the register as files.

The sheet of an evaluation and the nominal list stand here too. Our own workbooks are written and checked in
exports.workbook.
"""
