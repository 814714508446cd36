"""Members and managers: people over all organisations, each of them once."""
