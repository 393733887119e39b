"""Facts with defaults: a test names only what it is about."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from registry.compatibility.facts import (
    Arrangement,
    Condition,
    Decision,
    Evidence,
    Facts,
    Munition,
    NationalPosition,
    Question,
    Record,
    RestrictionNotice,
    Weapon,
)
from registry.compatibility.rules import decide
from registry.compatibility.verdict import Verdict
from schemas.vocabulary import (
    Assembly,
    Category,
    CombinationRole,
    ConditionKind,
    Context,
    Degree,
    EvidenceKind,
    Facet,
    FireControlData,
    Grade,
    InterfaceKind,
    Move,
    NoticeAction,
    RecordKind,
    ReservationEffect,
)

ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)
TODAY = date(2026, 6, 1)
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
ACCEPTED = Decision(Move.ACCEPTED, datetime(2025, 12, 1, 10, tzinfo=UTC), date(2025, 12, 1))

CHAMBER = {InterfaceKind.CARTRIDGE_CHAMBER: frozenset({"i1"})}
OTHER_CHAMBER = {InterfaceKind.CARTRIDGE_CHAMBER: frozenset({"i2"})}


def a_munition(name: str = "m1", **changes: Any) -> Munition:
    usual: dict[str, Any] = {
        "nation": "CCC",
        "producers": frozenset({"CCC"}),
        "category": Category.CANNON,
        "assembly": Assembly.FIXED,
        "presents": CHAMBER,
    }
    return Munition(name, **(usual | changes))


def a_weapon(name: str = "w1", **changes: Any) -> Weapon:
    return Weapon(name, **({"accepts": CHAMBER} | changes))


def a_record(name: str = "A1", **changes: Any) -> Record:
    """A full approval by BBB of m1 in w1, for operations and emergency, through 2026."""
    usual: dict[str, Any] = {
        "authority": "BBB-T",
        "nation": "BBB",
        "kind": RecordKind.INTERCHANGEABILITY,
        "weapon": "w1",
        "munition": None if changes.get("combination") else "m1",
        "degree": Degree.FULL,
        "contexts": frozenset({Context.OPERATIONS, Context.EMERGENCY}),
        "form": Facet.CONFIRMED,
        "fit": Facet.CONFIRMED,
        "function": Facet.CONFIRMED,
        "fire_control_data": FireControlData.AVAILABLE,
        "evidence": (Evidence(EvidenceKind.S3_FULL, Grade.A),),
        "valid_from": date(2026, 1, 1),
        "valid_to": date(2026, 12, 31),
        "decisions": (ACCEPTED,),
    }
    return Record(name, **(usual | changes))


def by(nation: str, suffix: str = "T") -> dict[str, str]:
    return {"nation": nation, "authority": f"{nation}-{suffix}"}


def a_conditional_record(name: str, *conditions: Condition, **changes: Any) -> Record:
    return a_record(name, **({"degree": Degree.CONDITIONAL, "conditions": conditions} | changes))


def an_emergency_record(name: str = "E1", **changes: Any) -> Record:
    usual = {"degree": Degree.EMERGENCY_ONLY, "contexts": frozenset({Context.EMERGENCY})}
    return a_record(name, **(usual | changes))


def a_stop(name: str, nation: str, kind: RecordKind, **changes: Any) -> Record:
    bare: dict[str, Any] = {"kind": kind, "degree": None, "contexts": frozenset(), "evidence": (), "valid_to": None}
    return a_record(name, **(bare | by(nation) | changes))


def a_prohibition(name: str = "P1", nation: str = "CCC", **changes: Any) -> Record:
    return a_stop(name, nation, RecordKind.PROHIBITION, **changes)


def a_negative_finding(name: str = "N1", nation: str = "AAA", **changes: Any) -> Record:
    return a_stop(name, nation, RecordKind.NEGATIVE_FINDING, **changes)


def an_exception(name: str = "X1", *, derogates: str, nation: str = "CCC", **changes: Any) -> Record:
    usual = {"kind": RecordKind.EXCEPTION, "derogates": derogates, "beneficiaries": frozenset({"BBB"}), "evidence": ()}
    return a_record(name, **(usual | by(nation) | changes))


def a_public_statement(name: str = "S1", **changes: Any) -> Record:
    usual = {
        "authority": "public-source",
        "nation": None,
        "degree": None,
        "contexts": frozenset(),
        "evidence": (Evidence(EvidenceKind.PUBLIC_SOURCE, Grade.D),),
    }
    return a_record(name, **(usual | changes))


def a_combination(**roles: str) -> dict[CombinationRole, frozenset[str]]:
    """`a_combination(projectile="pr1", charge="ch1 ch2")`."""
    return {CombinationRole(role): frozenset(members.split()) for role, members in roles.items()}


def a_temperature_band(low: float | None, high: float | None) -> Condition:
    return Condition(ConditionKind.TEMPERATURE_BAND, (low, high), "degC")


def an_arrangement(issuer: str = "BBB", recogniser: str = "EEE", **changes: Any) -> Arrangement:
    usual: dict[str, Any] = {
        "id": "R1",
        "issuers": frozenset({issuer}),
        "recognisers": frozenset({recogniser}),
        "evidence_kinds": None,
        "categories": None,
        "valid_from": date(2026, 1, 1),
        "valid_to": date(2026, 12, 31),
        "recorded_at": ALWAYS,
    }
    return Arrangement(**(usual | changes))


def a_notice(action: NoticeAction = NoticeAction.SUSPEND_ALL, nation: str = "CCC", **changes: Any) -> RestrictionNotice:
    usual: dict[str, Any] = {
        "id": "S1",
        "munition": "m1",
        "lots": None,
        "action": action,
        "nation": nation,
        "valid_from": date(2026, 5, 1),
        "valid_to": None,
        "recorded_at": ALWAYS,
    }
    return RestrictionNotice(**(usual | changes))


def a_position(effect: ReservationEffect = ReservationEffect.LIMITS_FIT, **changes: Any) -> NationalPosition:
    usual: dict[str, Any] = {
        "id": "N1",
        "nation": "BBB",
        "standard": "STD1",
        "effect": effect,
        "valid_from": date(2020, 1, 1),
        "valid_to": None,
        "recorded_at": ALWAYS,
    }
    return NationalPosition(**(usual | changes))


def a_question(munition: Munition | None = None, weapon: Weapon | None = None, **changes: Any) -> Question:
    """May crews of BBB fire m1 in w1, in operations, on 1 June 2026?"""
    usual: dict[str, Any] = {
        "parts": {None: munition or a_munition()},
        "weapon": weapon or a_weapon(),
        "platform": None,
        "user": "BBB",
        "holder": None,
        "context": Context.OPERATIONS,
        "as_of": TODAY,
        "as_known": NOW,
    }
    return Question(**(usual | changes))


def the_facts(records: Iterable[Record] = (), **others: Any) -> Facts:
    """Facts in the order in which a look-up gathers them, with who succeeds whom."""
    known = tuple(records)
    successors: dict[str, tuple[Record, ...]] = {}
    for record in known:
        for former in record.supersedes:
            successors[former] = (*successors.get(former, ()), record)
    return Facts(records=known, successors=successors, **({"allies": frozenset({"AAA", "BBB", "DDD"})} | others))


def ask(*records: Record, question: Question | None = None, **changes: Any) -> Verdict:
    """The verdict on the usual question with `changes`; notices, arrangements and positions go to the facts."""
    of_facts = {
        name: changes.pop(name) for name in ("notices", "arrangements", "positions", "allies") if name in changes
    }
    asked = question or a_question(changes.pop("munition", None), changes.pop("asked_weapon", None), **changes)
    return decide(asked, the_facts(records, **of_facts))
