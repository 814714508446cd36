"""Fillable workbooks: a form or a sheet of the register that is filled in by another program and taken back.

How the cells of a foreign workbook are read is in exports.tables; what stands in a printed form in exports.workbook.
"""
