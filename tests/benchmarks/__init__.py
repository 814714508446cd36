"""Measurements that are printed and never asserted: `python3 start.py bench`."""
