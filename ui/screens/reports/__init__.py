"""Forms and returns: the grid of a form, its findings, its paper."""
