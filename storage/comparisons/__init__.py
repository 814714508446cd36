"""Figures beside each other: those of two revisions of a return, and one cell over many periods.

Nothing is kept here: what is compared lies in returns and in received packages.
"""
