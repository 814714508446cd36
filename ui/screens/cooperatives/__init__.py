"""Cooperatives, unions, groups and people's credit funds."""
