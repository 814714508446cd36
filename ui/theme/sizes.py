"""Distances in pixels on a grid of four, and the four sizes of type in points."""

GRID = 4
RADIUS = 6
ROW = 33
RAIL = 216
MARGIN = 24
FIELD = 32

TITLE = 16
SECTION = 11
TEXT = 10
NOTE = 9
