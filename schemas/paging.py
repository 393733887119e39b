"""Lists: which part of one is asked for, and where the other parts are."""

from collections.abc import Iterator

from schemas.fields import Integer
from schemas.query import Query

DEFAULT_PAGE = 50
LARGEST_PAGE = 200
FARTHEST = 1_000_000


class Page(Query):
    """Which part of a list: so many entries after so many."""

    limit = Integer(
        minimum=1, maximum=LARGEST_PAGE, load_default=DEFAULT_PAGE, label="Limit", help="Entries in one answer."
    )
    offset = Integer(maximum=FARTHEST, load_default=0, label="Offset", help="Entries passed over.")


def neighbours(limit: int, offset: int, total: int) -> Iterator[tuple[str, int]]:
    """The other parts of a list, as (relation, offset)."""
    yield "first", 0
    if offset > 0:
        yield "prev", max(0, min(offset, total) - limit)
    if offset + limit < total:
        yield "next", offset + limit
    yield "last", max(0, (total - 1) // limit * limit)
