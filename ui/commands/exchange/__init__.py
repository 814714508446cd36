"""Verbs about packages, receipts, queries and reminders.

Keys and trust lists are in ui.commands.trust.
"""
