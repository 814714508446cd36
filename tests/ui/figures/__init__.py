"""Tests of ui.figures."""
