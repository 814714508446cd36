"""From the start of the program to an open book: opening, assistant, one running instance, last resort.

The window's own parts are in ui.shell.frame.
"""
