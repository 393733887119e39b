"""How many pairs of a calibre are answered how: by nation, by its systems, and between nations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple, TypedDict, Unpack

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from registry.audit.version import Version
from registry.catalogue import calibres
from registry.catalogue.calibres import Round, System
from registry.compatibility.fitting import MOST_PAIRS, fits, fitting, too_many
from registry.compatibility.lookup import Asked, verdicts
from registry.compatibility.verdict import Verdict
from registry.errors import Refusal
from registry.sets import packed, rows
from schemas.vocabulary import SHARE_OF_CODE, Context, Remedy, Share


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


class Occasion(TypedDict):
    """What all questions that are counted share, beside who asks: as `Asked` names it."""

    context: Context
    as_of: date
    as_known: datetime
    reader: str | None


Pair = tuple[Round, System]

_ROUNDS = rows("rounds", "id")
_FITTING = fitting(munitions=sa.select(_ROUNDS.c.id))


class Met(NamedTuple):
    """The rounds of a calibre, its systems and those in which one of the rounds fits, and the pairs that are counted."""

    rounds: Sequence[Round]
    systems: Sequence[System]
    pairs: Sequence[Pair]


def met(connection: Connection, calibre: str, *, as_of: date) -> Met:
    """What a calibre brings together on a day; four queries.

    A pair is a round of the calibre and a system of whatever calibre, of which a weapon fits it (see `fitting`): the pairs
    of every count here, of the exchange, and of the reverse look-ups.

    Raises:
        Invalid: There are more pairs than are counted at once.
    """
    rounds = calibres.rounds(connection, calibre)
    found = fits(connection, _FITTING, {"rounds": packed((one.id,) for one in rounds)}, field="calibre")
    systems = calibres.systems(connection, calibre, as_of, also={weapon for _, weapon in found})
    mounting: dict[str, list[int]] = {}
    for place, system in enumerate(systems):
        for weapon in system.weapons:
            mounting.setdefault(weapon, []).append(place)
    places: dict[str, set[int]] = {}
    for munition, weapon in found:
        places.setdefault(munition, set()).update(mounting[weapon])
    pairs = [(one, systems[place]) for one in rounds for place in sorted(places.get(one.id, ()))]
    return Met(rounds, systems, pairs)


def by_nation_and_system(
    connection: Connection, calibre: str, *, version: Version | None = None, **occasion: Unpack[Occasion]
) -> tuple[Sequence[System], dict[tuple[str, str], Tally]]:
    """Of each nation and each system that it operates that day: its pairs (as `met`) counted, no holder named.

    The systems, with those that nobody operates; and by nation code and id of a system the counts, zeros where it has no
    pair. A fixed number of queries. A platform with several weapons counts once a round, as its look-up answers.

    Raises:
        Invalid: There are more pairs than are counted at once.
    """
    found = met(connection, calibre, as_of=occasion["as_of"])
    counted = {(user, system.id): Tally() for system in found.systems for user in system.operators}
    asked = [_Question(user, one.id, system.id) for one, system in found.pairs for user in system.operators]
    for question, verdict in _decided(connection, asked, len(counted), occasion, version):
        counted[question.user, question.system].add(verdict)
    return found.systems, dict(sorted(counted.items()))


def by_nation(counted: Mapping[tuple[str, str], Tally]) -> dict[str, Tally]:
    """What is counted by nation and system, by nation code alone."""
    added: dict[str, Tally] = {}
    for (user, _), tally in counted.items():
        added.setdefault(user, Tally()).take(tally)
    return added


def between_nations(
    connection: Connection, calibre: str, *, version: Version | None = None, **occasion: Unpack[Occasion]
) -> dict[tuple[str, str], Tally]:
    """Of each holding nation and each nation whose crews fire: the pairs (as `met`) counted, with the one as holder.

    The rows are the nations that have a round of the calibre (see `catalogue.holders`), with these rounds; the columns are
    those that operate a system that day of which `met` tells, with these systems. Every combination is there, a nation with
    itself too; one without a pair has zeros. A fixed number of queries. No quantity is known here: the registry keeps no
    stock.

    Raises:
        Invalid: There are more pairs than are counted at once.
    """
    found = met(connection, calibre, as_of=occasion["as_of"])
    users = sorted({user for system in found.systems for user in system.operators})
    holders = sorted({holder for one in found.rounds for holder in one.holders})
    counted = {(holder, user): Tally() for holder in holders for user in users}
    asked = [
        _Question(user, one.id, system.id, holder)
        for one, system in found.pairs
        for user in system.operators
        for holder in sorted(one.holders)
    ]
    for question, verdict in _decided(connection, asked, len(counted), occasion, version):
        counted[question.holder or "", question.user].add(verdict)
    return counted


class _Question(NamedTuple):
    user: str
    munition: str
    system: str
    holder: str | None = None


def _decided(
    connection: Connection, asked: Sequence[_Question], cells: int, occasion: Occasion, version: Version | None
) -> Iterator[tuple[_Question, Verdict]]:
    if max(len(asked), cells) > MOST_PAIRS:
        raise too_many("calibre")
    questions = [Asked(**one._asdict(), **occasion) for one in asked]
    for question, decided in zip(asked, verdicts(connection, questions, version), strict=True):
        if isinstance(decided, Refusal):
            raise decided
        yield question, decided.verdict
