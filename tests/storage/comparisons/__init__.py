"""Tests of storage.comparisons."""
