"""The frame of the desktop: window, rail, page area, long work, trouble, and what a screen is given."""
