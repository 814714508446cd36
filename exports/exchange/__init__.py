"""Sending and receiving: packages, receipts, queries, reminders, reduced copies.

Everything it needs is below it: files, signatures, trust, workbook, verdicts.
"""
