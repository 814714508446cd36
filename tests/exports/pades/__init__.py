"""Tests of the signatures inside the printed return."""
