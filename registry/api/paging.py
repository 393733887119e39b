"""Lists over the wire: so many entries, exact counts, and where the other parts are."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from flask import g, request

from registry.audit.version import Version
from schemas.paging import neighbours


def paged(
    items: Sequence[Any], total: int, facets: Mapping[str, Any], asked: Mapping[str, Any], version: Version
) -> dict[str, Any]:
    """A list's body; its Link header goes to `g.links`."""
    limit, offset = asked["limit"], asked["offset"]
    g.links = ", ".join(
        f'<{_at(place, limit)}>; rel="{relation}"' for relation, place in neighbours(limit, offset, total)
    )
    return {
        "items": items,
        "total": total,
        "limit": limit,
        "offset": offset,
        "facets": facets,
        "exercise": version.exercise,
        "data_version": version.value,
    }


def _at(offset: int, limit: int) -> str:
    kept = [
        (name, value) for name, value in request.args.items(multi=True) if name not in {"limit", "offset"} and value
    ]
    return f"{request.path}?{urlencode([*kept, ('limit', limit), ('offset', offset)])}"
