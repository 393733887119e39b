"""Where everything meets: settings, database, doors, and what every answer carries."""

import re
import sqlite3
import time
from collections.abc import Callable, Iterable
from secrets import token_hex
from typing import Any

from flask import Flask, Response, g, request
from sqlalchemy.exc import DatabaseError, DataError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnection
from werkzeug.exceptions import BadHost, HTTPException, SecurityError, ServiceUnavailable

from registry import logs
from registry.api.door import open_door as open_tools_door
from registry.api.problems import handle as handle_tool
from registry.audit.watch import Watch
from registry.catalogue.missed import Missed
from registry.database import engine_for
from registry.errors import Refusal
from registry.logs import log
from registry.missing import write_after
from registry.settings import Settings
from registry.web.door import open_door as open_peoples_door
from registry.web.mishaps import handle as handle_person

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

LARGEST_BODY = 4 * 2**20

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def create_app(settings: Settings | None = None) -> Flask:
    """The registry as a WSGI application; without settings, the environment's."""
    settings = settings or Settings.from_environment()
    app = Flask("registry", static_folder="web/static", template_folder="web/templates")
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_BODY, TESTING=settings.testing, TRUSTED_HOSTS=list(settings.hosts) or None
    )
    app.extensions["settings"] = settings
    app.extensions["engine"] = engine = engine_for(settings.database_url)
    app.extensions["watch"] = Watch(engine)
    app.extensions["missed"] = Missed(engine)
    logs.configure()
    app.before_request(_begin)
    open_tools_door(app)
    open_peoples_door(app)
    app.after_request(_finish)
    app.wsgi_app = _with_headers(app.wsgi_app)  # type: ignore[assignment, method-assign]
    for mishap in (Refusal, HTTPException, Exception):
        app.register_error_handler(mishap, _handle)
    return app


def _with_headers(application: Wsgi) -> Wsgi:
    """Every answer carries the security headers, whoever made it."""
    constant = list(HEADERS.items())

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *failure: Any) -> Any:
            return start_response(status, [*headers, *constant], *failure)

        return application(environ, start)

    return answer


_HOST = re.compile(r"(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\])(?::\d{1,5})?", re.IGNORECASE)


def _begin() -> None:
    g.began = time.perf_counter()
    g.request_id = token_hex(8)
    if not _HOST.fullmatch(request.host) or not _can_be_read(request.host):
        raise BadHost


def _can_be_read(host: str) -> bool:
    """Whether the name unfolds to letters, as citations show it."""
    try:
        host.encode("ascii").decode("idna")
    except UnicodeError:
        return False
    return True


def _finish(response: Response) -> Response:
    write_after(response)
    response.headers["X-Request-Id"] = g.get("request_id", "")
    # Without the query string: what is asked about is the asker's business.
    log.info(
        "answered",
        method=request.method,
        path=request.path,
        status=response.status_code,
        ms=round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 2),
        request=g.get("request_id"),
    )
    return response


_UNUSABLE = (DatabaseError, sqlite3.DatabaseError, NoConnection)
"""The database is away, busy, damaged, or lacks what the registry keeps in it."""


def _handle(error: Exception) -> Response:
    if isinstance(error, BadHost | SecurityError):
        # No address can be built under such a name, or none may, so neither door's page or document can.
        return Response(
            "The Host header names no host of this registry.\n", status=400, content_type="text/plain; charset=utf-8"
        )
    if isinstance(error, _UNUSABLE) and not isinstance(error, DataError | IntegrityError):
        log.exception("database unavailable", request=g.get("request_id"))
        error = ServiceUnavailable(retry_after=5)
    return handle_tool(error) if request.path.startswith(("/api/", "/healthz")) else handle_person(error)
