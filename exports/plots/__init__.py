"""Plots drawn: one layout as strokes, boxes and words for every surface, the PDF, and native charts in a workbook.

Not here: what is plotted (storage.plots), the widget (ui.figures).
"""
