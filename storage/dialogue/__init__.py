"""Receipts, queries, answers, proposals and reminders as a book keeps them.

The files they travel in are written and read in exports.exchange.
"""
