"""A sample of mutants: one token of the code is changed, and its tests must notice (`start.py mutate`)."""
