"""The grid of a form: what stands in its cells, how figures are kept, pasted and taken back.

The grid itself is in ui.grid; the page around it is in ui.screens.reports.
"""
