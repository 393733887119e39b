"""What would change an answer: the smallest missing item, and who could supply it (pure)."""

from registry.compatibility.facts import Question, Record
from registry.compatibility.scope import needs_combination, partly_named
from registry.compatibility.sift import Case, Held, Piles
from registry.compatibility.verdict import Draft, WouldChange
from schemas.vocabulary import Code, Degree, FireControlData, Reason, Remedy

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


def remedies(draft: Draft, piles: Piles, case: Case) -> set[WouldChange]:
    """The remedies for where the rules ended; those of notices and reservations are already on the draft."""
    match draft.code:
        case Code.PROHIBITED:
            return _by_authors(Remedy.EXCEPTION_OR_WITHDRAWAL, piles.prohibitions, draft)
        case Code.INCOMPATIBLE if draft.rule == "R5":
            return {WouldChange(Remedy.ADAPTER_OR_CORRECTION, case.question.user)}
        case Code.INCOMPATIBLE:
            return _by_authors(Remedy.NEW_FINDING, piles.findings, draft)
        case Code.SUSPENDED:
            return _by_authors(Remedy.REINSTATEMENT, piles.suspended, draft) | _of_what_is_beneath(draft, piles, case)
        case Code.CONFLICT:
            return {WouldChange(Remedy.RESOLVING_RECORD, case.question.user)}
        case Code.NOT_ESTABLISHED:
            return _of_silence(draft.reasons[0], piles, case)
        case Code.INTERCHANGEABLE:
            return set()
        case _:
            return _of_limits(piles, case.question)


def _by_authors(code: Remedy, held: list[Held], draft: Draft) -> set[WouldChange]:
    return {WouldChange(code, record.nation) for record, _ in held if record.id in draft.records}


def _of_what_is_beneath(draft: Draft, piles: Piles, case: Case) -> set[WouldChange]:
    """What would still be missing once no notice stopped the use."""
    match draft.beneath:
        case None:
            return set()
        case Code.NOT_ESTABLISHED, reasons:
            return _of_silence(reasons[0], piles, case)
        case _:
            return {WouldChange(Remedy.RESOLVING_RECORD, case.question.user)}


def _of_silence(reason: Reason, piles: Piles, case: Case) -> set[WouldChange]:
    question = case.question
    if reason is Reason.COMBINATION_NOT_COVERED and any(
        partly_named(record, question) for record in case.facts.records if record.id in piles.reasons.get(reason, ())
    ):
        return {WouldChange(Remedy.NAME_THE_COMBINATION, None)}
    if reason is Reason.PLATFORM_NOT_COVERED and question.platform is None:
        return {WouldChange(Remedy.NAME_THE_PLATFORM, None)}
    remedy = OF_REASON[reason]
    if reason is Reason.ONLY_THIRD_PARTY and not piles.recognisable:
        remedy = Remedy.OWN_RECORD
    missing = {WouldChange(remedy, question.user)}
    if needs_combination(question):
        missing.add(WouldChange(Remedy.NAME_THE_COMBINATION, None))
    return missing


def _of_limits(piles: Piles, question: Question) -> set[WouldChange]:
    """What limits is named by whose records limit: the user nation replaces what it decides by, an exception its author."""
    deciding = [record for record, _ in piles.deciding]
    exceptions = [exception for _, exceptions in piles.derogated for exception in exceptions]
    missing = {WouldChange(Remedy.FULL_RECORD, one.nation) for one in exceptions if _limits(one)}
    if any(record.fire_control_data is FireControlData.PARTIAL for record in deciding):
        missing.add(WouldChange(Remedy.COMPLETE_FIRE_CONTROL_DATA, question.user))
    if any(map(_limits, deciding)):
        missing.add(WouldChange(Remedy.FULL_RECORD, question.user))
    return missing


def _limits(record: Record) -> bool:
    return bool(record.conditions) or record.degree is not Degree.FULL
