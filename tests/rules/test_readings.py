"""The readings that the domain settles, a sentence each: an example and its counter-example side by side."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from registry.compatibility import rules
from registry.compatibility.facts import Condition, Decision, Evidence, Record, Replaced
from registry.compatibility.scope import Gate
from registry.compatibility.standing import recognised_under
from registry.compatibility.verdict import NoticeAbout, WouldChange
from schemas.vocabulary import (
    Assembly,
    Category,
    Code,
    CombinationRole,
    ConditionKind,
    Context,
    Degree,
    EvidenceKind,
    FireControlData,
    Flag,
    Grade,
    InterfaceKind,
    Move,
    Notice,
    NoticeAction,
    Reason,
    Releasability,
    Remedy,
    ReservationEffect,
    Standing,
    Why,
)
from tests.builders import (
    ACCEPTED,
    CHAMBER,
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
    an_arrangement,
    an_exception,
    ask,
    by,
    the_facts,
)

ACKNOWLEDGE = ConditionKind.ACKNOWLEDGE_NOTICE


def a_step(move: Move, day: date, hour: int = 10) -> Decision:
    return Decision(move, datetime(day.year, day.month, day.day, hour, tzinfo=UTC), day)


def a_part(name: str, **changes: object) -> object:
    return a_munition(name, assembly=Assembly.SEPARATE_LOADING, presents={}, **changes)


def a_load(**roles: str) -> dict[CombinationRole | None, object]:
    return {CombinationRole(role): a_part(name) for role, name in roles.items()}


# R1 ---------------------------------------------------------------------------------------------------------------------


def test_a_name_that_fits_several_stops_before_any_record_is_read() -> None:
    verdict = rules.ambiguous(Context.TRAINING)

    assert (verdict.code, verdict.reason, verdict.rule) == (Code.NOT_ESTABLISHED, Reason.IDENTITY_AMBIGUOUS, "R1")
    assert verdict.would_change == (WouldChange(Remedy.NAME_THE_CONFIGURATION, None),)


def test_a_replaced_stock_number_is_told_and_carries_no_approval() -> None:
    verdict = ask(replaced=(Replaced("1305-00-000-0001", "1305-00-000-0002"),))

    assert verdict.code is Code.NOT_ESTABLISHED
    assert verdict.notices == (NoticeAbout(Notice.IDENTIFIER_REPLACED, ("1305-00-000-0001", "1305-00-000-0002")),)


def test_a_platform_without_a_registered_weapon_answers_nothing() -> None:
    assert rules.without_weapons(Context.TRAINING, "BBB").reason is Reason.NO_RECORD


# R2 and R13: what a record covers, and when -----------------------------------------------------------------------------


def test_a_record_on_an_unrelated_weapon_gives_no_reason() -> None:
    assert ask(a_record(weapon="w9")).reason is Reason.NO_RECORD


def test_a_record_on_another_round_of_the_family_gives_the_reason_configuration() -> None:
    of_a_family = a_munition("m1", kin=frozenset({"m1", "m1b"}))

    assert ask(a_record(munition="m1b"), munition=of_a_family).reason is Reason.CONFIGURATION_NOT_COVERED
    assert ask(a_record(munition="m9"), munition=of_a_family).reason is Reason.NO_RECORD


def test_a_record_for_some_platforms_does_not_cover_a_question_that_names_none() -> None:
    for_one = a_record(platforms=frozenset({"p1"}))

    assert ask(for_one).reason is Reason.PLATFORM_NOT_COVERED
    assert ask(for_one, platform="p1").code is Code.INTERCHANGEABLE


def test_an_excluded_platform_is_scope_and_stands_in_the_checklist_of_the_others() -> None:
    not_p2 = a_conditional_record("A1", Condition(ConditionKind.PLATFORM_EXCLUDED, ("p2",)))

    assert ask(not_p2, platform="p2").reason is Reason.PLATFORM_NOT_COVERED
    assert [line.value for line in ask(not_p2, platform="p1").conditions] == [("p2",)]


def test_a_stop_for_some_platforms_reaches_a_question_that_names_none_but_not_another_platform() -> None:
    stop = a_prohibition(platforms=frozenset({"p1"}))

    assert ask(a_record(), stop).code is Code.PROHIBITED
    assert ask(a_record(), stop, platform="p2").code is Code.INTERCHANGEABLE


def test_a_stop_on_another_weapon_does_not_reach() -> None:
    assert ask(a_record(), a_prohibition(weapon="w2")).code is Code.INTERCHANGEABLE


def test_a_record_counts_from_the_later_of_validity_and_approval() -> None:
    approved_late = a_record(
        decisions=(a_step(Move.SUBMITTED, date(2026, 1, 1)), a_step(Move.ACCEPTED, date(2026, 7, 1)))
    )

    assert ask(approved_late).reason is Reason.NOT_YET_EFFECTIVE
    assert ask(approved_late, as_of=date(2026, 7, 1)).code is Code.INTERCHANGEABLE
    assert ask(approved_late, as_known=datetime(2026, 3, 1, tzinfo=UTC)).reason is Reason.UNDER_EVALUATION


def test_a_suspension_wins_a_tie_and_a_later_reinstatement_wins_over_it() -> None:
    day = date(2026, 3, 1)
    tied = a_record(decisions=(ACCEPTED, a_step(Move.SUSPENDED, day), a_step(Move.REINSTATED, day)))
    reinstated = a_record(decisions=(ACCEPTED, a_step(Move.SUSPENDED, day), a_step(Move.REINSTATED, day, hour=11)))

    assert ask(tied).code is Code.SUSPENDED
    assert ask(replace(tied, decisions=(ACCEPTED, *tied.decisions[:0:-1]))).code is Code.SUSPENDED
    assert ask(reinstated).code is Code.INTERCHANGEABLE


def test_only_its_own_authority_supersedes_a_record() -> None:
    former = a_record("A1")

    assert ask(former, a_record("A2", supersedes=frozenset({"A1"}))).records == ("A2",)
    assert ask(former, a_record("A2", supersedes=frozenset({"A1"}), authority="BBB-S")).records == ("A1", "A2")


def test_a_prohibition_gives_way_to_nothing_but_a_prohibition() -> None:
    former = a_prohibition("P1", "BBB")
    approval = a_record("A2", supersedes=frozenset({"P1"}))
    narrower = a_prohibition("P2", "BBB", supersedes=frozenset({"P1"}), platforms=frozenset({"p9"}))

    assert ask(former, approval).code is Code.PROHIBITED
    assert ask(former, a_record("A2"), narrower, platform="p1").code is Code.INTERCHANGEABLE


def test_due_for_review_on_the_day_is_not_yet_overdue() -> None:
    due = a_record(review_due=date(2026, 6, 1))

    assert ask(due).flags == ()
    assert ask(due, as_of=date(2026, 6, 2)).flags == (Flag.REVIEW_OVERDUE,)


# R3 ---------------------------------------------------------------------------------------------------------------------


def test_recognition_counts_only_evidence_of_the_kinds_that_the_arrangement_covers() -> None:
    covering = an_arrangement(evidence_kinds=frozenset({EvidenceKind.S3_FULL}))
    other = an_arrangement(evidence_kinds=frozenset({EvidenceKind.TRIAL_REPORT}))

    assert ask(a_record(), user="EEE", arrangements=(covering,)).standing is Standing.RECOGNISED
    assert ask(a_record(), user="EEE", arrangements=(other,)).reason is Reason.ONLY_THIRD_PARTY


def test_recognition_for_one_category_of_ammunition_says_nothing_of_another() -> None:
    for_cannon = an_arrangement(categories=frozenset({Category.CANNON}))
    for_mortars = an_arrangement(categories=frozenset({Category.MORTAR}))

    assert ask(a_record(), user="EEE", arrangements=(for_cannon,)).code is Code.INTERCHANGEABLE
    assert ask(a_record(), user="EEE", arrangements=(for_mortars,)).reason is Reason.ONLY_THIRD_PARTY


def test_two_arrangements_add_up_what_they_cover() -> None:
    trials = an_arrangement(id="R1", evidence_kinds=frozenset({EvidenceKind.TRIAL_REPORT}))
    assessments = an_arrangement(id="R2", evidence_kinds=frozenset({EvidenceKind.S3_FULL}))

    assert ask(a_record(), user="EEE", arrangements=(trials, assessments)).code is Code.INTERCHANGEABLE


def test_a_recognised_record_without_any_evidence_is_weighed_and_found_wanting() -> None:
    bare = a_record(evidence=())

    assert ask(bare, user="EEE", arrangements=(an_arrangement(),)).reason is Reason.EVIDENCE_INSUFFICIENT


def test_a_recognised_record_on_something_else_says_nothing() -> None:
    about_another = a_record(munition="m1b", weapon="w1")

    assert ask(about_another, user="EEE", arrangements=(an_arrangement(),)).reason is Reason.NO_RECORD


# R4 ---------------------------------------------------------------------------------------------------------------------


def test_an_exception_for_another_nation_or_context_lifts_nothing() -> None:
    prohibition = a_prohibition("P1", "CCC")

    for short in (
        an_exception(derogates="P1", beneficiaries=frozenset({"AAA"})),
        an_exception(derogates="P1", contexts=frozenset({Context.TRAINING})),
        an_exception(derogates="P1", authority="CCC-S"),
        an_exception(derogates="P9"),
    ):
        assert ask(a_record(), prohibition, short).code is Code.PROHIBITED


def test_an_exception_of_the_same_subject_lifts_a_prohibition_on_a_component() -> None:
    load = a_combination(projectile="pr1", charge="ch1")
    stop = a_prohibition("P1", "CCC", munition="pr1")
    relief = an_exception(derogates="P1", munition="pr1")
    question = a_question(parts=a_load(projectile="pr1", charge="ch1"))

    assert ask(a_record(combination=load), stop, question=question).code is Code.PROHIBITED
    assert ask(a_record(combination=load), stop, relief, question=question).code is Code.INTERCHANGEABLE


def test_an_exception_on_another_weapon_is_not_even_looked_at() -> None:
    verdict = ask(a_record(), a_prohibition("P1", "CCC"), an_exception(derogates="P1", weapon="w2"))

    assert verdict.code is Code.PROHIBITED
    assert "X1" not in {entry.record for entry in verdict.considered}


def test_two_causes_of_a_cap_share_one_line_with_what_the_record_asks_to_acknowledge() -> None:
    asks = a_conditional_record("A1", Condition(ACKNOWLEDGE, ("safety letter 7",)), a_temperature_band(-10, 40))
    verdict = ask(asks, a_prohibition("P2", "DDD"), notices=(a_notice(NoticeAction.INSPECT_FIRST, id="N7"),))

    lines = [line for line in verdict.conditions if line.kind is ACKNOWLEDGE]
    assert [(line.value, line.records) for line in lines] == [(("N7", "P2", "safety letter 7"), ("A1", "N7", "P2"))]


# R5 ---------------------------------------------------------------------------------------------------------------------


def test_any_kind_registered_on_both_sides_without_overlap_is_a_mismatch() -> None:
    electric = a_munition(presents={**CHAMBER, InterfaceKind.PRIMING: frozenset({"electric"})})
    percussion = a_weapon(accepts={**CHAMBER, InterfaceKind.PRIMING: frozenset({"percussion"})})

    assert ask(a_record(), munition=electric, asked_weapon=percussion).code is Code.INCOMPATIBLE
    assert ask(a_record(), munition=electric).code is Code.INTERCHANGEABLE


def test_a_chamber_and_a_rail_do_not_mate_but_a_priming_alone_says_nothing() -> None:
    rail = a_weapon(accepts={InterfaceKind.RAIL_OR_SHACKLE: frozenset({"14in"})})
    primed = a_munition(presents={InterfaceKind.PRIMING: frozenset({"electric"})})

    assert ask(asked_weapon=rail).rule == "R5"
    assert ask(munition=primed, asked_weapon=rail).reason is Reason.NO_RECORD


def test_a_bore_registered_on_one_side_and_a_chamber_on_the_other_are_a_gap_and_no_difference() -> None:
    projectile = a_munition(presents={InterfaceKind.SEPARATE_LOADING_BORE: frozenset({"b155"})})
    chamber = a_weapon(accepts={InterfaceKind.CHARGE_CHAMBER: frozenset({"23l"})})

    assert ask(munition=projectile, asked_weapon=chamber).reason is Reason.NO_RECORD


def test_fuze_wells_are_compared_between_components() -> None:
    parts = {
        CombinationRole.PROJECTILE: a_munition("pr1", presents={InterfaceKind.FUZE_WELL: frozenset({"deep"})}),
        CombinationRole.FUZE: a_munition("fz1", presents={InterfaceKind.FUZE_WELL: frozenset({"shallow"})}),
    }

    assert ask(question=a_question(parts=parts)).code is Code.INCOMPATIBLE


def test_an_adapter_named_by_a_deciding_record_joins_what_does_not_mate() -> None:
    adapter = Condition(ConditionKind.ADAPTER_REQUIRED, ("sleeve 3",))
    other = a_weapon(accepts=OTHER_CHAMBER)

    assert ask(a_conditional_record("A1", adapter), asked_weapon=other).code is Code.CONDITIONAL
    assert ask(a_conditional_record("D1", adapter, **by("DDD")), asked_weapon=other).code is Code.INCOMPATIBLE


# R7 and R11 -------------------------------------------------------------------------------------------------------------


def test_a_resolving_record_sets_aside_both_sides_that_it_names() -> None:
    resolving = a_record("A9", resolves=frozenset({"A1", "N1"}))
    one_sided = a_record("A9", resolves=frozenset({"N1"}))

    resolved = ask(a_record(), a_negative_finding(), resolving, holder="AAA")

    assert (resolved.code, resolved.records) == (Code.INTERCHANGEABLE, ("A9",))
    assert {notice.about for notice in resolved.notices} == {("A1",), ("N1",)}
    assert ask(a_record(), a_negative_finding(), one_sided, holder="AAA").code is Code.CONFLICT


def test_a_finding_that_was_withdrawn_no_longer_speaks() -> None:
    withdrawn = a_negative_finding(decisions=(ACCEPTED, a_step(Move.WITHDRAWN, date(2026, 5, 1))))

    verdict = ask(a_record(), withdrawn, holder="AAA")

    assert verdict.code is Code.INTERCHANGEABLE
    assert {entry.record: entry.why for entry in verdict.considered}["N1"] is Why.WITHDRAWN


def test_a_withdrawn_prohibition_and_exception_are_listed_and_do_nothing() -> None:
    ended = (ACCEPTED, a_step(Move.WITHDRAWN, date(2026, 5, 1)))

    verdict = ask(a_record(), a_prohibition(decisions=ended), an_exception(derogates="P1", decisions=ended))

    assert verdict.code is Code.INTERCHANGEABLE
    assert [entry.why for entry in verdict.considered if entry.record != "A1"] == [Why.WITHDRAWN, Why.WITHDRAWN]


# R8 ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "evidence",
    [
        (),
        (Evidence(EvidenceKind.GQA_CERTIFICATE, Grade.A),),
        (Evidence(EvidenceKind.S3_FULL, Grade.C),),
        (Evidence(EvidenceKind.TRIAL_REPORT, Grade.A),),
    ],
)
def test_a_full_approval_needs_an_assessing_item_of_grade_a_or_b(evidence: tuple[Evidence, ...]) -> None:
    assert ask(a_record(evidence=evidence)).reason is Reason.EVIDENCE_INSUFFICIENT


def test_partial_fire_control_data_cap_and_their_absence_stops() -> None:
    partial = a_record(fire_control_data=FireControlData.PARTIAL)
    absent = a_record(fire_control_data=FireControlData.NOT_AVAILABLE)

    assert ask(partial).code is Code.CONDITIONAL
    assert Remedy.COMPLETE_FIRE_CONTROL_DATA in {change.code for change in ask(partial).would_change}
    assert ask(absent).reason is Reason.FIRE_CONTROL_DATA_MISSING


def test_a_conditional_record_that_lists_nothing_still_asks_to_be_acknowledged() -> None:
    assert [line.value for line in ask(a_record(degree=Degree.CONDITIONAL)).conditions] == [("A1",)]


# R9 ---------------------------------------------------------------------------------------------------------------------


def test_a_component_asked_alone_is_told_to_name_the_whole_combination() -> None:
    approved = a_record(combination=a_combination(projectile="pr1", charge="ch1"))
    alone = a_question(a_part("pr1"))  # type: ignore[arg-type]

    verdict = ask(approved, question=alone)

    assert verdict.reason is Reason.COMBINATION_NOT_COVERED
    assert WouldChange(Remedy.NAME_THE_COMBINATION, None) in verdict.would_change


def test_a_family_member_in_one_role_is_another_configuration() -> None:
    approved = a_record(combination=a_combination(projectile="pr1b", charge="ch1"), weapon="w1b")
    parts = a_load(projectile="pr1", charge="ch1")
    parts[CombinationRole.PROJECTILE] = a_part("pr1", kin=frozenset({"pr1", "pr1b"}))
    weapon = a_weapon(kin=frozenset({"w1", "w1b"}))

    assert ask(approved, question=a_question(None, weapon, parts=parts)).reason is Reason.CONFIGURATION_NOT_COVERED


def test_a_stop_on_a_combination_reaches_what_agrees_in_every_role_that_both_name() -> None:
    stop = a_prohibition(combination=a_combination(projectile="pr1", charge="ch2"), munition=None)

    reached = ask(stop, question=a_question(parts=a_load(projectile="pr1", charge="ch2", fuze="fz1")))
    other_charge = ask(stop, question=a_question(parts=a_load(projectile="pr1", charge="ch1")))
    in_no_role = ask(stop, question=a_question(parts=a_load(fuze="fz1")))

    assert reached.code is Code.PROHIBITED
    assert other_charge.code is in_no_role.code is Code.NOT_ESTABLISHED


def test_a_stop_on_a_combination_reaches_a_component_asked_alone() -> None:
    stop = a_prohibition(combination=a_combination(projectile="pr1"), munition=None)

    assert ask(stop, question=a_question(a_part("pr1"))).code is Code.PROHIBITED  # type: ignore[arg-type]


# R12 and R22 ------------------------------------------------------------------------------------------------------------


def test_a_notice_on_lots_spares_the_others_and_asks_when_none_are_named() -> None:
    on_lots = a_notice(NoticeAction.SUSPEND_ALL, lots=frozenset({"L1"}))

    assert ask(a_record(), notices=(on_lots,), lots=frozenset({"L2"})).code is Code.INTERCHANGEABLE
    assert ask(a_record(), notices=(on_lots,), lots=frozenset({"L1"})).code is Code.SUSPENDED
    assert ask(a_record(), notices=(on_lots,)).flags == (Flag.LOT_CHECK_REQUIRED,)


def test_lifting_a_notice_is_offered_only_where_it_lowers_the_answer() -> None:
    stop = a_notice(NoticeAction.SUSPEND_ALL)

    def offered(*records: Record, **changes: object) -> bool:
        verdict = ask(*records, notices=(stop,), **changes)
        return Remedy.NOTICE_LIFTED in {change.code for change in verdict.would_change}

    assert offered(a_record())
    assert offered()
    assert not offered(asked_weapon=a_weapon(accepts=OTHER_CHAMBER))


def test_a_stop_of_what_no_record_permits_asks_for_the_record_too() -> None:
    stop = a_notice(NoticeAction.SUSPEND_ALL, "BBB")
    lifted = WouldChange(Remedy.NOTICE_LIFTED, "BBB")

    assert ask(a_record(), notices=(stop,)).would_change == (lifted,)
    assert ask(notices=(stop,)).would_change == (lifted, WouldChange(Remedy.OWN_RECORD, "BBB"))
    expired = ask(a_record(valid_to=date(2026, 5, 31)), notices=(stop,))
    assert expired.would_change == (lifted, WouldChange(Remedy.RENEWED_RECORD, "BBB"))


def test_a_stop_of_what_is_disputed_asks_for_the_record_that_resolves_it_too() -> None:
    verdict = ask(a_record(), a_negative_finding(**by("BBB")), notices=(a_notice(NoticeAction.SUSPEND_ALL, "BBB"),))

    assert verdict.code is Code.SUSPENDED
    assert WouldChange(Remedy.RESOLVING_RECORD, "BBB") in verdict.would_change


def test_a_third_party_s_prohibition_that_caps_is_what_could_be_withdrawn() -> None:
    assert ask(a_record(), a_prohibition("P2", "AAA")).would_change == (
        WouldChange(Remedy.EXCEPTION_OR_WITHDRAWAL, "AAA"),
    )
    limited = ask(a_conditional_record("A1", a_temperature_band(-10, 40)), a_prohibition("P2", "AAA"))
    assert {change.code for change in limited.would_change} == {Remedy.EXCEPTION_OR_WITHDRAWAL, Remedy.FULL_RECORD}
    said_only = ask(a_record(), a_prohibition("P2", None, authority="public-source"))
    assert (said_only.code, said_only.would_change) == (Code.CONDITIONAL, ())
    without_a_permission = ask(a_prohibition("P2", "AAA")).would_change
    assert Remedy.EXCEPTION_OR_WITHDRAWAL not in {change.code for change in without_a_permission}


def test_what_the_question_left_out_is_what_is_missing() -> None:
    whole = a_record(
        "A1", munition=None, combination=a_combination(projectile="m1", charge="c1"), platforms=frozenset({"p1"})
    )
    parts = {CombinationRole.PROJECTILE: a_munition("m1")}
    without_the_charge = ask(whole, question=replace(a_question(), parts=parts, platform="p1"))
    without_the_platform = ask(a_record(platforms=frozenset({"p1"})))

    assert without_the_charge.would_change == (WouldChange(Remedy.NAME_THE_COMBINATION, None),)
    assert without_the_platform.would_change == (WouldChange(Remedy.NAME_THE_PLATFORM, None),)
    elsewhere = ask(a_record(platforms=frozenset({"p1"})), platform="p2")
    assert elsewhere.would_change == (WouldChange(Remedy.RECORD_FOR_PLATFORM, "BBB"),)


def test_recognition_is_offered_only_of_what_another_nation_permits() -> None:
    def offered(*records: Record) -> set[Remedy]:
        return {change.code for change in ask(*records).would_change}

    assert offered(a_record("A1", **by("DDD"))) == {Remedy.OWN_RECORD_OR_RECOGNITION}
    assert offered(a_public_statement()) == {Remedy.OWN_RECORD}
    assert offered(a_negative_finding("N1", "AAA")) == {Remedy.OWN_RECORD}


def test_conditions_of_an_exception_are_its_author_s_to_replace() -> None:
    exception = an_exception("X1", derogates="P1", conditions=(a_temperature_band(-10, 40),), degree=Degree.CONDITIONAL)
    verdict = ask(a_record(), a_prohibition("P1"), exception)

    assert WouldChange(Remedy.FULL_RECORD, "CCC") in verdict.would_change
    assert WouldChange(Remedy.FULL_RECORD, "BBB") not in verdict.would_change


def test_contexts_that_are_covered_instead_are_those_that_permit() -> None:
    elsewhere = a_record(contexts=frozenset({Context.EXERCISE, Context.OPERATIONS}))
    stop = a_notice(NoticeAction.SUSPEND_TRAINING, "BBB")

    assert ask(elsewhere, context=Context.TRAINING).contexts_covered == (Context.EXERCISE, Context.OPERATIONS)
    stopped = ask(elsewhere, context=Context.EMERGENCY, notices=(stop,))
    assert (stopped.reason, stopped.contexts_covered) == (Reason.CONTEXT_NOT_COVERED, (Context.OPERATIONS,))
    disputed = ask(elsewhere, a_negative_finding("N1", "AAA"), context=Context.TRAINING, holder="AAA")
    assert disputed.contexts_covered == ()


def test_a_flag_names_what_raises_it_as_far_as_the_reader_may_know() -> None:
    overdue = a_record("A1", review_due=date(2026, 5, 1))
    contradicting = a_record("A1"), a_record("A2", releasability=frozenset({"BBB"}))

    assert ask(overdue, a_record("A2")).flagged == ((Flag.OVERLAP, ("A1", "A2")), (Flag.REVIEW_OVERDUE, ("A1",)))
    assert ask(*contradicting, asked_weapon=a_weapon(accepts=OTHER_CHAMBER)).flagged == (
        (Flag.DATA_QUALITY_ALARM, ("A1", "A2")),
    )
    assert ask(*contradicting, asked_weapon=a_weapon(accepts=OTHER_CHAMBER), reader="").flagged == (
        (Flag.DATA_QUALITY_ALARM, ("A1",)),
    )


def test_a_recognised_word_is_told_with_the_arrangements_that_carry_it() -> None:
    carrying, other, ended = (
        an_arrangement("AAA", "BBB"),
        an_arrangement("CCC", "BBB", id="R9"),
        an_arrangement("AAA", "BBB", id="R8", valid_to=date(2026, 5, 31)),
    )
    records = [a_record("A1", **by("AAA")), a_record("A2", **by("DDD")), a_record("A3")]
    facts = the_facts(records, arrangements=(carrying, other, ended))

    assert recognised_under(a_question(), facts, ["A1"]) == (carrying.id,)
    assert recognised_under(a_question(), facts, ["A2", "A3"]) == ()


def test_an_arrangement_carries_a_permission_by_the_evidence_that_it_covers_and_a_stop_without() -> None:
    facts = the_facts(
        [a_record("A1", **by("AAA")), a_prohibition("P1", "AAA")],
        arrangements=(an_arrangement("AAA", "BBB", evidence_kinds=frozenset({EvidenceKind.GQA_CERTIFICATE})),),
    )

    assert recognised_under(a_question(), facts, ["A1"]) == ()
    assert recognised_under(a_question(), facts, ["P1"]) == ("R1",)


def test_a_reservation_caps_until_every_deciding_record_has_weighed_it() -> None:
    relying = a_record(standards=frozenset({"STD1"}))
    weighed = replace(relying, reservations_considered=frozenset({"N1"}))

    assert ask(relying, positions=(a_position(),)).flags == (Flag.RESERVATION,)
    assert ask(weighed, positions=(a_position(),)).code is Code.INTERCHANGEABLE
    assert ask(relying, positions=(a_position(ReservationEffect.NONE),)).code is Code.INTERCHANGEABLE


# R21 --------------------------------------------------------------------------------------------------------------------


def test_who_may_read_is_the_author_the_named_and_the_allies() -> None:
    for_allies = a_conditional_record("A1", a_temperature_band(-10, 40), releasability=Releasability.NATO_ALL)
    for_eee = replace(for_allies, releasability=frozenset({"EEE"}))

    def shown(record: object, reader: str) -> bool:
        return all(line.kind is not None for line in ask(record, reader=reader).conditions)  # type: ignore[arg-type]

    assert [shown(for_allies, reader) for reader in ("AAA", "EEE", "BBB", "")] == [True, False, True, False]
    assert [shown(for_eee, reader) for reader in ("AAA", "EEE", "BBB", "")] == [False, True, True, False]


def test_what_is_withheld_still_changes_the_answer_on_its_day() -> None:
    """The day of change is the same for all: a merged band that widens, seen or not."""
    lasting = a_conditional_record("A1", a_temperature_band(-20, 40), releasability=frozenset({"ZZZ"}))
    ending = a_conditional_record(
        "A2", a_temperature_band(-10, 40), releasability=frozenset({"ZZZ"}), valid_to=date(2026, 8, 31)
    )

    seen, unseen = (ask(lasting, ending, reader=reader) for reader in (None, ""))

    assert seen.next_change == unseen.next_change == date(2026, 9, 1)


# Platforms with several weapons -----------------------------------------------------------------------------------------


def test_the_headline_is_the_worst_of_what_mates_then_of_what_may_then_of_all() -> None:
    yes, no, unknown = ask(a_record()), ask(asked_weapon=a_weapon(accepts=OTHER_CHAMBER)), ask()

    assert rules.headline([(Gate.RULED_OUT, no), (Gate.MATES, yes)]) == 1
    assert rules.headline([(Gate.RULED_OUT, no), (Gate.UNKNOWN, unknown)]) == 1
    assert rules.headline([(Gate.RULED_OUT, no)]) == 0
    assert rules.headline([(Gate.MATES, yes), (Gate.MATES, unknown)]) == 1
    with pytest.raises(ValueError, match="no headline"):
        rules.headline([])


def test_an_adapter_makes_a_weapon_that_does_not_mate_count_for_the_headline() -> None:
    adapted = ask(
        a_conditional_record("A1", Condition(ConditionKind.ADAPTER_REQUIRED, ("sleeve 3",))),
        asked_weapon=a_weapon(accepts=OTHER_CHAMBER),
    )

    assert rules.headline([(Gate.UNKNOWN, ask()), (Gate.RULED_OUT, adapted)]) == 1


# What informs -----------------------------------------------------------------------------------------------------------


def test_a_public_statement_never_yields_a_yes_and_is_named_among_what_was_considered() -> None:
    verdict = ask(a_public_statement())

    assert verdict.reason is Reason.ONLY_THIRD_PARTY
    assert [(entry.record, entry.counted) for entry in verdict.considered] == [("S1", False)]


def test_a_third_party_record_that_has_ended_is_listed_with_why() -> None:
    assert [entry.why for entry in ask(a_record(**by("DDD"), valid_to=date(2026, 5, 1))).considered] == [Why.EXPIRED]


def test_a_third_partys_record_on_another_mark_does_not_even_inform() -> None:
    of_a_family = a_munition("m1", kin=frozenset({"m1", "m1b"}))

    assert ask(a_record(munition="m1b", **by("DDD")), munition=of_a_family).reason is Reason.NO_RECORD


def test_the_asked_day_alone_names_no_day_of_change() -> None:
    question, facts = a_question(), the_facts([a_record()])

    assert rules.decide(question, facts).next_change == date(2027, 1, 1)
    assert rules.on_the_day(question, facts).next_change is None
