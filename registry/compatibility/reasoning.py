"""Why an answer is what it is: the rules in order, each with what it found and which records it found (pure).

It reads the body of an answer, as every door shows it, and explains it; it never decides anew.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from registry.compatibility.rules import POSITIVE, RULE_OF_REASON
from registry.compatibility.scope import Gate
from schemas.vocabulary import Code, ConditionKind, Flag, Notice, Reason, Standing, Why


class Step(StrEnum):
    """One step of the reasoning, in the order in which the rules speak."""

    IDENTITY = "IDENTITY"
    IN_FORCE = "IN_FORCE"
    STANDING = "STANDING"
    PROHIBITION = "PROHIBITION"
    INTERFACES = "INTERFACES"
    FINDINGS = "FINDINGS"
    PERMISSION = "PERMISSION"
    COMBINATION = "COMBINATION"
    MERGING = "MERGING"
    NOTICES = "NOTICES"
    RESERVATIONS = "RESERVATIONS"
    THIRD_PARTIES = "THIRD_PARTIES"


class Outcome(StrEnum):
    PASSES = "PASSES"
    LIMITS = "LIMITS"
    STOPS = "STOPS"
    MISSING = "MISSING"
    NOT_REACHED = "NOT_REACHED"


RULES: Mapping[Step, tuple[str, ...]] = {
    Step.IDENTITY: ("R1",),
    Step.IN_FORCE: ("R2", "R13"),
    Step.STANDING: ("R3",),
    Step.PROHIBITION: ("R4",),
    Step.INTERFACES: ("R5",),
    Step.FINDINGS: ("R7", "R11"),
    Step.PERMISSION: ("R8",),
    Step.COMBINATION: ("R9",),
    Step.MERGING: ("R10",),
    Step.NOTICES: ("R12",),
    Step.RESERVATIONS: ("R22",),
    Step.THIRD_PARTIES: ("R4",),
}
_STEP_OF_RULE: Mapping[str, Step] = {
    rule: step for step, rules in RULES.items() for rule in rules if step is not Step.THIRD_PARTIES
}

STEP_OF_WHY: Mapping[Why, Step] = {
    Why.PROHIBITS: Step.PROHIBITION,
    Why.PROHIBITS_AS_THIRD_PARTY: Step.THIRD_PARTIES,
    Why.DEROGATES: Step.PROHIBITION,
    Why.DEROGATED: Step.PROHIBITION,
    Why.DEROGATES_NOTHING_HERE: Step.PROHIBITION,
    Why.FINDS_AGAINST: Step.FINDINGS,
    Why.SET_ASIDE: Step.FINDINGS,
    Why.STOPS_BY_SUSPENSION: Step.IN_FORCE,
    Why.SUPERSEDED: Step.IN_FORCE,
    Why.SUSPENDED: Step.IN_FORCE,
    Why.PLATFORM_NOT_COVERED: Step.IN_FORCE,
    Why.CONFIGURATION_NOT_COVERED: Step.IN_FORCE,
    Why.NOT_YET_EFFECTIVE: Step.IN_FORCE,
    Why.EXPIRED: Step.IN_FORCE,
    Why.WITHDRAWN: Step.IN_FORCE,
    Why.UNDER_EVALUATION: Step.IN_FORCE,
    Why.THIRD_PARTY: Step.STANDING,
    Why.ONLY_INFORMS: Step.STANDING,
    Why.OVERRULED: Step.PERMISSION,
    Why.CONTEXT_NOT_COVERED: Step.PERMISSION,
    Why.FIRE_CONTROL_DATA_MISSING: Step.PERMISSION,
    Why.EVIDENCE_INSUFFICIENT: Step.PERMISSION,
    Why.INTERFACE_UNKNOWN: Step.INTERFACES,
    Why.COMBINATION_NOT_COVERED: Step.COMBINATION,
}
"""Where a record belongs by the part it played. One that decides goes where it decides, a withheld one where it is named."""

STEP_OF_NOTICE: Mapping[Notice, Step] = {
    Notice.THIRD_PARTY_PROHIBITION: Step.THIRD_PARTIES,
    Notice.PROHIBITION_DEROGATED: Step.PROHIBITION,
    Notice.THIRD_PARTY_NEGATIVE_FINDING: Step.STANDING,
    Notice.NEGATIVE_FINDING_OF_HOLDER_OR_PRODUCER: Step.FINDINGS,
    Notice.CONFLICT_RESOLVED: Step.FINDINGS,
    Notice.RESERVATION_LIMITS_FUNCTION: Step.RESERVATIONS,
    Notice.IDENTIFIER_REPLACED: Step.IDENTITY,
    **{notice: Step.NOTICES for notice in Notice if notice.startswith("RESTRICTION_")},
}

STEP_OF_FLAG: Mapping[Flag, Step] = {
    Flag.OVERLAP: Step.MERGING,
    Flag.REVIEW_OVERDUE: Step.IN_FORCE,
    Flag.DATA_QUALITY_ALARM: Step.INTERFACES,
    Flag.LOT_CHECK_REQUIRED: Step.NOTICES,
    Flag.RESERVATION: Step.RESERVATIONS,
    Flag.RESTRICTED_RECORD: Step.IN_FORCE,
}

_NEVER_IN_FORCE = frozenset(
    {
        Why.SUPERSEDED,
        Why.SUSPENDED,
        Why.PLATFORM_NOT_COVERED,
        Why.CONFIGURATION_NOT_COVERED,
        Why.NOT_YET_EFFECTIVE,
        Why.EXPIRED,
        Why.WITHDRAWN,
        Why.UNDER_EVALUATION,
    }
)
_WEIGHED = frozenset(
    {
        Why.DECIDES,
        Why.OVERRULED,
        Why.ONLY_INFORMS,
        Why.STOPS_BY_SUSPENSION,
        Why.CONTEXT_NOT_COVERED,
        Why.FIRE_CONTROL_DATA_MISSING,
        Why.EVIDENCE_INSUFFICIENT,
    }
)
"""Permissions that were held against R8, the fit included."""

_FALLS_SHORT = frozenset(
    {
        Why.CONTEXT_NOT_COVERED,
        Why.COMBINATION_NOT_COVERED,
        Why.FIRE_CONTROL_DATA_MISSING,
        Why.EVIDENCE_INSUFFICIENT,
        Why.INTERFACE_UNKNOWN,
    }
)
"""Permissions of standing in force that do not carry the question: others are not the only ones who spoke."""

_WITHOUT_STANDING = frozenset({*_NEVER_IN_FORCE, Why.THIRD_PARTY, Why.PROHIBITS_AS_THIRD_PARTY, Why.RESTRICTED})
_ENDED = frozenset({Code.PROHIBITED, Code.INCOMPATIBLE})
"""Below these there is nothing: what only lowers cannot matter."""


_UNFOLDED = frozenset({Outcome.LIMITS, Outcome.STOPS, Outcome.MISSING})
_TELLING = frozenset(
    {
        (Step.IDENTITY, "ambiguous"),
        (Step.IN_FORCE, "unstated"),
        (Step.STANDING, "others"),
        (Step.INTERFACES, "unknown"),
        (Step.COMBINATION, "part"),
        (Step.MERGING, "unsatisfiable"),
    }
)
"""Findings for which there is one reason alone."""


@dataclass(frozen=True, slots=True)
class Node:
    """What one step found.

    `finding` names the sentence that tells it; `considered`, `notices` are entries of the answer's body, what counted first;
    `positions` are the ids of those that limit.
    """

    step: Step
    outcome: Outcome
    finding: str
    decides: bool
    considered: tuple[Mapping[str, Any], ...] = ()
    notices: tuple[Mapping[str, Any], ...] = ()
    reasons: tuple[Reason, ...] = ()
    flags: tuple[Flag, ...] = ()
    positions: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        return RULES[self.step]

    @property
    def unfolded(self) -> bool:
        """Whether what it found is seen at once: it decides, or kept the answer from being a plain yes."""
        return self.decides or self.outcome in _UNFOLDED

    @property
    def unsaid(self) -> tuple[Reason, ...]:
        """The reasons that the sentence of its finding does not tell itself."""
        return () if (self.step, self.finding) in _TELLING else self.reasons


class _Said(NamedTuple):
    """What the steps read of an answer."""

    code: Code
    rule: str
    gate: Gate | None
    whole: bool
    records: frozenset[str]
    whys: Mapping[str, Why]
    notices: Mapping[Notice, frozenset[str]]
    acknowledged: frozenset[str]
    reasons: tuple[Reason, ...]
    flags: frozenset[Flag]
    standing: Standing | None

    @property
    def positive(self) -> bool:
        return self.code in POSITIVE

    @property
    def disputed(self) -> bool:
        """Whether authorities disagree, be it that a notice then stopped the use."""
        return self.code is Code.CONFLICT or (self.counts(Why.FINDS_AGAINST) and self.by("R12"))

    def by(self, *rules: str) -> bool:
        """Whether one of these rules decided."""
        return self.rule in rules

    def lacks(self, step: Step) -> bool:
        return any(_STEP_OF_RULE[RULE_OF_REASON[reason]] is step for reason in self.reasons)

    def counts(self, why: Why) -> bool:
        """Whether a record that `records` names played this part."""
        return any(self.whys.get(record) is why for record in self.records)


Found = tuple[Outcome, str]


def reasoning(found: Mapping[str, Any], gate: Gate | None) -> tuple[Node, ...]:
    """The steps that lead to an answer, in order; exactly one of them decides.

    Args:
        found: The body of the answer.
        gate: How the interfaces of the weapon that speaks compare; None where no weapon speaks.
    """
    said = _read(found, gate)
    decisive = _decisive(said)
    reached = Reason.IDENTITY_AMBIGUOUS not in said.reasons
    nodes = []
    for step, ask in _STEPS.items():
        outcome, finding = ask(said) if reached or step is Step.IDENTITY else (Outcome.NOT_REACHED, "unreached")
        here = [entry for entry in found["considered"] if _home(entry, said) is step]
        nodes.append(
            Node(
                step,
                outcome,
                finding,
                step is decisive,
                tuple(sorted(here, key=lambda entry: not entry["counted"])),
                tuple(one for one in found["notices"] if STEP_OF_NOTICE[Notice(one["code"])] is step),
                tuple(reason for reason in said.reasons if _STEP_OF_RULE[RULE_OF_REASON[reason]] is step),
                tuple(flag for flag in Flag if flag in said.flags and STEP_OF_FLAG[flag] is step),
                _limiting_positions(found) if step is Step.RESERVATIONS else (),
            )
        )
    return tuple(nodes)


def _read(found: Mapping[str, Any], gate: Gate | None) -> _Said:
    technical = found["technical"]
    notices: dict[Notice, frozenset[str]] = {}
    for one in found["notices"]:
        code = Notice(one["code"])
        notices[code] = notices.get(code, frozenset()) | frozenset(one["about"])
    first = [Reason(technical["reason"])] if technical["reason"] else []
    return _Said(
        code=Code(technical["code"]),
        rule=technical["rule"],
        gate=gate,
        whole="combination" in found["question"],
        records=frozenset(technical["records"]),
        whys={entry["record"]: Why(entry["why"]) for entry in found["considered"]},
        notices=notices,
        acknowledged=frozenset(
            word
            for line in technical["conditions"]
            if line["kind"] == ConditionKind.ACKNOWLEDGE_NOTICE
            for word in line["value"]
        ),
        reasons=(*first, *(Reason(reason) for reason in technical["reasons"])),
        flags=frozenset(Flag(flag) for flag in technical["flags"]),
        standing=Standing(technical["standing"]) if technical["standing"] else None,
    )


def _limiting_positions(found: Mapping[str, Any]) -> tuple[str, ...]:
    """What a condition comes from that is neither a record nor a notice."""
    causes = {cause for line in found["technical"]["conditions"] for cause in line["records"]}
    causes -= {entry["record"] for entry in found["considered"]}
    return tuple(sorted(causes.difference(*(one["about"] for one in found["notices"]))))


def _decisive(said: _Said) -> Step:
    """R4 decides twice: what binds forbids, what does not bind only limits."""
    if said.by("R4") and said.code is not Code.PROHIBITED:
        return Step.THIRD_PARTIES
    return _STEP_OF_RULE[said.rule]


def _home(entry: Mapping[str, Any], said: _Said) -> Step:
    """The one step at which a record is named."""
    why = Why(entry["why"])
    if why in STEP_OF_WHY:
        return STEP_OF_WHY[why]
    if why is Why.DECIDES or entry["record"] in said.records:
        return _where_deciding(said)
    about = [STEP_OF_NOTICE[code] for code, ids in said.notices.items() if entry["record"] in ids]
    return about[0] if about else Step.IN_FORCE


def _where_deciding(said: _Said) -> Step:
    """Where what decides is named: what lowers the answer afterwards takes no record away from its place."""
    if said.disputed:
        return Step.FINDINGS
    if said.by("R10") or Flag.OVERLAP in said.flags:
        return Step.MERGING
    return Step.PERMISSION if said.positive or said.by("R12") else _decisive(said)


def _identity(said: _Said) -> Found:
    if said.reasons[:1] == (Reason.IDENTITY_AMBIGUOUS,):
        return Outcome.MISSING, "ambiguous"
    return Outcome.PASSES, "replaced" if Notice.IDENTIFIER_REPLACED in said.notices else "certain"


def _in_force(said: _Said) -> Found:
    if said.code is Code.SUSPENDED and said.by("R2"):
        return Outcome.STOPS, "suspended"
    if not said.whys:
        return Outcome.MISSING, "unstated"
    if said.lacks(Step.IN_FORCE):
        return Outcome.MISSING, "none"
    if all(why in _NEVER_IN_FORCE for why in said.whys.values()):
        return Outcome.MISSING, "nothing"
    return Outcome.PASSES, "some"


def _standing(said: _Said) -> Found:
    if said.lacks(Step.STANDING) and (said.by("R3") or not _FALLS_SHORT.intersection(said.whys.values())):
        return Outcome.MISSING, "others"
    if said.disputed:
        return Outcome.PASSES, "disputed"
    if said.standing is not None:
        return Outcome.PASSES, said.standing.value
    if any(why not in _WITHOUT_STANDING for why in said.whys.values()):
        return Outcome.PASSES, "some"
    return Outcome.NOT_REACHED, "unreached"


def _prohibition(said: _Said) -> Found:
    if said.code is Code.PROHIBITED:
        return Outcome.STOPS, "forbids"
    return Outcome.PASSES, "lifted" if Notice.PROHIBITION_DEROGATED in said.notices else "none"


def _interfaces(said: _Said) -> Found:
    ended = said.code is Code.PROHIBITED
    if said.gate is None:
        return Outcome.MISSING, "no_weapon"
    if said.gate is Gate.MATES:
        return Outcome.NOT_REACHED if ended else Outcome.PASSES, "mates"
    if said.gate is Gate.RULED_OUT:
        if said.by("R5"):
            return Outcome.STOPS, "differ"
        return (Outcome.NOT_REACHED, "differ") if ended else (Outcome.PASSES, "adapted")
    weighed = Reason.INTERFACE_UNKNOWN not in said.reasons and _WEIGHED.intersection(said.whys.values())
    if said.positive or weighed:
        return Outcome.NOT_REACHED if ended else Outcome.PASSES, "confirmed"
    return Outcome.NOT_REACHED if ended else Outcome.MISSING, "unknown"


def _findings(said: _Said) -> Found:
    if said.by("R7"):
        return Outcome.STOPS, "against"
    if said.by("R11") or _where_deciding(said) is Step.FINDINGS:
        return Outcome.STOPS, "disputed"
    if said.code in _ENDED:
        return Outcome.NOT_REACHED, "unreached"
    if Notice.CONFLICT_RESOLVED in said.notices:
        return Outcome.PASSES, "resolved"
    return Outcome.PASSES, "noted" if Notice.NEGATIVE_FINDING_OF_HOLDER_OR_PRODUCER in said.notices else "none"


_PERMITS: Mapping[Code, Found] = {
    Code.INTERCHANGEABLE: (Outcome.PASSES, "permits"),
    Code.CONDITIONAL: (Outcome.LIMITS, "conditions"),
    Code.EMERGENCY_ONLY: (Outcome.LIMITS, "emergency"),
}


def _permission(said: _Said) -> Found:
    if said.by("R8") and said.positive:
        return _PERMITS[said.code]
    if said.lacks(Step.PERMISSION):
        return Outcome.MISSING, "short"
    if said.positive or (said.by("R10", "R12") and (said.records or Why.DECIDES in said.whys.values())):
        return Outcome.PASSES, "permits"
    return (Outcome.MISSING, "none") if said.by("R12") else (Outcome.NOT_REACHED, "unreached")


def _combination(said: _Said) -> Found:
    if said.lacks(Step.COMBINATION):
        return Outcome.MISSING, "part"
    if _permission(said)[0] not in {Outcome.PASSES, Outcome.LIMITS}:
        return Outcome.NOT_REACHED, "unreached"
    return Outcome.PASSES, "whole" if said.whole else "single"


def _merging(said: _Said) -> Found:
    if Reason.CONDITIONS_UNSATISFIABLE in said.reasons:
        return Outcome.MISSING, "unsatisfiable"
    if said.by("R10"):
        return _PERMITS[said.code][0], "several"
    if not said.positive:
        return Outcome.NOT_REACHED, "unreached"
    return Outcome.PASSES, "several" if Flag.OVERLAP in said.flags else "one"


def _notices(said: _Said) -> Found:
    ids = frozenset[str]().union(*(ids for code, ids in said.notices.items() if STEP_OF_NOTICE[code] is Step.NOTICES))
    if said.by("R12"):
        return (Outcome.STOPS, "stops") if said.code is Code.SUSPENDED else (Outcome.LIMITS, "limits")
    if ids & said.acknowledged:
        return Outcome.LIMITS, "acknowledged"
    if said.code in _ENDED:
        return Outcome.NOT_REACHED, "noted" if ids else "unreached"
    return Outcome.PASSES, "noted" if ids else "none"


def _reservations(said: _Said) -> Found:
    if said.by("R22") or Flag.RESERVATION in said.flags:
        return Outcome.LIMITS, "limits"
    if not said.positive:
        return Outcome.NOT_REACHED, "unreached"
    return Outcome.PASSES, "noted" if Notice.RESERVATION_LIMITS_FUNCTION in said.notices else "none"


def _third_parties(said: _Said) -> Found:
    forbidden = Notice.THIRD_PARTY_PROHIBITION in said.notices
    if said.positive and forbidden:
        return Outcome.LIMITS, "limits"
    return (
        (Outcome.NOT_REACHED, "noted" if forbidden else "unreached") if not said.positive else (Outcome.PASSES, "none")
    )


_STEPS: Mapping[Step, Callable[[_Said], Found]] = {
    Step.IDENTITY: _identity,
    Step.IN_FORCE: _in_force,
    Step.STANDING: _standing,
    Step.PROHIBITION: _prohibition,
    Step.INTERFACES: _interfaces,
    Step.FINDINGS: _findings,
    Step.PERMISSION: _permission,
    Step.COMBINATION: _combination,
    Step.MERGING: _merging,
    Step.NOTICES: _notices,
    Step.RESERVATIONS: _reservations,
    Step.THIRD_PARTIES: _third_parties,
}

FINDINGS: Mapping[Step, tuple[str, ...]] = {
    Step.IDENTITY: ("ambiguous", "replaced", "certain"),
    Step.IN_FORCE: ("suspended", "unstated", "none", "nothing", "some"),
    Step.STANDING: ("others", "disputed", "some", *Standing),
    Step.PROHIBITION: ("forbids", "lifted", "none"),
    Step.INTERFACES: ("no_weapon", "mates", "differ", "adapted", "confirmed", "unknown"),
    Step.FINDINGS: ("against", "disputed", "resolved", "noted", "none"),
    Step.PERMISSION: ("permits", "conditions", "emergency", "short", "none"),
    Step.COMBINATION: ("part", "single", "whole"),
    Step.MERGING: ("unsatisfiable", "several", "one"),
    Step.NOTICES: ("stops", "limits", "acknowledged", "noted", "none"),
    Step.RESERVATIONS: ("limits", "noted", "none"),
    Step.THIRD_PARTIES: ("limits", "noted", "none"),
}
"""What each step may find, beside that it was not reached: each has a sentence of its own."""
