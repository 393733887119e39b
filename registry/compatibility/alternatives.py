"""Reverse look-ups: where a munition fits, and what a system can use, each with its verdict."""

from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.audit.version import Version, data_version
from registry.catalogue import things
from registry.catalogue.calibres import ASKED_ABOUT, FILED_UNDER
from registry.catalogue.tables import Munition, Platform, PlatformWeapon, Weapon
from registry.compatibility import gather
from registry.compatibility.fitting import fitting
from registry.compatibility.lookup import Asked
from registry.compatibility.meaning import Finder, near_matches
from registry.compatibility.pairs import Row, Thing, decided
from registry.errors import NotFound
from registry.sets import packed, rows
from schemas.refusals import Refusal as Said
from schemas.refusals import shown
from schemas.vocabulary import Context, SystemKind

_IDS = rows("ids", "id")
_GIVEN = sa.select(_IDS.c.id)
_FITTING_WEAPONS = fitting(munitions=_GIVEN).subquery()
_SYSTEMS = (
    sa.select(_FITTING_WEAPONS.c.weapon, col(Weapon.designation), col(Platform.id), col(Platform.designation))
    .join(Weapon, col(Weapon.id) == _FITTING_WEAPONS.c.weapon)
    .outerjoin(PlatformWeapon, col(PlatformWeapon.weapon_id) == _FITTING_WEAPONS.c.weapon)
    .outerjoin(Platform, col(Platform.id) == col(PlatformWeapon.platform_id))
)
_FITTING_MUNITIONS = fitting(weapons=_GIVEN).subquery()
_MUNITIONS = (
    sa.select(col(Munition.id), col(Munition.designation))
    .distinct()
    .join(_FITTING_MUNITIONS, _FITTING_MUNITIONS.c.munition == col(Munition.id))
    .where(ASKED_ABOUT)
    .order_by(col(Munition.id))
)
_MUNITIONS_OF_CALIBRE = _MUNITIONS.where(FILED_UNDER)


class Identified(NamedTuple):
    """What a text names: one munition or system, or the candidates where that is not certain.

    `one` is (id, designation); `candidates` are (id, designation, whether it can be asked about); `replaced` are the
    cancelled identifier and the one in its place.
    """

    one: tuple[str, str] | None
    candidates: tuple[tuple[str, str, bool], ...] = ()
    replaced: tuple[str, str] | None = None


def identified(
    connection: Connection, field: str, text: str, *, as_of: date, as_known: datetime, version: Version | None = None
) -> Identified:
    """What is meant by the `munition` or the `system` of a question, as the question itself takes it.

    Raises:
        NotFound: It fits nothing; `candidates` holds near matches.
    """
    words: Any = {field: text}
    asked = Asked(user="", as_of=as_of, as_known=as_known, **words)
    found = Finder(connection, [asked], gather.frame(connection, version or data_version(connection)).kept)
    try:
        meant = found.meaning(asked)
    except NotFound as refusal:
        near = {field: near_matches(connection, field, asked)}
        raise NotFound("", fields=refusal.fields, candidates=near, typed=refusal.typed) from None
    if field in meant.candidates:
        held = found.munitions.keys() if field == "munition" else found.platforms.keys() | found.weapons.keys()
        return Identified(None, tuple((*one, one[0] in held) for one in meant.candidates[field]))
    thing = meant.parts[None] if field == "munition" else meant.platform or meant.weapons[0]
    replaced = [(one.value, one.replaced_by) for one in meant.replaced]
    return Identified((thing.id, thing.designation), replaced=replaced[0] if replaced else None)


def systems_of(
    connection: Connection,
    munition_id: str,
    *,
    user: str,
    context: Context,
    as_of: date,
    as_known: datetime,
    reader: str | None,
    holder: str | None = None,
) -> list[Row]:
    """The platforms, and weapons on no platform, whose interfaces the munition mates or that a record names with it.

    Ordered by system; a fixed number of queries.

    Raises:
        NotFound: No munition has this id.
        Invalid: A nation is not known here.
    """
    munition = things.munitions(connection, [munition_id]).get(munition_id)
    if munition is None:
        raise NotFound("", fields={"munition": [Said("no_such_id", {"given": shown(munition_id)})]})
    systems: dict[str, Thing] = {}
    for weapon, designation, platform, name in connection.execute(_SYSTEMS, {"ids": packed([(munition_id,)])}):
        kind = SystemKind.PLATFORM if platform else SystemKind.WEAPON
        systems[platform or weapon] = {"id": platform or weapon, "designation": name or designation, "kind": kind.value}
    this = {"id": munition.id, "designation": munition.designation}
    pairs = [(this, systems[system]) for system in sorted(systems)]
    asked = {"user": user, "holder": holder, "context": context, "as_of": as_of, "as_known": as_known, "reader": reader}
    return decided(connection, pairs, asked)


def munitions_of(
    connection: Connection,
    system_id: str,
    *,
    user: str,
    context: Context,
    as_of: date,
    as_known: datetime,
    reader: str | None,
    holder: str | None = None,
    calibre: str | None = None,
) -> list[Row]:
    """The rounds and projectiles that mate a weapon of the platform, or the weapon, or that a record names with one.

    Rows as `systems_of`, ordered by munition; of all calibres, or of one as its counts are. A fixed number of queries.

    Raises:
        NotFound: No platform and no weapon has this id.
        Invalid: A nation is not known here.
    """
    system, weapons = _system(connection, system_id)
    given: dict[str, Any] = {"ids": packed((weapon,) for weapon in weapons)}
    statement = _MUNITIONS
    if calibre is not None:
        statement, given["calibre"] = _MUNITIONS_OF_CALIBRE, calibre
    found = connection.execute(statement, given)
    pairs = [({"id": munition, "designation": designation}, system) for munition, designation in found]
    asked = {"user": user, "holder": holder, "context": context, "as_of": as_of, "as_known": as_known, "reader": reader}
    return decided(connection, pairs, asked)


def _system(connection: Connection, system_id: str) -> tuple[Thing, tuple[str, ...]]:
    """A platform or a weapon by its id, and the weapons that fire for it."""
    if platform := things.platforms(connection, [system_id]).get(system_id):
        return {
            "id": platform.id,
            "designation": platform.designation,
            "kind": SystemKind.PLATFORM.value,
        }, platform.weapons
    if weapon := things.weapons(connection, [system_id]).get(system_id):
        return {"id": weapon.id, "designation": weapon.designation, "kind": SystemKind.WEAPON.value}, (weapon.id,)
    raise NotFound("", fields={"system": [Said("no_such_id", {"given": shown(system_id)})]})
