"""Breaking a form into pages: what belongs together stays together, and the table's head is repeated."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FlowBlock:
    """A piece of a form that is never cut.

    height in points; keep: stays on the page of the next block; row: a row of the table, which needs the
    table's head above it on every page.
    """

    height: float
    keep: bool = False
    row: bool = False


def _chains(blocks: Sequence[FlowBlock]) -> list[list[int]]:
    """Indices of blocks that want to share a page."""
    chains: list[list[int]] = []
    joined = False
    for at, block in enumerate(blocks):
        if joined:
            chains[-1].append(at)
        else:
            chains.append([at])
        joined = block.keep
    return chains


@dataclass(slots=True)
class _Pages:
    blocks: Sequence[FlowBlock]
    room: float
    head: float
    left: float
    pages: list[list[int]]
    headed: bool = False

    def _need(self, chain: Sequence[int]) -> float:
        need = sum(self.blocks[at].height for at in chain)
        return need + (self.head if self.blocks[chain[0]].row and not self.headed else 0.0)

    def turn(self) -> None:
        self.pages.append([])
        self.left, self.headed = self.room, False

    def fits(self, chain: Sequence[int]) -> bool:
        return self._need(chain) <= self.left + 0.01

    def place(self, chain: Sequence[int]) -> None:
        self.left -= self._need(chain)
        self.headed = self.headed or self.blocks[chain[0]].row
        self.pages[-1].extend(chain)


def paginate(blocks: Sequence[FlowBlock], *, first: float, room: float, head: float) -> list[list[int]]:
    """Indices of the blocks on each page.

    first and room: height left under the title on the first page, and on every other page; head: height of
    the table's head. A group that is higher than a page is loosened from its beginning, so that its end (the
    signature with the last rows) still holds together.
    """
    state = _Pages(blocks, room, head, first, [[]])
    for chain in _chains(blocks):
        rest = chain
        while rest:
            if not state.fits(rest) and (state.pages[-1] or len(state.pages) == 1):
                if _too_tall(state, rest) and state.fits(rest[:1]):
                    state.place(rest[:1])
                    rest = rest[1:]
                    continue
                state.turn()
            if state.fits(rest) or len(rest) == 1:
                state.place(rest)
                break
            state.place(rest[:1])
            rest = rest[1:]
    return state.pages


def _too_tall(state: _Pages, chain: Sequence[int]) -> bool:
    head = state.head if state.blocks[chain[0]].row else 0.0
    return sum(state.blocks[at].height for at in chain) + head > state.room
