"""Reading what nations state: records as a reader may see them, and whom to ask for the rest."""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.catalogue.tables import Nation
from registry.qualifications.tables import Authority, Record, RecordScope, RecordStandard
from registry.sets import packed, rows
from schemas.vocabulary import NationStatus, RecordKind, Releasability

PUBLIC_READER: Final = ""
"""Who asks without an account: sees what is public, and that the rest exists."""


_IDS = rows("ids", "id")


class Listed(NamedTuple):
    """Part of a list of records, and how many there are in all."""

    items: list[dict[str, Any]]
    total: int


def record(connection: Connection, record_id: str, *, reader: str | None) -> dict[str, Any] | None:
    """One record as `reader` may see it: whole, or that it is restricted and whom to ask; None if there is none."""
    found = connection.execute(_rows(connection, reader).where(col(Record.id) == record_id)).one_or_none()
    return None if found is None else _whole(found, reader)


def records_named(connection: Connection, ids: Iterable[str], *, reader: str | None) -> dict[str, dict[str, Any]]:
    """As `record` for many ids in one query, by id; without those of which there is no record."""
    wanted = packed((one,) for one in sorted(set(ids)))
    found = connection.execute(
        _rows(connection, reader).where(col(Record.id).in_(sa.select(_IDS.c.id))), {"ids": wanted}
    )
    return {row.id: _whole(row, reader) for row in found}


def records(
    connection: Connection,
    *,
    munition: str | None = None,
    weapon: str | None = None,
    nation: str | None = None,
    kind: RecordKind | None = None,
    reader: str | None,
    limit: int,
    offset: int,
) -> Listed:
    """The records that fit every filter, by id.

    What is withheld from `reader` cannot be told by its kind either: it fits no filter on it.
    """
    chosen: list[sa.ColumnElement[bool]] = []
    if munition is not None or weapon is not None:
        scope = sa.select(col(RecordScope.record_id))
        if munition is not None:
            scope = scope.where(col(RecordScope.munition_id) == munition)
        if weapon is not None:
            scope = scope.where(col(RecordScope.weapon_id) == weapon)
        chosen.append(col(Record.id).in_(scope))
    if nation is not None:
        chosen.append(col(Record.nation) == nation)
    if kind is not None:
        chosen += [col(Record.kind) == kind, readable(connection, reader)]
    total = connection.execute(sa.select(sa.func.count()).select_from(Record).where(*chosen)).scalar_one()
    page = _rows(connection, reader).where(*chosen).order_by(col(Record.id)).limit(limit).offset(offset)
    return Listed([_short(row) for row in connection.execute(page)], total)


def records_relying_on(connection: Connection, standard: str, *, reader: str | None, most: int) -> Listed:
    """The records that name a standard among those they rely on, by id, as far as `reader` may see what they say.

    At most so many are listed, and all are counted; one query.
    """
    relying = sa.and_(col(RecordStandard.record_id) == col(Record.id), col(RecordStandard.standard_id) == standard)
    may_see = readable(connection, reader)
    in_all = sa.select(sa.func.count()).select_from(RecordStandard).join(Record, relying).where(may_see).correlate(None)
    chosen = (
        _rows(connection, reader)
        # Counted apart from what is listed, which is much wider.
        .add_columns(in_all.scalar_subquery().label("in_all"))
        .join(RecordStandard, relying)
        .where(may_see)
        .order_by(col(RecordStandard.record_id))
        .limit(most)
    )
    found = connection.execute(chosen).all()
    return Listed([_short(row) for row in found], found[0].in_all if found else 0)


def _rows(connection: Connection, reader: str | None) -> sa.Select[Any]:
    return sa.select(
        col(Record.id),
        col(Record.nation),
        col(Record.kind),
        col(Record.munition_id),
        col(Record.combination),
        col(Record.weapon_id),
        col(Record.degree),
        col(Record.valid_from),
        col(Record.valid_to),
        col(Record.exercise),
        col(Record.content),
        col(Record.history),
        col(Record.authority_id),
        col(Authority.name).label("authority_name"),
        col(Authority.document).label("authority_document"),
        readable(connection, reader).label("readable"),
    ).join(Authority, col(Authority.id) == col(Record.authority_id))


def readable(connection: Connection, reader: str | None) -> sa.ColumnElement[bool]:
    """R21 as `registry.compatibility.standing.may_read` has it, for the database to apply."""
    if reader is None:
        return sa.true()
    reach: sa.ColumnElement[str] = (
        sa.literal_column("json_extract(record.content, '$.releasability')", sa.Text())
        if connection.dialect.name == "sqlite"
        else sa.literal_column("record.content ->> 'releasability'", sa.Text())
    )
    ways = [reach == Releasability.PUBLIC.value]
    if reader:
        ally = sa.exists().where(col(Nation.code) == reader, col(Nation.status) == NationStatus.ALLY)
        ways += [
            sa.and_(col(Record.nation).is_not(None), col(Record.nation) == reader),
            sa.and_(reach == Releasability.NATO_ALL.value, ally),
            reach.contains(f'"{reader}"', autoescape=True),
        ]
    return sa.or_(*ways)


def _withheld(row: Any) -> dict[str, Any]:
    """That a record exists, and whom to ask."""
    return {
        "id": row.id,
        "restricted": True,
        "nation": row.nation,
        "exercise": row.exercise,
        "ask": {
            "nation": row.nation,
            "authority": row.authority_name,
            "mailbox": row.authority_document.get("mailbox"),
        },
    }


def _short(row: Any) -> dict[str, Any]:
    if not row.readable:
        return _withheld(row)
    return {
        "id": row.id,
        "restricted": False,
        "nation": row.nation,
        "exercise": row.exercise,
        "kind": row.kind,
        "munition": row.munition_id,
        "combination": row.combination,
        "weapon": row.weapon_id,
        "degree": row.degree,
        "valid_from": row.content["valid_from"],
        "valid_to": row.valid_to.isoformat() if row.valid_to else None,
    }


def _whole(row: Any, reader: str | None) -> dict[str, Any]:
    if not row.readable:
        return _withheld(row)
    content = dict(row.content)
    if reader is not None:
        # An item of evidence may be kept closer than the record that rests on it.
        content["evidence"] = [
            item
            if not item.get("releasability") or item["releasability"] == content.get("releasability")
            else _closed(item)
            for item in content.get("evidence") or []
        ]
    return content | {
        "id": row.id,
        "restricted": False,
        "nation": row.nation,
        "exercise": row.exercise,
        "authority": {"id": row.authority_id, "name": row.authority_name},
        "history": [
            {"move": move, "recorded_at": recorded_at, "effective": effective}
            for move, recorded_at, effective in row.history
        ],
    }


def _closed(item: dict[str, Any]) -> dict[str, Any]:
    return {"kind": item["kind"], "grade": item["grade"], "restricted": True}
