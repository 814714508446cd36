"""A unit's return: its states, its document, its chain of packages, and the verdict on one.

Forms and their figures are in models.forms; receipts and queries in models.dialogue.
"""
