"""Cells of tables that people bring: copied blocks, cells without a value, units of money, what is said of a table.

What a cell means for a field or a figure is in models.register.texts and models.forms.typed.
"""
