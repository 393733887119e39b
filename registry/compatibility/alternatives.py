"""Reverse look-ups: where a munition fits, and what a platform can use, each with its verdict."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.catalogue import things
from registry.catalogue.tables import (
    Interface,
    Munition,
    MunitionInterface,
    Platform,
    PlatformWeapon,
    Weapon,
    WeaponInterface,
)
from registry.compatibility.lookup import Asked, verdicts
from registry.errors import NotFound, Refusal
from registry.qualifications.tables import RecordScope
from schemas.refusals import Refusal as Said
from schemas.refusals import shown
from schemas.vocabulary import MATING_KINDS, Component, Context, SystemKind

_MATING = sa.select(col(Interface.id)).where(col(Interface.kind).in_(sorted(MATING_KINDS)))
_FIRED_WITH_OTHERS = (Component.CHARGE, Component.FUZE, Component.PRIMER)

_FITTING_WEAPONS = sa.union(
    sa.select(col(WeaponInterface.weapon_id).label("id"))
    .join(MunitionInterface, col(MunitionInterface.interface_id) == col(WeaponInterface.interface_id))
    .where(
        col(MunitionInterface.munition_id) == sa.bindparam("munition"), col(WeaponInterface.interface_id).in_(_MATING)
    ),
    sa.select(col(RecordScope.weapon_id)).where(col(RecordScope.munition_id) == sa.bindparam("munition")),
).subquery()
_SYSTEMS = (
    sa.select(_FITTING_WEAPONS.c.id, col(Weapon.designation), col(Platform.id), col(Platform.designation))
    .join(Weapon, col(Weapon.id) == _FITTING_WEAPONS.c.id)
    .outerjoin(PlatformWeapon, col(PlatformWeapon.weapon_id) == _FITTING_WEAPONS.c.id)
    .outerjoin(Platform, col(Platform.id) == col(PlatformWeapon.platform_id))
)
_MOUNTED = sa.select(col(PlatformWeapon.weapon_id)).where(col(PlatformWeapon.platform_id) == sa.bindparam("platform"))
_FITTING_MUNITIONS = sa.union(
    sa.select(col(MunitionInterface.munition_id).label("id"))
    .join(WeaponInterface, col(WeaponInterface.interface_id) == col(MunitionInterface.interface_id))
    .where(col(WeaponInterface.weapon_id).in_(_MOUNTED), col(WeaponInterface.interface_id).in_(_MATING)),
    sa.select(col(RecordScope.munition_id)).where(col(RecordScope.weapon_id).in_(_MOUNTED)),
).subquery()
_MUNITIONS = (
    sa.select(col(Munition.id), col(Munition.designation))
    .join(_FITTING_MUNITIONS, _FITTING_MUNITIONS.c.id == col(Munition.id))
    .where(sa.or_(col(Munition.component).is_(None), col(Munition.component).not_in(_FIRED_WITH_OTHERS)))
    .order_by(col(Munition.id))
)

Thing = dict[str, Any]


def systems_of(
    connection: Connection,
    munition_id: str,
    *,
    user: str,
    context: Context,
    as_of: date,
    as_known: datetime,
    reader: str | None,
) -> list[dict[str, Any]]:
    """The platforms, and weapons on no platform, whose interfaces the munition mates or that a record names with it.

    Each row: munition {id, designation}, system {id, designation, kind, weapon}, answer, state, code, reason, the number of
    conditions, records. Ordered by system; a fixed number of queries.

    Raises:
        NotFound: No munition has this id.
        Invalid: The nation is not known here.
    """
    munition = things.munitions(connection, [munition_id]).get(munition_id)
    if munition is None:
        raise NotFound("", fields={"munition": [Said("no_such_id", {"given": shown(munition_id)})]})
    systems: dict[str, Thing] = {}
    for weapon, designation, platform, name in connection.execute(_SYSTEMS, {"munition": munition_id}):
        kind = SystemKind.PLATFORM if platform else SystemKind.WEAPON
        systems[platform or weapon] = {"id": platform or weapon, "designation": name or designation, "kind": kind.value}
    this = {"id": munition.id, "designation": munition.designation}
    pairs = [(this, systems[system]) for system in sorted(systems)]
    asked = _common(user, context, as_of, as_known, reader)
    return _rows(connection, pairs, asked)


def munitions_of(
    connection: Connection,
    platform_id: str,
    *,
    user: str,
    context: Context,
    as_of: date,
    as_known: datetime,
    reader: str | None,
) -> list[dict[str, Any]]:
    """The rounds and projectiles that mate a weapon of the platform, or that a record names with one; rows as `systems_of`.

    Raises:
        NotFound: No platform has this id.
        Invalid: The nation is not known here.
    """
    platform = things.platforms(connection, [platform_id]).get(platform_id)
    if platform is None:
        raise NotFound("", fields={"platform": [Said("no_such_id", {"given": shown(platform_id)})]})
    system = {"id": platform.id, "designation": platform.designation, "kind": SystemKind.PLATFORM.value}
    found = connection.execute(_MUNITIONS, {"platform": platform_id})
    pairs = [({"id": munition, "designation": designation}, system) for munition, designation in found]
    asked = _common(user, context, as_of, as_known, reader)
    return _rows(connection, pairs, asked)


def _common(user: str, context: Context, as_of: date, as_known: datetime, reader: str | None) -> dict[str, Any]:
    return {"user": user, "context": context, "as_of": as_of, "as_known": as_known, "reader": reader}


def _rows(connection: Connection, pairs: Sequence[tuple[Thing, Thing]], asked: dict[str, Any]) -> list[dict[str, Any]]:
    questions = [Asked(munition=munition["id"], system=system["id"], **asked) for munition, system in pairs]
    rows = []
    for (munition, system), decided in zip(pairs, verdicts(connection, questions), strict=True):
        if isinstance(decided, Refusal):
            raise decided
        verdict = decided.verdict
        rows.append(
            {
                "munition": munition,
                "system": {**system, "weapon": decided.weapon.id if decided.weapon else None},
                "answer": verdict.answer.value,
                "state": verdict.state.value,
                "code": verdict.code.value,
                "reason": verdict.reason.value if verdict.reason else None,
                "conditions": len(verdict.conditions),
                "records": list(verdict.records),
            }
        )
    return rows
