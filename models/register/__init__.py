"""What the register keeps: its kinds of records, their fields and identifiers.

Mapped classes are in `tables`; storage.register stores and queries records.
"""
