"""Where the two databases differ: SQLite finds parts of words by an FTS5 trigram table, PostgreSQL by pg_trgm indexes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel, col

from registry.catalogue.kinds import Kind
from registry.catalogue.spelling import variants, whole_name, whole_word
from registry.catalogue.tables import SearchSlip
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
_WORDS_AT_ONCE: Final = 20_000

_FOUND = """
SELECT (SELECT json_group_array(rowid) FROM search_entry_fts WHERE search_entry_fts MATCH sought.value)
FROM json_each(?) AS sought ORDER BY sought.key
"""
_FORGET = """
INSERT INTO search_entry_fts (search_entry_fts, rowid, words, names)
SELECT 'delete', n, words, names FROM search_entry WHERE n IN (SELECT value FROM json_each(?))
"""
_LEARN = """
INSERT INTO search_entry_fts (rowid, words, names)
SELECT n, words, names FROM search_entry WHERE n IN (SELECT value FROM json_each(?))
"""
_FORGIVE = {
    "sqlite": "INSERT INTO search_slip (variant, word) VALUES (?, ?) ON CONFLICT DO NOTHING",
    "postgresql": "INSERT INTO search_slip (variant, word) VALUES (%s, %s) ON CONFLICT DO NOTHING",
}
_UNFORGIVE = {
    "sqlite": "DELETE FROM search_slip WHERE variant = ? AND word = ?",
    "postgresql": "DELETE FROM search_slip WHERE variant = %s AND word = %s",
}
_BORNE = {
    "sqlite": """
        SELECT json_extract(given.value, '$[0]') FROM json_each(?) AS given WHERE EXISTS
        (SELECT 1 FROM search_entry_fts WHERE search_entry_fts MATCH json_extract(given.value, '$[1]'))
    """,
    "postgresql": """
        SELECT given.value ->> 0 FROM jsonb_array_elements(CAST(%s AS JSONB)) AS given WHERE EXISTS
        (SELECT 1 FROM search_entry WHERE words LIKE given.value ->> 1 OR names LIKE given.value ->> 2)
    """,
}
_VARIANTS = rows("variants", "variant")
_NEAR = sa.select(col(SearchSlip.variant), col(SearchSlip.word)).where(
    col(SearchSlip.variant).in_(sa.select(_VARIANTS.c.variant))
)


# Finding ---------------------------------------------------------------------------------------------------------------


def mark_of(connection: Connection) -> str | None:
    """The mark of the index as this transaction sees it: equal marks mean equal indexes. None before the first."""
    return connection.exec_driver_sql("SELECT mark FROM search_state").scalar()


def matches(connection: Connection, sought: Sequence[Sought]) -> list[list[int]]:
    """For each thing sought the numbers of the entries that fit, in one query."""
    if connection.dialect.name == "sqlite":
        given = orjson.dumps([_phrased(one) for one in sought]).decode()
        return [orjson.loads(numbers) for numbers in connection.exec_driver_sql(_FOUND, (given,)).scalars()]
    return [numbers or [] for numbers in connection.execute(_matching_on_postgresql(sought)).one()]


def near_words(connection: Connection, variants: Iterable[str]) -> list[tuple[str, str]]:
    """The words that share one of these variants, as (variant, word)."""
    given = {"variants": packed((one,) for one in sorted(variants))}
    return [(variant, word) for variant, word in connection.execute(_NEAR, given)]


def entries_in_order(connection: Connection) -> Iterator[tuple[int, str, str, Mapping[str, Any]]]:
    """Every entry as (number, kind, names, facets), each kind in human order, which is that of code points on both."""
    collation = "C" if connection.dialect.name == "postgresql" else "BINARY"
    statement = sa.select(_ENTRY.c.n, _ENTRY.c.kind, _ENTRY.c.names, _ENTRY.c.facets).order_by(
        _ENTRY.c.ordering.collate(collation), _ENTRY.c.id.collate(collation)
    )
    yield from map(tuple, connection.execute(statement, execution_options={"yield_per": 5_000}))


def words_of(connection: Connection, kinds: Iterable[Kind]) -> dict[tuple[Kind, str], str]:
    """The words of everything of these kinds."""
    statement = sa.select(_ENTRY.c.kind, _ENTRY.c.id, _ENTRY.c.words).where(_ENTRY.c.kind.in_(sorted(kinds)))
    return {(Kind(kind), id_): words for kind, id_, words in connection.execute(statement)}


# Keeping ---------------------------------------------------------------------------------------------------------------


def forget(connection: Connection, numbers: Sequence[int]) -> None:
    """Take entries out of the trigram index, before they change."""
    if connection.dialect.name == "sqlite":
        # It keeps no texts of its own and must be told what it has read.
        connection.exec_driver_sql(_FORGET, (orjson.dumps(list(numbers)).decode(),))


def learn(connection: Connection, numbers: Sequence[int]) -> None:
    """Put entries into the trigram index, after they changed."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_LEARN, (orjson.dumps(list(numbers)).decode(),))


def clear(connection: Connection) -> None:
    """Empty the whole index."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search_entry_fts (search_entry_fts) VALUES ('delete-all')")
    connection.execute(sa.delete(_ENTRY))
    connection.execute(sa.delete(SearchSlip))


def settle(connection: Connection) -> None:
    """After the whole index was written: what was written in parts is found three times faster in one."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search_entry_fts (search_entry_fts) VALUES ('optimize')")


def forgive(connection: Connection, words: Iterable[str]) -> None:
    """Keep the variants of these words, those that are kept already included."""
    for slips in _slips(words):
        connection.exec_driver_sql(_FORGIVE[connection.dialect.name], slips)


def unforgive(connection: Connection, words: Iterable[str]) -> None:
    """Drop the variants of these words where no entry holds them any more."""
    gone = set(words)
    for slips in _slips(gone - _borne(connection, gone)):
        connection.exec_driver_sql(_UNFORGIVE[connection.dialect.name], slips)


def _borne(connection: Connection, words: Iterable[str]) -> set[str]:
    """Those of these words that an entry holds."""
    given = [(word, whole_word(word), f" {whole_name(word)} ") for word in words]
    asked: list[tuple[str, ...]]
    if connection.dialect.name == "sqlite":
        asked = [(word, _phrased(Any_((Part("words", one), Part("names", other))))) for word, one, other in given]
    else:
        asked = [(word, f"%{_escaped(one)}%", f"%{_escaped(other)}%") for word, one, other in given]
    return set(connection.exec_driver_sql(_BORNE[connection.dialect.name], (packed(asked),)).scalars())


def _slips(words: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
    """Each word under each of its variants, in the order of the table's key, in which they are written fastest."""
    in_turn = sorted(words)
    for first in range(0, len(in_turn), _WORDS_AT_ONCE):
        some = in_turn[first : first + _WORDS_AT_ONCE]
        if slips := sorted((variant, word) for word in some for variant in variants(word)):
            yield slips


# Saying it to each database --------------------------------------------------------------------------------------------


def _matching_on_postgresql(sought: Sequence[Sought]) -> sa.Select[Any]:
    return sa.select(*(sa.select(sa.func.array_agg(_ENTRY.c.n)).where(_like(one)).scalar_subquery() for one in sought))


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


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
