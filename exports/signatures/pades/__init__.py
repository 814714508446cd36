"""Signatures inside the printed return (PAdES): made and placed by the decree.

Reading them back is in exports.verdicts.
"""
