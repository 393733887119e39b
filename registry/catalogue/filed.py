"""The catalogue as a process keeps it: every list in its order, its facets and names, compact, while the index stays as it was.

Some 25 MB for 100,000 munitions; read again, in about two seconds, by the first question after a change of the catalogue.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
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

_kept: "dict[str, Catalogue]" = {}
_turn = Lock()


class Names:
    """Every name of the things of a list, marked, in order; in one text, since most of them are short."""

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        """From names, each with a place where it is."""
        in_turn = [one.partition("\x00") for one in sorted(f"{name}\x00{place}" for name, place in names)]
        self._text = "".join(name for name, _, _ in in_turn)
        self._ends = array("I", accumulate(len(name) for name, _, _ in in_turn))
        self._places = array("I", (int(place) for _, _, place in in_turn))

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
        self, kind: Kind, numbers: "array[int]", columns: Mapping[str, Column], names: Names, words: Mapping[str, str]
    ) -> None:
        """From the numbers of the entries by place; `words` are those of what is `NAMED_BY` an id, as "kind id"."""
        self.numbers = numbers
        self.names = names
        self.everything = Places.first(len(numbers))
        self._facets = {name: columns[name] for name in SHELVES[kind].facets}
        self._place_of = {}
        self._topics = [
            (_words_of(topic, value, words), columns[topic], value)
            for topic in SHELVES[kind].topics
            for value in columns[topic].values
        ]

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
        """The things filed under a topic whose words hold this part; none if no topic does."""
        found = [column.places(value) for words, column, value in self._topics if needle in words]
        return Places.any_of(found) if found else None

    @cached_property
    def slips(self) -> Mapping[str, frozenset[str]]:
        """The words of topics in which a slip is forgiven, by their variants."""
        found: dict[str, set[str]] = {}
        for word in {word for words, _, _ in self._topics for word in forgiven(Spelt(words, ""))}:
            for variant in variants(word):
                found.setdefault(variant, set()).add(word)
        return {variant: frozenset(words) for variant, words in found.items()}
