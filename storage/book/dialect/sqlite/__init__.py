"""SQLite: one file, one writer. Another database is another folder beside this with the same modules."""
