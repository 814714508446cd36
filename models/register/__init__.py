"""What the register keeps: its kinds of records, their fields and identifiers.

Mapped classes are in `tables`; how records are kept and asked is in storage.register.
"""
