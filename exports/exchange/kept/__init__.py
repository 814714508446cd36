"""Packages that a book keeps, read once more: whether what it holds is what they say."""
