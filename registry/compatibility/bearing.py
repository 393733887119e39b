"""What can bear on whom, so that what many ask alike is decided once (pure)."""

from dataclasses import replace

from registry.compatibility.facts import Facts, Question
from registry.compatibility.verdict import Verdict, WouldChange
from schemas.vocabulary import ConditionKind


def silent(facts: Facts) -> bool:
    """Whether nothing at all is stated near the question.

    The verdict then follows from the gate, from whether a combination is needed, from the user and the context alone, on
    every day: arrangements and positions only work on records and notices.
    """
    return not facts.records and not facts.notices


def authors(facts: Facts) -> frozenset[str]:
    """The nations that state anything near the question: no other can have a standing in its verdict."""
    stating = {record.nation for record in facts.records} | {notice.nation for notice in facts.notices}
    return frozenset(nation for nation in stating if nation)


def bearing(question: Question, facts: Facts) -> Facts:
    """The facts without the arrangements and positions that can touch no record or notice here for this user.

    Their days are then not looked at either: nothing changes on them.
    """
    stating = authors(facts)
    standards = frozenset().union(*(record.standards for record in facts.records))
    return replace(
        facts,
        arrangements=tuple(
            one for one in facts.arrangements if question.user in one.recognisers and one.issuers & stating
        ),
        positions=tuple(one for one in facts.positions if one.nation == question.user and one.standard in standards),
    )


def stranger(user: str, facts: Facts) -> bool:
    """Whether nothing here is stated by a nation, in its favour, or by one whose word it takes, ever.

    The verdicts for all strangers differ in no more than their names.
    """
    stating = authors(facts)
    return (
        user not in stating
        and not any(user in record.beneficiaries for record in facts.records)
        and not any(user in one.recognisers and one.issuers & stating for one in facts.arrangements)
    )


def placed(facts: Facts) -> bool:
    """Whether anything here depends on the platform that the weapon is mounted on."""
    return any(
        record.platforms is not None
        or any(condition.kind is ConditionKind.PLATFORM_EXCLUDED for condition in record.conditions)
        for record in facts.records
    )


def said_of(verdict: Verdict, stranger_: str, other: str) -> Verdict:
    """The verdict on one stranger, said of another: what it alone could supply, the other could."""
    if stranger_ == other or all(change.who != stranger_ for change in verdict.would_change):
        return verdict
    changes = (
        WouldChange(change.code, other) if change.who == stranger_ else change for change in verdict.would_change
    )
    return replace(verdict, would_change=tuple(sorted(changes, key=lambda one: (one.code.value, one.who or ""))))
