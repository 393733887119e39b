"""The course of an answer: the days on which it changes, and what came or went on each (pure)."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from registry.compatibility import rules
from registry.compatibility.bearing import bearing as bearing_on
from registry.compatibility.cautions import applies
from registry.compatibility.facts import Arrangement, Facts, NationalPosition, Question, Record, RestrictionNotice
from registry.compatibility.history import Phase, day_after, in_force, phase, turning_days
from registry.compatibility.scope import gate
from registry.compatibility.sift import prepare
from registry.compatibility.standing import may_read
from registry.compatibility.verdict import Verdict
from schemas.vocabulary import STATE_OF_CODE, Code, Reason, State

MOST: Final = 12
"""Changes of an answer that are told on each side of the asked day."""

Ground = tuple[Question, Facts]
"""One weapon's question, and all that may bear on it."""

Dated = Arrangement | RestrictionNotice | NationalPosition


class Subject(StrEnum):
    RECORD = "RECORD"
    NOTICE = "NOTICE"
    ARRANGEMENT = "ARRANGEMENT"
    POSITION = "POSITION"


class Change(StrEnum):
    """What became of a record, or of a notice, arrangement or position (the last two)."""

    NOT_KNOWN = "NOT_KNOWN"
    SUBMITTED = "SUBMITTED"
    NOT_YET_EFFECTIVE = "NOT_YET_EFFECTIVE"
    TAKES_EFFECT = "TAKES_EFFECT"
    SUSPENDED = "SUSPENDED"
    REINSTATED = "REINSTATED"
    EXPIRED = "EXPIRED"
    WITHDRAWN = "WITHDRAWN"
    SUPERSEDED = "SUPERSEDED"
    WITHHELD = "WITHHELD"
    BEGINS = "BEGINS"
    ENDS = "ENDS"


_CHANGE_TO = {
    Phase.UNKNOWN: Change.NOT_KNOWN,
    Phase.UNDER_EVALUATION: Change.SUBMITTED,
    Phase.NOT_YET_EFFECTIVE: Change.NOT_YET_EFFECTIVE,
    Phase.IN_FORCE: Change.TAKES_EFFECT,
    Phase.SUSPENDED: Change.SUSPENDED,
    Phase.EXPIRED: Change.EXPIRED,
    Phase.WITHDRAWN: Change.WITHDRAWN,
    Phase.SUPERSEDED: Change.SUPERSEDED,
}


class Turn(NamedTuple):
    """What came or went, and on which day: of its effect, or of its recording where two states of knowledge are compared."""

    day: date
    subject: Subject
    id: str
    change: Change


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days, both included, on which the answer is the same; None is without end.

    `records` are all that decide on one of these days, `turns` what brought the stretch about.
    """

    first: date | None
    last: date | None
    code: Code
    reason: Reason | None
    records: tuple[str, ...]
    turns: tuple[Turn, ...] = ()

    @property
    def state(self) -> State:
        return STATE_OF_CODE[self.code]

    def holds(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Course:
    """The stretches in order, without a gap; `earlier` and `later` say that more changes lie beyond those told."""

    stretches: tuple[Stretch, ...]
    earlier: bool = False
    later: bool = False

    def between(self, one: date, other: date) -> tuple[Turn, ...]:
        """What brought about the changes from the earlier day to the later."""
        low, high = sorted((one, other))
        return tuple(
            turn
            for stretch in self.stretches
            if stretch.first is not None and low < stretch.first <= high
            for turn in stretch.turns
        )


def course(grounds: Sequence[Ground], as_of: date, most: int = MOST) -> Course:
    """How the answer runs through time, as known at one instant; `grounds` are those of every weapon of what was asked.

    The answer is that of the weapon that speaks on the day. At most `most` changes before `as_of`, and as many after.
    """
    days = sorted({day for question, facts in grounds for day in _turning(question, facts)} - {date.min})
    on = _headlines(grounds)

    @cache
    def at(place: int) -> tuple[int, Verdict, rules.Substance]:
        """The answer from the turning day before `place` on; 0 is before all of them."""
        return on(days[place - 1] if place else days[0] - timedelta(days=1) if days else as_of)

    here = bisect_right(days, as_of)
    before = _first(most + 1, (place for place in range(here, 0, -1) if at(place)[2] != at(place - 1)[2]))
    after = _first(most + 1, (place for place in range(here + 1, len(days) + 1) if at(place)[2] != at(place - 1)[2]))
    earlier, later = len(before) > most, len(after) > most
    edges = [*([] if earlier else [0]), *sorted(before), *after, *([] if later else [len(days) + 1])]
    stretches = []
    for start, end in pairwise(edges):
        verdict = at(start)[1]
        records = sorted({record for place in range(start, end) for record in at(place)[1].records})
        turns: tuple[Turn, ...] = ()
        if start:
            speaking = {at(start - 1)[0], at(start)[0]}
            turns = _brought_about(
                [grounds[weapon] for weapon in sorted(speaking)], days[start - 1], at(start - 1)[1], verdict
            )
        stretches.append(
            Stretch(
                days[start - 1] if start else None,
                days[end - 1] - timedelta(days=1) if end <= len(days) else None,
                verdict.code,
                verdict.reason,
                tuple(records),
                turns,
            )
        )
    return Course(tuple(stretches), earlier, later)


def next_day(grounds: Sequence[Ground], as_of: date) -> date | None:
    """The first day after `as_of` on which the answer of all these weapons together changes, as far as is known."""
    on = _headlines(grounds)
    now = on(as_of)[2]
    days = sorted({day for question, facts in grounds for day in _turning(question, facts) if day > as_of})
    return next((day for day in days if on(day)[2] != now), None)


def learnt(grounds: Sequence[Ground], as_of: date, one: datetime, other: datetime) -> tuple[Turn, ...]:
    """What the registry learnt between two instants that bears on the answer of `as_of`; each on the day of recording."""
    low, high = sorted((one, other))
    asked = [(replace(question, as_of=as_of), facts) for question, facts in grounds]
    then, now = (
        _headlines([(replace(question, as_known=known), facts) for question, facts in asked])(as_of)
        for known in (low, high)
    )
    turns = {
        turn
        for weapon in {then[0], now[0]}
        for turn in _moved(asked[weapon], (as_of, low), (as_of, high), _recorded(low, high))
    }
    return _telling(turns, then[1], now[1])


def _headlines(grounds: Sequence[Ground]) -> Callable[[date], tuple[int, Verdict, rules.Substance]]:
    """Of any day: which weapon speaks, its verdict, and what sets it apart from another day's."""
    gates = [gate(question) for question, _ in grounds]
    daily = [rules.daily(question, facts) for question, facts in grounds]

    def on(day: date) -> tuple[int, Verdict, rules.Substance]:
        answers = [one(day) for one in daily]
        chosen = rules.headline(zip(gates, (verdict for verdict, _ in answers), strict=True))
        return chosen, *answers[chosen]

    return on


def _first(count: int, places: Iterable[int]) -> list[int]:
    return [place for place, _ in zip(places, range(count), strict=False)]


def _turning(question: Question, facts: Facts) -> Iterable[date]:
    """Every day on which something that bears on the question begins, ends or is decided."""
    bearings = prepare(question, facts).bearings
    for bearing in bearings:
        for record in (bearing.record, *bearing.successors):
            yield from turning_days(record)
    for _, dated in _dated(question, facts, [bearing.record for bearing in bearings]):
        yield dated.valid_from
        if dated.valid_to is not None:
            yield day_after(dated.valid_to)


def _dated(question: Question, facts: Facts, records: Sequence[Record]) -> Iterable[tuple[Subject, Dated]]:
    """The notices, arrangements and positions that bear on a question near which these records are."""
    near = bearing_on(question, replace(facts, records=tuple(records)))
    for notice in near.notices:
        if notice.munition in question.munitions:
            yield Subject.NOTICE, notice
    for arrangement in near.arrangements:
        yield Subject.ARRANGEMENT, arrangement
    for position in near.positions:
        yield Subject.POSITION, position


def _brought_about(grounds: Sequence[Ground], day: date, before: Verdict, after: Verdict) -> tuple[Turn, ...]:
    eve = day - timedelta(days=1)
    turns = {
        turn
        for question, facts in grounds
        for turn in _moved(
            (question, facts), (eve, question.as_known), (day, question.as_known), lambda _decisions: day
        )
    }
    return _telling(turns, before, after)


Moment = tuple[date, datetime]
"""The day asked about, and the instant up to which things were known."""


def _moved(
    ground: Ground, before: Moment, after: Moment, dated: Callable[[Iterable[datetime]], date]
) -> Iterable[Turn]:
    """What stands otherwise at the later moment; `dated` gives the day of a turn from when its decisions were recorded."""
    question, facts = ground
    bearings = prepare(question, facts).bearings
    for bearing in bearings:
        record = bearing.record
        was, is_ = (phase(record, bearing.successors, *moment) for moment in (before, after))
        if was is not is_:
            recorded = [step.recorded_at for one in (record, *bearing.successors) for step in one.decisions]
            readable = may_read(record, question.reader, facts.allies)
            change = _change(was, is_) if readable else Change.WITHHELD
            yield Turn(dated(recorded), Subject.RECORD, record.id, change)
    for subject, thing in _dated(question, facts, [bearing.record for bearing in bearings]):
        acted, acts = (_acts(thing, question, *moment) for moment in (before, after))
        if acted is not acts:
            yield Turn(dated([thing.recorded_at]), subject, thing.id, Change.BEGINS if acts else Change.ENDS)


def _change(was: Phase, is_: Phase) -> Change:
    return Change.REINSTATED if (was, is_) == (Phase.SUSPENDED, Phase.IN_FORCE) else _CHANGE_TO[is_]


def _acts(thing: Dated, question: Question, day: date, known: datetime) -> bool:
    if isinstance(thing, RestrictionNotice):
        return applies(thing, replace(question, as_known=known), day)
    return thing.recorded_at <= known and in_force(thing.valid_from, thing.valid_to, day)


def _recorded(low: datetime, high: datetime) -> Callable[[Iterable[datetime]], date]:
    return lambda moments: max(moment for moment in moments if low < moment <= high).date()


def _telling(turns: Iterable[Turn], before: Verdict, after: Verdict) -> tuple[Turn, ...]:
    """Without the records that counted on neither side, where anything else is left."""
    counted = {entry.record for verdict in (before, after) for entry in verdict.considered if entry.counted}
    found = sorted(turns)
    return tuple(turn for turn in found if turn.subject is not Subject.RECORD or turn.id in counted) or tuple(found)
