"""The decision: what one nation's crews may fire, from facts alone (domain rules R2 to R14 and R19 to R22) (pure)."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from registry.compatibility.cautions import cap_by_third_parties, heed_notices, heed_reservations
from registry.compatibility.conditions import Merged, merge
from registry.compatibility.facts import Arrangement, Facts, NationalPosition, Question, RestrictionNotice
from registry.compatibility.history import day_after, turning_days
from registry.compatibility.remedies import remedies
from registry.compatibility.scope import Coverage, Gate
from registry.compatibility.sift import Case, Held, Piles, own, prepare, sift
from registry.compatibility.standing import OWN_OR_RECOGNISED, may_read
from registry.compatibility.verdict import Considered, Draft, NoticeAbout, Verdict, WouldChange
from schemas.vocabulary import (
    COUNTED,
    REASON_ORDER,
    WORST_FIRST,
    Code,
    ConditionKind,
    Context,
    Degree,
    FireControlData,
    Flag,
    Notice,
    Reason,
    RecordKind,
    Remedy,
    Standing,
    Why,
)

RULE_OF_REASON = {
    Reason.IDENTITY_AMBIGUOUS: "R1",
    Reason.CONTEXT_NOT_COVERED: "R8",
    Reason.PLATFORM_NOT_COVERED: "R2",
    Reason.CONFIGURATION_NOT_COVERED: "R2",
    Reason.COMBINATION_NOT_COVERED: "R9",
    Reason.CONDITIONS_UNSATISFIABLE: "R10",
    Reason.FIRE_CONTROL_DATA_MISSING: "R8",
    Reason.EVIDENCE_INSUFFICIENT: "R8",
    Reason.INTERFACE_UNKNOWN: "R5",
    Reason.NOT_YET_EFFECTIVE: "R2",
    Reason.EXPIRED: "R13",
    Reason.WITHDRAWN: "R2",
    Reason.UNDER_EVALUATION: "R2",
    Reason.ONLY_THIRD_PARTY: "R3",
    Reason.NO_RECORD: "R2",
}
Substance = tuple[object, ...]
"""Equal for two days whose answers are the same, whoever reads them."""

POSITIVE = frozenset({Code.EMERGENCY_ONLY, Code.CONDITIONAL, Code.INTERCHANGEABLE})
_BOTH_SIDES = frozenset({RecordKind.INTERCHANGEABILITY, RecordKind.NEGATIVE_FINDING})
_STANDINGS = {standing: rank for rank, standing in enumerate(Standing)}


def decide(question: Question, facts: Facts) -> Verdict:
    """The technical verdict, with the next day on which it changes as far as is known now."""
    case = prepare(question, facts)
    piles, draft = _ruled(case, question.as_of)
    substance = _substance(draft)
    for day in _later_days(case, draft.code):
        if _substance(_ruled(case, day)[1]) != substance:
            return _finish(piles, draft, case, question.as_of, day)
    return _finish(piles, draft, case, question.as_of, None)


def on_the_day(question: Question, facts: Facts) -> Verdict:
    """The technical verdict of the asked day alone."""
    case = prepare(question, facts)
    return _finish(*_ruled(case, question.as_of), case, question.as_of, None)


def daily(question: Question, facts: Facts) -> Callable[[date], tuple[Verdict, Substance]]:
    """The technical verdict of any day, the facts being prepared once; with what sets it apart from another day's."""
    case = prepare(question, facts)

    def on(day: date) -> tuple[Verdict, Substance]:
        piles, draft = _ruled(case, day)
        return _finish(piles, draft, case, day, None), _substance(draft)

    return on


def _ruled(case: Case, day: date) -> tuple[Piles, Draft]:
    """Rule after rule: each speaks or leaves it to the next; then what only ever lowers."""
    piles = sift(case, day)
    draft = Draft()
    if piles.contradicted:
        draft.flag(Flag.DATA_QUALITY_ALARM, piles.contradicted)
    _resolve(piles, draft, case.facts)
    any(rule(piles, draft, day) for rule in _IN_ORDER)
    _note_others(piles, draft)
    heed_notices(draft, case, piles.recognised, day)
    heed_reservations(draft, case, [record for record, _ in piles.deciding], day)
    cap_by_third_parties(draft, piles.prohibitions)
    return piles, draft


def _substance(draft: Draft) -> Substance:
    """What makes one day's answer differ from another's, whoever reads it."""
    lines = tuple((line.kind, line.value, line.unit) for line in _with_causes(draft))
    return (draft.code, draft.reasons[0] if draft.reasons else None, lines)


def ambiguous(context: Context) -> Verdict:
    """R1: an identifier that fits several configurations stops here."""
    reason = Reason.IDENTITY_AMBIGUOUS
    remedy = (WouldChange(Remedy.NAME_THE_CONFIGURATION, None),)
    return Verdict(Code.NOT_ESTABLISHED, RULE_OF_REASON[reason], context, (reason,), would_change=remedy)


def without_weapons(context: Context, user: str) -> Verdict:
    """A platform for which no weapon is registered: nothing can cover it."""
    remedy = (WouldChange(Remedy.FIT_OR_INTERFACES, user),)
    return Verdict(Code.NOT_ESTABLISHED, "R2", context, (Reason.NO_RECORD,), would_change=remedy)


def headline(answered: Iterable[tuple[Gate, Verdict]]) -> int:
    """Which weapon of a platform speaks for it: the position of the worst verdict.

    Of those that the munition mates or an adapter joins; else of those that the gate does not rule out; else of all.
    """
    answers = list(enumerate(answered))
    for wanted in (_mates, _not_ruled_out, _any):
        eligible = [(position, verdict) for position, (gate, verdict) in answers if wanted(gate, verdict)]
        if eligible:
            return min(eligible, key=lambda entry: WORST_FIRST[entry[1].code])[0]
    raise ValueError("a platform without weapons has no headline")


def _mates(gate: Gate, verdict: Verdict) -> bool:
    return gate is Gate.MATES or (gate is Gate.RULED_OUT and verdict.adapted)


def _not_ruled_out(gate: Gate, verdict: Verdict) -> bool:
    return gate is not Gate.RULED_OUT


def _any(gate: Gate, verdict: Verdict) -> bool:
    return True


def _resolve(piles: Piles, draft: Draft, facts: Facts) -> None:
    """R11: an own record that cites both sides of a disagreement sets aside all that it lists, and speaks instead."""
    citing = [record for record, _ in own(piles.permissions) + own(piles.findings) if record.resolves]
    if not citing:
        return
    kinds = {record.id: record.kind for record in facts.records}
    listed = {
        cited for one in citing if {kinds.get(cited) for cited in one.resolves} >= _BOTH_SIDES for cited in one.resolves
    }
    for pile in (piles.permissions, piles.suspended, piles.findings):
        for record, _ in pile:
            if record.id in listed:
                draft.notices.add(NoticeAbout(Notice.CONFLICT_RESOLVED, (record.id,)))
                piles.say(record, Why.SET_ASIDE)
        pile[:] = [held for held in pile if held[0].id not in listed]


def _prohibited(piles: Piles, draft: Draft, _: date) -> bool:
    """R4: a prohibition of the user nation, a recognised one, the holder, the producer or the designer wins."""
    binding = [held for held in piles.prohibitions if held[1] is not Standing.THIRD_PARTY]
    return _conclude(draft, Code.PROHIBITED, "R4", binding)


def _ruled_out(piles: Piles, draft: Draft, _: date) -> bool:
    """R5: registered interfaces that do not mate, unless a deciding record names an adapter."""
    if piles.gate is not Gate.RULED_OUT or piles.adapted:
        return False
    draft.code, draft.rule = Code.INCOMPATIBLE, "R5"
    return True


def _found_against(piles: Piles, draft: Draft, _: date) -> bool:
    """R7: an own or recognised negative finding, and no own permission beside it."""
    against = [held for held in piles.findings if held[1] in OWN_OR_RECOGNISED]
    return not own(piles.permissions) and _conclude(draft, Code.INCOMPATIBLE, "R7", against)


def _suspended(piles: Piles, draft: Draft, _: date) -> bool:
    """R2: a suspended own record that covers the question stops it; a recognised one unless an own one decides."""
    stopping = piles.suspended if not own(piles.permissions) else own(piles.suspended)
    for record, _standing in stopping:
        piles.say(record, Why.STOPS_BY_SUSPENSION)
    return _conclude(draft, Code.SUSPENDED, "R2", stopping)


def _disputed(piles: Piles, draft: Draft, _: date) -> bool:
    """R11: permissions against findings of standing that no record resolves."""
    against = [held for held in piles.findings if held[1] is not Standing.THIRD_PARTY]
    return bool(piles.deciding and against) and _conclude(draft, Code.CONFLICT, "R11", piles.deciding + against)


def _permitted(piles: Piles, draft: Draft, day: date) -> bool:
    """R8 and R10: the permissions of the highest standing, the most restrictive of them together."""
    deciding = [record for record, _ in piles.deciding]
    if not _conclude(draft, Code.INTERCHANGEABLE, "R8" if len(deciding) == 1 else "R10", piles.deciding):
        return False
    if len(deciding) > 1:
        draft.flag(Flag.OVERLAP, draft.records)
    binding = deciding + [exception for _, exceptions in piles.derogated for exception in exceptions]
    merged = merge((record.id, condition) for record in binding for condition in record.conditions)
    if merged is None:
        draft.code, draft.rule, draft.reasons = Code.NOT_ESTABLISHED, "R10", [Reason.CONDITIONS_UNSATISFIABLE]
        return True
    draft.conditions = merged
    degrees = {record.degree for record in binding}
    for record in deciding:
        if record.review_due is not None and record.review_due < day:
            draft.flag(Flag.REVIEW_OVERDUE, [record.id])
        without_conditions = record.degree is Degree.CONDITIONAL and not record.conditions
        if record.fire_control_data is FireControlData.PARTIAL or without_conditions:
            draft.causes.add(record.id)
    if Degree.EMERGENCY_ONLY in degrees:
        draft.code = Code.EMERGENCY_ONLY
    elif merged or draft.causes:
        draft.code = Code.CONDITIONAL
    return True


def _not_established(piles: Piles, draft: Draft, _: date) -> bool:
    """Silence, with every reason for it, the most informative first."""
    if piles.informing or piles.findings or piles.prohibitions:
        piles.reasons.setdefault(Reason.ONLY_THIRD_PARTY, set())
    draft.reasons = sorted(piles.reasons, key=REASON_ORDER.__getitem__) or [Reason.NO_RECORD]
    draft.rule = RULE_OF_REASON[draft.reasons[0]]
    draft.records = set(piles.reasons.get(draft.reasons[0], ()))
    return True


def _conclude(draft: Draft, code: Code, rule: str, held: list[Held]) -> bool:
    """Let `held` decide, if there is any."""
    if not held:
        return False
    draft.code, draft.rule = code, rule
    draft.records = {record.id for record, _ in held}
    draft.standing = min((standing for _, standing in held), key=_STANDINGS.__getitem__)
    return True


_IN_ORDER = (_prohibited, _ruled_out, _found_against, _suspended, _disputed, _permitted, _not_established)
"""The first that speaks ends the matter."""


def _note_others(piles: Piles, draft: Draft) -> None:
    """Notices on what did not decide but must be seen, and the part that permissions played that did not decide."""
    for prohibition, exceptions in piles.derogated:
        about = (prohibition.id, *sorted(exception.id for exception in exceptions))
        draft.notices.add(NoticeAbout(Notice.PROHIBITION_DEROGATED, about))
    for record, standing in piles.findings:
        if standing is Standing.THIRD_PARTY:
            draft.notices.add(NoticeAbout(Notice.THIRD_PARTY_NEGATIVE_FINDING, (record.id,)))
        elif standing not in OWN_OR_RECOGNISED and draft.code is not Code.CONFLICT:
            draft.notices.add(NoticeAbout(Notice.NEGATIVE_FINDING_OF_HOLDER_OR_PRODUCER, (record.id,)))
    for record, standing in piles.permissions:
        if record.id not in draft.records:
            outranked = standing is Standing.RECOGNISED and bool(own(piles.permissions))
            piles.say(record, Why.ONLY_INFORMS if outranked else Why.OVERRULED)


def _finish(piles: Piles, draft: Draft, case: Case, day: date, next_change: date | None) -> Verdict:
    """Order everything, name the causes of caps, and withhold what the reader may not see (R20, R21)."""
    question, facts = case.question, case.facts
    conditions = _with_causes(draft)
    hidden = {record.id for record in facts.records if not may_read(record, question.reader, facts.allies)}
    applying = draft.records.union(*(notice.about for notice in draft.notices), *(line.records for line in conditions))
    if hidden & applying:
        draft.flag(Flag.RESTRICTED_RECORD, ())
    for replaced in question.replaced:
        draft.notices.add(NoticeAbout(Notice.IDENTIFIER_REPLACED, (replaced.value, replaced.replaced_by)))
    return Verdict(
        code=draft.code,
        rule=draft.rule,
        context=question.context,
        reasons=tuple(draft.reasons),
        standing=draft.standing,
        records=tuple(sorted(draft.records)),
        flagged=tuple((flag, tuple(sorted(draft.flags[flag] - hidden))) for flag in Flag if flag in draft.flags),
        conditions=_withhold(conditions, hidden),
        notices=tuple(sorted(draft.notices, key=lambda notice: (notice.code.value, notice.about))),
        considered=tuple(
            Considered(record, Why.RESTRICTED if record in hidden else why, why in COUNTED, nation)
            for record, (why, nation) in sorted(piles.parts_played.items())
        ),
        would_change=tuple(
            sorted(
                draft.would_change | remedies(draft, piles, case),
                key=lambda change: (change.code.value, change.who or ""),
            )
        ),
        contexts_covered=_contexts_covered(piles, case, hidden, day)
        if draft.reasons[:1] == [Reason.CONTEXT_NOT_COVERED]
        else (),
        adapted=piles.adapted,
        next_change=next_change,
        stopped_by=tuple(sorted(draft.stopped_by)),
        spared_by=tuple(sorted(draft.spared_by)),
        partial=tuple(sorted(one.id for one, _ in piles.deciding if one.fire_control_data is FireControlData.PARTIAL)),
    )


def _with_causes(draft: Draft) -> tuple[Merged, ...]:
    """Every cap adds its cause to the one condition that asks to acknowledge them (R4, R8, R12, R22)."""
    if draft.code not in POSITIVE:
        return ()
    if not draft.causes:
        return draft.conditions
    others, words, sources = [], set(draft.causes), set(draft.causes)
    for line in draft.conditions:
        if line.kind is ConditionKind.ACKNOWLEDGE_NOTICE and isinstance(line.value, tuple):
            words.update(str(word) for word in line.value)
            sources.update(line.records)
        else:
            others.append(line)
    causes = Merged(ConditionKind.ACKNOWLEDGE_NOTICE, tuple(sorted(words)), None, tuple(sorted(sources)))
    return (*others, causes)


def _withhold(conditions: tuple[Merged, ...], hidden: set[str]) -> tuple[Merged, ...]:
    shown = [line.withheld() if hidden.intersection(line.records) else line for line in conditions]
    return tuple(dict.fromkeys(shown))


def _contexts_covered(piles: Piles, case: Case, hidden: set[str], day: date) -> tuple[Context, ...]:
    """The contexts that readable records short of this one cover, and in which the answer is a permission."""
    short = piles.reasons.get(Reason.CONTEXT_NOT_COVERED, set()) - hidden
    covered: set[Context] = set()
    for record in case.facts.records:
        if record.id in short:
            covered |= {Context.EMERGENCY} if record.degree is Degree.EMERGENCY_ONLY else record.contexts
    return tuple(context for context in Context if context in covered and _permits(case, context, day))


def _permits(case: Case, context: Context, day: date) -> bool:
    """Whether the rules permit the same in another context: a record that covers it may be suspended, or stopped there."""
    code = _ruled(prepare(replace(case.question, context=context), case.facts), day)[1].code
    return code in POSITIVE and (code is not Code.EMERGENCY_ONLY or context is Context.EMERGENCY)


def _later_days(case: Case, code: Code) -> list[date]:
    """The days after the asked one on which anything that could change the answer begins, ends or is decided.

    Records that cannot decide give reasons, and reasons make up nothing but a NOT_ESTABLISHED.
    """
    question, facts = case.question, case.facts
    heard = {question.user}
    for arrangement in facts.arrangements:
        if question.user in arrangement.recognisers:
            heard |= arrangement.issuers
    days: set[date] = set()
    for bearing in case.bearings:
        record = bearing.record
        can_decide = record.nation in heard and bearing.covered is Coverage.COVERS
        if can_decide or code is Code.NOT_ESTABLISHED or record.kind is not RecordKind.INTERCHANGEABILITY:
            for one in (record, *bearing.successors):
                days.update(turning_days(one))
    bounded: tuple[Arrangement | RestrictionNotice | NationalPosition, ...]
    bounded = (*facts.arrangements, *facts.notices, *facts.positions)
    for dated in bounded:
        days.add(dated.valid_from)
        if dated.valid_to is not None:
            days.add(day_after(dated.valid_to))
    return sorted(day for day in days if day > question.as_of)
