"""Where a record stands on a day, as far as the registry knew at an instant (R2, R13) (pure)."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from registry.compatibility.facts import Decision, Record
from schemas.vocabulary import STOPS, Move, RecordKind


class Phase(StrEnum):
    UNKNOWN = "UNKNOWN"
    UNDER_EVALUATION = "UNDER_EVALUATION"
    NOT_YET_EFFECTIVE = "NOT_YET_EFFECTIVE"
    IN_FORCE = "IN_FORCE"
    SUSPENDED = "SUSPENDED"
    EXPIRED = "EXPIRED"
    WITHDRAWN = "WITHDRAWN"
    SUPERSEDED = "SUPERSEDED"


class Days(NamedTuple):
    """From when to when a record counts; None is unknown, without end, or nothing of the kind.

    `confirmed` and `valid_from` are given only where they differ from the day of acceptance, and come later.
    """

    accepted: date | None = None
    confirmed: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    review_due: date | None = None
    suspended: date | None = None
    withdrawn: date | None = None


def in_force(valid_from: date, valid_to: date | None, as_of: date) -> bool:
    """Both ends inclusive; an open end never passes."""
    return valid_from <= as_of and (valid_to is None or as_of <= valid_to)


def phase(record: Record, successors: Iterable[Record], as_of: date, as_known: datetime) -> Phase:
    """The phase of `record` on `as_of`, from what was recorded by `as_known`.

    Withdrawal is final; a prohibition has no expiry (R4); stops cannot be suspended.
    """
    accepted, submitted, withdrawn, last = _acting(record.decisions, as_of, as_known)
    if accepted is None:
        return Phase.UNDER_EVALUATION if submitted else Phase.UNKNOWN
    if withdrawn:
        return Phase.WITHDRAWN
    for successor in successors:
        if _replaces(successor, record, as_of, as_known):
            return Phase.SUPERSEDED
    if record.valid_to is not None and as_of > record.valid_to and record.kind is not RecordKind.PROHIBITION:
        return Phase.EXPIRED
    if as_of < accepted or as_of < record.valid_from:
        return Phase.NOT_YET_EFFECTIVE
    if last is not None and last.move is Move.SUSPENDED and record.kind not in STOPS:
        return Phase.SUSPENDED
    return Phase.IN_FORCE


def replacing(record: Record, successors: Iterable[Record], as_of: date, as_known: datetime) -> list[Record]:
    """The successors that have replaced `record` by `as_of`."""
    return [successor for successor in successors if _replaces(successor, record, as_of, as_known)]


def day_after(day: date) -> date:
    return date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))


def turning_days(record: Record) -> Iterable[date]:
    """The days on which the record's phase may change."""
    yield record.valid_from
    if record.valid_to is not None:
        yield day_after(record.valid_to)
    for step in record.decisions:
        yield step.effective


def takes_effect(record: Record, known: list[Decision]) -> date | None:
    """The later of valid_from and the day on which the approval takes effect; None without approval."""
    accepted = [step.effective for step in known if step.move is Move.ACCEPTED]
    return max(record.valid_from, min(accepted)) if accepted else None


def suspended_since(moves: Iterable[tuple[Move, date]], as_of: date) -> date | None:
    """The first suspension that no reinstatement followed; None where there is none. `moves` are those known, with their days."""
    acting = [(move, day) for move, day in moves if day <= as_of]
    reinstated = max((day for move, day in acting if move is Move.REINSTATED), default=date.min)
    return min((day for move, day in acting if move is Move.SUSPENDED and day >= reinstated), default=None)


def days_of(
    decisions: Iterable[Decision],
    valid: tuple[date, date | None],
    review_due: date | None,
    as_of: date,
    as_known: datetime,
) -> Days:
    """The days of one record, as far as the question's day and knowledge reach; `valid` are its first and its last."""
    known = [step for step in decisions if step.recorded_at <= as_known]
    acting = [step for step in known if step.effective <= as_of]
    accepted = min((step.effective for step in known if step.move is Move.ACCEPTED), default=None)
    confirmed = max((step.effective for step in acting if step.move in _CONFIRMS), default=None)
    first, last = valid
    withdrawn = min((step.effective for step in acting if step.move is Move.WITHDRAWN), default=None)
    return Days(
        accepted,
        confirmed if confirmed != accepted else None,
        first if accepted is None or first > accepted else None,
        last,
        review_due,
        None if withdrawn else suspended_since([(step.move, step.effective) for step in known], as_of),
        withdrawn,
    )


_CONFIRMS = frozenset({Move.ACCEPTED, Move.REINSTATED})


def _acting(
    decisions: Iterable[Decision], as_of: date, as_known: datetime
) -> tuple[date | None, bool, bool, Decision | None]:
    """The day of the approval, acting yet or not; whether submitted and whether withdrawn by then; the last to suspend or reinstate."""
    accepted: date | None = None
    submitted = withdrawn = False
    last: Decision | None = None
    for step in decisions:
        if step.recorded_at > as_known:
            continue
        move = step.move
        if move is Move.ACCEPTED:
            accepted = step.effective if accepted is None else min(accepted, step.effective)
        elif step.effective <= as_of:
            submitted = submitted or move is Move.SUBMITTED
            withdrawn = withdrawn or move is Move.WITHDRAWN
            if move in _PAUSES and (last is None or _later(step, last)):
                last = step
    return accepted, submitted, withdrawn, last


_PAUSES = frozenset({Move.SUSPENDED, Move.REINSTATED})


def _later(step: Decision, other: Decision) -> bool:
    """Suspensions and reinstatements order by effective day, then by recording; a suspension wins a tie."""
    if (step.effective, step.recorded_at) == (other.effective, other.recorded_at):
        return step.move is Move.SUSPENDED
    return (step.effective, step.recorded_at) > (other.effective, other.recorded_at)


def _replaces(successor: Record, former: Record, as_of: date, as_known: datetime) -> bool:
    """Whether `successor` has taken effect by `as_of`: what befalls it later does not bring `former` back.

    Only the same authority replaces its record, and a prohibition gives way to nothing but a prohibition.
    """
    if successor.authority != former.authority:
        return False
    if former.kind is RecordKind.PROHIBITION and successor.kind is not RecordKind.PROHIBITION:
        return False
    known = [step for step in successor.decisions if step.recorded_at <= as_known]
    start = takes_effect(successor, known)
    if start is None or start > as_of:
        return False
    return not any(step.move is Move.WITHDRAWN and step.effective <= start for step in known)
