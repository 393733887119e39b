"""The course of an answer: stretches without a gap, each the same answer on all its days, and what brought it about."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from registry.compatibility.facts import Decision, Facts, Question, Record
from registry.compatibility.rules import daily, decide
from registry.compatibility.turns import Change, Course, Subject, Turn, course, learnt
from schemas.vocabulary import Code, Context, Move, NoticeAction, Reason, State
from tests.builders import (
    ACCEPTED,
    NOW,
    OTHER_CHAMBER,
    TODAY,
    a_negative_finding,
    a_notice,
    a_position,
    a_question,
    a_record,
    a_weapon,
    an_arrangement,
    by,
    the_facts,
)
from tests.rules.worlds import facts, questions

law = settings(
    max_examples=1_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


def the_course(*records: Record, question: Question | None = None, most: int = 12, **others: Any) -> Course:
    asked = question or a_question()
    return course([(asked, the_facts(records, **others))], asked.as_of, most)


def told(found: Course) -> list[tuple[date | None, date | None, Code]]:
    return [(stretch.first, stretch.last, stretch.code) for stretch in found.stretches]


def turns(found: Course) -> list[tuple[str, Change, date]]:
    return [(turn.id, turn.change, turn.day) for stretch in found.stretches for turn in stretch.turns]


def a_step(move: Move, effective: date, recorded_at: datetime = ACCEPTED.recorded_at) -> Decision:
    return Decision(move, recorded_at, effective)


# Stretches -----------------------------------------------------------------------------------------------------------


def test_an_approval_divides_time_into_before_during_and_after() -> None:
    found = the_course(a_record("A1"))

    assert told(found) == [
        (None, date(2025, 12, 31), Code.NOT_ESTABLISHED),
        (date(2026, 1, 1), date(2026, 12, 31), Code.INTERCHANGEABLE),
        (date(2027, 1, 1), None, Code.NOT_ESTABLISHED),
    ]
    assert [stretch.reason for stretch in found.stretches] == [Reason.NOT_YET_EFFECTIVE, None, Reason.EXPIRED]
    assert [stretch.state for stretch in found.stretches] == [State.UNKNOWN, State.YES, State.UNKNOWN]
    assert turns(found) == [
        ("A1", Change.TAKES_EFFECT, date(2026, 1, 1)),
        ("A1", Change.EXPIRED, date(2027, 1, 1)),
    ]


def test_where_nothing_was_ever_stated_there_is_one_stretch_without_ends() -> None:
    found = the_course()

    assert told(found) == [(None, None, Code.NOT_ESTABLISHED)]
    assert (found.earlier, found.later) == (False, False)


def test_a_day_on_which_something_begins_but_the_answer_stays_is_no_new_stretch() -> None:
    found = the_course(a_record("A1"), a_record("A2", valid_from=date(2026, 5, 1)))

    assert [stretch.first for stretch in found.stretches] == [None, date(2026, 1, 1), date(2027, 1, 1)]
    assert found.stretches[1].records == ("A1", "A2")


def test_a_suspension_and_a_reinstatement_are_told_as_such() -> None:
    steps = (ACCEPTED, a_step(Move.SUSPENDED, date(2026, 3, 1)), a_step(Move.REINSTATED, date(2026, 4, 1)))

    found = the_course(a_record("A1", decisions=steps))

    assert turns(found)[1:3] == [
        ("A1", Change.SUSPENDED, date(2026, 3, 1)),
        ("A1", Change.REINSTATED, date(2026, 4, 1)),
    ]
    assert found.stretches[2].code is Code.SUSPENDED


def test_a_withdrawal_ends_a_stretch_and_a_successor_replaces() -> None:
    withdrawn = the_course(a_record("A1", decisions=(ACCEPTED, a_step(Move.WITHDRAWN, date(2026, 5, 1)))))
    replaced = the_course(
        a_record("A1"),
        a_record(
            "A2",
            contexts=frozenset({Context.TRAINING}),
            valid_from=date(2026, 7, 1),
            supersedes=frozenset({"A1"}),
        ),
    )

    assert ("A1", Change.WITHDRAWN, date(2026, 5, 1)) in turns(withdrawn)
    assert ("A1", Change.SUPERSEDED, date(2026, 7, 1)) in turns(replaced)


def test_a_notice_brings_a_stretch_about_and_its_end_another() -> None:
    found = the_course(a_record("A1"), notices=(a_notice(valid_to=date(2026, 5, 31)),))

    assert [turn for stretch in found.stretches for turn in stretch.turns if turn.subject is Subject.NOTICE] == [
        Turn(date(2026, 5, 1), Subject.NOTICE, "S1", Change.BEGINS),
        Turn(date(2026, 6, 1), Subject.NOTICE, "S1", Change.ENDS),
    ]


def test_an_arrangement_and_a_position_bring_stretches_about() -> None:
    recognised = the_course(
        a_record("A1"),
        question=a_question(user="EEE"),
        arrangements=(an_arrangement(valid_from=date(2026, 2, 1)), an_arrangement("CCC", id="R2")),
    )
    reserved = the_course(
        a_record("A1", standards=frozenset({"STD1"})),
        positions=(a_position(valid_from=date(2026, 2, 1)), a_position(id="N2", standard="STD2")),
    )

    assert ("R1", Change.BEGINS, date(2026, 2, 1)) in turns(recognised)
    assert ("N1", Change.BEGINS, date(2026, 2, 1)) in turns(reserved)


def test_what_counted_on_neither_side_is_left_out_where_something_else_tells() -> None:
    bystander = a_record("Z9", **by("DDD"))

    beside = the_course(a_record("A1"), bystander)
    alone = the_course(bystander)

    assert [turn[0] for turn in turns(beside)] == ["A1", "A1"]
    assert [turn[0] for turn in turns(alone)] == ["Z9", "Z9"]


def test_a_withheld_record_shows_the_day_and_nothing_of_what_became_of_it() -> None:
    found = the_course(a_record("A1", releasability=frozenset({"CCC"})), question=a_question(reader=""))

    assert turns(found) == [
        ("A1", Change.WITHHELD, date(2026, 1, 1)),
        ("A1", Change.WITHHELD, date(2027, 1, 1)),
    ]


def test_more_changes_than_can_be_told_are_said_to_be_cut() -> None:
    early = (a_step(Move.ACCEPTED, date(2019, 1, 1)),)
    years = [
        a_record(f"A{year}", valid_from=date(year, 2, 1), valid_to=date(year, 3, 1), decisions=early)
        for year in range(2020, 2034)
    ]

    found = the_course(*years, most=4)

    assert (found.earlier, found.later) == (True, True)
    assert len(found.stretches) == 9
    assert found.stretches[0].first is not None
    assert found.stretches[-1].last is not None
    assert sum(stretch.holds(TODAY) for stretch in found.stretches) == 1


def test_of_several_weapons_the_one_that_speaks_on_the_day_gives_the_answer() -> None:
    """The second weapon is ruled out by its interfaces: it does not speak, whatever the day."""
    asked = a_question()
    other = replace(asked, weapon=a_weapon("w2", accepts=OTHER_CHAMBER))

    found = course([(other, the_facts()), (asked, the_facts([a_record("A1")]))], TODAY)

    assert told(found) == told(the_course(a_record("A1")))


# Between two days, between two states of knowledge -------------------------------------------------------------------


def test_between_two_days_stand_the_changes_of_the_later_ones() -> None:
    found = the_course(a_record("A1"))

    assert [turn.change for turn in found.between(date(2025, 6, 1), date(2026, 6, 1))] == [Change.TAKES_EFFECT]
    assert [turn.change for turn in found.between(date(2027, 1, 1), date(2026, 1, 1))] == [Change.EXPIRED]
    assert found.between(date(2026, 1, 1), date(2026, 12, 31)) == ()


def test_what_was_learnt_meanwhile_is_told_by_the_day_of_recording() -> None:
    learnt_in_may = datetime(2026, 5, 10, tzinfo=UTC)
    record = a_record("A1", decisions=(ACCEPTED, a_step(Move.WITHDRAWN, date(2026, 4, 1), learnt_in_may)))
    notice = a_notice(NoticeAction.MONITOR, recorded_at=learnt_in_may)
    ground = (a_question(), the_facts([record, a_record("A9", **by("DDD"))], notices=(notice,)))

    found = learnt([ground], TODAY, NOW, datetime(2026, 5, 1, tzinfo=UTC))

    assert found == (
        Turn(date(2026, 5, 10), Subject.NOTICE, "S1", Change.BEGINS),
        Turn(date(2026, 5, 10), Subject.RECORD, "A1", Change.WITHDRAWN),
    )


def test_of_what_was_known_no_earlier_nothing_is_told_as_learnt() -> None:
    assert learnt([(a_question(), the_facts([a_record("A1")]))], TODAY, NOW, NOW - timedelta(days=1)) == ()


def test_a_record_learnt_of_whole_is_told_by_where_it_then_stands() -> None:
    later = datetime(2026, 5, 10, tzinfo=UTC)
    arriving = a_record("A1", decisions=(a_step(Move.ACCEPTED, date(2026, 5, 1), later),))
    submitted = a_record("A2", decisions=(a_step(Move.SUBMITTED, date(2026, 5, 1), later),))
    expected = a_record("A3", valid_from=date(2026, 9, 1), decisions=arriving.decisions)
    ground = (a_question(), the_facts([arriving, submitted, expected]))

    found = learnt([ground], TODAY, datetime(2026, 5, 1, tzinfo=UTC), NOW)

    assert [(turn.id, turn.change) for turn in found] == [("A1", Change.TAKES_EFFECT)]
    assert learnt([(a_question(), the_facts([submitted]))], TODAY, datetime(2026, 5, 1, tzinfo=UTC), NOW) == (
        Turn(date(2026, 5, 10), Subject.RECORD, "A2", Change.SUBMITTED),
    )


# Laws ----------------------------------------------------------------------------------------------------------------


@law
@given(questions(), facts(), some.integers(-500, 900))
def test_on_every_day_of_a_stretch_the_answer_is_that_of_the_stretch(
    question: Question, known: Facts, days: int
) -> None:
    found = course([(question, known)], question.as_of)
    day = question.as_of + timedelta(days=days)

    holding = [stretch for stretch in found.stretches if stretch.holds(day)]

    if holding:
        [stretch] = holding
        verdict = decide(replace(question, as_of=day), known)
        assert (stretch.code, stretch.reason) == (verdict.code, verdict.reason)
        assert set(verdict.records) <= set(stretch.records)
        on = daily(question, known)
        first = stretch.first or stretch.last or day
        assert on(day)[1] == on(first)[1]
    else:
        assert found.earlier or found.later


@law
@given(questions(), facts())
def test_the_next_stretch_begins_on_the_day_of_the_next_change(question: Question, known: Facts) -> None:
    found = course([(question, known)], question.as_of)

    [here] = [place for place, stretch in enumerate(found.stretches) if stretch.holds(question.as_of)]

    following = found.stretches[here + 1].first if here + 1 < len(found.stretches) else None
    assert following == decide(question, known).next_change


@law
@given(questions(), facts(), some.sampled_from([1, 2, 12]))
def test_stretches_follow_each_other_without_a_gap_and_each_was_brought_about_by_something(
    question: Question, known: Facts, most: int
) -> None:
    found = course([(question, known)], question.as_of, most)

    assert len(found.stretches) <= 2 * most + 1
    for before, after in zip(found.stretches, found.stretches[1:], strict=False):
        assert before.last is not None
        assert after.first == before.last + timedelta(days=1)
        assert after.turns
        assert {turn.day for turn in after.turns} == {after.first}
    assert (found.stretches[0].first is None) == (not found.earlier)
    assert (found.stretches[-1].last is None) == (not found.later)


@law
@given(questions(), facts(), some.integers(-200, 200))
def test_what_two_states_of_knowledge_answer_otherwise_was_brought_about_by_something_learnt(
    question: Question, known: Facts, days: int
) -> None:
    other = question.as_known + timedelta(days=days)

    found = learnt([(question, known)], question.as_of, question.as_known, other)

    now, then = decide(question, known), decide(replace(question, as_known=other), known)
    if (now.code, now.reason, now.conditions) != (then.code, then.reason, then.conditions):
        assert found


@pytest.mark.parametrize("finding", [a_negative_finding("N1", "BBB")])
def test_a_stop_without_end_has_one_beginning(finding: Record) -> None:
    found = the_course(finding)

    assert [stretch.code for stretch in found.stretches] == [Code.NOT_ESTABLISHED, Code.INCOMPATIBLE]
