"""OCOP products of the organisations: list, record, form for a new one, by the catalogue."""
