"""Reading the records that end or fall due for review in a stretch of days, and what succeeds them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.qualifications.statements import StatedRecord
from registry.qualifications.tables import Record, Supersession
from registry.sets import packed, rows

_RAW = sa.Text().with_variant(JSONB(), "postgresql")
_STATED = (col(Record.id), sa.type_coerce(col(Record.content), _RAW), sa.type_coerce(col(Record.history), _RAW))
_REVIEW_DUE = {
    "sqlite": sa.literal_column("json_extract(record.content, '$.review_due')", sa.Text()),
    "postgresql": sa.literal_column("record.content ->> 'review_due'", sa.Text()),
}
_FORMER = rows("former", "id")
_SUCCESSORS = (
    sa.select(col(Supersession.former), *_STATED)
    .join(Record, col(Record.id) == col(Supersession.successor))
    .where(col(Supersession.former).in_(sa.select(_FORMER.c.id)))
    .order_by(col(Supersession.former), col(Record.id))
)


def ending(connection: Connection, first: date, last: date, nation: str | None) -> list[StatedRecord]:
    """The nations' records whose last day of validity, or whose day of review, is one of these (both included), by id.

    Whatever became of them, and whoever may read them: that is for the rules to say. One query.

    Args:
        connection: In a transaction that sees one moment.
        first: The first day.
        last: The last day.
        nation: Whose records; all nations' if left out.
    """
    review = _REVIEW_DUE[connection.dialect.name]
    found = (
        sa.select(*_STATED)
        .where(
            col(Record.nation).is_not(None) if nation is None else col(Record.nation) == nation,
            sa.or_(
                col(Record.valid_to).between(first, last),
                review.between(first.isoformat(), last.isoformat()),
            ),
        )
        .order_by(col(Record.id))
    )
    return [StatedRecord(*row) for row in connection.execute(found)]


def successors(connection: Connection, former: Iterable[str]) -> dict[str, list[StatedRecord]]:
    """The records that name one of these in their `supersedes`, by what they name; one query."""
    found: dict[str, list[StatedRecord]] = {}
    given: dict[str, Any] = {"former": packed((one,) for one in sorted(set(former)))}
    for name, *row in connection.execute(_SUCCESSORS, given):
        found.setdefault(name, []).append(StatedRecord(*row))
    return found
