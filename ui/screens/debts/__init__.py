"""Debts with their movements, and the organisations that they keep from being dissolved."""
