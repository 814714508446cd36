"""Signatures inside the printed return (PAdES): made, placed by the decree, and read back strictly."""
