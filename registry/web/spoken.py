"""In which language a stored text is, told wherever a page in another language shows it (WCAG 3.1.2)."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from markupsafe import Markup, escape

from registry.web.page import language

STORED: Final = "en"
"""The language of what is stored: notes, roles, reasons, clauses, names of authorities."""

_WORD: Final = re.compile(r"(?<![^\W\d_])[a-z]{3,}(?![^\W\d_])")
_TAG: Final = re.compile(r"(<[^>]*>)")


def language_of(name: str) -> str | None:
    """English where a name is a phrase, as a word in small letters shows; a designation, such as Leopard 2A6, is of no language."""
    return STORED if _WORD.search(name) else None


def said(text: object, *, prose: bool = False) -> str | Markup:
    """A stored text as the page shows it: marked where it is in another language. Prose is always English; a name may be of none."""
    name = str(text)
    if language() == STORED or not name or not (prose or language_of(name)):
        return text if isinstance(text, Markup) else name
    return Markup('<span lang="{0}">{1}</span>').format(STORED, text)


def lang(name: str) -> Markup:
    """The attribute that marks an element which can hold no other, such as an option or a text in a picture."""
    return Markup(' lang="{0}"').format(STORED) if language() != STORED and language_of(name) else Markup()


def naming(text: str, names: Iterable[Any]) -> Markup:
    """A sentence of ours, or a piece of a page, with each of these stored texts in it marked as `said` marks it.

    A name may be a list of texts; what is no text is passed over.
    """
    html = escape(text)
    phrases = {str(escape(name)) for name in _texts(names) if language_of(name)} if language() != STORED else set()
    if not phrases:
        return html
    longest_first = sorted(phrases, key=len, reverse=True)
    there = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    pieces = _TAG.split(html)
    pieces[::2] = [there.sub(rf'<span lang="{STORED}">\g<0></span>', piece) for piece in pieces[::2]]
    return Markup("".join(pieces))  # noqa: S704 # put together from what was escaped


def _texts(names: Iterable[Any]) -> Iterator[str]:
    for name in names:
        if isinstance(name, str):
            yield name
        elif isinstance(name, list | tuple):
            yield from _texts(name)


FILTERS: Final = {"said": said, "naming": naming, "lang": lang}
