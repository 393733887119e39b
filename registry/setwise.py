"""Writing whole sets of rows: what changed, replaced with everything that hangs on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

import orjson
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from registry.sets import packed, rows

AT_ONCE: Final = 5_000
"""Rows written together: enough for speed, few enough for a flat memory."""

Row = dict[str, Any]

_IDS = rows("ids", "id")


def plain(row: Mapping[str, Any]) -> Row:
    """A loaded row as the JSON value that is kept and compared: enumerations as words, days as ISO text."""
    kept: Row = orjson.loads(orjson.dumps(dict(row), option=orjson.OPT_NON_STR_KEYS))
    return kept


def chunks(given: Iterable[Row], size: int = AT_ONCE) -> Iterator[list[Row]]:
    stream = iter(given)
    while chunk := list(islice(stream, size)):
        yield chunk


def upsert(connection: Connection, table: sa.Table, values: Sequence[Row]) -> None:
    """Insert, or replace the row of the same primary key; one statement whatever the number of rows."""
    if not values:
        return
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)
    keys = [column.name for column in table.primary_key]
    changing = {column.name: insert.excluded[column.name] for column in table.columns if column.name not in keys}
    statement = (
        insert.on_conflict_do_update(index_elements=keys, set_=changing)
        if changing
        else insert.on_conflict_do_nothing(index_elements=keys)
    )
    connection.execute(statement, values)


def replace_links(
    connection: Connection, table: sa.Table, owner: Any, ids: Sequence[str], values: Sequence[Row]
) -> None:
    """Take away all rows of these owners, and write the new ones."""
    if ids:
        gone = owner.in_(sa.select(_IDS.c.id))
        connection.execute(sa.delete(table).where(gone), {"ids": packed((one,) for one in ids)})
    if values:
        connection.execute(sa.insert(table), values)


def kept_values(connection: Connection, key: Any, value: Any, ids: Iterable[str]) -> dict[str, Any]:
    """What is kept now under these keys."""
    statement = sa.select(key, value).where(key.in_(sa.select(_IDS.c.id)))
    return {row[0]: row[1] for row in connection.execute(statement, {"ids": packed((one,) for one in ids)})}
