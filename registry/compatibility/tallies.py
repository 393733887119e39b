"""How many pairs of a calibre are answered how: by nation, by its systems, and between nations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlmodel import col

from registry.audit.version import Version, data_version
from registry.catalogue import calibres
from registry.catalogue.calibres import Round, System
from registry.compatibility import gather
from registry.compatibility.lookup import Asked, verdicts
from registry.compatibility.verdict import Verdict
from registry.errors import Refusal
from registry.qualifications.tables import RecordScope
from registry.sets import packed, rows
from schemas.vocabulary import MATING_KINDS, SHARE_OF_CODE, Context, Remedy, Share


@dataclass(slots=True)
class Tally:
    """How many answers there are of each share, all of them there; of `uncombined`, the answer asks for the whole load.

    The latter are among those that are not established: a projectile was asked about by itself.
    """

    counts: dict[Share, int] = field(default_factory=lambda: dict.fromkeys(Share, 0))
    uncombined: int = 0

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def established(self) -> int:
        """Every answer that is one: a no and a dispute too, and what is for emergencies only."""
        return self.total - self.counts[Share.UNKNOWN]

    def add(self, verdict: Verdict) -> None:
        self.counts[SHARE_OF_CODE[verdict.code]] += 1
        self.uncombined += any(one.code is Remedy.NAME_THE_COMBINATION for one in verdict.would_change)

    def take(self, other: "Tally") -> None:
        """Count in all that another has counted."""
        for share, count in other.counts.items():
            self.counts[share] += count
        self.uncombined += other.uncombined


def together(tallies: Iterable[Tally]) -> Tally:
    """All of them as one."""
    whole = Tally()
    for tally in tallies:
        whole.take(tally)
    return whole


Pair = tuple[Round, System]

_IDS = rows("ids", "id")
_NAMED_TOGETHER = sa.select(col(RecordScope.munition_id), col(RecordScope.weapon_id)).where(
    col(RecordScope.weapon_id).in_(sa.select(_IDS.c.id))
)


class Met(NamedTuple):
    """The rounds and systems of a calibre, and the pairs of them that are counted."""

    rounds: Sequence[Round]
    systems: Sequence[System]
    pairs: Sequence[Pair]


def met(connection: Connection, calibre: str, *, as_of: date, version: Version | None = None) -> Met:
    """What a calibre brings together on a day; four queries.

    A pair is a round and a system of the calibre of which a weapon accepts a mating interface that the round presents, or
    that a record of whatever kind or date names together: the pairs of every count here, as of the reverse look-ups.
    All others are left out: the registry has nothing to say of them but that they do not mate, or not even that.
    """
    kinds = gather.frame(connection, version or data_version(connection)).kinds
    rounds, systems = calibres.rounds(connection, calibre), calibres.systems(connection, calibre, as_of)
    weapons = sorted({weapon for system in systems for weapon in system.weapons})
    given = {"ids": packed((weapon,) for weapon in weapons)}
    named = (
        {(munition, weapon) for munition, weapon in connection.execute(_NAMED_TOGETHER, given)} if weapons else set()
    )
    mating = {one.id: {interface for interface in one.presents if kinds[interface] in MATING_KINDS} for one in rounds}
    pairs = [
        (one, system)
        for one in rounds
        for system in systems
        if not mating[one.id].isdisjoint(system.accepts) or any((one.id, weapon) in named for weapon in system.weapons)
    ]
    return Met(rounds, systems, pairs)


def by_nation(
    connection: Connection,
    calibre: str,
    *,
    context: Context,
    as_of: date,
    as_known: datetime,
    reader: str | None,
    version: Version | None = None,
) -> dict[str, Tally]:
    """Of each nation that operates a system of the calibre that day: its pairs (as `met`) counted, no holder named.

    By nation code; a fixed number of queries. A platform with several weapons counts once a round, as its look-up answers.
    """
    by_system = by_nation_and_system(
        connection, calibre, context=context, as_of=as_of, as_known=as_known, reader=reader, version=version
    )
    added: dict[str, Tally] = {}
    for (user, _), tally in by_system.items():
        added.setdefault(user, Tally()).take(tally)
    return dict(sorted(added.items()))


def by_nation_and_system(
    connection: Connection,
    calibre: str,
    *,
    context: Context,
    as_of: date,
    as_known: datetime,
    reader: str | None,
    version: Version | None = None,
) -> dict[tuple[str, str], Tally]:
    """As `by_nation`, by nation code and the id of each system that it operates; a system without a pair has zeros."""
    found = met(connection, calibre, as_of=as_of, version=version)
    counted = {(user, system.id): Tally() for system in found.systems for user in system.operators}
    asked = [(user, one, system.id, None) for one, system in found.pairs for user in system.operators]
    common = {"context": context, "as_of": as_of, "as_known": as_known, "reader": reader}
    for (user, _, system_id, _), verdict in _decided(connection, asked, common, version):
        counted[user, system_id].add(verdict)
    return dict(sorted(counted.items()))


def between_nations(
    connection: Connection,
    calibre: str,
    *,
    context: Context,
    as_of: date,
    as_known: datetime,
    reader: str | None,
    version: Version | None = None,
) -> dict[tuple[str, str], Tally]:
    """Of each holding nation and each nation whose crews fire: the pairs (as `met`) counted, with the one as holder.

    The rows are the nations that have a round of the calibre (see `catalogue.holders`), with these rounds; the columns are
    those that operate a system of the calibre that day, with these systems. Every combination is there, a nation with
    itself too; one without a pair has zeros. A fixed number of queries. No quantity is known here: the registry keeps no
    stock.
    """
    found = met(connection, calibre, as_of=as_of, version=version)
    common = {"context": context, "as_of": as_of, "as_known": as_known, "reader": reader}
    users = sorted({user for system in found.systems for user in system.operators})
    held = {one.id: one.holders for one in found.rounds}
    counted = {(holder, user): Tally() for holder in sorted(set().union(*held.values())) for user in users}
    asked = [
        (user, one, system.id, holder)
        for one, system in found.pairs
        for user in system.operators
        for holder in sorted(held[one.id])
    ]
    for (user, _, _, speaker), verdict in _decided(connection, asked, common, version):
        counted[speaker or "", user].add(verdict)
    return dict(counted)


_Question = tuple[str, Round, str, str | None]
"""A user, a round, a system and a holder."""


def _decided(
    connection: Connection, asked: Sequence[_Question], common: Mapping[str, Any], version: Version | None
) -> Iterator[tuple[_Question, Verdict]]:
    questions = [
        Asked(munition=one.id, system=system, user=user, holder=holder, **common) for user, one, system, holder in asked
    ]
    for question, decided in zip(asked, verdicts(connection, questions, version), strict=True):
        if isinstance(decided, Refusal):
            raise decided
        yield question, decided.verdict
