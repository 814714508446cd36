"""The grid of a form: model, view, keying, pasting, undo.

The page around it is in ui.screens.reports.
"""
