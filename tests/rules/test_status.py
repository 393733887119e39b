"""Where one record stands on a day, and since when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from registry.compatibility.facts import Decision
from registry.compatibility.history import Days, Phase, days_of, phase, suspended_since
from registry.compatibility.status import Status, status_of
from schemas.vocabulary import Move
from tests.builders import ACCEPTED, a_record

KNOWN = ACCEPTED.recorded_at + timedelta(days=999)
DAY = date(2026, 6, 1)
DAYS = some.dates(date(2026, 1, 1), date(2026, 12, 31))


def moved(*steps: tuple[Move, date]) -> tuple[Decision, ...]:
    return (ACCEPTED, *(Decision(move, ACCEPTED.recorded_at, day) for move, day in steps))


def test_a_record_in_force_stands_since_it_took_effect() -> None:
    record = a_record(valid_from=date(2026, 3, 1))

    assert status_of(record, [], DAY, KNOWN) == Status(Phase.IN_FORCE, date(2026, 3, 1))
    assert status_of(record, [], date(2026, 2, 28), KNOWN) == Status(Phase.NOT_YET_EFFECTIVE, date(2026, 3, 1))


def test_a_record_that_is_suspended_stands_so_since_the_last_suspension() -> None:
    steps = [
        (Move.SUSPENDED, date(2026, 2, 1)),
        (Move.REINSTATED, date(2026, 3, 1)),
        (Move.SUSPENDED, date(2026, 4, 1)),
    ]

    assert status_of(a_record(decisions=moved(*steps)), [], DAY, KNOWN) == Status(Phase.SUSPENDED, date(2026, 4, 1))
    assert status_of(a_record(decisions=moved(*steps[:2])), [], DAY, KNOWN).phase is Phase.IN_FORCE


def test_what_is_suspended_twice_without_a_reinstatement_stands_so_since_the_first_time() -> None:
    assert suspended_since([(Move.SUSPENDED, DAY), (Move.SUSPENDED, date(2026, 2, 1))], DAY) == date(2026, 2, 1)
    assert suspended_since([(Move.SUSPENDED, DAY + timedelta(1))], DAY) is None


def test_a_withdrawal_is_told_with_its_day_and_an_expiry_with_the_last_valid_one() -> None:
    withdrawn = a_record(decisions=moved((Move.WITHDRAWN, date(2026, 5, 1))))
    expired = a_record(valid_to=date(2026, 5, 31))

    assert status_of(withdrawn, [], DAY, KNOWN) == Status(Phase.WITHDRAWN, date(2026, 5, 1))
    assert status_of(expired, [], DAY, KNOWN) == Status(Phase.EXPIRED, date(2026, 5, 31))
    assert status_of(expired, [], date(2026, 5, 31), KNOWN).phase is Phase.IN_FORCE


def test_a_superseded_record_names_only_what_has_taken_its_place() -> None:
    former = a_record("A1")
    successor = a_record("A1b", supersedes=frozenset({"A1"}), valid_from=date(2026, 5, 1))
    later = replace(successor, id="A1c", valid_from=date(2026, 7, 1))

    assert status_of(former, [successor, later], DAY, KNOWN) == Status(Phase.SUPERSEDED, date(2026, 5, 1), ("A1b",))
    assert status_of(former, [later], DAY, KNOWN).phase is Phase.IN_FORCE


@pytest.mark.parametrize("learnt", [False, True])
@given(
    some.lists(some.tuples(some.sampled_from([Move.SUSPENDED, Move.REINSTATED, Move.WITHDRAWN]), DAYS), max_size=4),
    DAYS,
)
def test_the_phase_is_that_of_the_answers(learnt: bool, steps: list[tuple[Move, date]], day: date) -> None:
    record = a_record(decisions=moved(*steps))
    known = KNOWN if learnt else ACCEPTED.recorded_at - timedelta(days=1)

    told = status_of(record, [], day, known)

    assert told.phase is phase(record, [], day, known)
    assert (told.day is None) == (told.phase is Phase.UNKNOWN)


def test_the_days_of_a_record_reach_as_far_as_the_day_and_what_was_known() -> None:
    moves = moved(
        (Move.SUSPENDED, date(2026, 2, 1)), (Move.REINSTATED, date(2026, 3, 1)), (Move.SUSPENDED, date(2026, 5, 1))
    )
    valid = (date(2026, 1, 15), date(2026, 12, 31))

    def told(as_of: date) -> Days:
        return days_of(moves, valid, None, as_of, KNOWN)

    usual = Days(ACCEPTED.effective, valid_from=valid[0], valid_to=valid[1])
    assert told(date(2026, 1, 20)) == usual
    assert told(date(2026, 2, 20)) == usual._replace(suspended=date(2026, 2, 1))
    assert told(date(2026, 4, 1)) == usual._replace(confirmed=date(2026, 3, 1))
    assert told(DAY) == usual._replace(confirmed=date(2026, 3, 1), suspended=date(2026, 5, 1))
    unknown = days_of(moves, valid, None, DAY, ACCEPTED.recorded_at - timedelta(1))
    assert unknown == Days(valid_from=valid[0], valid_to=valid[1])


def test_what_is_withdrawn_is_no_longer_suspended() -> None:
    moves = moved((Move.SUSPENDED, date(2026, 2, 1)), (Move.WITHDRAWN, date(2026, 3, 1)))

    found = [days_of(moves, (date(2026, 1, 1), None), None, day, KNOWN) for day in (date(2026, 2, 15), DAY)]

    assert [(one.suspended, one.withdrawn) for one in found] == [(date(2026, 2, 1), None), (None, date(2026, 3, 1))]
