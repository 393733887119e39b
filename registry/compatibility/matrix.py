"""The verdicts of a calibre's rounds in its systems for one nation's crews, grouped by what physically mates."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, TypeVar, Unpack

from sqlalchemy.engine import Connection

from registry.audit.version import Version
from registry.catalogue import calibres, things
from registry.catalogue.calibres import Round, System
from registry.compatibility import gather
from registry.compatibility.lookup import Asked, Decided, verdicts
from registry.compatibility.tallies import Occasion, Tally
from registry.compatibility.verdict import Verdict
from registry.errors import Refusal
from schemas.vocabulary import MATING_KINDS, State

Member = TypeVar("Member", Round, System)
Interfaces = tuple[str, ...]
"""The ids of mating interfaces, in the order of their labels."""

MOST: Final = 100
"""Rounds, and systems, of one matrix; where a calibre has more, a stretch of them."""


class Stretch(NamedTuple):
    """Which of the rounds or the systems a matrix is of: how many are passed over, how many it has, and all there are."""

    start: int
    shown: int
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rounds down, systems across, each in groups by interface; `verdicts` hold a row for each round.

    `labels` are those of all interfaces of the calibre; `down` and `across` say which stretch of it was asked about.
    """

    rounds: Sequence[tuple[Round, Interfaces]]
    systems: Sequence[tuple[System, Interfaces]]
    verdicts: Sequence[Sequence[Verdict]]
    labels: Mapping[str, str]
    down: Stretch
    across: Stretch

    def differing(self) -> "Matrix":
        """Without the rounds whose answers are all alike: same code for the same reason by the same rule."""
        return self.with_rows(place for place, row in enumerate(self.verdicts) if len({_told(one) for one in row}) > 1)

    def established(self) -> "Matrix":
        """Only the rounds and the systems that have an answer which a record or a notice decides."""
        columns = [place for place in range(len(self.systems)) if any(established(row[place]) for row in self.verdicts)]
        shorter = replace(
            self,
            systems=[self.systems[place] for place in columns],
            verdicts=[[row[place] for place in columns] for row in self.verdicts],
        )
        return shorter.with_rows(
            place for place, row in enumerate(self.verdicts) if any(established(one) for one in row)
        )

    def tally(self) -> Tally:
        """The cells, counted."""
        counted = Tally()
        for row in self.verdicts:
            for verdict in row:
                counted.add(verdict)
        return counted

    def with_rows(self, rows: Iterable[int]) -> "Matrix":
        """The rows at these places."""
        kept = list(rows)
        return replace(
            self, rounds=[self.rounds[place] for place in kept], verdicts=[self.verdicts[place] for place in kept]
        )


def established(verdict: Verdict) -> bool:
    """Whether nations have settled it, one way or the other: interfaces that do not mate are no one's statement."""
    return verdict.state is not State.UNKNOWN and verdict.rule != "R5"


def munitions_by_systems(
    connection: Connection,
    calibre: str,
    *,
    user: str,
    version: Version,
    down: int = 0,
    across: int = 0,
    **occasion: Unpack[Occasion],
) -> Matrix:
    """The rounds of the calibre in the systems of it, mating or not, at most `MOST` of either; a fixed number of queries.

    They stand by interface, those that most things have first, then by what they are called: so many are passed over
    `down` and `across`.

    Raises:
        Invalid: The nation is not known here.
    """
    rounds = calibres.rounds(connection, calibre)
    systems = calibres.systems(connection, calibre, occasion["as_of"])
    kinds = gather.frame(connection, version).kinds
    mating = {
        interface
        for ids in (*(one.presents for one in rounds), *(one.accepts for one in systems))
        for interface in ids
        if kinds[interface] in MATING_KINDS
    }
    labels = things.labels(connection, mating)
    rows = _grouped([(one, _mating(one.presents, labels)) for one in rounds], rounds, systems, labels)
    columns = _grouped([(one, _mating(one.accepts, labels)) for one in systems], rounds, systems, labels)
    shown, beside = rows[down : down + MOST], columns[across : across + MOST]
    questions = [
        Asked(munition=munition.id, system=system.id, user=user, **occasion)
        for munition, _ in shown
        for system, _ in beside
    ]
    answered = [_spoken(one) for one in verdicts(connection, questions, version)]
    width = len(beside)
    return Matrix(
        shown,
        beside,
        [answered[row * width : (row + 1) * width] for row in range(len(shown))],
        labels,
        Stretch(down, len(shown), len(rows)),
        Stretch(across, len(beside), len(columns)),
    )


def _mating(interfaces: Sequence[str], labels: Mapping[str, str]) -> Interfaces:
    return tuple(sorted((one for one in interfaces if one in labels), key=labels.__getitem__))


def _grouped(
    members: Sequence[tuple[Member, Interfaces]],
    rounds: Sequence[Round],
    systems: Sequence[System],
    labels: Mapping[str, str],
) -> list[tuple[Member, Interfaces]]:
    """The interfaces that most things have first, the same way down and across; what has none last, else as before."""
    having = Counter(interface for one in rounds for interface in one.presents)
    having.update(interface for one in systems for interface in one.accepts)

    def place(member: tuple[Member, Interfaces]) -> tuple[int, list[str]]:
        return -max((having[one] for one in member[1]), default=0), [labels[one] for one in member[1]]

    return sorted(members, key=place)


def _told(verdict: Verdict) -> tuple[object, ...]:
    return verdict.code, verdict.reason, verdict.rule


def _spoken(outcome: Decided | Refusal) -> Verdict:
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome.verdict
