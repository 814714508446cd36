"""SQLite: one file, one writer. Another database is another folder beside this one with the same modules."""
