"""Widgets that know no book: fields, tables, panels and their words.

What opens a book or runs work is in ui.dialogue, ui.keys, ui.register or a screen.
"""
