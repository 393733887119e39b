"""Where the parts of a picture stand: bars of shares, columns of weeks, a round and its systems (pure)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Final

Counts = Mapping[str, int]

THINNEST: Final = 1.5
"""Percent of a bar: what is counted is seen, however little it is."""

LOWEST: Final = 3
"""Pixels of a column, for the same reason."""

_FREE: Final = 0.24

MOST_SYSTEMS: Final = 60
"""Beyond, the systems of a round are drawn as counts."""


# Shares in a bar -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar, in percent of its length."""

    name: str
    count: int
    x: float
    width: float

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)


def bar(counts: Counts) -> list[Piece]:
    """The counts that are not zero, end to end over the whole length, in their order; nothing where all are zero."""
    widths = _widths({name: count for name, count in counts.items() if count})
    pieces, x = [], 0.0
    for name, width in widths.items():
        pieces.append(Piece(name, counts[name], round(x, 2), round(width, 2)))
        x += width
    return pieces


def _widths(counts: Counts) -> dict[str, float]:
    thin: set[str] = set()
    while True:
        left, whole = 100 - THINNEST * len(thin), sum(count for name, count in counts.items() if name not in thin)
        widths = {name: THINNEST if name in thin else count * left / whole for name, count in counts.items()}
        more = {name for name, width in widths.items() if width < THINNEST} - thin
        if not more:
            return widths
        thin |= more


# Columns side by side --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a column: from its top, in pixels."""

    name: str
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """One of the columns side by side, in percent of the width; its blocks from the ground up."""

    x: float
    width: float
    blocks: tuple[Block, ...]
    total: int
    top: float

    @property
    def left(self) -> float:
        """Where its blocks begin: some of the width is left free between columns."""
        return round(self.x + self.width * _FREE / 2, 2)

    @property
    def across(self) -> float:
        return round(self.width * (1 - _FREE), 2)

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 2)


def columns(many: Sequence[Counts], ground: float, tallest: float) -> list[Column]:
    """A column for each of these counts, all to one scale, standing on `ground`; the highest is `tallest` or a little more."""
    most = max((sum(counts.values()) for counts in many), default=0)
    unit, each = tallest / max(most, 1), 100 / max(len(many), 1)
    return [_column(counts, round(place * each, 3), round(each, 3), ground, unit) for place, counts in enumerate(many)]


def _column(counts: Counts, x: float, width: float, ground: float, unit: float) -> Column:
    blocks, y = [], ground
    for name, count in counts.items():
        if count:
            height = max(LOWEST, round(count * unit, 1))
            y -= height
            blocks.append(Block(name, count, round(y, 1), height))
    return Column(x, width, tuple(blocks), sum(counts.values()), round(y, 1))


# A round and its systems -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Leaf:
    """A system of the round: its place among those given, its name as it fits, and where it stands."""

    place: int
    text: str
    y: int


@dataclass(frozen=True, slots=True)
class Branch:
    """The systems in one state; `leaves` is empty where they are only counted."""

    name: str
    count: int
    y: int
    leaves: tuple[Leaf, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """A round at the left, its systems at the right by state; lengths in the units of a picture `width` wide."""

    lines: tuple[str, ...]
    y: int
    branches: tuple[Branch, ...]
    width: int
    height: int


_ROW: Final = 24
_GAP: Final = 14
_WIDTH: Final = 640
_LINE: Final = 17
_LONGEST_LINE: Final = 18
_MOST_LINES: Final = 4
_LONGEST_LEAF: Final = 44


def graph(title: str, systems: Sequence[tuple[str, str]], order: Iterable[str]) -> Graph:
    """Lay out a round's systems.

    Args:
        title: What the round is called.
        systems: The state of each and what it is called, in the order in which they stand within a state.
        order: The states, from top to bottom.
    """
    folded = len(systems) > MOST_SYSTEMS
    branches, y = [], _GAP
    for name in order:
        within = [(place, text) for place, (state, text) in enumerate(systems) if state == name]
        if not within:
            continue
        shown = [] if folded else within
        height = max(len(shown), 1) * _ROW
        leaves = tuple(Leaf(place, _cut(text), y + row * _ROW + _ROW // 2) for row, (place, text) in enumerate(shown))
        branches.append(Branch(name, len(within), y + height // 2, leaves))
        y += height + _GAP
    lines = tuple(wrap(title, _LONGEST_LINE, max_lines=_MOST_LINES, placeholder="…"))
    height = max(y, len(lines) * _LINE + 2 * _GAP)
    return Graph(lines, height // 2, tuple(branches), _WIDTH, height)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_LEAF else f"{text[: _LONGEST_LEAF - 1].rstrip()}…"
