"""Fields a person types into or chooses from.

They know no book.
"""
