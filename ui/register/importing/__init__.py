"""Rows pasted or read from a file: their preview, mending and report.

What they do is decided in storage.register.imports.
"""
