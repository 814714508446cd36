"""The list of records of any kind: its rows, its table, its columns, its files."""
