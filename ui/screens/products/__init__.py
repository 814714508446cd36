"""OCOP products."""
