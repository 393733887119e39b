"""What a nation could give another: the rounds that it has, in the systems that the other operates, each with its verdict."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.audit.version import Version
from registry.catalogue.calibres import FIRED_WITH_OTHERS
from registry.catalogue.holders import holders
from registry.catalogue.tables import (
    Calibre,
    Interface,
    Munition,
    MunitionInterface,
    Platform,
    PlatformOperator,
    PlatformWeapon,
    WeaponInterface,
)
from registry.compatibility.pairs import Row, Thing, best_first, decided
from registry.errors import Invalid
from registry.qualifications.tables import RecordScope
from registry.sets import packed, rows
from schemas.refusals import Refusal as Said
from schemas.refusals import nearest, shown
from schemas.vocabulary import MATING_KINDS, Context, SystemKind

_IDS = rows("ids", "id")
_GIVEN = sa.select(_IDS.c.id)
_OPERATED = (
    sa.select(col(Platform.id), col(Platform.designation), col(PlatformWeapon.weapon_id))
    .join(PlatformOperator, col(PlatformOperator.platform_id) == col(Platform.id))
    .join(PlatformWeapon, col(PlatformWeapon.platform_id) == col(Platform.id))
    .where(
        col(PlatformOperator.nation) == sa.bindparam("user"),
        sa.or_(col(PlatformOperator.valid_from).is_(None), col(PlatformOperator.valid_from) <= sa.bindparam("day")),
        sa.or_(col(PlatformOperator.valid_to).is_(None), col(PlatformOperator.valid_to) >= sa.bindparam("day")),
    )
)
_MATING = sa.select(col(Interface.id)).where(col(Interface.kind).in_(sorted(MATING_KINDS)))
_FITTING = sa.union(
    sa.select(col(MunitionInterface.munition_id), col(WeaponInterface.weapon_id))
    .join(WeaponInterface, col(WeaponInterface.interface_id) == col(MunitionInterface.interface_id))
    .where(col(WeaponInterface.weapon_id).in_(_GIVEN), col(WeaponInterface.interface_id).in_(_MATING)),
    sa.select(col(RecordScope.munition_id), col(RecordScope.weapon_id)).where(col(RecordScope.weapon_id).in_(_GIVEN)),
)
_MUNITIONS = sa.select(
    col(Munition.id),
    col(Munition.designation),
    col(Munition.calibre),
    col(Munition.nation),
    col(Munition.producers),
    col(Munition.document),
).where(
    col(Munition.id).in_(_GIVEN),
    sa.or_(col(Munition.component).is_(None), col(Munition.component).not_in(FIRED_WITH_OTHERS)),
)
_PRESENTING = sa.select(col(MunitionInterface.munition_id)).where(
    col(MunitionInterface.munition_id).in_(_GIVEN),
    col(MunitionInterface.interface_id).in_(
        sa.select(col(Interface.id)).where(col(Interface.calibre) == sa.bindparam("calibre"))
    ),
)
_MOST_NEAR = 3
_CALIBRES = sa.select(col(Calibre.id), col(Calibre.label)).order_by(col(Calibre.id))
_CALIBRE = sa.select(col(Calibre.id)).where(col(Calibre.id) == sa.bindparam("calibre"))


def exchange(
    connection: Connection,
    *,
    holder: str,
    user: str,
    context: Context,
    as_of: date,
    as_known: datetime,
    reader: str | None,
    calibre: str | None = None,
    version: Version | None = None,
) -> list[Row]:
    """Every pair of a round that the holder has and a system that the user nation operates that day, the best state first.

    The holder has a round that is in service with it, that it designates or that it makes, as the catalogue has it: the
    registry keeps no stock. A pair is asked about where a mating interface of the round is accepted by a weapon of the
    platform, or a record of whatever kind or date names them together. Operators are kept of platforms, so a weapon that no
    platform mounts is in no pair.

    Rows as in `pairs`, each also with `calibre`, the id of the round's or None, and `held`, a list of `Held`. A fixed
    number of queries, whatever is in the catalogue.

    Args:
        connection: In a transaction that only reads.
        holder: The nation that may give.
        user: The nation whose crews would fire.
        context: As of every question; so are `as_of`, `as_known` and `reader`.
        calibre: Only rounds filed under it, or that present one of its interfaces.
        version: That of the transaction, where it is known.

    Raises:
        Invalid: A nation or the calibre is not known here.
    """
    if calibre is not None and connection.execute(_CALIBRE, {"calibre": calibre}).scalar() is None:
        raise _no_such_calibre(connection, calibre)
    mounting = _operated(connection, user, as_of)
    fitting = _fitting(connection, mounting)
    held = _held(connection, holder, fitting, calibre)
    pairs: list[tuple[Thing, Thing]] = []
    for munition in held.values():
        systems = {system["id"]: system for weapon in fitting[munition.id] for system in mounting[weapon]}
        pairs += [({"id": munition.id, "designation": munition.designation}, system) for system in systems.values()]
    asked = {"user": user, "holder": holder, "context": context, "as_of": as_of, "as_known": as_known, "reader": reader}
    return [
        {**row, "calibre": held[row["munition"]["id"]].calibre, "held": _how(held[row["munition"]["id"]], holder)}
        for row in best_first(decided(connection, pairs, asked, version))
    ]


def _no_such_calibre(connection: Connection, calibre: str) -> Invalid:
    """That there is none of this id, and which may have been meant: those whose id begins so, or is nearly so."""
    labels = {row[0]: row[1] for row in connection.execute(_CALIBRES)}
    begun = sorted((id_ for id_ in labels if id_.startswith(calibre)), key=len)[:_MOST_NEAR]
    close = tuple(begun) or nearest(calibre, labels, most=_MOST_NEAR)
    said = Said("no_such_id_near" if close else "no_such_id", {"given": shown(calibre), "nearest": close})
    near = [{"id": id_, "designation": labels[id_]} for id_ in close]
    return Invalid("", fields={"calibre": [said]}, candidates={"calibre": near} if near else {})


def _operated(connection: Connection, user: str, as_of: date) -> dict[str, list[Thing]]:
    """The platforms that a nation operates on a day, by each weapon that they mount."""
    mounting: dict[str, list[Thing]] = {}
    for platform, designation, weapon in connection.execute(_OPERATED, {"user": user, "day": as_of}):
        system = {"id": platform, "designation": designation, "kind": SystemKind.PLATFORM.value}
        mounting.setdefault(weapon, []).append(system)
    return mounting


def _fitting(connection: Connection, weapons: Iterable[str]) -> dict[str, list[str]]:
    """What mates these weapons or is named with one, each with those weapons."""
    fitting: dict[str, list[str]] = {}
    for munition, weapon in connection.execute(_FITTING, {"ids": packed((weapon,) for weapon in sorted(weapons))}):
        fitting.setdefault(munition, []).append(weapon)
    return fitting


def _held(connection: Connection, holder: str, among: Iterable[str], calibre: str | None) -> dict[str, Any]:
    """Those of these munitions that can be asked about by themselves and that the holder has."""
    given = {"ids": packed((munition,) for munition in sorted(among))}
    held = {row.id: row for row in connection.execute(_MUNITIONS, given) if _how(row, holder)}
    if calibre is None:
        return held
    presenting = set(connection.execute(_PRESENTING, {**given, "calibre": calibre}).scalars())
    return {name: row for name, row in held.items() if row.calibre == calibre or name in presenting}


def _how(munition: Any, holder: str) -> list[str]:
    found = holders(munition.document.get("in_service"), munition.nation, munition.producers)
    return [how.value for how in found.get(holder, ())]
