"""The one page for whatever went wrong."""

from flask import Response
from werkzeug.exceptions import HTTPException

from registry.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal
from registry.logs import log
from registry.web.page import language, page
from registry.web.wording import Wording

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
    else:
        log.exception("failed")
        status = 500
    say = Wording(language())
    kind = status if status in {404, 405, 413, 503} else 400 if status < 500 else 500
    title = say[f"mishap_{kind}"]
    response = page(
        "mishap.html", "mishap", title=title, status=status, into="main", advice=say[f"mishap_{kind}_advice"]
    )
    if isinstance(error, HTTPException):
        for header, value in error.get_headers():
            if header.lower() in {"allow", "retry-after"}:
                response.headers[header] = value
    return response
