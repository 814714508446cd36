"""Queries, answers, receipts, letters and reminders as the screens share them.

Plain widgets are in ui.pieces.
"""
