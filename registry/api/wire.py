"""Between a request and an answer: reading strictly, answering once for the same data, and saying 304 when nothing changed."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from hashlib import blake2b
from importlib.metadata import version as version_of
from typing import Any, Final

import orjson
from flask import Response, current_app, g, request
from marshmallow import ValidationError
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

from registry.audit.version import Version, data_version
from registry.audit.watch import Watch
from registry.compatibility.sentences import LANGUAGES
from registry.database import Connection, Engine, reading
from registry.errors import Invalid, NotFound
from registry.languages import preferred
from registry.missing import any_missed, missed
from registry.qualifications.queries import PUBLIC_READER
from schemas.query import Query, from_query

LONGEST_ID: Final = 120

SOFTWARE: Final = version_of("munitions-interchangeability-registry")

_MOST_KEPT = 4096
_MOST_BYTES_KEPT = 16 * 2**20
_LARGEST_KEPT = 256 * 2**10


class Kept:
    """The latest answers as (bytes, Link header), at most so many and so much; threads share it."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[object, ...], tuple[bytes, str]] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def get(self, key: tuple[object, ...]) -> tuple[bytes, str] | None:
        with self._lock:
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
            return found

    def put(self, key: tuple[object, ...], body: bytes, links: str) -> None:
        if len(body) > _LARGEST_KEPT:
            return
        with self._lock:
            former, _ = self._answers.pop(key, (b"", ""))
            self._bytes += len(body) - len(former)
            self._answers[key] = body, links
            while len(self._answers) > _MOST_KEPT or self._bytes > _MOST_BYTES_KEPT:
                self._bytes -= len(self._answers.popitem(last=False)[1][0])


def engine() -> Engine:
    found = current_app.extensions["engine"]
    assert isinstance(found, Engine)
    return found


def asked_language() -> str:
    return preferred(request.accept_languages, LANGUAGES)


def now() -> datetime:
    """The moment of the request, one and the same: what is answered for a day is kept under that day, at midnight too."""
    if "now" not in g:
        g.now = datetime.now(UTC)
    moment: datetime = g.now
    return moment


def asked_of(contract: type[Query]) -> dict[str, Any]:
    """The query string, loaded.

    Raises:
        Invalid: With the reasons by parameter.
    """
    try:
        return from_query(contract, dict(request.args.lists()))
    except ValidationError as error:
        raise refused(error) from None


def may_be_id(text: str) -> bool:
    """Whether a part of an address can be an id at all: databases refuse some characters, and ids hold none of those."""
    return len(text) <= LONGEST_ID and text.isprintable()


def refused(error: ValidationError) -> Invalid:
    """A contract's refusal in the business's words."""
    messages = error.messages if isinstance(error.messages, dict) else {"_schema": error.messages}
    return Invalid("", fields=messages)


def json_body() -> object:
    """The body, which must be JSON and say so.

    Raises:
        UnsupportedMediaType: It says that it is something else.
        BadRequest: It is no JSON; NaN and half a surrogate are none either.
    """
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    try:
        body: object = orjson.loads(request.get_data(cache=False))
    except orjson.JSONDecodeError as error:
        raise BadRequest(f"JSON: {error}") from None
    return body


def answered(make: Callable[[Connection, Version], Mapping[str, Any]]) -> Response:
    """Answer a reading request: from what was answered before where the data are the same, else by `make`.

    The entity tag stands for the data version, the day, the language, the reader's reach and the request, so that a
    repeated question costs no transaction and none of the rules. A list leaves its Link header in `g.links`.
    """
    language = asked_language()
    watch: Watch = current_app.extensions["watch"]
    seen = watch.version()
    if seen is not None and (ready := _ready(seen, language)):
        return ready
    with reading(engine()) as connection:
        version = data_version(connection)
        if version != seen and (ready := _ready(version, language)):
            return ready
        try:
            body = orjson.dumps(make(connection, version))
        except NotFound as refusal:
            missed(refusal.typed.items())
            raise
    if not any_missed():  # Else it would be counted once only, however often it is looked for.
        _kept().put(_key(version, language), body, g.get("links", ""))
    return _shown(body, g.get("links", ""), version, language)


def _ready(version: Version, language: str) -> Response | None:
    """What can be answered without asking again: that nothing changed, or what is kept."""
    g.version = version
    wanted = request.if_none_match
    if not wanted.star_tag and _tag(version, language) in wanted:
        return _dressed(Response(status=304), version, language)
    found = _kept().get(_key(version, language))
    return _shown(*found, version, language) if found else None


def _shown(body: bytes, links: str, version: Version, language: str) -> Response:
    # `*` means any current answer: that there is one is known only now.
    any_ = request.if_none_match.star_tag
    response = Response(status=304) if any_ else Response(body, content_type="application/json")
    if links:
        response.headers["Link"] = links
    return _dressed(response, version, language)


def _kept() -> Kept:
    kept: Kept = current_app.extensions["kept"]
    return kept


def _key(version: Version, language: str) -> tuple[object, ...]:
    return (version.value, now().toordinal(), language, PUBLIC_READER, request.path, request.query_string)


def _tag(version: Version, language: str) -> str:
    return blake2b(repr((SOFTWARE, *_key(version, language))).encode(), digest_size=12).hexdigest()


def given(body: Mapping[str, Any]) -> Response:
    """Answer a request whose answer is not kept."""
    response = Response(orjson.dumps(body), content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Language"] = asked_language()
    response.headers["Vary"] = "Accept-Language, Authorization"
    return response


def _dressed(response: Response, version: Version, language: str) -> Response:
    response.set_etag(_tag(version, language))
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["Content-Language"] = language
    response.headers["Vary"] = "Accept-Language, Authorization"
    return response
