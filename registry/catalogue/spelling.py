"""How texts are found: what a thing is indexed under, what a question asks for, and one slip of the finger (pure)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from registry.catalogue.names import folded, joined

LONGEST_TEXT: Final = 240
"""Twice the longest name: a longer text is the name of nothing."""

SHORTEST_SLIP: Final = 4
"""In shorter words one slip leaves too little to recognise."""

LONGEST_SLIP: Final = 40
"""In longer words nobody looks for one slip, and each letter costs a look."""

_LONGEST_BEGINNING: Final = 40
"""What a text begins with is a name, not a sentence."""

# Indexed texts carry marks that no folded text does: <155> is a whole number and ^m<795>$ a whole name. So a number is only
# ever met from its first digit, and a trigram index finds names from their start, or whole, as it finds anything else.
_MARKS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff<>^$]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_SPACED_UNIT = re.compile(r"(?<=\d) mm\b")
_UNIT = re.compile(r"(?<=\d)mm$")
_SEPARATORS = re.compile(r"[-_/'\"()]+")
_STOCK_NUMBER = re.compile(r"\d{13}")
_MARK_NUMBER = re.compile(r"(?<=[^\W\d])(?<!\dx)\d{2,}(?![\d.x])")


@dataclass(frozen=True, slots=True)
class Spelt:
    """What a thing is indexed under: the words of all its texts, and its own names whole, both marked."""

    words: str
    names: str


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question: as typed without separators, or all its parts."""

    key: str
    needles: tuple[tuple[str, ...], ...]
    """Any of these, of each all: parts of marked words."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, read as one name and as several words."""

    key: str
    whole: str
    """The name, marked as in the index."""
    start: str
    """The name that it may still become; its last number is open."""
    inside: str | None
    """What a name of several words holds, if the question was typed as one."""
    words: tuple[Word, ...]

    @property
    def is_stock_number(self) -> bool:
        """It identifies all alone: no word holds it but that very number."""
        return _STOCK_NUMBER.fullmatch(self.key) is not None


def spelt(own: Iterable[str], about: Iterable[str] = ()) -> Spelt:
    """What a thing is indexed under, from its own names and from the words about it."""
    words: set[str] = set()
    names: set[str] = set()
    for text in own:
        plain = _plain(text)
        words.update(_words(plain))
        if name := _key(plain):
            names.add(name)
    for text in about:
        words.update(_words(_plain(text)))
    return Spelt(_listed(words), _listed(f"^{name}$" for name in names))


def asked(text: str) -> Asked | None:
    """What a typed text asks for; nothing if there is no letter or digit in it, or if it is longer than any name."""
    if len(text) > LONGEST_TEXT:
        return None
    plain = _plain(text)
    name = _key(plain)
    if not 0 < len(name) <= LONGEST_TEXT:  # One letter may unfold to eighteen.
        return None
    chunks = plain.split()
    words = [_word(chunk, last=place == len(chunks) - 1) for place, chunk in enumerate(chunks)]
    start = _needle(name, whole=_UNIT.search(plain) is not None)
    return Asked(
        key=name,
        whole=f"^{_marked(name)}$",
        start=f"^{start}",
        inside=start if len(start) > 2 and "<" in start and len(chunks) == 1 else None,
        words=tuple(dict.fromkeys(word for word in words if word.key)),
    )


# One slip --------------------------------------------------------------------------------------------------------------


def forgiven(spelt: Spelt) -> frozenset[str]:
    """The words and names of an entry in which a slip is forgiven, unmarked."""
    bare = f"{spelt.words}{spelt.names}".translate(_UNMARKED).split()
    return frozenset(word for word in bare if len(word) >= SHORTEST_SLIP and not word.replace(".", "").isdigit())


def variants(word: str) -> frozenset[str]:
    """The word, and the word without any one letter: two words one slip apart share one of these. None if no slip is forgiven."""
    if not SHORTEST_SLIP <= len(word) <= LONGEST_SLIP:
        return frozenset()
    shorter = {word[:place] + word[place + 1 :] for place, letter in enumerate(word) if letter.isalpha()}
    return frozenset((word, *shorter)) if shorter else frozenset()


def one_slip_apart(one: str, other: str) -> bool:
    """A letter changed, added, dropped, or two neighbours swapped; the numbers are the same."""
    if one == other or _NUMBER.findall(one) != _NUMBER.findall(other):
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left, right = one[start : len(one) - end], other[start : len(other) - end]
    return max(len(left), len(right)) == 1 or (len(left) == len(right) == 2 and left == right[::-1])


def with_a_slip(word: Word, near: Iterable[str]) -> Word:
    """The word as typed, or any of the words that are one slip apart from it; as a part of words, as what is typed is."""
    return Word(word.key, (*word.needles, *((_marked(one),) for one in near)))


def swapped(name: str) -> Iterator[str]:
    """The names that differ by two neighbouring digits of a mark, as in DM35 for DM53, marked.

    Only ever to ask whether another name was meant: a number that stands first, or in a dimension, is a calibre and stays.
    """
    for number in _MARK_NUMBER.finditer(name):
        for place in range(number.start(), number.end() - 1):
            other = f"{name[:place]}{name[place + 1]}{name[place]}{name[place + 2 :]}"
            if other != name:
                yield whole_name(other)


def beginnings(name: str) -> Iterator[str]:
    """What the name begins with, marked as a start, the longest first: numbers whole, and with one of them or some letters."""
    marked = _marked(name)
    for end in range(min(len(marked) - 1, _LONGEST_BEGINNING), 1, -1):
        start = marked[:end]
        if start.count("<") == start.count(">") and ("<" in start or end >= SHORTEST_SLIP):
            yield f"^{start}"


def whole_word(word: str) -> str:
    """A word as it stands in the index, with the spaces around it."""
    return f" {_marked(word)} "


def whole_name(name: str) -> str:
    """A name as it stands in the index."""
    return f"^{_marked(name)}$"


def in_order(text: str) -> str:
    """What sorts texts as people do: M9 before M10, accents and case aside."""
    return _NUMBER.sub(lambda number: number[0].zfill(8), _plain(text))


# Reading ---------------------------------------------------------------------------------------------------------------


_UNMARKED = str.maketrans("", "", "<>^$")


def _plain(text: str) -> str:
    plain = folded(text)
    if _MARKS.search(plain):
        plain = folded(_MARKS.sub(" ", plain))
    return _SPACED_UNIT.sub("mm", plain) if " mm" in plain else plain


def _words(plain: str) -> Iterator[str]:
    """What each word may be typed as: without separators, in its parts, with the decimal points that dimensions lose."""
    for chunk in plain.split():
        whole = _key(chunk)
        if whole:
            yield whole
        if whole == chunk and "." not in chunk:
            continue
        if _STOCK_NUMBER.fullmatch(whole):
            yield whole[4:]  # The item's own number, without its class.
        for part in _SEPARATORS.split(chunk):
            if name := _key(part):
                yield name
            if "." in part and (pointed := _UNIT.sub("", part).strip(".")):
                yield pointed


def _key(plain: str) -> str:
    return joined(plain) if any(map(str.isalnum, plain)) else ""


def _marked(word: str) -> str:
    return _NUMBER.sub(lambda number: f"<{number[0]}>", word)


def _listed(words: Iterable[str]) -> str:
    return _marked(f" {' '.join(sorted(words))} ")


def _word(chunk: str, *, last: bool) -> Word:
    whole = _UNIT.search(chunk) is not None or not last
    name = _key(chunk)
    parts = [part for part in map(_key, _SEPARATORS.split(chunk)) if part]
    needles: list[tuple[str, ...]] = [(_anywhere(_needle(name, whole=whole)),)]
    if len(parts) > 1:
        final = len(parts) - 1
        needles.append(
            tuple(_anywhere(_needle(part, whole=whole or place < final)) for place, part in enumerate(parts))
        )
    return Word(name, tuple(needles))


def _needle(name: str, *, whole: bool) -> str:
    """A marked word; its last number is left open while it may still be being typed."""
    marked = _marked(name)
    return marked if whole else marked.removesuffix(">")


def _anywhere(needle: str) -> str:
    """At least three characters, as the index needs: one character is a word of its own, two are the start of one."""
    return f" {needle} " if len(needle) == 1 else f" {needle}" if len(needle) == 2 else needle
