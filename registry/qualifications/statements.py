"""Reading what nations state about pairs of things, whole sets of pairs at a time."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

import orjson
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.catalogue.tables import Interface, Nation
from registry.qualifications.tables import (
    Arrangement,
    NationalPosition,
    Record,
    RecordScope,
    RestrictionNotice,
    Supersession,
)
from registry.sets import packed, rows


class StatedRecord(NamedTuple):
    """A record's row; what it says is decoded only where it is asked for."""

    id: str
    kept_content: Any
    kept_history: Any

    @property
    def content(self) -> dict[str, Any]:
        """The statement, as its contract loads it."""
        return decoded(self.kept_content)  # type: ignore[no-any-return]

    @property
    def history(self) -> list[tuple[str, str, str]]:
        """Decisions as (move, recorded at, effective)."""
        return decoded(self.kept_history)  # type: ignore[no-any-return]


def decoded(kept: Any) -> Any:
    """The value of what was read as `RAW`: SQLite keeps JSON as text; PostgreSQL's driver has decoded it already."""
    return orjson.loads(kept) if isinstance(kept, str) else kept


class StatedNotice(NamedTuple):
    id: str
    munition: str
    lots: list[str] | None
    action: str
    nation: str | None
    valid_from: date
    valid_to: date | None
    recorded_at: datetime


class StatedPosition(NamedTuple):
    id: str
    nation: str
    standard: str
    effect: str
    valid_from: date | None
    valid_to: date | None
    recorded_at: datetime


class StatedArrangement(NamedTuple):
    id: str
    document: dict[str, Any]
    valid_from: date | None
    valid_to: date | None
    recorded_at: datetime


class StatedNation(NamedTuple):
    code: str
    name_en: str
    name_fr: str
    status: str


RAW = sa.Text().with_variant(JSONB(), "postgresql")
"""JSON as the driver gives it: `decoded` only where it is asked for."""

_PAIRS = rows("pairs", "munition", "weapon")
_AT_PAIRS = sa.and_(col(RecordScope.munition_id) == _PAIRS.c.munition, col(RecordScope.weapon_id) == _PAIRS.c.weapon)
_NEAR = sa.union(
    sa.select(col(RecordScope.record_id).label("id")).join(_PAIRS, _AT_PAIRS),
    # A successor may cover less than what it replaces, and so lie beside the pair; it still ends the former.
    sa.select(col(Supersession.successor))
    .join(RecordScope, col(RecordScope.record_id) == col(Supersession.former))
    .join(_PAIRS, _AT_PAIRS),
).cte("near")
_RECORDS = (
    sa.select(col(Record.id), sa.type_coerce(col(Record.content), RAW), sa.type_coerce(col(Record.history), RAW))
    .where(col(Record.id).in_(sa.select(_NEAR.c.id)))
    .order_by(col(Record.id))
)
_SUCCEEDING = (
    sa.select(col(Record.id), sa.type_coerce(col(Record.content), RAW), sa.type_coerce(col(Record.history), RAW))
    .where(
        sa.or_(
            col(Record.id) == sa.bindparam("record"),
            col(Record.id).in_(
                sa.select(col(Supersession.successor)).where(col(Supersession.former) == sa.bindparam("record"))
            ),
        )
    )
    .order_by(col(Record.id))
)
_IDS = rows("ids", "id")
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
    )
    .where(col(RestrictionNotice.munition_id).in_(sa.select(_IDS.c.id)))
    .order_by(col(RestrictionNotice.id))
)
_NOTICED = sa.select(col(RestrictionNotice.munition_id)).distinct()
_ARRANGEMENTS = sa.select(
    col(Arrangement.id),
    col(Arrangement.document),
    col(Arrangement.valid_from),
    col(Arrangement.valid_to),
    col(Arrangement.recorded_at),
).order_by(col(Arrangement.id))
_POSITIONS = sa.select(
    col(NationalPosition.id),
    col(NationalPosition.nation),
    col(NationalPosition.standard),
    col(NationalPosition.effect),
    col(NationalPosition.valid_from),
    col(NationalPosition.valid_to),
    col(NationalPosition.recorded_at),
).order_by(col(NationalPosition.id))
_NATIONS = sa.select(col(Nation.code), col(Nation.name_en), col(Nation.name_fr), col(Nation.status))
_INTERFACES = sa.select(col(Interface.id), col(Interface.kind))


def records_at(connection: Connection, pairs: Iterable[tuple[str, str]]) -> list[StatedRecord]:
    """Every record that names a munition and weapon of `pairs`, and what supersedes it."""
    return [StatedRecord(*row) for row in connection.execute(_RECORDS, {"pairs": packed(pairs)})]


def with_successors(connection: Connection, record_id: str) -> list[StatedRecord]:
    """A record, and what supersedes it."""
    return [StatedRecord(*row) for row in connection.execute(_SUCCEEDING, {"record": record_id})]


def notices_on(connection: Connection, munitions: Iterable[str]) -> list[StatedNotice]:
    given = {"ids": packed((munition,) for munition in munitions)}
    return [StatedNotice(*row) for row in connection.execute(_NOTICES, given)]


def noticed_munitions(connection: Connection) -> list[str]:
    """The munitions on which there is any notice: few, so that most questions need not ask further."""
    return list(connection.execute(_NOTICED).scalars())


def arrangements(connection: Connection) -> list[StatedArrangement]:
    return [StatedArrangement(*row) for row in connection.execute(_ARRANGEMENTS)]


def positions(connection: Connection) -> list[StatedPosition]:
    return [StatedPosition(*row) for row in connection.execute(_POSITIONS)]


def nations(connection: Connection) -> list[StatedNation]:
    return [StatedNation(*row) for row in connection.execute(_NATIONS)]


def interface_kinds(connection: Connection) -> dict[str, str]:
    return {row[0]: row[1] for row in connection.execute(_INTERFACES)}
