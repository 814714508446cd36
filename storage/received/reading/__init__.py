"""Registers of packages laid out beside the book, so that lists, searches and records are read there as in a book.

What is taken in, compared and counted is in storage.received; nothing here is the truth about anything.
"""
