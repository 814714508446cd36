"""Tests of the schemes, scales and ranks of evaluations."""
