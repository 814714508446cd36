"""The page of targets and the table of their results."""
