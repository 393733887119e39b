"""Keeping the search index: one entry a thing, written anew for whole sets when the catalogue changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel, col

from registry.catalogue import matching
from registry.catalogue.kinds import SHELVES, Kind, designation_of
from registry.catalogue.spelling import Spelt, forgiven, in_order, spelt
from registry.catalogue.tables import Name, SearchState
from registry.sets import packed, rows
from registry.setwise import AT_ONCE

_OWN_NAMES: Final = ("aliases", "aliases_exact", "aliases_ambiguous", "name_fr")
_ABOUT: Final = ("title", "subject", "barrel")

_IDS = rows("ids", "id")
_ENTRIES = SQLModel.metadata.tables["search_entry"]
_KEPT = (_ENTRIES.c.designation, _ENTRIES.c.ordering, _ENTRIES.c.words, _ENTRIES.c.names, _ENTRIES.c.facets)

_Entry = dict[str, Any]


def refresh(connection: Connection, kind: str, ids: Iterable[str] | None = None) -> None:
    """Bring the entries of these things up to what the tables say.

    An entry repeats nothing of other things, so none but these has to be written. The state afterwards is that of a
    `rebuild`, but for the numbers of the entries.

    Args:
        connection: Of a writing transaction.
        kind: `munition` or `munitions`, and so on.
        ids: Those that were added, changed or removed; all if left out.
    """
    _write(connection, Kind.of(kind), None if ids is None else sorted(set(ids)))
    _draw_mark(connection)


def rebuild(connection: Connection) -> None:
    """Write the whole index anew; it finds what the maintained one finds, in the same order."""
    matching.clear(connection)
    for kind in Kind:
        _write(connection, kind, None)
    matching.settle(connection)
    _draw_mark(connection)


# Entries ---------------------------------------------------------------------------------------------------------------


def _write(connection: Connection, kind: Kind, ids: Sequence[str] | None) -> None:
    """Make the entries of these things what the tables say, writing only those that differ."""
    if ids is None:
        there = set(connection.execute(sa.select(SHELVES[kind].id)).scalars())
        ids = sorted(there.union(connection.execute(sa.select(_ENTRIES.c.id).where(_ENTRIES.c.kind == kind)).scalars()))
    gained: set[str] = set()
    lost: set[str] = set()
    for first in range(0, len(ids), AT_ONCE):
        given = {"ids": packed((one,) for one in ids[first : first + AT_ONCE])}
        kept = {row.id: row for row in connection.execute(_entries_of(kind), given)}
        added: list[_Entry] = []
        changed: list[_Entry] = []
        for entry in _entries(connection, kind, given):
            before = kept.pop(entry["id"], None)
            if before is None:
                added.append(entry)
            elif any(entry[column.name] != getattr(before, column.name) for column in _KEPT):
                changed.append({"changed": before.n, **entry})
                lost |= _forgiven(before.words, before.names)
            else:
                continue
            gained |= _forgiven(entry["words"], entry["names"])
        lost = lost.union(*(_forgiven(row.words, row.names) for row in kept.values()))
        _remove(connection, [row.n for row in kept.values()])
        _change(connection, changed)
        _add(connection, added)
    matching.forgive(connection, gained)
    matching.unforgive(connection, lost - gained)


def _entries_of(kind: Kind) -> sa.Select[Any]:
    return sa.select(_ENTRIES.c.n, _ENTRIES.c.id, *_KEPT).where(
        _ENTRIES.c.kind == kind, _ENTRIES.c.id.in_(sa.select(_IDS.c.id))
    )


def _entries(connection: Connection, kind: Kind, given: Mapping[str, str]) -> Iterator[_Entry]:
    """The entries of the given things that exist, in the order of their ids."""
    shelf = SHELVES[kind]
    filed = shelf.facets | shelf.told
    names: dict[str, list[str]] = {}
    spelled = sa.select(col(Name.subject_id), col(Name.text)).where(
        col(Name.subject_kind) == kind.value, col(Name.subject_id).in_(sa.select(_IDS.c.id))
    )
    for subject, text in connection.execute(spelled, given):
        names.setdefault(subject, []).append(text)
    documents = sa.select(shelf.id, shelf.document).where(shelf.id.in_(sa.select(_IDS.c.id)))
    for id_, document in sorted(connection.execute(documents, given).all(), key=lambda row: row[0]):
        designation = designation_of(kind, document)
        own = dict.fromkeys((designation, id_, *names.get(id_, ()), *_said(document, _OWN_NAMES)))
        found = spelt(own, _said(document, _ABOUT))
        yield {
            "kind": kind.value,
            "id": id_,
            "designation": designation,
            "ordering": in_order(designation),
            "words": found.words,
            "names": found.names,
            "facets": {name: _facet(document.get(source)) for name, source in filed.items()},
        }


def _said(document: Mapping[str, Any], fields: Iterable[str]) -> Iterator[str]:
    for name in fields:
        value = document.get(name)
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from value


def _facet(value: Any) -> Any:
    """A word, or the words of a list in order; an operator is a group that names its nation."""
    if not isinstance(value, list):
        return value
    return sorted({one["nation"] if isinstance(one, dict) else one for one in value})


def _forgiven(words: str, names: str) -> frozenset[str]:
    return forgiven(Spelt(words, names))


# Writing ---------------------------------------------------------------------------------------------------------------


def _add(connection: Connection, entries: list[_Entry]) -> None:
    if entries:
        # Writers take turns, so a number that is free now stays free.
        last = connection.execute(sa.select(sa.func.max(_ENTRIES.c.n))).scalar() or 0
        for number, entry in enumerate(entries, last + 1):
            entry["n"] = number
        connection.execute(sa.insert(_ENTRIES), entries)
        matching.learn(connection, range(last + 1, last + 1 + len(entries)))


def _change(connection: Connection, entries: list[_Entry]) -> None:
    if entries:
        numbers = [entry["changed"] for entry in entries]
        matching.forget(connection, numbers)
        values: dict[str, Any] = {column.name: sa.bindparam(column.name) for column in _KEPT}
        connection.execute(
            sa.update(_ENTRIES).where(_ENTRIES.c.n == sa.bindparam("changed")).values(**values),
            [{name: value for name, value in entry.items() if name not in {"kind", "id"}} for entry in entries],
        )
        matching.learn(connection, numbers)


def _remove(connection: Connection, numbers: list[int]) -> None:
    if numbers:
        matching.forget(connection, numbers)
        connection.execute(
            sa.delete(_ENTRIES).where(_ENTRIES.c.n == sa.bindparam("gone")), [{"gone": n} for n in numbers]
        )


def _draw_mark(connection: Connection) -> None:
    # Never a count: one that a transaction drew and rolled back would be drawn again, for other data.
    mark = uuid4().hex
    if not connection.execute(sa.update(SearchState).values(mark=mark)).rowcount:
        connection.execute(sa.insert(SearchState).values(id=1, mark=mark))
