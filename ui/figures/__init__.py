"""Figures beside each other, as the screens share them: two revisions of a return, one cell over many periods."""
