"""Who may come in by the tools' door, and in which form they take an answer."""

import hmac

from flask import current_app, request
from werkzeug.exceptions import NotAcceptable, Unauthorized

from registry.settings import Settings

PUBLIC = {
    "documentation.openapi": "says how to ask and holds no data",
    "documentation.docs": "is read by people in a browser, which sends no token; explains the 401 itself",
}
"""The addresses under /api that need no token even where one is set, and why."""


def guard() -> None:
    """Let a request through to its view, or refuse it.

    Raises:
        Unauthorized: The operator has set a reader token, and this is not it.
        NotAcceptable: The asker takes no JSON.
    """
    if not request.path.startswith("/api/") or request.endpoint in PUBLIC:
        return
    settings: Settings = current_app.extensions["settings"]
    if settings.reader_token is not None and not _shown(settings.reader_token):
        raise Unauthorized
    # An address that does not exist is told as such whatever form is asked for; what names no form asks for none.
    accepted = request.accept_mimetypes
    named = any("/" in form or form == "*" for form in accepted.values())
    if request.url_rule is not None and named and not accepted["application/json"]:
        raise NotAcceptable


def _shown(token: str) -> bool:
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    return scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.encode())
