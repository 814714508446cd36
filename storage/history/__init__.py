"""What was done in a book, taking it back, and the bin.

The journal itself is written by storage.book.book.
"""
