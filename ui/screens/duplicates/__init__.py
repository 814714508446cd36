"""The screen of records that may be one and the same."""
