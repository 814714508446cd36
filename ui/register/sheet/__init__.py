"""Many records of one kind as a grid: typed, pasted and filled down, each step one change of the book."""
