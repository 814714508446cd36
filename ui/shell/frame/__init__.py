"""The parts of the window: rail, head, status line, notices, jump box, shortcuts.

Pages are loaded by ui.shell.pages.
"""
