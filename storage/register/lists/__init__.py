"""Lists of any kind of record: keys, pages, counts, columns, filters and their words.

Single records are kept in storage.register.
"""
