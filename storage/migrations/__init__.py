"""Migrations of the schema, run by storage.book.schema in one transaction.

A published one is never edited and imports nothing that changes.
"""
