"""Organisations that moved between two units of one merge: matched by their records, and taken off both flows.

What else several units count of one record is in storage.received.counted_once and corrections.
"""
