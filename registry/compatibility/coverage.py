"""How many pairs of one nation's systems are answered how, calibre by calibre."""

from typing import Unpack

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.audit.version import Version
from registry.catalogue.calibres import ASKED_ABOUT
from registry.catalogue.operators import OPERATED
from registry.catalogue.tables import Interface, Munition, PlatformOperator, PlatformWeapon, Weapon
from registry.compatibility.fitting import MOST_PAIRS, fits, fitting, too_many
from registry.compatibility.lookup import Asked, verdicts
from registry.compatibility.tallies import Occasion, Tally
from registry.errors import Refusal
from registry.sets import packed, rows

_OPERATED = (
    sa.select(col(PlatformOperator.platform_id), col(Weapon.id), col(Weapon.calibre), col(Weapon.accepts))
    .join_from(PlatformOperator, PlatformWeapon, col(PlatformWeapon.platform_id) == col(PlatformOperator.platform_id))
    .join(Weapon, col(Weapon.id) == col(PlatformWeapon.weapon_id))
    .where(col(PlatformOperator.nation) == sa.bindparam("user"), OPERATED)
)
_IDS = rows("ids", "id")
_FITTING = fitting(weapons=sa.select(_IDS.c.id))
_ROUNDS = sa.select(col(Munition.id), col(Munition.calibre), col(Munition.presents)).where(
    col(Munition.id).in_(sa.select(_IDS.c.id)), ASKED_ABOUT
)
_FILED = sa.select(col(Interface.id), col(Interface.calibre)).where(col(Interface.calibre).is_not(None))


def by_calibre(
    connection: Connection, user: str, *, version: Version | None = None, **occasion: Unpack[Occasion]
) -> dict[str, Tally]:
    """Of each calibre of which the nation operates a system that day: its pairs counted, no holder named.

    The pairs are those of `registry.compatibility.tallies`, so that a calibre's count for this nation is the same there: a
    pair belongs to the calibres of its round. By calibre id; a calibre without a pair has zeros. A fixed number of queries.

    Raises:
        Invalid: The nation is not known here, or there are more pairs than are counted at once.
    """
    filed = {row[0]: row[1] for row in connection.execute(_FILED)}
    mounting: dict[str, set[str]] = {}
    counted: dict[str, Tally] = {}
    for platform, weapon, calibre, accepts in connection.execute(_OPERATED, {"user": user, "day": occasion["as_of"]}):
        mounting.setdefault(weapon, set()).add(platform)
        counted |= {one: Tally() for one in _calibres(calibre, accepts, filed)}
    found = fits(connection, _FITTING, {"ids": packed((one,) for one in sorted(mounting))}, field="user")
    fitting_: dict[str, set[str]] = {}
    for munition, weapon in found:
        fitting_.setdefault(munition, set()).update(mounting[weapon])
    given = {"ids": packed((one,) for one in sorted(fitting_))}
    calibres = {row[0]: _calibres(row[1], row[2], filed) for row in connection.execute(_ROUNDS, given)}
    pairs = [(one, platform) for one in sorted(calibres) for platform in sorted(fitting_[one])]
    if len(pairs) > MOST_PAIRS:
        raise too_many("user")
    questions = [Asked(munition=one, system=platform, user=user, **occasion) for one, platform in pairs]
    for (one, _), decided in zip(pairs, verdicts(connection, questions, version), strict=True):
        if isinstance(decided, Refusal):
            raise decided
        for calibre in calibres[one]:
            counted.setdefault(calibre, Tally()).add(decided.verdict)
    return dict(sorted(counted.items()))


def _calibres(calibre: str | None, interfaces: list[str], filed: dict[str, str | None]) -> frozenset[str]:
    """What a thing is filed under: its own calibre, and those of its interfaces."""
    return frozenset(one for one in (calibre, *map(filed.get, interfaces)) if one)
