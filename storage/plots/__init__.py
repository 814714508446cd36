"""Plots of an organisation and of a unit, made of the register and of the figures of the forms.

Not here: what a plot is (models.plots), how it is drawn or written (exports.plots).
"""
