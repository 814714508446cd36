"""Packages of other units: stored as they arrived, judged together, merged and withdrawn.

The unit's own returns are in storage.returns.
"""
