"""What a record must say before it may be submitted: the law across its columns (pure)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from schemas.vocabulary import (
    EVIDENCE_FOR_FULL,
    EVIDENCE_THAT_SUPPORTS_NOTHING,
    FACETS_OF_DEGREE,
    PUBLIC_SOURCE,
    STOPS,
    Context,
    Degree,
    EvidenceKind,
    Facet,
    Grade,
    RecordKind,
)

ALWAYS_GIVEN = ("authority", "kind", "weapon", "valid_from", "releasability")
GRADES_OF_AUTHORITIES = frozenset({Grade.A, Grade.B, Grade.C})
FACETS = ("form", "fit", "function")
FACETS_THAT_DECIDE = ("fit", "function")


class FaultCode(StrEnum):
    MISSING = "MISSING"
    SUBJECT_MISSING = "SUBJECT_MISSING"
    SUBJECT_TWICE = "SUBJECT_TWICE"
    COMBINATION_EMPTY = "COMBINATION_EMPTY"
    DEGREE_MISSING = "DEGREE_MISSING"
    DEGREE_NOT_FOR_KIND = "DEGREE_NOT_FOR_KIND"
    CONTEXTS_MISSING = "CONTEXTS_MISSING"
    CONTEXTS_NOT_FOR_STOP = "CONTEXTS_NOT_FOR_STOP"
    CONTEXT_EMERGENCY_MISSING = "CONTEXT_EMERGENCY_MISSING"
    CONDITIONS_MISSING = "CONDITIONS_MISSING"
    CONDITIONS_ON_FULL = "CONDITIONS_ON_FULL"
    CONDITIONS_ON_STOP = "CONDITIONS_ON_STOP"
    FACETS_MISSING = "FACETS_MISSING"
    FACET_FAILED = "FACET_FAILED"
    FACET_INSUFFICIENT = "FACET_INSUFFICIENT"
    EVIDENCE_FOR_FULL_MISSING = "EVIDENCE_FOR_FULL_MISSING"
    EVIDENCE_MISSING = "EVIDENCE_MISSING"
    EVIDENCE_NOT_PUBLIC = "EVIDENCE_NOT_PUBLIC"
    PROHIBITION_WITH_END = "PROHIBITION_WITH_END"
    DEROGATES_MISSING = "DEROGATES_MISSING"
    DEROGATES_NOT_FOR_KIND = "DEROGATES_NOT_FOR_KIND"
    BENEFICIARIES_MISSING = "BENEFICIARIES_MISSING"
    BENEFICIARIES_NOT_FOR_KIND = "BENEFICIARIES_NOT_FOR_KIND"
    DATES_REVERSED = "DATES_REVERSED"
    REVIEW_BEFORE_START = "REVIEW_BEFORE_START"
    NAMES_ITSELF = "NAMES_ITSELF"


TEXTS = {
    FaultCode.MISSING: "This must be given before the record can be submitted.",
    FaultCode.SUBJECT_MISSING: "A record names one munition, or a combination.",
    FaultCode.SUBJECT_TWICE: "A record names a munition or a combination, not both.",
    FaultCode.COMBINATION_EMPTY: "A combination names at least one munition in a role.",
    FaultCode.DEGREE_MISSING: "Interchangeability needs a degree: FULL, CONDITIONAL or EMERGENCY_ONLY.",
    FaultCode.DEGREE_NOT_FOR_KIND: "Only interchangeability has a degree.",
    FaultCode.CONTEXTS_MISSING: "At least one context must be named: training, exercise, operations, emergency.",
    FaultCode.CONTEXTS_NOT_FOR_STOP: "A prohibition or negative finding holds in every context and names none.",
    FaultCode.CONTEXT_EMERGENCY_MISSING: "EMERGENCY_ONLY answers only the context emergency, which must be named.",
    FaultCode.CONDITIONS_MISSING: "CONDITIONAL needs at least one condition.",
    FaultCode.CONDITIONS_ON_FULL: "FULL has no conditions; with conditions the degree is CONDITIONAL.",
    FaultCode.CONDITIONS_ON_STOP: "A prohibition or negative finding has no conditions.",
    FaultCode.FACETS_MISSING: "Interchangeability needs form, fit, function and fire-control data.",
    FaultCode.FACET_FAILED: "A failed facet refuses the record; state a negative finding instead.",
    FaultCode.FACET_INSUFFICIENT: "This is not enough for the degree that is stated.",
    FaultCode.EVIDENCE_FOR_FULL_MISSING: (
        "FULL needs one item of grade A or B that is an S3 assessment, a common certification or a catalogue entry."
    ),
    FaultCode.EVIDENCE_MISSING: (
        "This degree needs one item of grade A to C that is no quality certificate, maker's statement or public source."
    ),
    FaultCode.EVIDENCE_NOT_PUBLIC: "A public statement rests on public sources of grade D, each with its URL.",
    FaultCode.PROHIBITION_WITH_END: "A prohibition has no last day; it ends by withdrawal.",
    FaultCode.DEROGATES_MISSING: "An exception names the prohibition that it relieves.",
    FaultCode.DEROGATES_NOT_FOR_KIND: "Only an exception relieves a prohibition.",
    FaultCode.BENEFICIARIES_MISSING: "An exception names the nations that it relieves.",
    FaultCode.BENEFICIARIES_NOT_FOR_KIND: "Only an exception has beneficiaries.",
    FaultCode.DATES_REVERSED: "The last day is before the first.",
    FaultCode.REVIEW_BEFORE_START: "The review is due before the first day.",
    FaultCode.NAMES_ITSELF: "A record cannot name itself here.",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that keeps a record from being submitted: where it stands (`facets.fit`), and why."""

    code: FaultCode
    column: str

    @property
    def text(self) -> str:
        return TEXTS[self.code]


def faults(record: Mapping[str, Any]) -> list[Fault]:
    """All that keeps a record, as its contract loads it (a draft may lack columns), from being submitted."""
    return [Fault(code, column) for code, column in _found(record)]


Found = Iterator[tuple[FaultCode, str]]


def _found(record: Mapping[str, Any]) -> Found:
    for column in ALWAYS_GIVEN:
        if not record.get(column):
            yield FaultCode.MISSING, column
    yield from _subject(record)
    yield from _dates(record)
    yield from _links(record)
    if record.get("authority") == PUBLIC_SOURCE:
        yield from _public_statement(record)
        return
    kind = record.get("kind")
    if kind in STOPS:
        yield from _stop(record)
    elif kind == RecordKind.EXCEPTION:
        yield from _exception(record)
    elif kind == RecordKind.INTERCHANGEABILITY:
        yield from _positive(record)


def _subject(record: Mapping[str, Any]) -> Found:
    munition, combination = record.get("munition"), record.get("combination")
    if munition and combination is not None:
        yield FaultCode.SUBJECT_TWICE, "combination"
    elif not munition and combination is None:
        yield FaultCode.SUBJECT_MISSING, "munition"
    elif combination is not None and not any(combination.values()):
        yield FaultCode.COMBINATION_EMPTY, "combination"


def _dates(record: Mapping[str, Any]) -> Found:
    first: date | None = record.get("valid_from")
    last: date | None = record.get("valid_to")
    review: date | None = record.get("review_due")
    if first and last and last < first:
        yield FaultCode.DATES_REVERSED, "valid_to"
    if first and review and review < first:
        yield FaultCode.REVIEW_BEFORE_START, "review_due"
    if last and record.get("kind") == RecordKind.PROHIBITION:
        yield FaultCode.PROHIBITION_WITH_END, "valid_to"


def _links(record: Mapping[str, Any]) -> Found:
    own = record.get("id")
    for column in ("supersedes", "resolves"):
        if own in (record.get(column) or ()):
            yield FaultCode.NAMES_ITSELF, column
    if record.get("kind") == RecordKind.EXCEPTION:
        if not record.get("derogates"):
            yield FaultCode.DEROGATES_MISSING, "derogates"
        elif record["derogates"] == own:
            yield FaultCode.NAMES_ITSELF, "derogates"
        if not record.get("beneficiaries"):
            yield FaultCode.BENEFICIARIES_MISSING, "beneficiaries"
    else:
        if record.get("derogates"):
            yield FaultCode.DEROGATES_NOT_FOR_KIND, "derogates"
        if record.get("beneficiaries"):
            yield FaultCode.BENEFICIARIES_NOT_FOR_KIND, "beneficiaries"


def _public_statement(record: Mapping[str, Any]) -> Found:
    """A third party's statement needs no approval's evidence, only pages that anybody can open."""
    evidence = record.get("evidence") or ()
    if not evidence:
        yield FaultCode.EVIDENCE_NOT_PUBLIC, "evidence"
    for place, item in enumerate(evidence):
        public = item.get("kind") == EvidenceKind.PUBLIC_SOURCE and item.get("grade") == Grade.D and item.get("url")
        if not public:
            yield FaultCode.EVIDENCE_NOT_PUBLIC, f"evidence[{place}]"


def _stop(record: Mapping[str, Any]) -> Found:
    if record.get("contexts"):
        yield FaultCode.CONTEXTS_NOT_FOR_STOP, "contexts"
    if record.get("degree"):
        yield FaultCode.DEGREE_NOT_FOR_KIND, "degree"
    if record.get("conditions"):
        yield FaultCode.CONDITIONS_ON_STOP, "conditions"


def _exception(record: Mapping[str, Any]) -> Found:
    if not record.get("contexts"):
        yield FaultCode.CONTEXTS_MISSING, "contexts"
    if record.get("degree"):
        yield FaultCode.DEGREE_NOT_FOR_KIND, "degree"


def _positive(record: Mapping[str, Any]) -> Found:
    degree, contexts = record.get("degree"), record.get("contexts")
    if not contexts:
        yield FaultCode.CONTEXTS_MISSING, "contexts"
    elif degree == Degree.EMERGENCY_ONLY and Context.EMERGENCY not in contexts:
        yield FaultCode.CONTEXT_EMERGENCY_MISSING, "contexts"
    if not degree:
        yield FaultCode.DEGREE_MISSING, "degree"
    yield from _conditions(record)
    yield from _facets(record)
    yield from _evidence(record)


def _conditions(record: Mapping[str, Any]) -> Found:
    degree, conditions = record.get("degree"), record.get("conditions")
    if degree == Degree.FULL and conditions:
        yield FaultCode.CONDITIONS_ON_FULL, "conditions"
    if degree == Degree.CONDITIONAL and not conditions:
        yield FaultCode.CONDITIONS_MISSING, "conditions"


def _facets(record: Mapping[str, Any]) -> Found:
    stated = record.get("facets")
    if not stated:
        yield FaultCode.FACETS_MISSING, "facets"
        return
    for name in (*FACETS, "fire_control_data"):
        if not stated.get(name):
            yield FaultCode.MISSING, f"facets.{name}"
    for name in FACETS:
        if stated.get(name) == Facet.FAILED:
            yield FaultCode.FACET_FAILED, f"facets.{name}"
    sufficient = FACETS_OF_DEGREE.get(record.get("degree"), frozenset(Facet))  # type: ignore[arg-type]
    for name in FACETS_THAT_DECIDE:
        if stated.get(name) not in {None, Facet.FAILED, *sufficient}:
            yield FaultCode.FACET_INSUFFICIENT, f"facets.{name}"


def _evidence(record: Mapping[str, Any]) -> Found:
    evidence = record.get("evidence") or ()
    degree = record.get("degree")
    if degree == Degree.FULL:
        if not any(
            item.get("kind") in EVIDENCE_FOR_FULL and item.get("grade") in {Grade.A, Grade.B} for item in evidence
        ):
            yield FaultCode.EVIDENCE_FOR_FULL_MISSING, "evidence"
    elif degree and not any(
        item.get("kind") not in EVIDENCE_THAT_SUPPORTS_NOTHING and item.get("grade") in GRADES_OF_AUTHORITIES
        for item in evidence
    ):
        yield FaultCode.EVIDENCE_MISSING, "evidence"
