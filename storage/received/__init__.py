"""Packages of other units: kept as they arrived, judged beside each other, merged and withdrawn.

The unit's own returns are in storage.returns.
"""
