"""Data only: official forms, administrative units, sentences, fonts, icons, translations."""

from pathlib import Path

ROOT = Path(__file__).parent
"""Folder that holds the data files; every reader of data starts here."""
