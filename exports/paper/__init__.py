"""Printed pages: report matrices, layout, fonts, drawing, PDF.

Signatures on a print are in exports.signatures.pades.
"""
