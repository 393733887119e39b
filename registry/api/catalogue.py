"""What exists, over the wire: lists with exact counts, and one thing at a time."""

from collections.abc import Callable
from typing import Any

from flask import Response

from registry.api.contracts import NOT_MODIFIED, Blueprint
from registry.api.paging import paged
from registry.api.wire import answered, asked_language, asked_of, may_be_id
from registry.audit.version import Version
from registry.catalogue import queries
from registry.catalogue.kinds import Kind
from registry.catalogue.retired import retired
from registry.database import Connection
from registry.errors import NotFound
from registry.missing import missed
from schemas import listing
from schemas.answer import RETIRED, CatalogueEntry, Listing

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
        if asked["q"] and not found.total and not filters:
            missed([(kind, asked["q"])])
        return paged(found.items, found.total, found.facets, asked, version)

    def view() -> Response:
        return answered(make)

    view.__doc__ = f"List {kind}, searched and filtered, with exact counts."
    return view


def _one(kind: str) -> Callable[[str], Response]:
    def view(thing_id: str) -> Response:
        def make(connection: Connection, version: Version) -> dict[str, Any]:
            found = queries.item(connection, kind, thing_id) if may_be_id(thing_id) else None
            found = found or _retired(connection, kind, thing_id)
            if found is None:
                raise NotFound(_NOT_FOUND[asked_language()])
            return {**found, "data_version": version.value}

        return answered(make)

    view.__doc__ = f"Read one entry of the {kind}, with its sources; of a retired id, what took its place."
    return view


def _retired(connection: Connection, kind: str, thing_id: str) -> dict[str, Any] | None:
    """An id, once published, always answers: that of nothing any more with its status and successor."""
    found = retired(connection, Kind.of(kind), [thing_id]).get(thing_id) if may_be_id(thing_id) else None
    return found and {
        "id": found.id,
        "status": RETIRED,
        "successor": found.successor,
        "since": found.since,
        "why": found.why,
    }


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
        blueprint.response(200, CatalogueEntry),
        blueprint.may_fail("not-found"),
        blueprint.alt_response(304, **NOT_MODIFIED),
        blueprint.doc(operationId=f"read{_kind.capitalize()}"),
    ):
        _read = _mark(_read)
    blueprint.add_url_rule(f"/{_kind}/<thing_id>", f"read_{_kind}", _read)
