"""Panels, chips, folds and other parts of a page.

They know no book.
"""
