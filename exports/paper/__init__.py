"""Paper: one report matrix laid out by the decree on administrative papers, for PDF and for the workbook."""
