"""Sheets to type from: what the national system asks of an organisation, on paper and in a workbook. No returns."""
