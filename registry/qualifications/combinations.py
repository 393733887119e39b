"""The combinations that records name, as far as a reader may see them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.qualifications.queries import readable
from registry.qualifications.tables import Record, RecordScope
from registry.sets import packed, rows
from schemas.vocabulary import ANY, CombinationRole


class StatedCombination(NamedTuple):
    """What one record names together: of each role any of these munitions, as stated; `platforms` None is any."""

    record: str
    weapon: str
    platforms: frozenset[str] | None
    allowed: Mapping[CombinationRole, tuple[str, ...]]


_MUNITIONS = rows("munitions", "id")
_WEAPONS = rows("weapons", "id")
_SCOPED = sa.select(col(RecordScope.record_id)).where(
    col(RecordScope.weapon_id).in_(sa.select(_WEAPONS.c.id)),
    col(RecordScope.munition_id).in_(sa.select(_MUNITIONS.c.id)),
)
_NAMING = (
    sa.select(col(Record.id), col(Record.weapon_id), col(Record.content), col(Record.history))
    .where(col(Record.id).in_(_SCOPED), col(Record.munition_id).is_(None))
    .order_by(col(Record.id))
)


def combinations_stated(
    connection: Connection,
    munitions: Iterable[str],
    weapons: Iterable[str],
    *,
    as_known: datetime,
    reader: str | None,
) -> list[StatedCombination]:
    """The records known by then that name one of these munitions in a combination for one of these weapons, by id; one query.

    Of what is kept from `reader` not even that it exists is told.
    """
    given = {
        "munitions": packed((one,) for one in sorted(munitions)),
        "weapons": packed((one,) for one in sorted(weapons)),
    }
    found = connection.execute(_NAMING.where(readable(connection, reader)), given)
    stated = []
    for record, weapon, content, history in found:
        known = any(datetime.fromisoformat(recorded_at) <= as_known for _, recorded_at, _ in history)
        named = content.get("combination") or {}
        if known and named:
            platforms = content.get("platforms") or ANY
            allowed = {role: tuple(named[role]) for role in CombinationRole if named.get(role)}
            stated.append(
                StatedCombination(record, weapon, None if platforms == ANY else frozenset(platforms), allowed)
            )
    return stated
