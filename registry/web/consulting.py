"""Reading the registry for a page: one moment of it, its version, and the nations by name."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TypeVar

from flask import current_app, g, request
from marshmallow import ValidationError

from registry.audit.version import data_version
from registry.database import Connection, reading
from registry.errors import Invalid, NotFound
from registry.missing import missed
from registry.web.nations import nations
from registry.web.page import language
from schemas.query import Query, from_query

Contract = TypeVar("Contract", bound=Query)


@contextmanager
def consulting() -> Iterator[Connection]:
    """One moment of the registry; leaves its version in `g.version` and the nations in `g.nations`.

    A name that turns out to fit nothing is kept as missed.
    """
    with reading(current_app.extensions["engine"]) as connection:
        g.version = data_version(connection)
        g.nations = nations(connection, language())
        try:
            yield connection
        except NotFound as refusal:
            missed(refusal.typed.items())
            raise


def now() -> datetime:
    return datetime.now(UTC)


def asked_of(contract: type[Query], *apart: str) -> dict[str, object]:
    """The query string, and the form where one was sent, loaded by its contract; `lang` and the names in `apart` are not the contract's.

    Raises:
        Invalid: With the reasons by parameter.
    """
    given = {name: values for name, values in request.values.lists() if name not in {"lang", *apart}}
    try:
        return from_query(contract, given)
    except ValidationError as error:
        assert isinstance(error.messages, dict)
        raise Invalid("", fields=error.messages) from None


def nation_names() -> dict[str, str]:
    """The names of the nations by code, in the language of the page."""
    return {code: name for code, name, _ in g.get("nations", [])}
