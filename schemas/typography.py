"""How French is set: the spaces that must not break, put in one place so that texts can be written plainly."""

import re
from functools import cache
from typing import Final

_NO_BREAK: Final = "\u00a0"
_PLACES: Final = re.compile(r" (?=[:;?!»](?:\W|$))|(?<=«) ")
_QUOTED: Final = re.compile(r"“([^“”]*)”")


@cache
def set_in_french(text: str) -> str:
    """A text of ours with unbreakable spaces before : ; ? ! and inside « »."""
    return _PLACES.sub(_NO_BREAK, text)


def quoted_in_french(text: str) -> str:
    """What was typed, quoted as our refusals quote it in English, in French quotation marks."""
    return _QUOTED.sub(rf"«{_NO_BREAK}\1{_NO_BREAK}»", text)
