"""Verbs about figures: fill, figures, check, explain, print.

Packages are in ui.commands.exchange.
"""
