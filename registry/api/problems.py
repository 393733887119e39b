"""The one place where what went wrong becomes a problem document (RFC 9457)."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson
from flask import Response, g
from werkzeug.exceptions import HTTPException

from registry.api.contracts import PROBLEM_TYPE
from registry.api.wire import asked_language
from registry.compatibility.sentences import LANGUAGES
from registry.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal, Stale
from registry.logs import log
from schemas.contract import flattened
from schemas.french import said
from schemas.problem import BY_STATUS, KINDS, type_of

_MOST_REASONS_IN_DETAIL = 3
_REFUSALS: Mapping[type[Refusal], str] = {
    Stale: "stale",
    Conflict: "conflict",
    NotAllowed: "not-allowed",
    NotFound: "not-found",
    Invalid: "invalid",
}


def document(error: Refusal, language: str) -> dict[str, Any]:
    """A refusal as a problem document."""
    name = next((_REFUSALS[kind] for kind in type(error).__mro__ if kind in _REFUSALS), "invalid")
    errors: dict[str, list[str]] = {}
    for field, reason in flattened(error.fields):
        errors.setdefault(field, []).append(said(reason, language))
    detail = error.message or _detail(errors)
    return _document(name, KINDS[name].status, detail, language, errors=errors, candidates=error.candidates)


def handle(error: Exception) -> Response:
    """Answer for whatever was raised under /api."""
    language = asked_language()
    if isinstance(error, Refusal):
        return _response(document(error, language), language)
    if isinstance(error, HTTPException):
        return _of_http(error, language)
    log.exception("failed")
    return _response(_document("failed", 500, KINDS["failed"].advice[_place(language)], language), language)


def _of_http(error: HTTPException, language: str) -> Response:
    status = error.code or 500
    if status < 400 or error.response is not None:
        answer = error.get_response()
        assert isinstance(answer, Response)
        return answer
    name = BY_STATUS.get(status) or ("malformed" if status < 500 else "failed")
    detail = getattr(error, "detail", None) or KINDS[name].advice[_place(language)]
    response = _response(_document(name, status, detail, language), language)
    for header, value in error.get_headers():
        if header.lower() not in {"content-type", "content-length"}:
            response.headers[header] = value
    return response


def _document(
    name: str,
    status: int,
    detail: str,
    language: str,
    *,
    errors: Mapping[str, Sequence[str]] | None = None,
    candidates: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    problem: dict[str, Any] = {
        "type": type_of(name),
        "title": KINDS[name].title[_place(language)],
        "status": status,
        "detail": detail,
    }
    if errors:
        problem["errors"] = errors
    if candidates:
        problem["candidates"] = candidates
    return problem


def _response(problem: dict[str, Any], language: str) -> Response:
    version = g.get("version")
    if version is not None:
        problem["data_version"] = version.value
    problem["request_id"] = g.get("request_id", "")
    response = Response(orjson.dumps(problem), status=problem["status"], content_type=PROBLEM_TYPE)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = language
    response.headers["Vary"] = "Accept-Language, Authorization"
    if problem["status"] == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _detail(errors: Mapping[str, Sequence[str]]) -> str:
    """The first reasons, in a line."""
    lines = [f"{field}: {reasons[0]}" if field else reasons[0] for field, reasons in errors.items()]
    return " ".join(lines[:_MOST_REASONS_IN_DETAIL])


def _place(language: str) -> int:
    return LANGUAGES.index(language)
