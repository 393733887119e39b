"""What would change an answer: the smallest missing item, and who could supply it (pure)."""

from registry.compatibility.facts import Question
from registry.compatibility.scope import needs_combination
from registry.compatibility.sift import Held, Piles
from registry.compatibility.verdict import Draft, WouldChange
from schemas.vocabulary import Code, FireControlData, Reason, Remedy

OF_REASON = {
    Reason.CONTEXT_NOT_COVERED: Remedy.RECORD_FOR_CONTEXT,
    Reason.PLATFORM_NOT_COVERED: Remedy.RECORD_FOR_PLATFORM,
    Reason.CONFIGURATION_NOT_COVERED: Remedy.RECORD_FOR_CONFIGURATION,
    Reason.COMBINATION_NOT_COVERED: Remedy.RECORD_FOR_COMBINATION,
    Reason.CONDITIONS_UNSATISFIABLE: Remedy.RECONCILED_CONDITIONS,
    Reason.FIRE_CONTROL_DATA_MISSING: Remedy.FIRE_CONTROL_DATA,
    Reason.EVIDENCE_INSUFFICIENT: Remedy.BETTER_EVIDENCE,
    Reason.INTERFACE_UNKNOWN: Remedy.FIT_OR_INTERFACES,
    Reason.NOT_YET_EFFECTIVE: Remedy.RECORD_TAKES_EFFECT,
    Reason.EXPIRED: Remedy.RENEWED_RECORD,
    Reason.WITHDRAWN: Remedy.OWN_RECORD,
    Reason.UNDER_EVALUATION: Remedy.DECISION_ON_SUBMISSION,
    Reason.ONLY_THIRD_PARTY: Remedy.OWN_RECORD_OR_RECOGNITION,
    Reason.NO_RECORD: Remedy.OWN_RECORD,
}


def remedies(draft: Draft, piles: Piles, question: Question) -> set[WouldChange]:
    """The remedies for where the rules ended; those of notices and reservations are already on the draft."""
    match draft.code:
        case Code.PROHIBITED:
            return _by_authors(Remedy.EXCEPTION_OR_WITHDRAWAL, piles.prohibitions, draft)
        case Code.INCOMPATIBLE if draft.rule == "R5":
            return {WouldChange(Remedy.ADAPTER_OR_CORRECTION, question.user)}
        case Code.INCOMPATIBLE:
            return _by_authors(Remedy.NEW_FINDING, piles.findings, draft)
        case Code.SUSPENDED:
            return _by_authors(Remedy.REINSTATEMENT, piles.suspended, draft) | _of_what_is_beneath(draft, question)
        case Code.CONFLICT:
            return {WouldChange(Remedy.RESOLVING_RECORD, question.user)}
        case Code.NOT_ESTABLISHED:
            return _of_silence(draft.reasons, question)
        case Code.INTERCHANGEABLE:
            return set()
        case _:
            return _of_limits(draft, piles, question)


def _by_authors(code: Remedy, held: list[Held], draft: Draft) -> set[WouldChange]:
    return {WouldChange(code, record.nation) for record, _ in held if record.id in draft.records}


def _of_what_is_beneath(draft: Draft, question: Question) -> set[WouldChange]:
    """What would still be missing once no notice stopped the use."""
    match draft.beneath:
        case None:
            return set()
        case Code.NOT_ESTABLISHED, reasons:
            return _of_silence(reasons, question)
        case _:
            return {WouldChange(Remedy.RESOLVING_RECORD, question.user)}


def _of_silence(reasons: list[Reason], question: Question) -> set[WouldChange]:
    missing = {WouldChange(OF_REASON[reasons[0]], question.user)}
    if needs_combination(question):
        missing.add(WouldChange(Remedy.NAME_THE_COMBINATION, None))
    return missing


def _of_limits(draft: Draft, piles: Piles, question: Question) -> set[WouldChange]:
    partial = any(record.fire_control_data is FireControlData.PARTIAL for record, _ in piles.deciding)
    missing = {WouldChange(Remedy.COMPLETE_FIRE_CONTROL_DATA, question.user)} if partial else set()
    if not partial and not draft.would_change:
        missing.add(WouldChange(Remedy.FULL_RECORD, question.user))
    return missing
