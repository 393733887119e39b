"""Reading what the course of an answer rests on: each weapon's question, and all that may bear on it on any day."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.engine import Connection

from registry.audit.version import Version
from registry.compatibility import gather
from registry.compatibility.bench import Bench
from registry.compatibility.meaning import Asked, Finder
from registry.compatibility.turns import Ground
from schemas.vocabulary import CombinationRole


def exactly(asked: Asked, found: Mapping[str, Any]) -> Asked:
    """The question by the registry ids that its answer names: on another day a name may mean another thing."""
    question = found["question"]
    system = question["system"]
    return replace(
        asked,
        munition=(question.get("munition") or {}).get("id"),
        combination={CombinationRole(role): part["id"] for role, part in question.get("combination", {}).items()},
        system=system["id"],
        weapon=system["weapon"] if asked.weapon and asked.system else None,
    )


def grounds(connection: Connection, asked: Asked, version: Version) -> dict[str, Ground]:
    """By weapon what its answer rests on, in the order in which they are listed; `asked` by ids.

    As many queries as one answer; none of it depends on the day or on what was known.
    """
    frame = gather.frame(connection, version)
    found = Finder(connection, [asked], frame.kept)
    meant = found.meaning(asked)
    bench = Bench(connection, [meant], found, frame)
    return {weapon.id: bench.ground(asked, meant, weapon) for weapon in meant.weapons}
