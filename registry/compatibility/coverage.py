"""How many pairs of one nation's systems are answered how, calibre by calibre."""

from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.audit.version import Version, data_version
from registry.catalogue.calibres import FIRED_WITH_OTHERS
from registry.catalogue.tables import (
    Interface,
    Munition,
    MunitionInterface,
    PlatformOperator,
    PlatformWeapon,
    Weapon,
)
from registry.compatibility import gather
from registry.compatibility.lookup import Asked, verdicts
from registry.compatibility.tallies import Tally
from registry.errors import Refusal
from registry.qualifications.tables import RecordScope
from registry.sets import packed, rows
from schemas.vocabulary import MATING_KINDS, Context

_OPERATED = (
    sa.select(col(PlatformOperator.platform_id), col(Weapon.id), col(Weapon.calibre), col(Weapon.accepts))
    .join_from(PlatformOperator, PlatformWeapon, col(PlatformWeapon.platform_id) == col(PlatformOperator.platform_id))
    .join(Weapon, col(Weapon.id) == col(PlatformWeapon.weapon_id))
    .where(
        col(PlatformOperator.nation) == sa.bindparam("user"),
        sa.or_(col(PlatformOperator.valid_from).is_(None), col(PlatformOperator.valid_from) <= sa.bindparam("as_of")),
        sa.or_(col(PlatformOperator.valid_to).is_(None), col(PlatformOperator.valid_to) >= sa.bindparam("as_of")),
    )
)
_WEAPONS = rows("weapons", "id")
_ACCEPTED = rows("accepted", "id")
_NAMED_TOGETHER = sa.select(col(RecordScope.munition_id), col(RecordScope.weapon_id)).where(
    col(RecordScope.weapon_id).in_(sa.select(_WEAPONS.c.id))
)
_ROUNDS = sa.select(col(Munition.id), col(Munition.calibre), col(Munition.presents)).where(
    sa.or_(
        col(Munition.id).in_(
            sa.select(col(MunitionInterface.munition_id)).where(
                col(MunitionInterface.interface_id).in_(sa.select(_ACCEPTED.c.id))
            )
        ),
        col(Munition.id).in_(
            sa.select(col(RecordScope.munition_id)).where(col(RecordScope.weapon_id).in_(sa.select(_WEAPONS.c.id)))
        ),
    ),
    sa.or_(col(Munition.component).is_(None), col(Munition.component).not_in(FIRED_WITH_OTHERS)),
)
_FILED = sa.select(col(Interface.id), col(Interface.calibre)).where(col(Interface.calibre).is_not(None))


class _Weapon(NamedTuple):
    id: str
    calibres: frozenset[str]
    mates: frozenset[str]
    """The mating interfaces that it accepts."""


def by_calibre(
    connection: Connection,
    user: str,
    *,
    context: Context,
    as_of: date,
    as_known: datetime,
    reader: str | None,
    version: Version | None = None,
) -> dict[str, Tally]:
    """Of each calibre of which the nation operates a system that day: its pairs counted, no holder named.

    The pairs are those of `registry.compatibility.tallies`, so that a calibre's count for this nation is the same there. By
    calibre id; a calibre without a pair has zeros. A fixed number of queries.

    Raises:
        Invalid: The nation is not known here.
    """
    kinds = gather.frame(connection, version or data_version(connection)).kinds
    mating = frozenset(interface for interface, kind in kinds.items() if kind in MATING_KINDS)
    filed = {row[0]: row[1] for row in connection.execute(_FILED)}
    platforms: dict[str, list[_Weapon]] = {}
    for platform, weapon, calibre, accepts in connection.execute(_OPERATED, {"user": user, "as_of": as_of}):
        under = _calibres(calibre, accepts, filed)
        platforms.setdefault(platform, []).append(_Weapon(weapon, under, mating.intersection(accepts)))
    weapons = {weapon for mounted in platforms.values() for weapon in mounted}
    counted = {calibre: Tally() for calibre in sorted({one for weapon in weapons for one in weapon.calibres})}
    given: dict[str, Any] = {
        "weapons": packed((weapon.id,) for weapon in sorted(weapons)),
        "accepted": packed((one,) for one in sorted({mate for weapon in weapons for mate in weapon.mates})),
    }
    named: set[tuple[str, str]] = {(row[0], row[1]) for row in connection.execute(_NAMED_TOGETHER, given)}
    pairs: dict[tuple[str, str], set[str]] = {}
    for munition, calibre, presents in connection.execute(_ROUNDS, given):
        for platform, mounted in platforms.items():
            shared = _shared(munition, _calibres(calibre, presents, filed), frozenset(presents), mounted, named)
            if shared:
                pairs[munition, platform] = shared
    common: dict[str, Any] = {"context": context, "as_of": as_of, "as_known": as_known, "reader": reader}
    questions = [Asked(munition=munition, system=platform, user=user, **common) for munition, platform in pairs]
    for calibres, decided in zip(pairs.values(), verdicts(connection, questions, version), strict=True):
        if isinstance(decided, Refusal):
            raise decided
        for calibre in calibres:
            counted[calibre].add(decided.verdict)
    return counted


def _calibres(calibre: str | None, interfaces: list[str], filed: dict[str, str | None]) -> frozenset[str]:
    """What a thing is filed under: its own calibre, and those of its interfaces."""
    return frozenset(one for one in (calibre, *map(filed.get, interfaces)) if one)


def _shared(
    munition: str,
    calibres: frozenset[str],
    presents: frozenset[str],
    mounted: list[_Weapon],
    named: set[tuple[str, str]],
) -> set[str]:
    """The calibres under which a round and a platform make a pair: both are filed there, and a weapon of it mates or is named."""
    return {
        calibre
        for weapon in mounted
        if not weapon.mates.isdisjoint(presents) or (munition, weapon.id) in named
        for calibre in weapon.calibres & calibres
    }
