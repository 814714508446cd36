"""Today: what is to be done, in the order of its urgency."""
