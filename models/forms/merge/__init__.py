"""Merging the figures of units: sums, and what stands behind merged ratios and means. The packages lie in storage."""
