"""What exists, over the wire: lists with exact counts, and one thing at a time."""

from collections.abc import Callable
from typing import Any

from flask import Response

from registry.api.contracts import NOT_MODIFIED, Blueprint
from registry.api.paging import paged
from registry.api.wire import answered, asked_language, asked_of, may_be_id
from registry.audit.version import Version
from registry.catalogue import queries
from registry.database import Connection
from registry.errors import NotFound
from schemas import listing
from schemas.answer import Entry, Listing

blueprint = Blueprint("catalogue", __name__, url_prefix="/api/v1", description="What exists, each row with its source.")

_NOT_FOUND = {"en": "Nothing in the catalogue has this id.", "fr": "Rien dans le catalogue ne porte cet identifiant."}


def _list(kind: str, contract: type[listing.Search]) -> Callable[[], Response]:
    def make(connection: Connection, version: Version) -> dict[str, Any]:
        asked = asked_of(contract)
        filters = {
            name: value for name, value in asked.items() if name not in {"q", "limit", "offset"} and value is not None
        }
        found = queries.listing(
            connection, kind, text=asked["q"], filters=filters, limit=asked["limit"], offset=asked["offset"]
        )
        return paged(found.items, found.total, found.facets, asked, version)

    def view() -> Response:
        return answered(make)

    view.__doc__ = f"List {kind}, searched and filtered, with exact counts."
    return view


def _one(kind: str) -> Callable[[str], Response]:
    def view(thing_id: str) -> Response:
        def make(connection: Connection, version: Version) -> dict[str, Any]:
            found = queries.item(connection, kind, thing_id) if may_be_id(thing_id) else None
            if found is None:
                raise NotFound(_NOT_FOUND[asked_language()])
            return {**found, "data_version": version.value}

        return answered(make)

    view.__doc__ = f"Read one entry of the {kind}, with its sources."
    return view


for _kind, _contract in listing.BY_KIND.items():
    _listed = blueprint.takes(_contract)(_list(_kind, _contract))
    for _mark in (
        blueprint.response(200, Listing),
        blueprint.may_fail("invalid"),
        blueprint.alt_response(304, **NOT_MODIFIED),
        blueprint.doc(operationId=f"list{_kind.capitalize()}"),
    ):
        _listed = _mark(_listed)
    blueprint.add_url_rule(f"/{_kind}", f"list_{_kind}", _listed)
    _read: Callable[..., Response] = _one(_kind)
    for _mark in (
        blueprint.response(200, Entry),
        blueprint.may_fail("not-found"),
        blueprint.alt_response(304, **NOT_MODIFIED),
        blueprint.doc(operationId=f"read{_kind.capitalize()}"),
    ):
        _read = _mark(_read)
    blueprint.add_url_rule(f"/{_kind}/<thing_id>", f"read_{_kind}", _read)
