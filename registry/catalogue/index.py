"""Keeping the search index: one entry a thing, written anew for whole sets when the catalogue changes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel, col

from registry.catalogue import matching
from registry.catalogue.kinds import SHELVES, Kind, designation_of
from registry.catalogue.spelling import in_order, spelt, variants
from registry.catalogue.tables import (
    Interface,
    Munition,
    MunitionInterface,
    Name,
    Platform,
    SearchState,
    Weapon,
    WeaponInterface,
)
from registry.sets import packed, rows

_AT_ONCE: Final = 5_000
"""Things written together: enough for speed, few enough for a flat memory."""

_OWN_NAMES: Final = ("aliases", "aliases_exact", "aliases_ambiguous", "name_fr")
_ABOUT: Final = ("role", "makers", "title", "subject", "barrel")

_IDS = rows("ids", "id")
_ENTRIES = SQLModel.metadata.tables["search_entry"]
_KEPT = (_ENTRIES.c.designation, _ENTRIES.c.ordering, _ENTRIES.c.words, _ENTRIES.c.names, _ENTRIES.c.facets)
_SAID_OF_OTHERS = (Kind.NATION, Kind.CALIBRE, Kind.INTERFACE)

_Texts = dict[tuple[Kind, str], tuple[str, ...]]
_Entry = dict[str, Any]


_REPEATED_BY: Final[Mapping[Kind, Mapping[Kind, sa.Select[Any]]]] = {
    Kind.NATION: {
        Kind.MUNITION: sa.select(col(Munition.id)).join(_IDS, _IDS.c.id == col(Munition.nation)),
        Kind.WEAPON: sa.select(col(Weapon.id)).join(_IDS, _IDS.c.id == col(Weapon.nation)),
        Kind.PLATFORM: sa.select(col(Platform.id)).join(_IDS, _IDS.c.id == col(Platform.nation)),
    },
    Kind.CALIBRE: {
        Kind.INTERFACE: sa.select(col(Interface.id)).join(_IDS, _IDS.c.id == col(Interface.calibre)),
        Kind.MUNITION: sa.select(col(Munition.id)).join(_IDS, _IDS.c.id == col(Munition.calibre)),
        Kind.WEAPON: sa.select(col(Weapon.id)).join(_IDS, _IDS.c.id == col(Weapon.calibre)),
    },
    Kind.INTERFACE: {
        Kind.MUNITION: sa.select(col(MunitionInterface.munition_id))
        .distinct()
        .join(_IDS, _IDS.c.id == col(MunitionInterface.interface_id)),
        Kind.WEAPON: sa.select(col(WeaponInterface.weapon_id))
        .distinct()
        .join(_IDS, _IDS.c.id == col(WeaponInterface.interface_id)),
    },
}
"""Whose entries repeat the names of what: found by the ids of the latter."""


def refresh(connection: Connection, kind: str, ids: Iterable[str] | None = None) -> None:
    """Bring the entries of these things, and of those that repeat their names, up to what the tables say.

    A whole catalogue is faster read in with one `rebuild` at the end than kind by kind.

    Args:
        connection: Of a writing transaction.
        kind: `munition` or `munitions`, and so on.
        ids: Those that were added, changed or removed; all if left out.
    """
    changed = Kind.of(kind)
    wanted = None if ids is None else sorted(set(ids))
    texts = _texts(connection)
    _write(connection, changed, wanted, texts)
    for dependent, statement in _REPEATED_BY.get(changed, {}).items():
        _write(connection, dependent, None if wanted is None else _listed(connection, statement, wanted), texts)
    _draw_mark(connection)


def rebuild(connection: Connection) -> None:
    """Write the whole index anew; it finds what the maintained one finds, in the same order."""
    matching.clear(connection)
    texts = _texts(connection)
    for kind in Kind:
        _write(connection, kind, None, texts)
    _draw_mark(connection)


# Entries ---------------------------------------------------------------------------------------------------------------


def _write(connection: Connection, kind: Kind, ids: Sequence[str] | None, texts: _Texts) -> None:
    """Make the entries of these things what the tables say, writing only those that differ."""
    if ids is None:
        there = set(connection.execute(sa.select(SHELVES[kind].id)).scalars())
        ids = sorted(there.union(connection.execute(sa.select(_ENTRIES.c.id).where(_ENTRIES.c.kind == kind)).scalars()))
    slips: set[str] = set()
    for first in range(0, len(ids), _AT_ONCE):
        given = {"ids": packed((one,) for one in ids[first : first + _AT_ONCE])}
        kept = {
            row.id: row
            for row in connection.execute(
                sa.select(_ENTRIES.c.n, _ENTRIES.c.id, *_KEPT)
                .join(_IDS, _IDS.c.id == _ENTRIES.c.id)
                .where(_ENTRIES.c.kind == kind),
                given,
            )
        }
        added: list[_Entry] = []
        changed: list[_Entry] = []
        for entry, forgiven in _entries(connection, kind, given, texts):
            before = kept.pop(entry["id"], None)
            if before is None:
                added.append(entry)
            elif any(entry[column.name] != getattr(before, column.name) for column in _KEPT):
                changed.append({"changed": before.n, **entry})
            else:
                continue
            slips |= forgiven
        _remove(connection, [row.n for row in kept.values()])
        _change(connection, changed)
        _add(connection, added)
    matching.forgive(connection, ((variant, word) for word in sorted(slips) for variant in sorted(variants(word))))


def _entries(
    connection: Connection, kind: Kind, given: Mapping[str, str], texts: _Texts
) -> Iterator[tuple[_Entry, frozenset[str]]]:
    """The entries of the given things that exist, each with the words in which a slip is forgiven."""
    shelf = SHELVES[kind]
    names: dict[str, list[str]] = {}
    spelled = (
        sa.select(col(Name.subject_id), col(Name.text))
        .join(_IDS, _IDS.c.id == col(Name.subject_id))
        .where(col(Name.subject_kind) == kind.value)
    )
    for subject, text in connection.execute(spelled, given):
        names.setdefault(subject, []).append(text)
    documents = sa.select(shelf.id, shelf.document).join(_IDS, _IDS.c.id == shelf.id).order_by(shelf.id)
    for id_, document in connection.execute(documents, given).all():
        designation = designation_of(kind, document)
        own = (designation, id_, *names.get(id_, ()), *_said(document, _OWN_NAMES))
        refers = (
            (Kind.NATION, document.get("nation")),
            (Kind.CALIBRE, document.get("calibre")),
            *((Kind.INTERFACE, one) for one in document.get("presents") or document.get("accepts") or ()),
        )
        about = (*_said(document, _ABOUT), *(text for one in refers if one in texts for text in texts[one]))
        found = spelt(own, about)
        entry = {
            "kind": kind.value,
            "id": id_,
            "designation": designation,
            "ordering": in_order(designation),
            "words": found.words,
            "names": found.names,
            "facets": {name: _facet(document.get(source)) for name, source in shelf.facets.items()},
        }
        yield entry, found.slips


def _texts(connection: Connection) -> _Texts:
    """What the entries of things repeat of the things that they refer to."""
    texts: _Texts = {}
    for kind in _SAID_OF_OTHERS:
        shelf = SHELVES[kind]
        for id_, document in connection.execute(sa.select(shelf.id, shelf.document)):
            own = (designation_of(kind, document), *_said(document, _OWN_NAMES))
            texts[kind, id_] = (*own, id_) if kind is Kind.NATION else own
    return texts


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


def _listed(connection: Connection, statement: sa.Select[Any], ids: Sequence[str]) -> list[str]:
    return sorted(connection.execute(statement, {"ids": packed((one,) for one in ids)}).scalars())


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
        values = {column.name: sa.bindparam(column.name) for column in _KEPT}
        connection.execute(
            sa.update(_ENTRIES).where(_ENTRIES.c.n == sa.bindparam("changed")).values(**values),
            [{name: value for name, value in entry.items() if name not in {"kind", "id"}} for entry in entries],
        )
        matching.learn(connection, numbers)


def _remove(connection: Connection, numbers: list[int]) -> None:
    if numbers:
        matching.forget(connection, numbers)
        connection.execute(sa.delete(_ENTRIES).where(_ENTRIES.c.n == sa.bindparam("gone")), [{"gone": n} for n in numbers])


def _draw_mark(connection: Connection) -> None:
    # Never a count: one that a transaction drew and rolled back would be drawn again, for other data.
    mark = uuid4().hex
    if not connection.execute(sa.update(SearchState).values(mark=mark)).rowcount:
        connection.execute(sa.insert(SearchState).values(id=1, mark=mark))
