"""Whole pages and pieces of pages: the only reader of htmx's headers, and the only one who picks the language."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from flask import Response, current_app, g, render_template, request
from flask_htmx import HTMX
from jinja2_fragments.flask import render_block
from markupsafe import escape

from registry.compatibility.sentences import EXERCISE, LANGUAGES
from registry.languages import preferred
from registry.settings import Settings
from registry.web.memory import carry
from registry.web.wording import Wording

htmx = HTMX()

MAIN_PAGES = (
    ("home.home", "home", {"home", "lookup", "reverse", "pasted"}),
    ("shelves.munitions", "catalogue", {"shelves", "things", "compare"}),
    ("matrices.entry", "matrices", {"matrices"}),
    ("coverage.entry", "coverage", {"coverage", "lapsing"}),
)
"""What the menu offers: an endpoint, the word for it, and the parts of the door that belong to it."""


def language() -> str:
    """`lang` where the address names one of ours, else what the browser prefers."""
    chosen = request.args.get("lang", "")
    return chosen if chosen in LANGUAGES else preferred(request.accept_languages, LANGUAGES)


def page(
    template: str,
    fragment: str,
    *,
    title: str,
    status: int = 200,
    address: str | None = None,
    into: str | None = None,
    sent: Mapping[str, str] | None = None,
    **context: Any,
) -> Response:
    """Show a template whole, or only its block `fragment` where htmx asks.

    Args:
        template: One page; its blocks are what htmx may ask for.
        fragment: The block, whose root element has that id.
        title: Of the window, whole or swapped.
        address: What the address bar should say after a swap, where it differs from what was asked.
        into: Where to put the piece, where that is not the element of its id.
        sent: What the form said that this page answers, where it is not in the address: another language must send it again.
    """
    spoken = language()
    context |= {
        "title": title,
        "language": spoken,
        "say": Wording(spoken),
        "other_languages": [(other, _in(other)) for other in LANGUAGES if other != spoken],
        "sent": sent,
        "marking": EXERCISE[LANGUAGES.index(spoken)] if _exercise() else None,
        "chosen_language": request.args.get("lang") if request.args.get("lang") in LANGUAGES else None,
        "main_pages": MAIN_PAGES,
        "piece": bool(htmx) and not htmx.boosted and not htmx.history_restore_request,
    }
    if context["piece"]:
        # A template's own blocks only: what it inherits is asked of the frame.
        pieces = render_block(template, fragment, **context), render_block("base.html", "languages", **context)
        body = f"<title>{escape(title)}</title>" + "".join(pieces)
    else:
        body = render_template(template, **context)
    response = Response(body, status=status, content_type="text/html; charset=utf-8")
    if context["piece"]:
        if address is not None:
            response.headers["HX-Push-Url"] = address
        response.headers["HX-Retarget"] = into or f"#{fragment}"
        response.headers["HX-Reswap"] = "innerHTML" if into else "outerHTML"
    carry(response)
    response.headers["Vary"] = "HX-Request, HX-Boosted, HX-History-Restore-Request, Accept-Language, Cookie"
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Language"] = spoken
    return response


def _in(other: str) -> str:
    """This address in another language, whole: a list that is cut would be another question."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "lang" and value]
    return f"{quote(request.path)}?{urlencode([*kept, ('lang', other)])}"


def _exercise() -> bool:
    """Whether the page must bear the exercise marking; where the data could not be asked, a demo always must."""
    version = g.get("version")
    settings: Settings = current_app.extensions["settings"]
    return settings.demo if version is None else bool(version.exercise)
