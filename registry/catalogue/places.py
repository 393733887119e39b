"""Sets of places in a list: few as numbers, many as the bits of one integer (pure)."""

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import compress, count
from operator import or_
from typing import Final

_FEW: Final = 128
"""So many are looked up one by one as fast as all bits are met."""

_SET_SINGLY: Final = 1_000
"""So many are faster set as bits one by one than written as digits first."""

_FAR_APART: Final = 16
"""With so many zeros to a one, ones are found faster than all digits are read."""

_BYTE_OF: Final = bytes.maketrans(b"01", b"\x00\x01")


class Places:
    """A set of places, never changed; its length is exact and its order is that of the list."""

    __slots__ = ("_bits", "_length", "_listed", "_packed")

    def __init__(self, listed: list[int] | None, bits: int | None = None) -> None:
        """From ascending places, from bits, or from both; `Places.of` sorts."""
        self._listed = listed
        self._bits = bits
        self._length = -1 if listed is None else len(listed)
        self._packed = b""

    @classmethod
    def of(cls, places: Iterable[int]) -> "Places":
        return cls(sorted(set(places)))

    @classmethod
    def first(cls, number: int) -> "Places":
        """All places of a list of this length."""
        return cls(None, (1 << number) - 1)

    @classmethod
    def any_of(cls, several: Iterable["Places"]) -> "Places":
        given = [one for one in several if one]
        if len(given) == 1:
            return given[0]
        if all(one.is_few for one in given) and sum(map(len, given)) <= _FEW:
            return cls.of(place for one in given for place in one.listed)
        return cls(None, reduce(or_, (one.bits for one in given), 0))

    def compact(self) -> "Places":
        """The same, in the smaller of its two forms."""
        return self if self.is_few else Places(None, self.bits)

    @property
    def is_few(self) -> bool:
        return self._listed is not None and self._length <= _FEW

    @property
    def listed(self) -> list[int]:
        """Ascending."""
        if self._listed is None:
            self._listed = list(self)
        return self._listed

    @property
    def bits(self) -> int:
        if self._bits is None:
            self._bits = _bits_of(self.listed)
        return self._bits

    def __len__(self) -> int:
        if self._length < 0:
            self._length = self.bits.bit_count()
        return self._length

    def __iter__(self) -> Iterator[int]:
        if self._listed is not None:
            return iter(self._listed)
        digits = bin(self.bits)[:1:-1]
        if len(self) * _FAR_APART < len(digits):
            return _ones(digits)
        return compress(count(), digits.encode().translate(_BYTE_OF))

    def __and__(self, other: "Places") -> "Places":
        few, rest = (self, other) if self.is_few else (other, self)
        if few.is_few:
            return Places(rest._among(few.listed))
        return Places(None, self.bits & other.bits)

    def __or__(self, other: "Places") -> "Places":
        return Places.any_of((self, other))

    def __sub__(self, other: "Places") -> "Places":
        if not other:
            return self
        if self.is_few:
            there = set(other._among(self.listed))
            return Places([place for place in self.listed if place not in there])
        return Places(None, self.bits & ~other.bits)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Places) and self.bits == other.bits

    def __hash__(self) -> int:
        return hash(self.bits)

    def _among(self, places: list[int]) -> list[int]:
        """Those of these places that are in the set."""
        if self._bits is None:
            there = set(self.listed)
            return [place for place in places if place in there]
        if not self._packed:
            self._packed = self._bits.to_bytes((self._bits.bit_length() + 7) // 8, "little")
        packed, end = self._packed, 8 * len(self._packed)
        return [place for place in places if place < end and packed[place >> 3] >> (place & 7) & 1]


def _ones(digits: str) -> Iterator[int]:
    place = digits.find("1")
    while place >= 0:
        yield place
        place = digits.find("1", place + 1)


def _bits_of(places: list[int]) -> int:
    if not places:
        return 0
    if len(places) <= _SET_SINGLY:
        packed = bytearray((places[-1] >> 3) + 1)
        for place in places:
            packed[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(packed, "little")
    digits = bytearray(b"0") * (places[-1] + 1)
    for place in places:
        digits[place] = 49  # "1"
    digits.reverse()
    return int(digits, 2)
