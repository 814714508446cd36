"""Conversion between texts and stored values: what a field may hold, how cells are read, named and shown.

The kinds of records themselves are in models.register.
"""
