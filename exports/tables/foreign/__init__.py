"""Readers of foreign workbooks, a module for each kind of file: cells as the eye sees them, and what was passed over.

They run in a process of their own (exports.tables.cells). Text files are read in exports.tables.delimited.
"""
