"""What many ask alike is decided once: each way of taking questions together is held against asking each alone."""

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as some

from registry.compatibility.bearing import authors, bearing, placed, said_of, silent, stranger
from registry.compatibility.facts import Facts, Question
from registry.compatibility.rules import decide
from registry.compatibility.scope import gate, needs_combination
from schemas.vocabulary import Assembly, ConditionKind, Context
from tests.builders import (
    OTHER_CHAMBER,
    a_conditional_record,
    a_munition,
    a_notice,
    a_question,
    a_record,
    a_weapon,
    an_arrangement,
    an_exception,
    by,
    the_facts,
)
from tests.builders import Condition as Demand
from tests.rules.worlds import NATIONS, facts, questions

law = settings(
    max_examples=600,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
users = some.sampled_from([*NATIONS, "YYY", "ZZZ"])


@law
@given(questions(), facts())
def test_what_cannot_bear_on_a_user_changes_nothing(question: Question, known: Facts) -> None:
    assert decide(question, bearing(question, known)) == decide(question, known)


@law
@given(questions(), facts(), users, users)
def test_one_stranger_s_verdict_is_that_of_any_other(question: Question, known: Facts, one: str, other: str) -> None:
    assume(stranger(one, known) and stranger(other, known))

    told = said_of(decide(replace(question, user=one), known), one, other)

    assert told == decide(replace(question, user=other), known)


@law
@given(questions(), facts())
def test_a_holder_that_states_nothing_is_as_good_as_none(question: Question, known: Facts) -> None:
    assume(question.holder not in authors(known))

    assert decide(question, known) == decide(replace(question, holder=None), known)


@law
@given(questions(), facts())
def test_where_nothing_speaks_of_platforms_none_of_them_matters(question: Question, known: Facts) -> None:
    assume(not placed(known))

    assert decide(question, known) == decide(replace(question, platform=None), known)


@law
@given(questions(), questions(), facts(), some.booleans())
def test_silence_is_the_same_for_all_pairs(one: Question, other: Question, known: Facts, whole: bool) -> None:
    """As far as they mate alike and need a combination alike."""
    quiet = replace(known, records=(), successors={}, notices=())
    if whole:
        one = replace(one, parts={None: a_munition(assembly=Assembly.SEPARATE_LOADING)})
    assume(gate(one) is gate(other) and needs_combination(one) is needs_combination(other))
    assume((one.context, one.replaced) == (other.context, other.replaced))

    assert silent(quiet)
    assert decide(replace(one, user="BBB"), quiet) == decide(replace(other, user="BBB"), quiet)


def test_a_record_or_a_notice_breaks_the_silence() -> None:
    assert silent(the_facts([]))
    assert not silent(the_facts([a_record()]))
    assert not silent(the_facts([], notices=(a_notice(),)))


def test_who_states_benefits_or_recognises_is_no_stranger() -> None:
    own = the_facts([a_record(**by("BBB"))])
    exempt = the_facts([an_exception(derogates="P1", beneficiaries=frozenset({"DDD"}))])
    recognised = the_facts([a_record(**by("BBB"))], arrangements=(an_arrangement("BBB", "EEE"),))

    assert not stranger("BBB", own)
    assert stranger("DDD", own)
    assert not stranger("DDD", exempt)
    assert not stranger("EEE", recognised)
    assert stranger("DDD", recognised)


def test_a_verdict_said_of_another_names_what_the_other_could_supply() -> None:
    asked = a_question(a_munition(presents=OTHER_CHAMBER), a_weapon(), user="BBB")
    verdict = decide(asked, the_facts([]))

    told = said_of(verdict, "BBB", "DDD")

    assert [change.who for change in verdict.would_change] == ["BBB"]
    assert [change.who for change in told.would_change] == ["DDD"]
    assert said_of(verdict, "BBB", "BBB") is verdict
    assert said_of(verdict, "CCC", "DDD") is verdict


def test_an_excluded_platform_speaks_of_platforms() -> None:
    excluding = a_conditional_record("A1", Demand(ConditionKind.PLATFORM_EXCLUDED, ("p1",)))

    assert placed(the_facts([excluding]))
    assert placed(the_facts([a_record(platforms=frozenset({"p1"}))]))
    assert not placed(the_facts([a_record(contexts=frozenset(Context))]))
