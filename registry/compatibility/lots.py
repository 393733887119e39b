"""Whether a restriction that names lots concerns the lots in hand, as people write lots (R12) (pure)."""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum


class Concern(StrEnum):
    NAMED = "NAMED"
    UNSURE = "UNSURE"
    SPARED = "SPARED"


def concern(listed: Iterable[str], in_hand: Iterable[str] | None) -> Concern:
    """What a restriction of the lots `listed` means to who holds the lots `in_hand`, None being unknown lots.

    NAMED where one of them is on the list, however case, spaces and signs are written; SPARED only where each is certainly
    another lot. In between lies doubt: a text that holds a listed lot or is part of one, that differs from one by letters
    which look alike, or that has no number and so is hardly a lot at all. A doubt never frees a lot.
    """
    if in_hand is None:
        return Concern.UNSURE
    names, found = list(listed), Concern.SPARED
    stopped = {_bare(name) for name in names} - {""}
    doubtful = [_seen(name) for name in names]
    for text in in_hand:
        bare, seen = _bare(text), _seen(text)
        if not stopped.isdisjoint({bare, *map(_bare, _BETWEEN_LOTS.split(text))}):
            return Concern.NAMED
        if not _NUMBER.search(bare) or not seen.isascii() or any(_may_be(seen, name) for name in doubtful):
            found = Concern.UNSURE
    return found


_BETWEEN_LOTS = re.compile(r"[\s,;/|+&]+")
_NUMBER = re.compile(r"\d")
_LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_LOOKALIKES = str.maketrans(
    # Cyrillic, then Greek, as they are taken for Latin; then letters that are taken for digits.
    "авсенкмортухіјѕ" + "αβεζηικμνορτυχ" + "oil",
    "abcehkm0ptyx1js" + "abezh1kmn0ptyx" + "011",
)


def _bare(text: str) -> str:
    """Its letters and digits in order, case and width set aside."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _seen(text: str) -> str:
    """As it may be read off a crate: what looks alike is alike, and zeros before a number do not count."""
    return _LEADING_ZEROS.sub("", _bare(text).translate(_LOOKALIKES))


def _may_be(one: str, other: str) -> bool:
    return _holds(one, other) or _holds(other, one)


def _holds(text: str, part: str) -> bool:
    """Whether the part stands in the text with its numbers whole: L1 is in LOT-L1, and not in L12."""
    start = r"(?<!\d)" if part[:1].isdigit() else ""
    end = r"(?!\d)" if part[-1:].isdigit() else ""
    return re.search(start + re.escape(part) + end, text) is not None
