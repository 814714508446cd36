"""Tests of keys on tokens."""
