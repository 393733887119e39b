"""Where one record stands on a day, and since when: what a reader of the record alone must know first."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy.engine import Connection

from registry.compatibility import gather
from registry.compatibility.facts import Record
from registry.compatibility.history import Phase, phase, replacing, suspended_since, takes_effect
from registry.qualifications import statements
from schemas.vocabulary import Move


class Status(NamedTuple):
    """`day` is that on which the phase began or will begin, of what has expired the last valid one; `successors` replace it."""

    phase: Phase
    day: date | None
    successors: tuple[str, ...] = ()


def status(connection: Connection, record_id: str, as_of: date, as_known: datetime) -> Status:
    """Of a record that there is; one query."""
    read = [gather.record(row) for row in statements.with_successors(connection, record_id)]
    [record] = [one for one in read if one.id == record_id]
    return status_of(record, [one for one in read if record_id in one.supersedes], as_of, as_known)


def status_of(record: Record, successors: Sequence[Record], as_of: date, as_known: datetime) -> Status:
    stage = phase(record, successors, as_of, as_known)
    known = [step for step in record.decisions if step.recorded_at <= as_known]
    match stage:
        case Phase.SUPERSEDED:
            began = {
                one.id: takes_effect(one, list(one.decisions)) for one in replacing(record, successors, as_of, as_known)
            }
            return Status(stage, min(day for day in began.values() if day), tuple(sorted(began)))
        case Phase.EXPIRED:
            return Status(stage, record.valid_to)
        case Phase.WITHDRAWN:
            return Status(stage, min(step.effective for step in known if step.move is Move.WITHDRAWN))
        case Phase.SUSPENDED:
            return Status(stage, suspended_since([(step.move, step.effective) for step in known], as_of))
        case _:
            return Status(stage, takes_effect(record, known))
