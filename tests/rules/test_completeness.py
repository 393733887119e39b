"""What a record must say before it may be submitted."""

from datetime import date
from typing import Any

import pytest

from registry.qualifications.completeness import TEXTS, Fault, FaultCode, faults
from schemas.vocabulary import (
    EVIDENCE_FOR_FULL,
    EVIDENCE_THAT_SUPPORTS_NOTHING,
    Context,
    Degree,
    EvidenceKind,
    Facet,
    FireControlData,
    Grade,
    RecordKind,
)

CONDITION = {"kind": "MAX_ZONE", "value": 3, "unit": None}
STOPS = [RecordKind.PROHIBITION, RecordKind.NEGATIVE_FINDING]


def facets(**changes: Any) -> dict[str, Any]:
    stated: dict[str, Any] = dict.fromkeys(("form", "fit", "function"), Facet.CONFIRMED)
    return stated | {"fire_control_data": FireControlData.AVAILABLE} | changes


def evidence(kind: EvidenceKind = EvidenceKind.S3_FULL, grade: Grade = Grade.A, **more: Any) -> list[dict[str, Any]]:
    return [{"kind": kind, "grade": grade, **more}]


def a_record(**changes: Any) -> dict[str, Any]:
    """A complete record of full interchangeability."""
    record = {
        "id": "A1",
        "authority": "NLD-T",
        "kind": RecordKind.INTERCHANGEABILITY,
        "munition": "m1",
        "combination": None,
        "weapon": "w1",
        "degree": Degree.FULL,
        "contexts": [Context.TRAINING, Context.EMERGENCY],
        "facets": facets(),
        "conditions": [],
        "evidence": evidence(),
        "valid_from": date(2026, 1, 1),
        "valid_to": date(2026, 12, 31),
        "releasability": "PUBLIC",
    }
    return record | changes


def a_stop(kind: RecordKind, **changes: Any) -> dict[str, Any]:
    return a_record(kind=kind, degree=None, contexts=[], facets=None, evidence=[], valid_to=None, **changes)


def an_exception(**changes: Any) -> dict[str, Any]:
    return a_record(
        **{"kind": RecordKind.EXCEPTION, "degree": None, "derogates": "P1", "beneficiaries": ["BEL"]} | changes
    )


def conditional(**changes: Any) -> dict[str, Any]:
    return a_record(**{"degree": Degree.CONDITIONAL, "conditions": [CONDITION]} | changes)


def in_emergency(**changes: Any) -> dict[str, Any]:
    return a_record(**{"degree": Degree.EMERGENCY_ONLY, "contexts": [Context.EMERGENCY]} | changes)


def a_statement(**changes: Any) -> dict[str, Any]:
    given = {"authority": "public-source", "degree": None, "contexts": [], "facets": None}
    page = evidence(EvidenceKind.PUBLIC_SOURCE, Grade.D, url="https://example.org/")
    return a_record(**given | {"evidence": page} | changes)


def test_a_complete_record_has_no_fault() -> None:
    assert faults(a_record()) == []
    assert faults(conditional()) == []
    assert faults(in_emergency()) == []
    assert faults(an_exception()) == []
    assert faults(a_statement()) == []
    assert faults(a_record(munition=None, combination={"projectile": ["m1"], "charge": []})) == []


@pytest.mark.parametrize("kind", STOPS)
def test_a_stop_needs_neither_evidence_nor_facets(kind: RecordKind) -> None:
    assert faults(a_stop(kind)) == []


@pytest.mark.parametrize("missing", ["authority", "weapon", "valid_from", "releasability"])
def test_what_is_always_given_must_be_given(missing: str) -> None:
    assert faults(a_record(**{missing: None})) == [Fault(FaultCode.MISSING, missing)]


def test_an_empty_draft_lists_all_that_is_missing_at_once() -> None:
    codes = [(fault.code, fault.column) for fault in faults({})]

    assert codes == [
        (FaultCode.MISSING, "authority"),
        (FaultCode.MISSING, "kind"),
        (FaultCode.MISSING, "weapon"),
        (FaultCode.MISSING, "valid_from"),
        (FaultCode.MISSING, "releasability"),
        (FaultCode.SUBJECT_MISSING, "munition"),
    ]


BROKEN = [
    (a_record(combination={"charge": ["c"]}), FaultCode.SUBJECT_TWICE, "combination"),
    (a_record(munition=None), FaultCode.SUBJECT_MISSING, "munition"),
    (a_record(munition=None, combination={"charge": []}), FaultCode.COMBINATION_EMPTY, "combination"),
    (a_record(degree=None), FaultCode.DEGREE_MISSING, "degree"),
    (an_exception(degree=Degree.FULL), FaultCode.DEGREE_NOT_FOR_KIND, "degree"),
    (a_record(contexts=[]), FaultCode.CONTEXTS_MISSING, "contexts"),
    (an_exception(contexts=[]), FaultCode.CONTEXTS_MISSING, "contexts"),
    (in_emergency(contexts=[Context.OPERATIONS]), FaultCode.CONTEXT_EMERGENCY_MISSING, "contexts"),
    (conditional(conditions=[]), FaultCode.CONDITIONS_MISSING, "conditions"),
    (a_record(conditions=[CONDITION]), FaultCode.CONDITIONS_ON_FULL, "conditions"),
    (a_record(facets=None), FaultCode.FACETS_MISSING, "facets"),
    (a_record(facets=facets(fire_control_data=None)), FaultCode.MISSING, "facets.fire_control_data"),
    (a_record(facets=facets(form=Facet.FAILED)), FaultCode.FACET_FAILED, "facets.form"),
    (in_emergency(facets=facets(fit=Facet.FAILED)), FaultCode.FACET_FAILED, "facets.fit"),
    (a_record(facets=facets(fit=Facet.CONFIRMED_WITH_CONDITION)), FaultCode.FACET_INSUFFICIENT, "facets.fit"),
    (a_record(facets=facets(function=Facet.NOT_ASSESSED)), FaultCode.FACET_INSUFFICIENT, "facets.function"),
    (conditional(facets=facets(function=Facet.NOT_ASSESSED)), FaultCode.FACET_INSUFFICIENT, "facets.function"),
    (in_emergency(facets=facets(fit=Facet.NOT_CONFIRMED)), FaultCode.FACET_INSUFFICIENT, "facets.fit"),
    (a_record(evidence=[]), FaultCode.EVIDENCE_FOR_FULL_MISSING, "evidence"),
    (a_record(evidence=evidence(grade=Grade.C)), FaultCode.EVIDENCE_FOR_FULL_MISSING, "evidence"),
    (conditional(evidence=evidence(grade=Grade.D)), FaultCode.EVIDENCE_MISSING, "evidence"),
    (in_emergency(evidence=[]), FaultCode.EVIDENCE_MISSING, "evidence"),
    (a_statement(evidence=[]), FaultCode.EVIDENCE_NOT_PUBLIC, "evidence"),
    (a_statement(evidence=evidence()), FaultCode.EVIDENCE_NOT_PUBLIC, "evidence[0]"),
    (a_statement(evidence=evidence(EvidenceKind.PUBLIC_SOURCE, Grade.D)), FaultCode.EVIDENCE_NOT_PUBLIC, "evidence[0]"),
    (a_stop(RecordKind.PROHIBITION) | {"valid_to": date(2027, 1, 1)}, FaultCode.PROHIBITION_WITH_END, "valid_to"),
    (an_exception(derogates=None), FaultCode.DEROGATES_MISSING, "derogates"),
    (an_exception(derogates="A1"), FaultCode.NAMES_ITSELF, "derogates"),
    (an_exception(beneficiaries=[]), FaultCode.BENEFICIARIES_MISSING, "beneficiaries"),
    (a_record(derogates="P1"), FaultCode.DEROGATES_NOT_FOR_KIND, "derogates"),
    (a_record(beneficiaries=["BEL"]), FaultCode.BENEFICIARIES_NOT_FOR_KIND, "beneficiaries"),
    (a_record(valid_to=date(2025, 12, 31)), FaultCode.DATES_REVERSED, "valid_to"),
    (a_record(review_due=date(2025, 12, 31)), FaultCode.REVIEW_BEFORE_START, "review_due"),
    (a_record(supersedes=["A1"]), FaultCode.NAMES_ITSELF, "supersedes"),
    (a_record(resolves=["N1", "A1"]), FaultCode.NAMES_ITSELF, "resolves"),
]
BROKEN += [
    (a_stop(stop) | change, code, column)
    for stop in STOPS
    for change, code, column in (
        ({"contexts": [Context.TRAINING]}, FaultCode.CONTEXTS_NOT_FOR_STOP, "contexts"),
        ({"degree": Degree.FULL}, FaultCode.DEGREE_NOT_FOR_KIND, "degree"),
        ({"conditions": [CONDITION]}, FaultCode.CONDITIONS_ON_STOP, "conditions"),
    )
]


@pytest.mark.parametrize(("record", "code", "column"), BROKEN)
def test_one_thing_wrong_is_one_fault(record: dict[str, Any], code: FaultCode, column: str) -> None:
    assert faults(record) == [Fault(code, column)]


def test_every_fault_has_an_example_and_words() -> None:
    assert {code for _, code, _ in BROKEN} == set(FaultCode) == set(TEXTS)
    assert Fault(FaultCode.CONDITIONS_MISSING, "conditions").text == "CONDITIONAL needs at least one condition."


@pytest.mark.parametrize("kind", EvidenceKind)
@pytest.mark.parametrize("grade", Grade)
def test_full_rests_on_one_item_of_the_right_kind_and_grade(kind: EvidenceKind, grade: Grade) -> None:
    enough = kind in EVIDENCE_FOR_FULL and grade in {Grade.A, Grade.B}

    assert (faults(a_record(evidence=evidence(kind, grade))) == []) == enough


def test_kind_and_grade_of_two_items_do_not_add_up() -> None:
    split = evidence(EvidenceKind.S3_FULL, Grade.C) + evidence(EvidenceKind.GQA_CERTIFICATE, Grade.A)

    assert faults(a_record(evidence=split)) == [Fault(FaultCode.EVIDENCE_FOR_FULL_MISSING, "evidence")]


@pytest.mark.parametrize("kind", EvidenceKind)
@pytest.mark.parametrize("grade", Grade)
def test_a_lesser_degree_rests_on_any_authority_but_not_on_quality_or_makers(kind: EvidenceKind, grade: Grade) -> None:
    enough = kind not in EVIDENCE_THAT_SUPPORTS_NOTHING and grade != Grade.D

    assert (faults(conditional(evidence=evidence(kind, grade))) == []) == enough
    assert (faults(in_emergency(evidence=evidence(kind, grade))) == []) == enough


def test_conditional_accepts_facets_that_are_confirmed_with_a_condition() -> None:
    stated = facets(fit=Facet.CONFIRMED_WITH_CONDITION, function=Facet.CONFIRMED_WITH_CONDITION)

    assert faults(conditional(facets=stated)) == []


def test_emergency_only_may_leave_fit_and_function_unassessed_and_may_have_conditions() -> None:
    stated = facets(fit=Facet.NOT_ASSESSED, function=Facet.NOT_ASSESSED, form=Facet.NOT_CONFIRMED)

    assert faults(in_emergency(facets=stated, conditions=[CONDITION])) == []


def test_a_negative_finding_may_have_failed_facets_and_may_end() -> None:
    record = a_stop(RecordKind.NEGATIVE_FINDING) | {"facets": facets(fit=Facet.FAILED), "valid_to": date(2027, 1, 1)}

    assert faults(record) == []


def test_an_exception_may_carry_conditions() -> None:
    assert faults(an_exception(conditions=[CONDITION])) == []


def test_missing_fire_control_data_may_be_stated() -> None:
    """The look-up answers FIRE_CONTROL_DATA_MISSING from such a record: it may be published, and says what is missing."""
    assert faults(conditional(facets=facets(fire_control_data=FireControlData.NOT_AVAILABLE))) == []


def test_one_day_and_an_open_end_are_in_order() -> None:
    assert faults(a_record(valid_to=date(2026, 1, 1), review_due=date(2026, 1, 1))) == []
    assert faults(a_record(valid_to=None)) == []


def test_words_may_be_plain_texts() -> None:
    plain = a_record(
        kind="INTERCHANGEABILITY",
        degree="EMERGENCY_ONLY",
        contexts=["emergency"],
        evidence=[{"kind": "TRIAL_REPORT", "grade": "B"}],
        facets={"form": "CONFIRMED", "fit": "NOT_ASSESSED", "function": "CONFIRMED", "fire_control_data": "PARTIAL"},
    )

    assert faults(plain) == []
