"""The demonstration: a whole invented province reports, from the registers to the merged, printed forms.

Everything in it is made from a seed and concerns nobody; docs/demonstration.md tells its story.
"""

from exports.demonstration.quotas import Size
from exports.demonstration.running import run
from exports.demonstration.summary import DemonstrationPackage, MergedFigure, Summary, summary_lines

__all__ = ["DemonstrationPackage", "MergedFigure", "Size", "Summary", "run", "summary_lines"]
