"""Packages that a book keeps, read once more: whether it holds what they say, and the registers that they brought."""
