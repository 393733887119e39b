"""The body of an answer: one verdict in the shape that every door shows (pure)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Protocol

from registry.compatibility import explain
from registry.compatibility.conditions import Merged
from registry.compatibility.explain import Scene
from registry.compatibility.sentences import Words
from registry.compatibility.verdict import Verdict
from schemas.vocabulary import CombinationRole, ConditionKind, Context, SystemKind

Named = tuple[str, str]
"""An id and a designation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The question as understood: what was meant, or the texts and candidates where that is not certain.

    `by_weapon` tells that one weapon of the platform was picked.
    """

    user: str
    holder: str | None
    context: Context
    as_of: date
    as_known: datetime
    purpose: str | None
    lots: tuple[str, ...] | None
    routes: tuple[tuple[str, ...], ...]
    parts: Mapping[CombinationRole | None, Named]
    platform: Named | None
    typed: Mapping[CombinationRole | None, str]
    system: str
    candidates: Mapping[str, tuple[Named, ...]]
    by_weapon: bool = False


class Version(Protocol):
    @property
    def value(self) -> int: ...

    @property
    def exercise(self) -> bool: ...


class Surroundings(Protocol):
    """The data version and the nations' names."""

    @property
    def version(self) -> Version: ...

    @property
    def nations(self) -> Mapping[str, Words]: ...


def body(
    heard: Heard,
    verdict: Verdict,
    weapon: Named | None,
    listed: tuple[tuple[str, Verdict], ...],
    around: Surroundings,
    language: str,
) -> dict[str, Any]:
    """Everything that an answer carries. `weapon` is the one that speaks, `listed` are all of the platform."""
    scene = Scene(
        language,
        _load(heard),
        _system_in_words(heard, weapon, language),
        heard.user,
        heard.as_of,
        heard.as_known,
        around.nations,
        heard.holder,
        heard.lots,
        on_platform=heard.platform is not None,
        speaking=_speaking(heard, weapon, len(listed), language),
    )
    answered = {
        "question": _question(heard, weapon),
        "answer": verdict.answer.value,
        "state": verdict.state.value,
        "technical": {
            "code": verdict.code.value,
            "reason": verdict.reason.value if verdict.reason else None,
            "reasons": [reason.value for reason in verdict.reasons[1:]],
            "rule": verdict.rule,
            "standing": verdict.standing.value if verdict.standing else None,
            "records": list(verdict.records),
            "flags": [flag.value for flag in verdict.flags],
            "conditions": [_condition(line, verdict, scene) for line in verdict.conditions],
        },
        "transfer": None,
        "movement": None,
        "weapons": [{"id": one, "code": theirs.code.value} for one, theirs in listed],
        "considered": [
            {
                "record": entry.record,
                "counted": entry.counted,
                "why": entry.why.value,
                "text": explain.considered(entry, scene, verdict.code),
            }
            for entry in verdict.considered
        ],
        "notices": [
            {"code": entry.code.value, "about": list(entry.about), "text": explain.notice(entry, scene)}
            for entry in verdict.notices
        ],
        "would_change": [
            {"code": entry.code.value, "who": entry.who, "text": explain.would_change(entry, scene)}
            for entry in verdict.would_change
        ],
        "next_change": verdict.next_change.isoformat() if verdict.next_change else None,
        "text": explain.summary(verdict, scene),
        "caution": explain.caution(language),
        "exercise": around.version.exercise,
        "data_version": around.version.value,
    }
    if heard.candidates:
        answered["candidates"] = {
            name: [{"id": one, "designation": designation} for one, designation in fitting]
            for name, fitting in heard.candidates.items()
        }
    return answered


def _load(heard: Heard) -> str:
    """What is fired, in words: designations where certain, what was typed where not."""
    labels = [heard.parts[role][1] if role in heard.parts else text for role, text in heard.typed.items()]
    return " + ".join(labels)


def _system_in_words(heard: Heard, weapon: Named | None, language: str) -> str:
    """What fires, in words: of a platform the one weapon that was picked, if one was."""
    if heard.platform and weapon and heard.by_weapon:
        return explain.weapon_of(weapon[1], heard.platform[1], language)
    return (heard.platform or weapon or ("", heard.system))[1]


def _speaking(heard: Heard, weapon: Named | None, weapons: int, language: str) -> str | None:
    """The weapon whose answer is that of a platform with several, where none of them was picked."""
    if heard.platform is None or weapon is None or heard.by_weapon or weapons < 2:
        return None
    return explain.weapon_of(weapon[1], heard.platform[1], language)


def _question(heard: Heard, weapon: Named | None) -> dict[str, Any]:
    asked: dict[str, Any] = {}
    if None in heard.typed:
        asked["munition"] = _thing(heard.parts.get(None))
    else:
        asked["combination"] = {str(role): _thing(heard.parts.get(role)) for role in heard.typed}
    asked["system"] = _system(heard, weapon)
    asked |= {
        "user": heard.user,
        "holder": heard.holder,
        "context": heard.context.value,
        "as_of": heard.as_of.isoformat(),
        "as_known": heard.as_known.astimezone(UTC).isoformat().replace("+00:00", "Z"),
    }
    if heard.purpose is not None:
        asked["purpose"] = heard.purpose
    if heard.lots is not None:
        asked["lots"] = list(heard.lots)
    if heard.routes:
        asked["routes"] = [list(route) for route in heard.routes]
    return asked


def _thing(named: Named | None) -> dict[str, str] | None:
    return {"id": named[0], "designation": named[1]} if named else None


def _system(heard: Heard, weapon: Named | None) -> dict[str, str | None] | None:
    if heard.platform:
        return {"id": heard.platform[0], "kind": SystemKind.PLATFORM.value, "weapon": weapon[0] if weapon else None}
    if weapon:
        return {"id": weapon[0], "kind": SystemKind.WEAPON.value, "weapon": weapon[0]}
    return None


def _condition(line: Merged, verdict: Verdict, scene: Scene) -> dict[str, Any]:
    value: Any = line.value
    if line.kind is ConditionKind.TEMPERATURE_BAND and isinstance(line.value, tuple):
        value = {"min": line.value[0], "max": line.value[1]}
    elif isinstance(line.value, tuple):
        value = list(line.value)
    return {
        "kind": line.shown_kind,
        "value": value,
        "unit": line.unit,
        "records": list(line.records),
        "text": explain.condition(line, verdict, scene),
    }
