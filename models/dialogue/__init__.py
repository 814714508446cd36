"""What travels back and forth after a return: notices, receipts, queries, proposals, letters, reminders.

Nothing here reads a file or a book.
"""
