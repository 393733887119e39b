"""The catalogue as a process keeps it: every list in its order, its facets and names, compact, while the index stays as it was.

Some 35 MB for 100,000 munitions; read again, in about a second, by the first question after a change of the catalogue.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import accumulate
from threading import Lock
from typing import Any, Final

from sqlalchemy.engine import Connection

from registry.catalogue import matching
from registry.catalogue.facets import Column, Counts, Group
from registry.catalogue.kinds import NAMED_BY, SHELVES, Kind
from registry.catalogue.places import Places
from registry.catalogue.spelling import Spelt, forgiven, spelt, variants

_MOST_CATALOGUES: Final = 2
"""One, and while a change spreads, the one before."""

_kept: "dict[str, Mapping[Kind, Filed]]" = {}
_turn = Lock()


class Names:
    """Every name of the things of a list, marked, in order; in one text, since most of them are short."""

    def __init__(self, placed: list[str]) -> None:
        """From names, each with NUL and a place where it is; they are sorted in place."""
        placed.sort()
        text: list[str] = []
        self._places = array("I")
        for one in placed:
            name, _, place = one.partition("\x00")
            text.append(name)
            self._places.append(int(place))
        self._text = "".join(text)
        self._ends = array("I", accumulate(map(len, text)))

    def exactly(self, name: str) -> Places:
        return Places.of(self._places[self._before(name) : self._before(f"{name}\x00")])

    def starting(self, start: str) -> Places:
        return Places.of(self._places[self._before(start) : self._before(f"{start}\U0010ffff")])

    def _before(self, name: str) -> int:
        return bisect_left(range(len(self._ends)), name, key=self._name)

    def _name(self, number: int) -> str:
        return self._text[self._ends[number - 1] if number else 0 : self._ends[number]]


class Filed:
    """The things of one kind, in the order in which people read their designations; a place is a number in that order."""

    def __init__(
        self,
        kind: Kind,
        numbers: "array[int]",
        columns: Mapping[str, Column],
        names: Names,
        words: Mapping[tuple[Kind, str], str],
    ) -> None:
        """From the numbers of the entries by place; `words` are those of the things that topics name."""
        self.numbers = numbers
        self.names = names
        self.everything = Places.first(len(numbers))
        self._facets = {name: columns[name] for name in SHELVES[kind].facets}
        self._topics = [
            (_words_of(topic, value, words), columns[topic], value)
            for topic in SHELVES[kind].topics
            for value in columns[topic].values
        ]
        self.slips: dict[str, set[str]] = {}
        """The words of topics in which a slip is forgiven, by their variants."""
        for word in {word for words, _, _ in self._topics for word in forgiven(Spelt(words, ""))}:
            for variant in variants(word):
                self.slips.setdefault(variant, set()).add(word)
        self._lowest = min(numbers, default=0)
        self._places = array("i", [-1]) * (max(numbers, default=-1) - self._lowest + 1)
        for place, number in enumerate(numbers):
            self._places[number - self._lowest] = place

    def numbered(self, numbers: Iterable[int]) -> Places:
        """The things with these numbers; those of other kinds are passed over."""
        low, places = self._lowest, self._places
        high = low + len(places)
        return Places.of(place for number in numbers if low <= number < high and (place := places[number - low]) >= 0)

    def narrowed(self, filters: Mapping[str, Any]) -> Places:
        """The things that have all of these values."""
        found = self.everything
        for name, value in filters.items():
            found &= self._facets[name].places(str(value))
        return found

    def counts(self, found: Places, filters: Mapping[str, Any]) -> dict[str, Counts]:
        """By facet, how many of what was found have each value: under all filters but the facet's own."""
        narrowed = found & self.narrowed(filters)
        counts = {}
        for name, column in self._facets.items():
            others = {other: value for other, value in filters.items() if other != name}
            counts[name] = column.counts(found & self.narrowed(others) if name in filters else narrowed)
        return counts

    def told_by(self, needle: str) -> Places | None:
        """The things filed under a topic whose words hold this part; None if no topic does."""
        found = [column.places(value) for words, column, value in self._topics if needle in words]
        return Places.any_of(found) if found else None


def filed(connection: Connection) -> Mapping[Kind, Filed]:
    """The whole catalogue as this transaction sees its index: one query, and the index itself only if it has changed."""
    mark = matching.mark_of(connection)
    found = _kept.get(mark or "")
    if found is not None:
        return found
    with _turn:
        found = _kept.get(mark or "")
        if found is None:
            found = _read(connection)
            if mark:
                _kept[mark] = found
                while len(_kept) > _MOST_CATALOGUES:
                    del _kept[next(iter(_kept))]
    return found


class _Gathered:
    """A list while it is read."""

    def __init__(self, kind: Kind) -> None:
        self.numbers = array("I")
        self.names: list[str] = []
        shelf = SHELVES[kind]
        self._groups: dict[str, dict[Group, array[int]]] = {name: {} for name in (*shelf.facets, *shelf.told)}

    def add(self, number: int, names: str, facets: Mapping[str, Any]) -> None:
        place = len(self.numbers)
        self.numbers.append(number)
        self.names += [f"{name}\x00{place}" for name in names.split()]
        for name, groups in self._groups.items():
            value = facets.get(name)
            group = () if value is None else tuple(value) if isinstance(value, list) else (value,)
            places = groups.get(group)
            if places is None:
                groups[group] = places = array("I")
            places.append(place)

    def columns(self) -> dict[str, Column]:
        return {name: Column(groups, len(self.numbers)) for name, groups in self._groups.items()}


def _read(connection: Connection) -> Mapping[Kind, Filed]:
    gathered = {kind: _Gathered(kind) for kind in Kind}
    for number, kind, names, facets in matching.entries_in_order(connection):
        gathered[Kind(kind)].add(number, names, facets)
    words = matching.words_of(connection, set(NAMED_BY.values()))
    return {kind: Filed(kind, one.numbers, one.columns(), Names(one.names), words) for kind, one in gathered.items()}


def _words_of(topic: str, value: str, words: Mapping[tuple[Kind, str], str]) -> str:
    return words.get((NAMED_BY[topic], value), "") if topic in NAMED_BY else spelt((), (value,)).words
