"""The workbook of a return: written, read again, and compared with the data.

Foreign workbooks are read in exports.tables.
"""
