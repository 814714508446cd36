"""Verbs about the records of the register: kinds, list, import.

Figures of forms are in ui.commands.figures.
"""
