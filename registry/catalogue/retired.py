"""Ids that were published and stand for nothing of their own any more: taken out of the catalogue, and answered for."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel, col

from registry.catalogue.kinds import SHELVES, Kind
from registry.catalogue.names import key
from registry.catalogue.tables import (
    MunitionInterface,
    Name,
    PlatformOperator,
    PlatformWeapon,
    RetiredId,
    WeaponInterface,
)
from registry.errors import Conflict
from registry.setwise import Row, plain, upsert
from schemas.vocabulary import AliasPrecision, IdentifierType

ON_ANY_DAY: Final = date.min
"""Of a retired id's name: whatever day is asked about, the catalogue is the one of now, in which the id is cancelled."""

_ASKED_ABOUT: Final = frozenset({Kind.MUNITION, Kind.WEAPON, Kind.PLATFORM})
"""What a question names. A calibre or interface under another name is no thing that a question could be about."""

_OWN: Final = {
    Kind.MUNITION: ((MunitionInterface, col(MunitionInterface.munition_id)),),
    Kind.WEAPON: ((WeaponInterface, col(WeaponInterface.weapon_id)),),
    Kind.PLATFORM: (
        (PlatformWeapon, col(PlatformWeapon.platform_id)),
        (PlatformOperator, col(PlatformOperator.platform_id)),
    ),
}
"""What goes with a thing of a kind: the links that it has of its own."""


class Retired(NamedTuple):
    """`successor` is of the same kind; None where nothing took its place. `why` is in English."""

    kind: Kind
    id: str
    successor: str | None
    since: date
    why: str


def load(connection: Connection, given: Iterable[Mapping[str, Any]]) -> int:
    """Retire ids and return how many changed anything; the search index is the caller's to refresh.

    Raises:
        Conflict: Something still names what is to be retired.
    """
    rows = [plain(row) for row in given]
    known = {
        (row.kind, row.id): row.document
        for row in connection.execute(sa.select(col(RetiredId.kind), col(RetiredId.id), col(RetiredId.document)))
    }
    changed = [row for row in rows if known.get((row["kind"], row["id"])) != row]
    for row in changed:
        _take_out(connection, Kind(row["kind"]), row["id"])
    upsert(connection, SQLModel.metadata.tables["retired_id"], [_kept(row) for row in changed])
    _rename(connection)
    return len(changed)


def retired(connection: Connection, kind: Kind, ids: Iterable[str]) -> dict[str, Retired]:
    """Those of these ids that are retired; one query."""
    statement = sa.select(RetiredId.__table__).where(  # type: ignore[attr-defined]
        col(RetiredId.kind) == kind.value, col(RetiredId.id).in_(sorted(set(ids)))
    )
    return {row.id: _read(row) for row in connection.execute(statement)}


def former_ids(connection: Connection, kind: Kind, successor: str) -> list[Retired]:
    """The retired ids whose place a thing took, in order; one query."""
    statement = (
        sa.select(RetiredId.__table__)  # type: ignore[attr-defined]
        .where(col(RetiredId.kind) == kind.value, col(RetiredId.successor) == successor)
        .order_by(col(RetiredId.id))
    )
    return [_read(row) for row in connection.execute(statement)]


def _read(row: Any) -> Retired:
    return Retired(Kind(row.kind), row.id, row.successor, row.since, row.document["why"])


def _kept(row: Row) -> Row:
    since = date.fromisoformat(row["since"])
    return {**{name: row.get(name) for name in ("kind", "id", "successor")}, "since": since, "document": row}


def _take_out(connection: Connection, kind: Kind, retired_id: str) -> None:
    """The thing itself, where it was still there, with its links and names."""
    for link, owner in _OWN.get(kind, ()):
        connection.execute(sa.delete(link).where(owner == retired_id))
    named = sa.and_(col(Name.subject_kind) == kind.value, col(Name.subject_id) == retired_id)
    connection.execute(sa.delete(Name).where(named))
    try:
        connection.execute(sa.delete(SHELVES[kind].table).where(SHELVES[kind].id == retired_id))
    except IntegrityError:
        raise Conflict(f"The {kind} {retired_id} cannot be retired: something still names it.") from None


def _rename(connection: Connection) -> None:
    """Make every retired id a cancelled name of what took its place; a successor that was written anew has lost them."""
    # A stock number is replaced by another number; only a retired id is a name of the very thing that replaces it.
    of_retired = sa.and_(col(Name.cancelled) == ON_ANY_DAY, col(Name.replaced_by) == col(Name.subject_id))
    there = {
        (row.subject_kind, row.text, row.subject_id)
        for row in connection.execute(
            sa.select(col(Name.subject_kind), col(Name.text), col(Name.subject_id)).where(of_retired)
        )
    }
    rows = connection.execute(sa.select(col(RetiredId.kind), col(RetiredId.id), col(RetiredId.successor)))
    wanted = {(row.kind, row.id, row.successor) for row in rows if row.successor and Kind(row.kind) in _ASKED_ABOUT}
    for kind, text, subject in sorted(there - wanted):
        gone = sa.and_(of_retired, col(Name.subject_kind) == kind, col(Name.text) == text)
        connection.execute(sa.delete(Name).where(gone, col(Name.subject_id) == subject))
    if wanted - there:
        connection.execute(sa.insert(Name), [_name(*one) for one in sorted(wanted - there)])


def _name(kind: str, text: str, successor: str) -> Row:
    return {
        "subject_kind": kind,
        "subject_id": successor,
        "type": IdentifierType.NAME,
        "precision": AliasPrecision.EXACT,
        "text": text,
        "key": key(text),
        "cancelled": ON_ANY_DAY,
        "replaced_by": successor,
    }
