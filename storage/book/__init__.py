"""One book: its connections, schema, transactions, journal, settings and backups.

It knows no kind of record of the register.
"""
