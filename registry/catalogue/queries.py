"""Reading the catalogue: lists, searched and filtered with exact counts, one thing, and what a misspelt name may have meant."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.catalogue.kinds import SHELVES, Kind
from registry.catalogue.tables import SearchEntry


class Listed(NamedTuple):
    """Part of a list, how many there are in all, and how many of each value of each facet."""

    items: list[dict[str, Any]]
    total: int
    facets: dict[str, dict[str, int]]


def listing(
    connection: Connection, kind: str, *, text: str | None, filters: Mapping[str, Any], limit: int, offset: int
) -> Listed:
    shelf = SHELVES[Kind.of(kind)]
    statement = sa.select(col(SearchEntry.id), col(SearchEntry.facets)).where(col(SearchEntry.kind) == Kind.of(kind).value)
    if text:
        statement = statement.where(col(SearchEntry.words).contains(text.lower(), autoescape=True))
    found = connection.execute(statement.order_by(col(SearchEntry.ordering), col(SearchEntry.id))).all()
    kept = [row.id for row in found if all(_has(row.facets, name, value) for name, value in filters.items())]
    counts = {name: dict(Counter(word for row in found for word in _words(row.facets.get(name)))) for name in shelf.facets}
    documents = [item(connection, kind, id_) for id_ in kept[offset : offset + limit]]
    return Listed([document for document in documents if document], len(kept), counts)


def item(connection: Connection, kind: str, thing_id: str) -> dict[str, Any] | None:
    shelf = SHELVES[Kind.of(kind)]
    found: dict[str, Any] | None = connection.execute(sa.select(shelf.document).where(shelf.id == thing_id)).scalar()
    return found


def near(connection: Connection, text: str, kinds: Sequence[str]) -> list[dict[str, str]]:
    return []


def _has(facets: Mapping[str, Any], name: str, value: Any) -> bool:
    return str(value) in _words(facets.get(name))


def _words(value: Any) -> Iterable[str]:
    return value if isinstance(value, list) else [] if value is None else [value]
