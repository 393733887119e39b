"""Who may come in by the people's door, where a page is not for everybody, and which requests that change something are theirs."""

import hmac
from typing import Final

from flask import current_app, request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import NotFound, RequestEntityTooLarge, Unauthorized

from registry.errors import NotAllowed
from registry.settings import Settings

_READS: Final = frozenset({"GET", "HEAD", "OPTIONS"})

_LARGEST_FORM: Final = 5 * 2**18
"""Bytes: the longest list, each of its characters written as four escaped bytes, and the other fields."""

_MOST_FIELDS: Final = 100


def forms_of_reasonable_size() -> None:
    """Refuse a form that no page of ours sends before it is read field by field: for `before_request` of the pages.

    Raises:
        RequestEntityTooLarge: It is larger than any, or has more fields.
    """
    if request.method in _READS or request.mimetype != "application/x-www-form-urlencoded":
        return
    request.max_content_length = _LARGEST_FORM
    if request.get_data(cache=True, parse_form_data=False).count(b"&") >= _MOST_FIELDS:
        raise RequestEntityTooLarge


class NotOpen(NotFound):
    """The operator has not opened these pages here."""


def registrars_only() -> None:
    """Let a registrar through to the view, or refuse: for `before_request` of a blueprint.

    There are no accounts yet: a registrar shows the operator's token, as the password of HTTP Basic under any user name.

    Raises:
        NotOpen: The operator has set no registrar's token.
        Unauthorized: This is not it.
        NotAllowed: It would change something, and another site may have made the browser send it.
    """
    settings: Settings = current_app.extensions["settings"]
    if not settings.open_to_registrars:
        if settings.registrar_token is None:
            raise NotOpen
        if not _shown(settings.registrar_token):
            raise Unauthorized(www_authenticate=WWWAuthenticate("basic", {"realm": "registrar", "charset": "UTF-8"}))
    if request.method not in _READS and not _of_this_site():
        raise NotAllowed("")


def _shown(token: str) -> bool:
    given = request.authorization
    password = given.password if given is not None and given.type == "basic" else None
    return hmac.compare_digest((password or "").encode(errors="surrogatepass"), token.encode(errors="surrogatepass"))


def _of_this_site() -> bool:
    """Whether a form of ours sent this, as the browser itself tells.

    A browser adds the password by itself, also to what a foreign page makes it send, so the password alone proves nothing.
    A token in the form would need a session to belong to, and there is none. Every browser of today says from where a
    form was sent, which no page can forge: in Sec-Fetch-Site, or to a server without TLS at least in Origin. Who says
    neither is no browser that we can trust.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.host}"
