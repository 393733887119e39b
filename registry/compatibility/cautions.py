"""What lowers an answer from outside the records that decide it: notices, reservations, third parties (R12, R22, R4) (pure)."""

from datetime import date

from registry.compatibility.facts import Question, Record, RestrictionNotice
from registry.compatibility.history import in_force
from registry.compatibility.lots import Concern, concern
from registry.compatibility.sift import Case, Held
from registry.compatibility.standing import Recognised, standing_of_nation
from registry.compatibility.verdict import Draft, NoticeAbout, WouldChange
from schemas.vocabulary import (
    WORST_FIRST,
    Code,
    Context,
    Flag,
    Notice,
    NoticeAction,
    Remedy,
    ReservationEffect,
    Standing,
)

STOPPED_BY_TRAINING_STOP = frozenset({Context.TRAINING, Context.EXERCISE})
LOWERS_TO = {
    NoticeAction.SUSPEND_ALL: Code.SUSPENDED,
    NoticeAction.SUSPEND_TRAINING: Code.SUSPENDED,
    NoticeAction.EMERGENCY_ONLY: Code.EMERGENCY_ONLY,
}
CAPPING = frozenset({ReservationEffect.LIMITS_FIT, ReservationEffect.UNCLEAR})


def heed_notices(draft: Draft, case: Case, recognised: Recognised, day: date) -> None:
    """R12: every notice on a part of the load is shown; one that speaks of this context also lowers the answer."""
    question = case.question
    lowering: list[tuple[RestrictionNotice, Code, bool]] = []
    for notice in case.facts.notices:
        if not _stands(notice, question, day):
            continue
        concerned = _concern(notice, question)
        if concerned is Concern.SPARED:
            draft.spared_by.add(notice.id)
            continue
        code = Notice(f"RESTRICTION_{notice.action.value}")
        third = standing_of_nation(notice.nation, question, recognised) is Standing.THIRD_PARTY
        lots = None if notice.lots is None else tuple(sorted(notice.lots))
        draft.notices.add(NoticeAbout(code, (notice.id,), lots, binding=not third))
        if _silent(notice, question):
            continue
        unsure = concerned is Concern.UNSURE
        if unsure:
            draft.flag(Flag.LOT_CHECK_REQUIRED, [notice.id])
        if unsure or third or notice.action not in LOWERS_TO:
            lowering.append((notice, Code.CONDITIONAL, unsure))
            _cap(draft, "R12", notice.id)
        else:
            lowering.append((notice, LOWERS_TO[notice.action], unsure))
            _lower(draft, LOWERS_TO[notice.action], "R12")
    for notice, to, unsure in lowering:
        # Where something else keeps the answer lower, lifting the notice would change nothing.
        if to is draft.code:
            if draft.rule == "R12":
                draft.stopped_by.add(notice.id)
            draft.would_change.add(WouldChange(Remedy.NOTICE_LIFTED, notice.nation))
            if unsure:
                draft.would_change.add(WouldChange(Remedy.NAME_THE_LOTS, None))


def heed_reservations(draft: Draft, case: Case, deciding: list[Record], day: date) -> None:
    """R22: the user nation's reservation on a standard that a deciding record relies on, unless each of them weighed it."""
    question = case.question
    for position in case.facts.positions:
        relying = [record for record in deciding if position.standard in record.standards]
        if (
            not relying
            or position.nation != question.user
            or position.recorded_at > question.as_known
            or not in_force(position.valid_from, position.valid_to, day)
        ):
            continue
        if position.effect is ReservationEffect.LIMITS_FUNCTION:
            draft.notices.add(NoticeAbout(Notice.RESERVATION_LIMITS_FUNCTION, (position.id,)))
        elif position.effect in CAPPING and any(
            position.id not in record.reservations_considered for record in relying
        ):
            draft.flag(Flag.RESERVATION, [position.id])
            draft.would_change.add(WouldChange(Remedy.RESERVATION_RECONFIRMED, question.user))
            _cap(draft, "R22", position.id)


def cap_by_third_parties(draft: Draft, prohibitions: list[Held]) -> None:
    """R4: a third party's prohibition does not bind, but is always shown and caps at CONDITIONAL."""
    for record, standing in prohibitions:
        if standing is Standing.THIRD_PARTY:
            draft.notices.add(NoticeAbout(Notice.THIRD_PARTY_PROHIBITION, (record.id,), binding=False))
            _cap(draft, "R4", record.id)
            # What a public source says is nobody's to withdraw.
            if draft.code is Code.CONDITIONAL and record.nation is not None:
                draft.would_change.add(WouldChange(Remedy.EXCEPTION_OR_WITHDRAWAL, record.nation))


def applies(notice: RestrictionNotice, question: Question, day: date) -> bool:
    """Whether it is in force and concerns a part of the load, or may concern it."""
    return _stands(notice, question, day) and _concern(notice, question) is not Concern.SPARED


def _stands(notice: RestrictionNotice, question: Question, day: date) -> bool:
    return (
        notice.munition in question.munitions
        and notice.recorded_at <= question.as_known
        and in_force(notice.valid_from, notice.valid_to, day)
    )


def _concern(notice: RestrictionNotice, question: Question) -> Concern:
    return Concern.NAMED if notice.lots is None else concern(notice.lots, question.lots)


def _silent(notice: RestrictionNotice, question: Question) -> bool:
    """Whether the notice says nothing about the asked context."""
    if notice.action is NoticeAction.SUSPEND_TRAINING:
        return question.context not in STOPPED_BY_TRAINING_STOP
    return notice.action is NoticeAction.MONITOR


def _cap(draft: Draft, rule: str, cause: str) -> None:
    draft.causes.add(cause)
    _lower(draft, Code.CONDITIONAL, rule)


def _lower(draft: Draft, code: Code, rule: str) -> None:
    """Only ever lowers; what is already as low keeps its own rule."""
    if WORST_FIRST[code] < WORST_FIRST[draft.code]:
        if draft.code in (Code.NOT_ESTABLISHED, Code.CONFLICT):
            draft.beneath = draft.code, draft.reasons
        if draft.code is Code.NOT_ESTABLISHED:
            draft.reasons, draft.records = [], set()
        draft.code, draft.rule = code, rule
