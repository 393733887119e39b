"""Which nations operate a platform on a day, as far as is known."""

from collections.abc import Iterable
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.catalogue.tables import PlatformOperator
from registry.sets import packed, rows

OPERATED: Final = sa.and_(
    sa.or_(col(PlatformOperator.valid_from).is_(None), col(PlatformOperator.valid_from) <= sa.bindparam("day")),
    sa.or_(col(PlatformOperator.valid_to).is_(None), col(PlatformOperator.valid_to) >= sa.bindparam("day")),
)
"""Whether a nation operates a platform on `day`: both ends are days on which it does, and an end that is not known is none."""

_IDS = rows("ids", "id")
_OPERATORS = (
    sa.select(col(PlatformOperator.platform_id), col(PlatformOperator.nation))
    .where(col(PlatformOperator.platform_id).in_(sa.select(_IDS.c.id)), OPERATED)
    .order_by(col(PlatformOperator.platform_id), col(PlatformOperator.nation))
)


def operators(connection: Connection, platforms: Iterable[str], as_of: date) -> dict[str, list[str]]:
    """The codes of the nations that operate each of these platforms, in order; one query."""
    given = {"ids": packed((platform,) for platform in sorted(platforms)), "day": as_of}
    found: dict[str, list[str]] = {}
    for platform, nation in connection.execute(_OPERATORS, given):
        found.setdefault(platform, []).append(nation)
    return found
