"""How spellings are compared: one normal form for designations, calibres and stock numbers alike (pure)."""

import re
import unicodedata

LONGEST_NAME = 120

_LOOKALIKES = str.maketrans(
    {"×": "x", "х": "x", "Х": "x", "✕": "x", "*": "x", ",": ".", "–": "-", "—": "-", "‑": "-", "’": "'"}
)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)\s*x\s*(?=\d)")
_SEPARATORS = re.compile(r"[\s\-_/'\"()]+")
_DIMENSIONS = re.compile(r"\dx\d")
_STRAY_POINT = re.compile(r"(?<!\d)\.|\.(?!\d)")
_MILLIMETRES = re.compile(r"(?<=\d)\s*mm\b")


def folded(text: str) -> str:
    """Case, width, accents and look-alike letters set aside; the text stays readable: "7,62×51 MM" -> "7.62x51 mm"."""
    plain = unicodedata.normalize("NFKD", text.translate(_LOOKALIKES)).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _BETWEEN_DIGITS.sub("x", " ".join(plain.translate(_LOOKALIKES).split()))


def key(text: str) -> str:
    """What two spellings of one name share: letters and digits in order, without separators or a unit after digits.

    "7.62 x 51", "7,62×51" and "762x51" share a key, and so do a stock number with and without hyphens; "155 mm" and "155mm"
    are one; 152 and 155 never are. Alone, a bore keeps its decimal point: 12.7 mm is not 127 mm.
    """
    plain = _SEPARATORS.sub("", _MILLIMETRES.sub("", folded(text)))
    return (plain.replace(".", "") if _DIMENSIONS.search(plain) else _STRAY_POINT.sub("", plain)) or folded(text)
