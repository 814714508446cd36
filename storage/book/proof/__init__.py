"""Whether a book is what this program wrote: its structure, its chained history, its sealed and received content.

It reads and never writes; what it finds is a list of problems in plain words.
"""
