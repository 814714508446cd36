"""Sheets on paper that are no forms: what the national system asks, tables as they are seen. No returns."""
