"""Data safety: proven backups, the check of the book, the history with undo, the bin."""
