"""The whole page of a kind of record by the catalogue: list, record, form for a new one.

A screen names its kind and its words.
"""
