"""How many pairs of a calibre are in which state: by nation, by its systems, and between nations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from schemas.vocabulary import MATING_KINDS, Context, Notice, State

Tally = Mapping[State, int]
"""How many pairs are in each state; every state is there, most permissive first."""

Pair = tuple[Round, System]

_IDS = rows("ids", "id")
_NAMED_TOGETHER = sa.select(col(RecordScope.munition_id), col(RecordScope.weapon_id)).where(
    col(RecordScope.weapon_id).in_(sa.select(_IDS.c.id))
)
_RESTRICTIONS = frozenset(notice for notice in Notice if notice.name.startswith("RESTRICTION_"))


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
    """Of each nation that operates a system of the calibre that day: its pairs (as `met`) by state, no holder named.

    By nation code; a fixed number of queries. A platform with several weapons counts once a round, as its look-up answers.
    """
    by_system = by_nation_and_system(
        connection, calibre, context=context, as_of=as_of, as_known=as_known, reader=reader, version=version
    )
    added: dict[str, dict[State, int]] = {}
    for (user, _), tally in by_system.items():
        whole = added.setdefault(user, _empty())
        for state, count in tally.items():
            whole[state] += count
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
    counted = {(user, system.id): _empty() for system in found.systems for user in system.operators}
    asked = [(user, one, system.id, None) for one, system in found.pairs for user in system.operators]
    common = {"context": context, "as_of": as_of, "as_known": as_known, "reader": reader}
    for (user, _, system_id, _), verdict in _decided(connection, asked, common, version):
        counted[user, system_id][verdict.state] += 1
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
    """Of each holding nation and each nation whose crews fire: the pairs (as `met`) by state, with the one as holder.

    The rows are the nations that have a round of the calibre (see `catalogue.holders`), with these rounds; the columns are
    those that operate a system of the calibre that day, with these systems. Every combination is there, a nation with
    itself too; one without a pair has zeros. A fixed number of queries. No quantity is known here: the registry keeps no
    stock.
    """
    found = met(connection, calibre, as_of=as_of, version=version)
    common = {"context": context, "as_of": as_of, "as_known": as_known, "reader": reader}
    users = sorted({user for system in found.systems for user in system.operators})
    held = {one.id: one.holders for one in found.rounds}
    counted = {(holder, user): _empty() for holder in sorted(set().union(*held.values())) for user in users}
    asked = [(user, one, system.id, None) for one, system in found.pairs if held[one.id] for user in system.operators]
    again: list[_Question] = []
    for question, verdict in _decided(connection, asked, common, version):
        user, one, system_id, _ = question
        speaking = _by_holders(verdict, held[one.id])
        again += [(user, one, system_id, holder) for holder in sorted(speaking)]
        for holder in held[one.id] - speaking:
            counted[holder, user][verdict.state] += 1
    for (user, _, _, speaker), verdict in _decided(connection, again, common, version):
        counted[speaker or "", user][verdict.state] += 1
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


def _by_holders(verdict: Verdict, held: Iterable[str]) -> frozenset[str]:
    """Those of the holders whose being the holder may change the state.

    Only by its own prohibition, finding or notice can a holder's standing tell; the first two are among what was considered,
    and where there is a notice, anyone's may be.
    """
    if any(notice.code in _RESTRICTIONS for notice in verdict.notices):
        return frozenset(held)
    return frozenset(held) & {entry.nation for entry in verdict.considered}


def _empty() -> dict[State, int]:
    return dict.fromkeys(State, 0)
