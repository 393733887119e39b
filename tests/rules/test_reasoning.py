"""The steps that lead to an answer: one decides, every record stands where it belongs, and nothing is decided anew."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from registry.compatibility import rules
from registry.compatibility.answer import Heard, body
from registry.compatibility.facts import Condition, Decision, Facts, Question, Record, Replaced
from registry.compatibility.reasoning import (
    FINDINGS,
    RULES,
    STEP_OF_FLAG,
    STEP_OF_NOTICE,
    Node,
    Outcome,
    Step,
    reasoning,
)
from registry.compatibility.rules import POSITIVE, decide
from registry.compatibility.scope import gate
from registry.compatibility.verdict import Verdict
from schemas.vocabulary import (
    CombinationRole,
    ConditionKind,
    Context,
    Facet,
    FireControlData,
    Flag,
    Move,
    Notice,
    NoticeAction,
    Reason,
    ReservationEffect,
    Standing,
)
from tests.builders import (
    ACCEPTED,
    OTHER_CHAMBER,
    a_combination,
    a_conditional_record,
    a_munition,
    a_negative_finding,
    a_notice,
    a_position,
    a_prohibition,
    a_public_statement,
    a_question,
    a_record,
    a_temperature_band,
    a_weapon,
    an_emergency_record,
    an_exception,
    by,
    the_facts,
)
from tests.rules.worlds import facts, questions

law = settings(
    max_examples=2_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)

AROUND = SimpleNamespace(version=SimpleNamespace(value=1, exercise=True), nations={})
JOINS = Condition(ConditionKind.ADAPTER_REQUIRED, ("adapter 7",))


def the_body(question: Question, verdict: Verdict) -> dict[str, Any]:
    """What every door shows of a verdict."""
    heard = Heard(
        user=question.user,
        holder=question.holder,
        context=question.context,
        as_of=question.as_of,
        as_known=question.as_known,
        purpose=None,
        lots=None,
        routes=(),
        parts={role: (part.id, part.id) for role, part in question.parts.items()},
        platform=None,
        typed={role: part.id for role, part in question.parts.items()},
        system=question.weapon.id,
        candidates={},
    )
    return body(heard, verdict, (question.weapon.id, "W1"), (), AROUND, "en")


def explained(*records: Record, question: Question | None = None, **others: Any) -> dict[Step, Node]:
    """The steps to the answer of the usual question, by name."""
    asked = question or a_question()
    verdict = decide(asked, the_facts(records, **others))
    return {node.step: node for node in reasoning(the_body(asked, verdict), gate(asked))}


def deciding(nodes: dict[Step, Node]) -> tuple[Step, Outcome, str]:
    [node] = [node for node in nodes.values() if node.decides]
    return node.step, node.outcome, node.finding


def at(nodes: dict[Step, Node], step: Step) -> tuple[Outcome, str]:
    return nodes[step].outcome, nodes[step].finding


def records(node: Node) -> list[str]:
    return [entry["record"] for entry in node.considered]


# Which step decides --------------------------------------------------------------------------------------------------


def test_a_single_permission_decides_where_permissions_are_weighed() -> None:
    nodes = explained(a_record("A1"))

    assert deciding(nodes) == (Step.PERMISSION, Outcome.PASSES, "permits")
    assert records(nodes[Step.PERMISSION]) == ["A1"]
    assert at(nodes, Step.STANDING) == (Outcome.PASSES, Standing.USER_NATION)
    assert at(nodes, Step.MERGING) == (Outcome.PASSES, "one")


def test_conditions_limit_and_an_emergency_limits() -> None:
    conditional = explained(a_conditional_record("A2", a_temperature_band(-20, 40)))
    emergency = explained(an_emergency_record(), question=a_question(context=Context.EMERGENCY))

    assert deciding(conditional) == (Step.PERMISSION, Outcome.LIMITS, "conditions")
    assert deciding(emergency) == (Step.PERMISSION, Outcome.LIMITS, "emergency")


def test_silence_is_decided_where_records_in_force_are_sought() -> None:
    nodes = explained()

    assert deciding(nodes) == (Step.IN_FORCE, Outcome.MISSING, "unstated")
    assert at(nodes, Step.PERMISSION) == (Outcome.NOT_REACHED, "unreached")
    assert at(nodes, Step.STANDING) == (Outcome.NOT_REACHED, "unreached")


def test_beside_an_own_record_that_falls_short_others_are_not_said_to_be_the_only_ones() -> None:
    theirs = a_record("C1", **by("CCC"))

    nodes = explained(a_record("A1"), theirs, question=a_question(context=Context.TRAINING))

    assert deciding(nodes) == (Step.PERMISSION, Outcome.MISSING, "short")
    assert at(nodes, Step.STANDING) == (Outcome.PASSES, "some")
    assert records(nodes[Step.STANDING]) == ["C1"]


def test_a_reason_is_named_beside_a_finding_only_where_the_finding_leaves_it_open() -> None:
    alone = explained(a_record("C1", **by("CCC")))
    short = explained(a_record("A1"), question=a_question(context=Context.TRAINING))

    assert alone[Step.STANDING].reasons == (Reason.ONLY_THIRD_PARTY,)
    assert alone[Step.STANDING].unsaid == ()
    assert short[Step.PERMISSION].unsaid == (Reason.CONTEXT_NOT_COVERED,)


def test_a_record_that_has_expired_is_named_where_records_in_force_are_sought() -> None:
    nodes = explained(a_record("A1"), question=a_question(as_of=date(2027, 1, 1)))

    assert deciding(nodes) == (Step.IN_FORCE, Outcome.MISSING, "none")
    assert records(nodes[Step.IN_FORCE]) == ["A1"]


def test_only_third_parties_is_decided_by_standing() -> None:
    nodes = explained(a_public_statement("S1"))

    assert deciding(nodes) == (Step.STANDING, Outcome.MISSING, "others")
    assert records(nodes[Step.STANDING]) == ["S1"]
    assert at(nodes, Step.IN_FORCE) == (Outcome.PASSES, "some")


def test_a_context_not_covered_is_missing_from_the_permission() -> None:
    nodes = explained(a_record("A1"), question=a_question(context=Context.TRAINING))

    assert deciding(nodes) == (Step.PERMISSION, Outcome.MISSING, "short")
    assert at(nodes, Step.STANDING) == (Outcome.PASSES, "some")


def test_after_a_prohibition_nothing_else_is_reached() -> None:
    nodes = explained(a_record("A1"), a_prohibition("P1"), a_negative_finding("N1", "BBB"))

    assert deciding(nodes) == (Step.PROHIBITION, Outcome.STOPS, "forbids")
    assert records(nodes[Step.PROHIBITION]) == ["P1"]
    assert records(nodes[Step.PERMISSION]) == ["A1"]
    for step in (Step.INTERFACES, Step.FINDINGS, Step.PERMISSION, Step.MERGING, Step.NOTICES):
        assert nodes[step].outcome is Outcome.NOT_REACHED


def test_what_the_interfaces_are_is_told_even_where_a_prohibition_came_first() -> None:
    differ = explained(a_prohibition(), question=a_question(weapon=a_weapon(accepts=OTHER_CHAMBER)))
    unknown = explained(a_prohibition(), question=a_question(weapon=a_weapon(accepts={})))

    assert at(differ, Step.INTERFACES) == (Outcome.NOT_REACHED, "differ")
    assert at(unknown, Step.INTERFACES) == (Outcome.NOT_REACHED, "unknown")


def test_a_lifted_prohibition_passes_and_names_both_records() -> None:
    nodes = explained(a_record("A1"), a_prohibition("P1"), an_exception("X1", derogates="P1"))

    assert at(nodes, Step.PROHIBITION) == (Outcome.PASSES, "lifted")
    assert records(nodes[Step.PROHIBITION]) == ["X1", "P1"]  # What counted comes first.
    assert [notice["about"] for notice in nodes[Step.PROHIBITION].notices] == [["P1", "X1"]]


def test_interfaces_that_differ_stop_unless_an_adapter_joins_them() -> None:
    question = a_question(weapon=a_weapon(accepts=OTHER_CHAMBER))

    differ = explained(a_record("A1"), question=question)
    adapted = explained(a_conditional_record("A2", JOINS), question=question)

    assert deciding(differ) == (Step.INTERFACES, Outcome.STOPS, "differ")
    assert differ[Step.INTERFACES].flags == (Flag.DATA_QUALITY_ALARM,)
    assert differ[Step.PERMISSION].outcome is Outcome.NOT_REACHED
    assert records(differ[Step.PERMISSION]) == ["A1"]
    assert at(adapted, Step.INTERFACES) == (Outcome.PASSES, "adapted")


def test_where_interfaces_are_unknown_a_permission_confirms_the_fit_or_it_is_missing() -> None:
    question = a_question(weapon=a_weapon(accepts={}))
    doubtful = an_emergency_record("E1", fit=Facet.NOT_ASSESSED)

    confirmed = explained(a_record("A1"), question=question)
    missing = explained(doubtful, question=replace(question, context=Context.EMERGENCY))
    nothing = explained(question=question)

    assert at(confirmed, Step.INTERFACES) == (Outcome.PASSES, "confirmed")
    assert deciding(missing) == (Step.INTERFACES, Outcome.MISSING, "unknown")
    assert records(missing[Step.INTERFACES]) == ["E1"]
    assert at(nothing, Step.INTERFACES) == (Outcome.MISSING, "unknown")


def test_without_a_weapon_the_interfaces_are_missing() -> None:
    verdict = rules.without_weapons(Context.TRAINING, "BBB")

    nodes = {node.step: node for node in reasoning(the_body(a_question(), verdict), None)}

    assert at(nodes, Step.INTERFACES) == (Outcome.MISSING, "no_weapon")
    assert deciding(nodes) == (Step.IN_FORCE, Outcome.MISSING, "unstated")


def test_an_ambiguous_name_decides_before_anything_is_looked_at() -> None:
    nodes = {node.step: node for node in reasoning(the_body(a_question(), rules.ambiguous(Context.TRAINING)), None)}

    assert deciding(nodes) == (Step.IDENTITY, Outcome.MISSING, "ambiguous")
    assert {node.outcome for step, node in nodes.items() if step is not Step.IDENTITY} == {Outcome.NOT_REACHED}


def test_a_replaced_identifier_is_noted_with_the_identity() -> None:
    nodes = explained(a_record(), question=a_question(replaced=(Replaced("old", "m1"),)))

    assert at(nodes, Step.IDENTITY) == (Outcome.PASSES, "replaced")
    assert nodes[Step.IDENTITY].notices


def test_a_finding_of_the_user_nation_stops_and_one_of_the_holder_is_noted_or_disputed() -> None:
    holder = a_question(holder="AAA")

    own = explained(a_negative_finding("N1", "BBB"))
    noted = explained(a_negative_finding("N1", "AAA"), question=holder)
    disputed = explained(a_record("A1"), a_negative_finding("N1", "AAA"), question=holder)

    assert deciding(own) == (Step.FINDINGS, Outcome.STOPS, "against")
    assert at(noted, Step.FINDINGS) == (Outcome.PASSES, "noted")
    assert deciding(disputed) == (Step.FINDINGS, Outcome.STOPS, "disputed")
    assert records(disputed[Step.FINDINGS]) == ["A1", "N1"]


def test_a_resolved_dispute_passes_and_names_what_was_set_aside() -> None:
    nodes = explained(
        a_record("A1"),
        a_negative_finding("N1", "BBB", authority="BBB-S"),
        a_record("A2", resolves=frozenset({"A1", "N1"})),
    )

    assert at(nodes, Step.FINDINGS) == (Outcome.PASSES, "resolved")
    assert records(nodes[Step.FINDINGS]) == ["A1", "N1"]
    assert records(nodes[Step.PERMISSION]) == ["A2"]


def test_a_suspended_record_stops_where_records_in_force_are_sought() -> None:
    stopped = Decision(Move.SUSPENDED, ACCEPTED.recorded_at, date(2026, 3, 1))
    nodes = explained(a_record("A1", decisions=(ACCEPTED, stopped)))

    assert deciding(nodes) == (Step.IN_FORCE, Outcome.STOPS, "suspended")
    assert records(nodes[Step.IN_FORCE]) == ["A1"]


def test_several_permissions_are_merged_or_cannot_be() -> None:
    merged = explained(a_record("A1"), a_conditional_record("A2", a_temperature_band(-20, 40)))
    unsatisfiable = explained(
        a_conditional_record("A2", a_temperature_band(-20, 40)), a_conditional_record("A3", a_temperature_band(45, 60))
    )

    assert deciding(merged) == (Step.MERGING, Outcome.LIMITS, "several")
    assert records(merged[Step.MERGING]) == ["A1", "A2"]
    assert merged[Step.MERGING].flags == (Flag.OVERLAP,)
    assert at(merged, Step.PERMISSION) == (Outcome.PASSES, "permits")
    assert deciding(unsatisfiable) == (Step.MERGING, Outcome.MISSING, "unsatisfiable")
    assert records(unsatisfiable[Step.MERGING]) == ["A2", "A3"]


def test_a_combination_is_covered_whole_or_in_part() -> None:
    parts = {
        CombinationRole.PROJECTILE: a_munition("pr1"),
        CombinationRole.CHARGE: a_munition("ch1", presents={}),
    }
    question = replace(a_question(), parts=parts)

    whole = explained(a_record("A1", combination=a_combination(projectile="pr1", charge="ch1")), question=question)
    part = explained(a_record("A1", combination=a_combination(projectile="pr1", charge="ch2")), question=question)
    nothing = explained(question=question)

    assert at(whole, Step.COMBINATION) == (Outcome.PASSES, "whole")
    assert deciding(part) == (Step.COMBINATION, Outcome.MISSING, "part")
    assert records(part[Step.COMBINATION]) == ["A1"]
    assert at(nothing, Step.COMBINATION) == (Outcome.NOT_REACHED, "unreached")


@pytest.mark.parametrize(
    ("action", "context", "outcome", "finding"),
    [
        (NoticeAction.SUSPEND_ALL, Context.OPERATIONS, Outcome.STOPS, "stops"),
        (NoticeAction.EMERGENCY_ONLY, Context.OPERATIONS, Outcome.LIMITS, "limits"),
        (NoticeAction.INSPECT_FIRST, Context.OPERATIONS, Outcome.LIMITS, "limits"),
    ],
)
def test_a_restriction_notice_that_lowers_decides_and_leaves_the_permission_in_its_place(
    action: NoticeAction, context: Context, outcome: Outcome, finding: str
) -> None:
    nodes = explained(a_record("A1"), notices=(a_notice(action),))

    assert deciding(nodes) == (Step.NOTICES, outcome, finding)
    assert [notice["about"] for notice in nodes[Step.NOTICES].notices] == [["S1"]]
    assert records(nodes[Step.PERMISSION]) == ["A1"]
    assert at(nodes, Step.PERMISSION) == (Outcome.PASSES, "permits")


def test_a_notice_that_does_not_lower_is_noted() -> None:
    monitored = explained(a_record("A1"), notices=(a_notice(NoticeAction.MONITOR),))
    forbidden = explained(a_prohibition(), notices=(a_notice(NoticeAction.SUSPEND_ALL),))
    capped = explained(
        a_conditional_record("A2", a_temperature_band(-20, 40)), notices=(a_notice(NoticeAction.INSPECT_FIRST),)
    )

    assert at(monitored, Step.NOTICES) == (Outcome.PASSES, "noted")
    assert at(forbidden, Step.NOTICES) == (Outcome.NOT_REACHED, "noted")
    assert at(capped, Step.NOTICES) == (Outcome.LIMITS, "acknowledged")


def test_a_round_that_is_stopped_without_any_permission_lacks_one_all_the_same() -> None:
    nodes = explained(notices=(a_notice(),))

    assert deciding(nodes) == (Step.NOTICES, Outcome.STOPS, "stops")
    assert at(nodes, Step.PERMISSION) == (Outcome.MISSING, "none")
    assert at(nodes, Step.IN_FORCE) == (Outcome.MISSING, "unstated")


def test_a_dispute_that_a_notice_stops_is_still_told_as_a_dispute() -> None:
    nodes = explained(
        a_record("A1"), a_negative_finding("N1", "AAA"), question=a_question(holder="AAA"), notices=(a_notice(),)
    )

    assert deciding(nodes) == (Step.NOTICES, Outcome.STOPS, "stops")
    assert at(nodes, Step.FINDINGS) == (Outcome.STOPS, "disputed")
    assert records(nodes[Step.FINDINGS]) == ["A1", "N1"]


def test_a_reservation_limits_or_is_noted() -> None:
    relying = a_record("A1", standards=frozenset({"STD1"}), fire_control_data=FireControlData.PARTIAL)

    limited = explained(replace(relying, fire_control_data=FireControlData.AVAILABLE), positions=(a_position(),))
    noted = explained(relying, positions=(a_position(ReservationEffect.LIMITS_FUNCTION),))

    assert deciding(limited) == (Step.RESERVATIONS, Outcome.LIMITS, "limits")
    assert limited[Step.RESERVATIONS].positions == ("N1",)
    assert at(noted, Step.RESERVATIONS) == (Outcome.PASSES, "noted")
    assert noted[Step.RESERVATIONS].positions == ()


def test_a_third_party_that_forbids_limits_a_yes_and_is_noted_beside_a_no() -> None:
    limited = explained(a_record("A1"), a_prohibition("P2", "DDD"))
    noted = explained(a_prohibition("P2", "DDD"))

    assert deciding(limited) == (Step.THIRD_PARTIES, Outcome.LIMITS, "limits")
    assert records(limited[Step.THIRD_PARTIES]) == ["P2"]
    assert at(limited, Step.PROHIBITION) == (Outcome.PASSES, "none")
    assert at(noted, Step.THIRD_PARTIES) == (Outcome.NOT_REACHED, "noted")


def test_partial_fire_control_data_is_a_condition_of_the_permission() -> None:
    nodes = explained(a_record("A1", fire_control_data=FireControlData.PARTIAL))

    assert deciding(nodes) == (Step.PERMISSION, Outcome.LIMITS, "conditions")


# Withheld records ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hidden", "others", "step"),
    [
        (a_record("A1"), (), Step.PERMISSION),
        (a_record("A1"), (a_record("A2"),), Step.MERGING),
        (a_record("A1", valid_to=date(2026, 2, 1)), (), Step.IN_FORCE),
        (a_record("A1", contexts=frozenset({Context.TRAINING})), (), Step.PERMISSION),
        (a_prohibition("A1"), (), Step.PROHIBITION),
        (a_negative_finding("A1", "BBB"), (), Step.FINDINGS),
        (a_prohibition("A1", "DDD"), (a_record("A2"),), Step.THIRD_PARTIES),
        (a_record("A1", **by("DDD")), (a_record("A2"),), Step.IN_FORCE),
    ],
)
def test_a_withheld_record_is_named_where_the_answer_names_it(
    hidden: Record, others: tuple[Record, ...], step: Step
) -> None:
    closed = replace(hidden, releasability=frozenset({"DDD"}))

    nodes = explained(closed, *others, question=a_question(reader=""))

    assert [node.step for node in nodes.values() if "A1" in records(node)] == [step]


# Laws ----------------------------------------------------------------------------------------------------------------


@law
@given(questions(), facts())
def test_exactly_one_step_decides_and_its_rule_is_that_of_the_verdict(question: Question, known: Facts) -> None:
    verdict = decide(question, known)

    [node] = [node for node in reasoning(the_body(question, verdict), gate(question)) if node.decides]

    assert verdict.rule in node.rules
    if verdict.code in POSITIVE:
        assert node.outcome in {Outcome.PASSES, Outcome.LIMITS}
    else:
        assert node.outcome is (Outcome.MISSING if verdict.reasons else Outcome.STOPS)


@law
@given(questions(), facts())
def test_every_record_notice_reason_and_flag_stands_at_exactly_one_step(question: Question, known: Facts) -> None:
    verdict = decide(question, known)
    found = the_body(question, verdict)

    nodes = reasoning(found, gate(question))

    shown = [record for node in nodes for record in records(node)]
    assert sorted(shown) == [entry["record"] for entry in found["considered"]]
    assert set(verdict.records) <= set(shown)
    assert sorted(str(one) for node in nodes for one in node.notices) == sorted(str(one) for one in found["notices"])
    assert sorted(reason for node in nodes for reason in node.reasons) == sorted(verdict.reasons)
    assert {flag for node in nodes for flag in node.flags} == set(verdict.flags)


@law
@given(questions(), facts())
def test_what_decides_stands_no_later_than_what_it_leaves_unreached(question: Question, known: Facts) -> None:
    """A step is left out only because an earlier one ended the matter, or because nothing got as far as that."""
    verdict = decide(question, known)
    nodes = reasoning(the_body(question, verdict), gate(question))

    if verdict.code in POSITIVE:
        assert all(node.outcome in {Outcome.PASSES, Outcome.LIMITS} for node in nodes)
    assert nodes[0].outcome is Outcome.PASSES
    for node in nodes:
        assert node.outcome is not Outcome.NOT_REACHED or node.finding in {"unreached", *FINDINGS[node.step]}
        assert node.finding == "unreached" or node.finding in FINDINGS[node.step]


def test_every_step_has_rules_and_every_notice_and_flag_a_step() -> None:
    assert list(RULES) == list(Step) == list(FINDINGS)
    assert set(STEP_OF_NOTICE) == set(Notice)
    assert set(STEP_OF_FLAG) == set(Flag)
