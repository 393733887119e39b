"""The worked examples of the domain, one sentence each, on their technical side."""

from datetime import UTC, date, datetime

from registry.compatibility.facts import Decision
from registry.compatibility.verdict import NoticeAbout
from schemas.vocabulary import Answer, Code, Context, Flag, Move, Notice, Reason, Standing
from tests.builders import (
    ACCEPTED,
    OTHER_CHAMBER,
    a_conditional_record,
    a_negative_finding,
    a_prohibition,
    a_question,
    a_record,
    a_temperature_band,
    a_weapon,
    an_arrangement,
    an_exception,
    ask,
)

A1 = a_record("A1")
A2 = a_conditional_record("A2", a_temperature_band(-20, 40))
A3 = a_conditional_record("A3", a_temperature_band(-10, 50))
WITHDRAWN = a_record(
    "A1", decisions=(ACCEPTED, Decision(Move.WITHDRAWN, datetime(2026, 5, 1, 10, tzinfo=UTC), date(2026, 5, 1)))
)


def test_01_without_a_record_nothing_is_established() -> None:
    verdict = ask()

    assert (verdict.code, verdict.reason, verdict.answer) == (Code.NOT_ESTABLISHED, Reason.NO_RECORD, Answer.NOT_YET)


def test_02_a_full_record_in_a_covered_context_is_a_yes() -> None:
    verdict = ask(A1)

    assert (verdict.code, verdict.answer, verdict.records) == (Code.INTERCHANGEABLE, Answer.YES, ("A1",))


def test_03_a_context_that_the_record_does_not_name_is_not_covered() -> None:
    verdict = ask(A1, context=Context.TRAINING)

    assert (verdict.code, verdict.reason) == (Code.NOT_ESTABLISHED, Reason.CONTEXT_NOT_COVERED)
    assert verdict.contexts_covered == (Context.OPERATIONS, Context.EMERGENCY)


def test_04_the_last_day_of_validity_still_counts() -> None:
    assert ask(A1, as_of=date(2026, 12, 31)).code is Code.INTERCHANGEABLE


def test_05_the_day_after_the_record_has_expired() -> None:
    assert ask(A1, as_of=date(2027, 1, 1)).reason is Reason.EXPIRED


def test_06_two_conditional_records_merge_to_the_stricter_band() -> None:
    verdict = ask(A2, A3)

    assert verdict.code is Code.CONDITIONAL
    assert [(line.value, line.records) for line in verdict.conditions] == [((-10, 40), ("A2", "A3"))]
    assert verdict.flags == (Flag.OVERLAP,)


def test_07_the_producers_prohibition_wins_over_the_users_approval() -> None:
    verdict = ask(A1, a_prohibition("P1", "CCC"))

    assert (verdict.code, verdict.records) == (Code.PROHIBITED, ("P1",))


def test_08_an_exception_of_the_same_authority_lifts_its_prohibition() -> None:
    verdict = ask(A1, a_prohibition("P1", "CCC"), an_exception("X1", derogates="P1"))

    assert verdict.code is Code.INTERCHANGEABLE
    assert verdict.notices == (NoticeAbout(Notice.PROHIBITION_DEROGATED, ("P1", "X1")),)


def test_09_a_third_nations_prohibition_caps_and_is_shown() -> None:
    verdict = ask(A1, a_prohibition("P2", "DDD"))

    assert verdict.code is Code.CONDITIONAL
    assert verdict.notices == (NoticeAbout(Notice.THIRD_PARTY_PROHIBITION, ("P2",)),)


def test_10_the_holders_negative_finding_makes_a_conflict() -> None:
    verdict = ask(A1, a_negative_finding("N1", "AAA"), holder="AAA")

    assert (verdict.code, verdict.records) == (Code.CONFLICT, ("A1", "N1"))


def test_11_an_approval_of_mark_1_says_nothing_of_mark_2() -> None:
    mark_2 = a_weapon("w1-mk2", kin=frozenset({"w1", "w1-mk2"}))

    assert ask(A1, asked_weapon=mark_2).reason is Reason.CONFIGURATION_NOT_COVERED


def test_12_registered_interfaces_that_differ_are_a_no_and_a_doubt_on_the_data() -> None:
    verdict = ask(A1, asked_weapon=a_weapon(accepts=OTHER_CHAMBER))

    assert (verdict.code, verdict.rule, verdict.flags) == (Code.INCOMPATIBLE, "R5", (Flag.DATA_QUALITY_ALARM,))


def test_13_another_nations_approval_only_informs() -> None:
    assert ask(A1, user="EEE").reason is Reason.ONLY_THIRD_PARTY


def test_14_recognition_raises_it_to_user_nation_standing() -> None:
    verdict = ask(A1, user="EEE", arrangements=(an_arrangement(),))

    assert (verdict.code, verdict.standing) == (Code.INTERCHANGEABLE, Standing.RECOGNISED)


def test_15_an_arrangement_that_ended_the_day_before_raises_nothing() -> None:
    ended = an_arrangement(valid_to=date(2026, 5, 31))

    assert ask(A1, user="EEE", arrangements=(ended,)).reason is Reason.ONLY_THIRD_PARTY


def test_16_to_18_what_the_origin_nation_asks_does_not_touch_the_technical_answer() -> None:
    assert ask(A1, holder="AAA").code is Code.INTERCHANGEABLE


def test_19_bands_that_do_not_meet_cannot_be_satisfied() -> None:
    hot = a_conditional_record("A3x", a_temperature_band(45, 60))

    assert ask(A2, hot).reason is Reason.CONDITIONS_UNSATISFIABLE


def test_20_what_was_withdrawn_later_is_answered_as_it_was_known_then() -> None:
    assert ask(WITHDRAWN, as_known=datetime(2026, 4, 1, tzinfo=UTC)).code is Code.INTERCHANGEABLE


def test_21_once_the_withdrawal_is_known_it_counts() -> None:
    verdict = ask(WITHDRAWN, question=a_question(as_known=datetime(2026, 6, 1, tzinfo=UTC)))

    assert verdict.reason is Reason.WITHDRAWN
