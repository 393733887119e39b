"""Where a record stands on a day, as far as the registry knew at an instant (R2, R13)."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

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
