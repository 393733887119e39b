"""How texts are found: what a thing is indexed under, what a question asks for, and one slip of the finger (pure)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from registry.catalogue.names import folded, key

LONGEST_TEXT: Final = 240
"""Twice the longest name: a longer text is the name of nothing."""

SHORTEST_SLIP: Final = 4
"""In shorter words one slip leaves too little to recognise."""

# Indexed texts carry marks that no folded text does: <155> is a whole number and ^m<795>$ a whole name. So a number is only
# ever met from its first digit, and a trigram index finds names from their start, or whole, as it finds anything else.
_MARKS = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff<>^$]+")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_SPACED_UNIT = re.compile(r"(?<=\d) mm\b")
_UNIT = re.compile(r"(?<=\d)mm$")
_SEPARATORS = re.compile(r"[-_/'\"()]+")
_STOCK_NUMBER = re.compile(r"\d{13}")


@dataclass(frozen=True, slots=True)
class Spelt:
    """What a thing is indexed under: the words of all its texts, and its own names whole, both marked."""

    words: str
    names: str
    slips: frozenset[str]
    """The words in which a slip is forgiven, unmarked."""


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
    start: str
    inside: str | None
    words: tuple[Word, ...]


def spelt(own: Iterable[str], about: Iterable[str]) -> Spelt:
    """What a thing is indexed under, from its own names and from the words about it."""
    words: set[str] = set()
    slips: set[str] = set()
    names: set[str] = set()
    for text in own:
        marked, plain, name = _spelt_text(text)
        words |= marked
        slips |= plain
        if name:
            names.add(f"^{_marked(name)}$")
            slips |= _forgiven(name)
    for text in about:
        marked, plain, _ = _spelt_text(text)
        words |= marked
        slips |= plain
    return Spelt(f" {' '.join(sorted(words))} ", f" {' '.join(sorted(names))} ", frozenset(slips))


def asked(text: str) -> Asked | None:
    """What a typed text asks for; nothing if there is no letter or digit in it, or if it is longer than any name."""
    if len(text) > LONGEST_TEXT:
        return None
    plain = _plain(text)
    name = _key(plain)
    if not name:
        return None
    chunks = plain.split()
    words = [_word(chunk, last=place == len(chunks) - 1) for place, chunk in enumerate(chunks)]
    start = _needle(name, whole=bool(_UNIT.search(plain)))
    return Asked(
        key=name,
        whole=f" ^{_marked(name)}$ ",
        start=f" ^{start}",
        inside=start if len(start) > 2 and "<" in start else None,
        words=tuple(dict.fromkeys(word for word in words if word.key)),
    )


def whole_word(word: str) -> str:
    """A word as it stands in the index, with the spaces around it."""
    return f" {_marked(word)} "


def whole_name(name: str) -> str:
    """A name as it stands in the index, with the spaces around it."""
    return f" ^{_marked(name)}$ "


def variants(word: str) -> frozenset[str]:
    """The word, and the word without any one letter: two words one slip apart share one of these. None if no slip is forgiven."""
    if len(word) < SHORTEST_SLIP or not any(letter.isalpha() for letter in word):
        return frozenset()
    shorter = (word[:place] + word[place + 1 :] for place, letter in enumerate(word) if letter.isalpha())
    return frozenset((word, *shorter))


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


def in_order(text: str) -> str:
    """What sorts texts as people do: M9 before M10, accents and case aside."""
    return _NUMBER.sub(lambda number: number[0].zfill(8), _plain(text))


def _plain(text: str) -> str:
    return _SPACED_UNIT.sub("mm", " ".join(_MARKS.sub(" ", folded(text)).split()))


@lru_cache(maxsize=4096)
def _spelt_text(text: str) -> tuple[frozenset[str], frozenset[str], str]:
    """The words of a text, marked; those in which a slip is forgiven; the whole text as a name."""
    plain = _plain(text)
    words = {word for chunk in plain.split() for word in _forms(chunk)}
    slips = (_forgiven(word) for word in words)
    return frozenset(map(_marked, words)), frozenset().union(*slips), _key(plain)


def _forms(chunk: str) -> Iterator[str]:
    """What one word may be typed as: without separators, in its parts, with the decimal points that dimensions lose."""
    whole = _key(chunk)
    if whole:
        yield whole
    if _STOCK_NUMBER.fullmatch(whole):
        yield whole[4:]  # The item's own number, without its class.
    for part in _parts(chunk):
        if part:
            yield part


def _parts(chunk: str) -> Iterator[str]:
    for part in _SEPARATORS.split(chunk):
        yield _key(part)
        if "." in part:
            yield _UNIT.sub("", part).strip(".")


def _key(plain: str) -> str:
    return key(plain) if any(letter.isalnum() for letter in plain) else ""


def _forgiven(word: str) -> frozenset[str]:
    return frozenset((word,)) if len(word) >= SHORTEST_SLIP and any(map(str.isalpha, word)) else frozenset()


def _marked(word: str) -> str:
    return _NUMBER.sub(r"<\g<0>>", word)


def _word(chunk: str, *, last: bool) -> Word:
    whole = bool(_UNIT.search(chunk)) or not last
    name = _key(chunk)
    parts = [part for part in map(_key, _SEPARATORS.split(chunk)) if part]
    needles = [(_anywhere(_needle(name, whole=whole)),)]
    if len(parts) > 1:
        needles.append(
            tuple(
                _anywhere(_needle(part, whole=whole or place < len(parts) - 1)) for place, part in enumerate(parts)
            )
        )
    return Word(name, tuple(needles))


def _needle(name: str, *, whole: bool) -> str:
    """A marked word; its last number is left open while it may still be being typed."""
    marked = _marked(name)
    return marked if whole else marked.removesuffix(">")


def _anywhere(needle: str) -> str:
    """At least three characters, as the index needs: one character is a word of its own, two are the start of one."""
    return f" {needle} " if len(needle) == 1 else f" {needle}" if len(needle) == 2 else needle
