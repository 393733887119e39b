"""What an answer is about, as the catalogue has it: designations, interfaces, and the kinds of uncertain candidates."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from registry.audit.version import Version
from registry.catalogue import things
from registry.catalogue.things import MunitionRow, PlatformRow, WeaponRow
from registry.compatibility import explain
from registry.compatibility.lookup import Asked, verdicts
from registry.database import Connection
from registry.errors import Refusal
from registry.web.page import language
from registry.web.question import shown
from registry.web.verdict_why import Interfaces


class Systems(NamedTuple):
    """The weapons and platforms that an answer names, by id."""

    weapons: Mapping[str, WeaponRow]
    platforms: Mapping[str, PlatformRow]


class Named(NamedTuple):
    """The catalogue's rows of what an answer names, and the labels of their interfaces, by id.

    Of an uncertain name `groups` are the kinds of its groups, by id, and `taken` the interfaces that the asked system accepts.
    """

    munitions: Mapping[str, MunitionRow]
    weapons: Mapping[str, WeaponRow]
    platforms: Mapping[str, PlatformRow]
    interfaces: Mapping[str, str]
    groups: Mapping[str, str]
    taken: frozenset[str]

    @property
    def systems(self) -> Systems:
        return Systems(self.weapons, self.platforms)


def systems(connection: Connection, found: Mapping[str, Any], also: Iterable[str] = ()) -> Systems:
    """The system that was asked about and its weapons; `also` are ids of others. Two queries."""
    meant = found["question"]["system"]
    asked = [meant["id"], *also] if meant else [*also]
    weapons = [weapon["id"] for weapon in found["weapons"]]
    return Systems(things.weapons(connection, [*weapons, *asked]), things.platforms(connection, asked))


def named(connection: Connection, question: Asked, found: Mapping[str, Any], version: Version) -> Named:
    """Everything that the page of an answer names; a fixed number of queries."""
    candidates = [one["id"] for fitting in found.get("candidates", {}).values() for one in fitting]
    parts = [part["id"] for part in _parts(found["question"]) if part]
    munitions = things.munitions(connection, [*parts, *candidates])
    weapons, platforms = systems(connection, found, candidates)
    groups: dict[str, str] = {}
    taken: frozenset[str] = frozenset()
    if candidates:
        [outcome] = verdicts(connection, [question], version)
        meant = () if isinstance(outcome, Refusal) else outcome.meant.weapons
        taken = frozenset(interface for weapon in meant for interface in weapon.accepts)
        groups = things.groups(connection, {*candidates} - munitions.keys() - weapons.keys() - platforms.keys())
    mating = {interface for row in munitions.values() for interface in row.presents}
    mating |= {interface for weapon in weapons.values() for interface in weapon.accepts}
    return Named(munitions, weapons, platforms, things.labels(connection, mating), groups, taken)


def labels(found: Mapping[str, Any], systems: Systems) -> dict[str, str]:
    """What was asked about, as printed where certain, as typed where not; `thing` is what bears or is the weapon asked about."""
    question = found["question"]
    typed = [shown(role) for role in question["combination"]] if question.get("combination") else [shown("munition")]
    parts = [part["designation"] if part else text for part, text in zip(_parts(question), typed, strict=True)]
    system = question["system"]
    row = (systems.platforms.get(system["id"]) or systems.weapons.get(system["id"])) if system else None
    thing = row.designation if row else shown("system") or shown("weapon")
    weapon = systems.weapons.get(system["weapon"] or "") if system and shown("weapon") else None
    picked = explain.weapon_of(weapon.designation, thing, language()) if weapon and row is not weapon else thing
    return {"munition": " + ".join(parts), "system": picked, "thing": thing}


def interfaces(found: Mapping[str, Any], named: Named) -> Interfaces:
    """What each part that is certain presents, and what the weapon accepts which the answer speaks for."""
    rows = [named.munitions[part["id"]] for part in _parts(found["question"]) if part]
    weapon = (found["question"]["system"] or {}).get("weapon")
    return Interfaces(
        [(row.designation, _labelled(row.presents, named)) for row in rows],
        _labelled(named.weapons[weapon].accepts, named) if weapon else None,
    )


def _labelled(ids: Iterable[str], named: Named) -> list[str]:
    return [named.interfaces.get(one, one) for one in ids]


def _parts(question: Mapping[str, Any]) -> list[Mapping[str, Any] | None]:
    return list(question["combination"].values()) if question.get("combination") else [question.get("munition")]
