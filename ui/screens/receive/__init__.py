"""Receive: packages of the units below are opened, judged, rehearsed, taken in, and taken back."""
