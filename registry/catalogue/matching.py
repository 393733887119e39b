"""Where the two databases differ: SQLite finds parts of words by an FTS5 trigram table, PostgreSQL by pg_trgm indexes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final, Literal

import orjson
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel, col

from registry.catalogue.tables import SearchEntry, SearchSlip, SearchState
from registry.sets import packed, rows

Column = Literal["words", "names"]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a column of the index, at least three characters."""

    column: Column
    text: str


@dataclass(frozen=True, slots=True)
class All:
    of: "tuple[Sought, ...]"


@dataclass(frozen=True, slots=True)
class Any_:
    of: "tuple[Sought, ...]"


Sought = Part | All | Any_

_ENTRY = SQLModel.metadata.tables["search_entry"]
_MARK = sa.select(col(SearchState.mark)).scalar_subquery()
_FTS = sa.table("search_entry_fts", sa.column("rowid"), sa.column("search_entry_fts"))
_SLIPS = rows("slips", "variant", "word")
_SLIPS_AT_ONCE: Final = 50_000


def matches(connection: Connection, sought: Sequence[Sought]) -> tuple[str | None, list[list[int]]]:
    """The mark of the index, and for each thing sought the numbers of the entries that fit, in one query."""
    if connection.dialect.name == "sqlite":
        mark, *found = connection.execute(_matching_on_sqlite(sought)).one()
        return mark, [orjson.loads(numbers) for numbers in found]
    mark, *found = connection.execute(_matching_on_postgresql(sought)).one()
    return mark, [numbers or [] for numbers in found]


def forget(connection: Connection, numbers: Sequence[int]) -> None:
    """Take entries out of the trigram index, before they change."""
    if connection.dialect.name == "sqlite":
        # It keeps no texts of its own and must be told what it has read.
        connection.exec_driver_sql(
            "INSERT INTO search_entry_fts (search_entry_fts, rowid, words, names) "
            "SELECT 'delete', n, words, names FROM search_entry WHERE n IN (SELECT value FROM json_each(?))",
            (orjson.dumps(list(numbers)).decode(),),
        )


def learn(connection: Connection, numbers: Sequence[int]) -> None:
    """Put entries into the trigram index, after they changed."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            "INSERT INTO search_entry_fts (rowid, words, names) "
            "SELECT n, words, names FROM search_entry WHERE n IN (SELECT value FROM json_each(?))",
            (orjson.dumps(list(numbers)).decode(),),
        )


def clear(connection: Connection) -> None:
    """Empty the whole index."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search_entry_fts (search_entry_fts) VALUES ('delete-all')")
    connection.execute(sa.delete(_ENTRY))
    connection.execute(sa.delete(SearchSlip))


def forgive(connection: Connection, slips: Iterable[tuple[str, str]]) -> None:
    """Keep these (variant, word) pairs, those that are kept already included."""
    insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(SearchSlip)
    pairs = iter(slips)
    while some := list(islice(pairs, _SLIPS_AT_ONCE)):
        given = sa.select(_SLIPS.c.variant, _SLIPS.c.word).where(sa.true())
        connection.execute(
            insert.from_select(["variant", "word"], given).on_conflict_do_nothing(), {"slips": packed(some)}
        )


def near_words(connection: Connection, variants: Iterable[str]) -> list[tuple[str, str]]:
    """The words that share one of these variants, as (variant, word)."""
    statement = sa.select(col(SearchSlip.variant), col(SearchSlip.word)).where(col(SearchSlip.variant).in_(variants))
    return [(variant, word) for variant, word in connection.execute(statement)]


def _matching_on_sqlite(sought: Sequence[Sought]) -> sa.Select[Any]:
    return sa.select(
        _MARK,
        *(
            sa.select(sa.func.json_group_array(_FTS.c.rowid))
            .where(_FTS.c.search_entry_fts.op("MATCH")(_phrased(one)))
            .scalar_subquery()
            for one in sought
        ),
    )


def _matching_on_postgresql(sought: Sequence[Sought]) -> sa.Select[Any]:
    return sa.select(
        _MARK,
        *(sa.select(sa.func.array_agg(col(SearchEntry.n))).where(_like(one)).scalar_subquery() for one in sought),
    )


def _phrased(sought: Sought) -> str:
    match sought:
        case Part(column, text):
            quoted = text.replace('"', '""')
            return f'{column} : "{quoted}"'
        case All(of):
            return f"({' AND '.join(map(_phrased, of))})"
        case Any_(of):
            return f"({' OR '.join(map(_phrased, of))})"


def _like(sought: Sought) -> sa.ColumnElement[bool]:
    match sought:
        case Part(column, text):
            return _ENTRY.c[column].contains(text, autoescape=True)
        case All(of):
            return sa.and_(*map(_like, of))
        case Any_(of):
            return sa.or_(*map(_like, of))
