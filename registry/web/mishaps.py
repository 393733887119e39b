"""The one page for whatever went wrong."""

from typing import Any

import orjson
from flask import Response, request
from werkzeug.exceptions import HTTPException

from registry.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal
from registry.logs import log
from registry.web.guard import NotOpen
from registry.web.page import language, page
from registry.web.twins import is_twin
from registry.web.wording import Wording
from schemas.contract import flattened
from schemas.french import said

_STATUS: tuple[tuple[type[Refusal], int], ...] = ((Conflict, 409), (NotAllowed, 403), (NotFound, 404), (Invalid, 422))


def handle(error: Exception) -> Response:
    """Answer for whatever was raised outside /api, that no page answers for itself."""
    if isinstance(error, HTTPException) and (error.code is None or error.code < 400 or error.response is not None):
        answer = error.get_response()
        assert isinstance(answer, Response)
        return answer
    if isinstance(error, Refusal):
        status = next((code for kind, code in _STATUS if isinstance(error, kind)), 422)
    elif isinstance(error, HTTPException):
        status = error.code or 500
        if (cause := getattr(error, "original_exception", None)) is not None:
            log.error("failed", exc_info=cause)
    else:
        log.exception("failed")
        status = 500
    say = Wording(language())
    kind = "closed" if isinstance(error, NotOpen) else _kind(status)
    title = say[f"mishap_{kind}"]
    if is_twin(request.path):
        response = _plain(error, title, status)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Language"] = language()
        response.headers["Vary"] = "Accept-Language"
    else:
        response = page(
            "mishap.html",
            "mishap",
            title=f"{say.error}{say.colon} {title}",
            heading=title,
            status=status,
            into="main",
            advice=say[f"mishap_{kind}_advice"],
        )
    if isinstance(error, HTTPException):
        for header, value in error.get_headers():
            if header.lower() in {"allow", "retry-after", "www-authenticate"}:
                response.headers[header] = value
    return response


def _kind(status: int) -> int:
    """The status whose words are said: its own, or those of its hundred."""
    return status if status in {401, 403, 404, 405, 413, 503} else 400 if status < 500 else 500


def _plain(error: Exception, title: str, status: int) -> Response:
    """For who asked for a file and cannot read a page: what is wrong, and at which parameter."""
    errors: dict[str, list[str]] = {}
    near: dict[str, Any] = {}
    if isinstance(error, Refusal):
        near = error.candidates
        for field, reason in flattened(error.fields):
            errors.setdefault(field, []).append(said(reason, language()))
    if request.path.endswith(".json"):
        problem = {"type": "about:blank", "title": title, "status": status, "errors": errors, "candidates": near}
        return Response(orjson.dumps(problem), status=status, content_type="application/problem+json")
    lines = [title, *(f"{field}: {' '.join(reasons)}" for field, reasons in errors.items())]
    lines += [f"{field}: {one['id']}" for field, found in near.items() for one in found]
    return Response("\n".join(lines) + "\n", status=status, content_type="text/plain; charset=utf-8")
