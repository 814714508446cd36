"""Verbs about a whole book: new, backup, verify, status, demonstration.

No figures and no packages.
"""
