"""Rows of foreign tables brought into the register, and whom they mean.

How their cells are read is in models.register.texts.
"""
