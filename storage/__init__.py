"""The book: one database file, its history, search, backups, receiving and merging."""
