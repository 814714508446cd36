"""Plots as data: what is plotted, its scale, and which figures of the forms are plotted of a unit.

Not here: where the values come from (storage.plots), how a plot is drawn (exports.plots).
"""
