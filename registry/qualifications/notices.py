"""Reading restriction notices: all that is public of each, which is all that it says."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.qualifications.tables import Authority, RestrictionNotice
from registry.sets import packed, rows

_IDS = rows("ids", "id")
_WANTED = sa.select(_IDS.c.id)
_NOTICES = (
    sa.select(
        col(RestrictionNotice.id),
        col(RestrictionNotice.munition_id),
        col(RestrictionNotice.lots),
        col(RestrictionNotice.action),
        col(RestrictionNotice.nation),
        col(RestrictionNotice.valid_from),
        col(RestrictionNotice.valid_to),
        col(RestrictionNotice.recorded_at),
        col(RestrictionNotice.document),
        col(RestrictionNotice.authority_id),
        col(Authority.name).label("authority_name"),
    )
    .join(Authority, col(Authority.id) == col(RestrictionNotice.authority_id))
    .order_by(col(RestrictionNotice.id))
)
_NAMED = _NOTICES.where(col(RestrictionNotice.id).in_(_WANTED))
_ON = _NOTICES.where(col(RestrictionNotice.munition_id).in_(_WANTED))


def notices_named(connection: Connection, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Notices by id, in one query; `lots` None are all lots, days are ISO texts. Without those that there are not."""
    return {one["id"]: one for one in _read(connection, _NAMED, ids)}


def notices_about(connection: Connection, munitions: Iterable[str]) -> list[dict[str, Any]]:
    """Every notice on any of these munitions, by id, whatever its dates; in one query."""
    return _read(connection, _ON, munitions)


def _read(connection: Connection, statement: sa.Select[Any], ids: Iterable[str]) -> list[dict[str, Any]]:
    return [_whole(row) for row in connection.execute(statement, {"ids": packed((one,) for one in sorted(set(ids)))})]


def _whole(row: Any) -> dict[str, Any]:
    return {
        "id": row.id,
        "exercise": bool(row.document.get("exercise")),
        "nation": row.nation,
        "authority": {"id": row.authority_id, "name": row.authority_name},
        "action": row.action.value,
        "munition": row.munition_id,
        "lots": row.lots,
        "valid_from": row.valid_from.isoformat(),
        "valid_to": row.valid_to.isoformat() if row.valid_to else None,
        "recorded_at": row.recorded_at.isoformat(),
        "reason": row.document.get("reason"),
        "source_reference": row.document.get("source_reference"),
    }
