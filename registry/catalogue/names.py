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
_MILLIMETRES = re.compile(r"(?<=\d)[\s\-]*mm\b")
_UNIT_LEFT = re.compile(r"\dmm")


def folded(text: str) -> str:
    """Case, width, accents and look-alike letters set aside; the text stays readable: "7,62×51 MM" -> "7.62x51 mm"."""
    plain = text.translate(_LOOKALIKES)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).casefold()
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LOOKALIKES)
    return _BETWEEN_DIGITS.sub("x", " ".join(plain.casefold().split()))


def key(text: str) -> str:
    """What two spellings of one name share: letters and digits in order, without separators or a unit after digits.

    "7.62 x 51", "7,62×51" and "762x51" share a key, and so do a stock number with and without hyphens; "155 mm", "155-mm"
    and "155mm" are one; 152 and 155 never are. Alone, a bore keeps its decimal point: 12.7 mm is not 127 mm. A key is its
    own key.
    """
    plain = folded(text)
    return joined(plain) or plain


def joined(plain: str) -> str:
    """The key of a text that is folded already; empty if nothing of it is left."""
    bare = _SEPARATORS.sub("", _MILLIMETRES.sub("", plain) if "mm" in plain else plain)
    if "." in bare:
        bare = bare.replace(".", "") if _DIMENSIONS.search(bare) else _STRAY_POINT.sub("", bare)
    # What was taken out may have brought a unit or a dimension together, and a letter of a rare script may unfold twice.
    settled = bare == plain or (bare.isascii() and "." not in bare and not _UNIT_LEFT.search(bare))
    return bare if settled else joined(folded(bare))
