"""The demonstration: a whole invented province reports, from the registers to the merged, printed forms.

Everything in it is made from a seed and concerns nobody; docs/demonstration.md tells its story.
"""

from exports.demonstration.quotas import Size
from exports.demonstration.running import run
from exports.demonstration.summary import Arrival, Summary, Total, summary_lines

__all__ = ["Arrival", "Size", "Summary", "Total", "run", "summary_lines"]
