"""The window around every page: pages, work in the background, the book that is open.

What one page shows is in ui.screens.
"""
