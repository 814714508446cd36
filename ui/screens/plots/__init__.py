"""The page of plots of a unit."""
