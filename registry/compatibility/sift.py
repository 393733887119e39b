"""Selecting the records that bear on a question and sorting them by what they can do to it (R2, R3, R8) (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from registry.compatibility.facts import Facts, Question, Record
from registry.compatibility.history import Phase, phase
from registry.compatibility.scope import (
    Coverage,
    Gate,
    coverage,
    covers_platform,
    gate,
    reaches,
    same_subject,
    speaks_of,
)
from registry.compatibility.standing import (
    OWN_OR_RECOGNISED,
    Recognised,
    covered_evidence,
    evidence_suffices,
    recognised_issuers,
    standing_of_nation,
    standing_of_permission,
)
from schemas.vocabulary import (
    FACETS_OF_DEGREE,
    FIT_KNOWN,
    STOPS,
    ConditionKind,
    Context,
    Degree,
    Facet,
    FireControlData,
    Reason,
    RecordKind,
    Standing,
    Why,
)

WHY_OF_PHASE: Mapping[Phase, Why] = {
    stage: Why[stage.name] for stage in Phase if stage not in (Phase.UNKNOWN, Phase.IN_FORCE)
}
REASON_OF_PHASE: Mapping[Phase, Reason] = {
    stage: Reason[stage.name]
    for stage in (Phase.UNDER_EVALUATION, Phase.NOT_YET_EFFECTIVE, Phase.EXPIRED, Phase.WITHDRAWN)
}
REASON_OF_COVERAGE: Mapping[Coverage, Reason] = {
    short: Reason[short.name] for short in Coverage if short.name in Reason.__members__
}
WHY_OF_REASON: Mapping[Reason, Why] = {reason: Why[reason.name] for reason in Reason if reason.name in Why.__members__}

STANDING_PHASES = frozenset({Phase.IN_FORCE, Phase.SUSPENDED})
"""Phases whose records give reasons about scope, context, data and evidence."""

Held = tuple[Record, Standing]


@dataclass(slots=True)
class Bearing:
    """A record that may bear on the question on some day, with what does not depend on the day."""

    record: Record
    successors: tuple[Record, ...]
    covered: Coverage
    speaks: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A question and its facts, prepared once for all the days on which they are looked at."""

    question: Question
    facts: Facts
    gate: Gate
    bearings: tuple[Bearing, ...]


def prepare(question: Question, facts: Facts) -> Case:
    """Leave out what cannot bear on the question whatever the day."""
    bearings = []
    for record in facts.records:
        if record.kind in STOPS:
            if not reaches(record, question):
                continue
            covered, speaks = Coverage.COVERS, True
        elif record.kind is RecordKind.EXCEPTION:
            if record.weapon != question.weapon.id:
                continue
            covered, speaks = Coverage.COVERS, True
        else:
            covered = coverage(record, question)
            if covered is Coverage.UNRELATED:
                continue
            speaks = covered is Coverage.COVERS or speaks_of(record, question)
        bearings.append(Bearing(record, facts.successors.get(record.id, ()), covered, speaks))
    return Case(question, facts, gate(question), tuple(bearings))


@dataclass(slots=True)
class Piles:
    """The records that matter, by what they do.

    `permissions` and `suspended` hold own or recognised positives that carry the question (they pass R8); `stops` are the
    prohibitions in force that bind someone, `derogated` those that an exception lifts, with the exceptions; `recognisable`
    tells that another nation permits it, whose word could be recognised.
    """

    gate: Gate
    recognised: Recognised
    permissions: list[Held] = field(default_factory=list)
    suspended: list[Held] = field(default_factory=list)
    findings: list[Held] = field(default_factory=list)
    prohibitions: list[Held] = field(default_factory=list)
    exceptions: list[Record] = field(default_factory=list)
    derogated: list[tuple[Record, tuple[Record, ...]]] = field(default_factory=list)
    reasons: dict[Reason, set[str]] = field(default_factory=dict)
    informing: bool = False
    recognisable: bool = False
    adapted: bool = False
    contradicted: set[str] = field(default_factory=set)
    parts_played: dict[str, tuple[Why, str | None]] = field(default_factory=dict)

    def say(self, record: Record, why: Why) -> None:
        self.parts_played[record.id] = (why, record.nation)

    def give(self, reason: Reason, record: Record) -> None:
        self.reasons.setdefault(reason, set()).add(record.id)

    @property
    def deciding(self) -> list[Held]:
        """The user nation's own permissions, or else the recognised ones."""
        return own(self.permissions) or self.permissions


def own(held: list[Held]) -> list[Held]:
    return [(record, standing) for record, standing in held if standing is Standing.USER_NATION]


def sift(case: Case, day: date) -> Piles:
    """One pass over the near records, as they stand on `day`."""
    question = case.question
    piles = Piles(case.gate, recognised_issuers(question, case.facts, day))
    for bearing in case.bearings:
        stage = phase(bearing.record, bearing.successors, day, question.as_known)
        if stage is not Phase.UNKNOWN:
            _PLACE[bearing.record.kind](bearing, stage, question, piles)
    if piles.prohibitions:
        _lift(question, piles)
    return piles


def shortfalls(record: Record, standing: Standing, question: Question, piles: Piles) -> list[Reason]:
    """Why a positive that covers the question does not carry it (R8); empty when it does."""
    reasons = []
    if question.context not in record.contexts or (
        record.degree is Degree.EMERGENCY_ONLY and question.context is not Context.EMERGENCY
    ):
        reasons.append(Reason.CONTEXT_NOT_COVERED)
    if record.fire_control_data is FireControlData.NOT_AVAILABLE and record.degree is not Degree.EMERGENCY_ONLY:
        reasons.append(Reason.FIRE_CONTROL_DATA_MISSING)
    if not _facets_suffice(record) or not evidence_suffices(
        record.degree, covered_evidence(record, standing, piles.recognised)
    ):
        reasons.append(Reason.EVIDENCE_INSUFFICIENT)
    if piles.gate is Gate.UNKNOWN and record.fit not in FIT_KNOWN:
        reasons.append(Reason.INTERFACE_UNKNOWN)
    return reasons


def _facets_suffice(record: Record) -> bool:
    allowed = FACETS_OF_DEGREE[record.degree] if record.degree else frozenset[Facet]()
    return record.fit in allowed and record.function in allowed and record.form is not Facet.FAILED


def _place_positive(bearing: Bearing, stage: Phase, question: Question, piles: Piles) -> None:
    record, covered = bearing.record, bearing.covered
    standing = standing_of_permission(record, question, piles.recognised)
    if standing not in OWN_OR_RECOGNISED:
        if bearing.speaks:
            _place_third_party(record, stage, piles)
    elif stage is Phase.SUPERSEDED:
        piles.say(record, Why.SUPERSEDED)
    elif covered is not Coverage.COVERS:
        reason = REASON_OF_COVERAGE[covered]
        piles.say(record, WHY_OF_REASON[reason])
        if stage in STANDING_PHASES:
            piles.give(reason, record)
    elif stage in STANDING_PHASES:
        _weigh(record, standing, stage, question, piles)
    else:
        piles.say(record, WHY_OF_PHASE[stage])
        piles.give(REASON_OF_PHASE[stage], record)


def _weigh(record: Record, standing: Standing, stage: Phase, question: Question, piles: Piles) -> None:
    if stage is Phase.IN_FORCE:
        _hold_against_gate(record, piles, deciding=True)
    short = shortfalls(record, standing, question, piles)
    for reason in short:
        piles.give(reason, record)
    if short:
        piles.say(record, WHY_OF_REASON[short[0]])
    elif stage is Phase.IN_FORCE:
        piles.say(record, Why.DECIDES)
        piles.permissions.append((record, standing))
    else:
        piles.say(record, Why.SUSPENDED)
        piles.suspended.append((record, standing))


def _place_third_party(record: Record, stage: Phase, piles: Piles) -> None:
    if stage is Phase.IN_FORCE:
        piles.informing = True
        piles.recognisable = piles.recognisable or record.nation is not None
        _hold_against_gate(record, piles, deciding=False)
        piles.say(record, Why.THIRD_PARTY)
    else:
        piles.say(record, WHY_OF_PHASE[stage])


def _hold_against_gate(record: Record, piles: Piles, *, deciding: bool) -> None:
    """An adapter named by a deciding record joins what does not mate; any other positive there is a doubt on the data."""
    if piles.gate is not Gate.RULED_OUT:
        return
    if any(condition.kind is ConditionKind.ADAPTER_REQUIRED for condition in record.conditions):
        piles.adapted = piles.adapted or deciding
    else:
        piles.contradicted.add(record.id)


def _place_finding(bearing: Bearing, stage: Phase, question: Question, piles: Piles) -> None:
    record = bearing.record
    if stage is Phase.IN_FORCE:
        standing = standing_of_nation(record.nation, question, piles.recognised)
        piles.say(record, Why.THIRD_PARTY if standing is Standing.THIRD_PARTY else Why.FINDS_AGAINST)
        piles.findings.append((record, standing))
    else:
        piles.say(record, WHY_OF_PHASE[stage])


def _place_prohibition(bearing: Bearing, stage: Phase, question: Question, piles: Piles) -> None:
    record = bearing.record
    if stage is Phase.IN_FORCE:
        piles.prohibitions.append((record, standing_of_nation(record.nation, question, piles.recognised)))
    else:
        piles.say(record, WHY_OF_PHASE[stage])


def _place_exception(bearing: Bearing, stage: Phase, _question: Question, piles: Piles) -> None:
    if stage is Phase.IN_FORCE:
        piles.exceptions.append(bearing.record)
        piles.say(bearing.record, Why.DEROGATES_NOTHING_HERE)
    else:
        piles.say(bearing.record, WHY_OF_PHASE[stage])


_PLACE = {
    RecordKind.INTERCHANGEABILITY: _place_positive,
    RecordKind.NEGATIVE_FINDING: _place_finding,
    RecordKind.PROHIBITION: _place_prohibition,
    RecordKind.EXCEPTION: _place_exception,
}


def _lift(question: Question, piles: Piles) -> None:
    """Part the prohibitions that exceptions derogate from those that stand (R4)."""
    standing = []
    for prohibition, held in piles.prohibitions:
        lifting = tuple(one for one in piles.exceptions if _derogates(one, prohibition, question))
        if lifting:
            piles.derogated.append((prohibition, lifting))
            piles.say(prohibition, Why.DEROGATED)
            for exception in lifting:
                piles.say(exception, Why.DEROGATES)
        else:
            standing.append((prohibition, held))
            third = held is Standing.THIRD_PARTY
            piles.say(prohibition, Why.PROHIBITS_AS_THIRD_PARTY if third else Why.PROHIBITS)
    piles.prohibitions = standing


def _derogates(exception: Record, prohibition: Record, question: Question) -> bool:
    """Only an exception of the prohibiting authority, for this user and context, that covers what was asked."""
    return (
        exception.derogates == prohibition.id
        and exception.authority == prohibition.authority
        and question.user in exception.beneficiaries
        and question.context in exception.contexts
        and (exception.degree is not Degree.EMERGENCY_ONLY or question.context is Context.EMERGENCY)
        and (
            coverage(exception, question) is Coverage.COVERS
            or (same_subject(exception, prohibition) and covers_platform(exception, question))
        )
    )
