"""Exact values and their words: names, quantities, periods, days, units, codes, messages, errors.

No table, form or package is known here.
"""
