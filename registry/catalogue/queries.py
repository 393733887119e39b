"""Reading the catalogue: lists, searched and filtered with exact counts, one thing, and what a misspelt name may have meant."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.catalogue import search
from registry.catalogue.facets import Counts
from registry.catalogue.filed import filed
from registry.catalogue.kinds import SHELVES, Kind
from registry.catalogue.meant import meant, meant_by_each
from registry.catalogue.places import Places
from registry.catalogue.tables import SearchEntry
from registry.sets import packed, rows


class Listed(NamedTuple):
    """Part of a list; how many there are in all; and of each facet, how many there are of each value.

    A facet is counted under the text and all filters but its own, so that it shows what else could be chosen. One that has
    more than 1,000 values in the whole list is empty until no more than 1,000 things are left: no count is ever a guess.
    """

    items: list[dict[str, Any]]
    total: int
    facets: dict[str, Counts]


_IDS = rows("ids", "id")
_NUMBERS = rows("numbers", "n")
_NUMBERED = col(SearchEntry.n).in_(sa.select(sa.cast(_NUMBERS.c.n, sa.Integer)))
_DOCUMENTS = {
    kind: sa.select(col(SearchEntry.n), shelf.document)
    .join(shelf.table, shelf.id == col(SearchEntry.id))
    .where(_NUMBERED)
    for kind, shelf in SHELVES.items()
}
_CALLED = sa.select(col(SearchEntry.n), col(SearchEntry.id), col(SearchEntry.designation)).where(_NUMBERED)


def listing(
    connection: Connection,
    kind: str,
    *,
    text: str | None,
    filters: Mapping[str, Any],
    limit: int,
    offset: int,
    order: Callable[[Mapping[str, Any]], str] | None = None,
) -> Listed:
    """What a text finds, the best first, or everything, in human order; narrowed by filters.

    At most five queries, and what was read of the index is kept.

    Args:
        connection: In a transaction that sees one moment.
        kind: `munition` or `munitions`, and so on.
        text: Names, numbers or words, in any spelling; blank for everything.
        filters: By facet of the kind, a value each.
        limit: How many to list,
        offset: after how many.
        order: What sorts equally good finds, of a document, in place of its designation; everything found is then read.
    """
    shelf = filed(connection)[Kind.of(kind)]
    tiers = search.found(connection, shelf, text) if text and text.strip() else [shelf.everything]
    chosen = shelf.narrowed(filters)
    narrowed = [tier & chosen for tier in tiers] if filters else tiers
    if order:
        every = iter(
            _documents(connection, Kind.of(kind), [shelf.numbers[place] for tier in narrowed for place in tier])
        )
        documents = [one for tier in narrowed for one in sorted(islice(every, len(tier)), key=order)]
        documents = documents[offset : offset + limit]
    else:
        numbers = [shelf.numbers[place] for place in _part(narrowed, limit, offset)]
        documents = _documents(connection, Kind.of(kind), numbers)
    return Listed(
        documents,
        sum(map(len, narrowed)),
        shelf.counts(Places.any_of(tiers), filters),
    )


class Best(NamedTuple):
    """What fits best in several lists, as (kind, document), and how many there are in all of them."""

    items: list[tuple[Kind, dict[str, Any]]]
    total: int


def best(connection: Connection, kinds: Sequence[Kind], text: str, *, filters: Mapping[str, Any], limit: int) -> Best:
    """What a text finds in the lists of these kinds, in one order: the better fit first, then as the kinds are given.

    The total is that of the lists. At most four queries a kind, and what was read of the index is kept.
    """
    lists = filed(connection)
    graded = {kind: search.graded(connection, lists[kind], text) for kind in kinds}
    if filters:
        graded = {kind: [tier & lists[kind].narrowed(filters) for tier in tiers] for kind, tiers in graded.items()}
    ranked = (
        (kind, lists[kind].numbers[place])
        for grade in range(max(map(len, graded.values()), default=0))
        for kind, tiers in graded.items()
        for place in (tiers[grade] if grade < len(tiers) else ())
    )
    first = list(islice(ranked, limit))
    documents = {
        kind: iter(_documents(connection, kind, [number for other, number in first if other is kind])) for kind in kinds
    }
    return Best(
        [(kind, next(documents[kind])) for kind, _ in first],
        sum(len(tier) for tiers in graded.values() for tier in tiers),
    )


def item(connection: Connection, kind: str, thing_id: str) -> dict[str, Any] | None:
    shelf = SHELVES[Kind.of(kind)]
    found: dict[str, Any] | None = connection.execute(sa.select(shelf.document).where(shelf.id == thing_id)).scalar()
    return found


def items(connection: Connection, kind: str, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The documents of several things, by id; those that are not there are left out. One query."""
    shelf = SHELVES[Kind.of(kind)]
    statement = sa.select(shelf.id, shelf.document).where(shelf.id.in_(sa.select(_IDS.c.id)))
    found = connection.execute(statement, {"ids": packed((id_,) for id_ in ids)})
    return {row[0]: row[1] for row in found}


def near(connection: Connection, text: str, kinds: Sequence[str]) -> list[dict[str, str]]:
    """A few things of these kinds that an unknown name may have meant, as {id, designation}, the best first.

    Never more than a suggestion: M35 may bring M53, but 152 never brings 155.
    """
    lists = filed(connection)
    numbers = meant(connection, [lists[Kind.of(kind)] for kind in kinds], text)
    found = {row[0]: row for row in connection.execute(_CALLED, {"numbers": packed((number,) for number in numbers)})}
    return [{"id": found[number].id, "designation": found[number].designation} for number in numbers]


def near_each(connection: Connection, texts: Collection[str], kinds: Sequence[str]) -> dict[str, list[dict[str, str]]]:
    """As `near` for many texts, by text, in a fixed number of queries: what a slip, its words or its beginning lead to."""
    if not texts:
        return {}
    lists = filed(connection)
    meanings = meant_by_each(connection, [lists[Kind.of(kind)] for kind in kinds], texts)
    wanted = sorted({number for numbers in meanings.values() for number in numbers})
    called = {row[0]: row for row in connection.execute(_CALLED, {"numbers": packed((number,) for number in wanted)})}
    return {
        text: [{"id": called[number].id, "designation": called[number].designation} for number in numbers]
        for text, numbers in meanings.items()
    }


def _part(tiers: Sequence[Places], limit: int, offset: int) -> Iterator[int]:
    for tier in tiers:
        if offset < len(tier):
            part = list(islice(tier, offset, offset + limit))
            yield from part
            limit -= len(part)
            offset = 0
        else:
            offset -= len(tier)


def _documents(connection: Connection, kind: Kind, numbers: Sequence[int]) -> list[dict[str, Any]]:
    if not numbers:
        return []
    given = {"numbers": packed((number,) for number in numbers)}
    found = {row[0]: row[1] for row in connection.execute(_DOCUMENTS[kind], given)}
    return [found[number] for number in numbers]
