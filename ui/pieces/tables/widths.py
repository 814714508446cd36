"""How wide the columns of a table are: what their content needs, shared out fairly where the room ends."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QFontMetrics

GROWTH = 1.75
"""By how much a column may be wider than its content: more would part what belongs together."""

WHOLE = 10_000
"""Parts of the width of a table in which chosen widths are remembered, so that they suit another window too."""


def shared_out(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Widths for a room: all that is wanted and a little more where it suffices, else the longest give way first.

    No column is narrower than its least; where these need more than the room, the table is scrolled.
    """
    whole = sum(wanted)
    if 0 < whole <= room:
        factor = min(GROWTH, room / whole)
        return [int(width * factor) for width in wanted]
    low, high = 0, max(wanted, default=0)
    while low < high:
        level = (low + high + 1) // 2
        if sum(_levelled(wanted, least, level)) <= room:
            low = level
        else:
            high = level - 1
    return _levelled(wanted, least, low)


def _levelled(wanted: Sequence[int], least: Sequence[int], level: int) -> list[int]:
    return [min(width, max(bound, level)) for width, bound in zip(wanted, least, strict=True)]


def widest(text: str, metrics: QFontMetrics) -> int:
    """Pixels of the longest line of a text."""
    return max(metrics.horizontalAdvance(line) for line in text.split("\n"))


def in_two_lines(heading: str, metrics: QFontMetrics) -> str:
    """A heading broken where its two lines need least room; as it is where it has one word or lines of its own."""
    words = heading.split(" ")
    if "\n" in heading or len(words) == 1:
        return heading
    broken = (" ".join(words[:at]) + "\n" + " ".join(words[at:]) for at in range(1, len(words)))
    return min(broken, key=lambda text: widest(text, metrics))


def read_shares(text: str) -> dict[str, int]:
    """What was remembered as KEY=PARTS;KEY=PARTS, the parts by WHOLE."""
    pairs = (one.rpartition("=") for one in text.split(";"))
    return {key: int(parts) for key, _, parts in pairs if key and parts.isdigit()}


def write_shares(shares: Mapping[str, int]) -> str:
    """What is remembered."""
    return ";".join(f"{key}={parts}" for key, parts in shares.items())
