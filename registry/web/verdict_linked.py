"""What texts of an answer name: each record and restriction notice leads to its own page."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from flask import request, url_for
from markupsafe import Markup, escape

from schemas.vocabulary import Notice

RESTRICTIONS = frozenset(notice.value for notice in Notice if notice.startswith("RESTRICTION_"))


def restricting(found: Mapping[str, Any]) -> list[str]:
    """The restriction notices that an answer shows."""
    return [about for one in found["notices"] if one["code"] in RESTRICTIONS for about in one["about"]]


def pages_of(records: Iterable[str], notices: Iterable[str]) -> dict[str, str]:
    """The address of the page of each, by id."""
    lang = request.args.get("lang")
    return {one: url_for("record.record", record_id=one, lang=lang) for one in records} | {
        one: url_for("notice.notice", notice_id=one, lang=lang) for one in notices
    }


def linked(text: str, pages: Mapping[str, str]) -> Markup:
    """A text with a link at every id that has a page; print tells the whole address."""
    if not pages:
        return escape(text)
    longest_first = sorted(pages, key=len, reverse=True)
    pieces = re.split(f"(?<![\\w/-])({'|'.join(map(re.escape, longest_first))})(?![\\w/-])", text)
    host = request.host_url.rstrip("/")
    return Markup("").join(
        Markup('<a href="{0}" data-address="{1}{0}">{2}</a>').format(pages[piece], host, piece)
        if piece in pages
        else escape(piece)
        for piece in pieces
    )
