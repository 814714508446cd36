"""Evaluations of a year: the schemes of the circulars, the points of their criteria, and the rank that a score gives.

Keeping them is storage.register.evaluations; the entry of the catalogue is in models.register.organisations.
"""
