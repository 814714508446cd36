"""The handbook in the window. The list of keys is the window's own (F1)."""
