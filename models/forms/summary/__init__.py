"""What can be said of an evaluated sheet: what a figure is, its usual span, how much is filled, what home shows."""
