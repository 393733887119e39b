"""The steps of the reasoning as a page unfolds them: what each found, the records looked at, and what mates with what."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from registry.compatibility.reasoning import Node, Outcome, Step
from schemas.vocabulary import Reason

GLYPHS: Final[Mapping[Outcome, str]] = {
    Outcome.PASSES: "✓",
    Outcome.LIMITS: "!",
    Outcome.STOPS: "✕",
    Outcome.MISSING: "?",
    Outcome.NOT_REACHED: "·",
}


class Interfaces(NamedTuple):
    """Of each part that is certain its designation and what it presents; what the weapon accepts, None where none speaks."""

    presented: Sequence[tuple[str, Sequence[str]]]
    accepted: Sequence[str] | None


class Looked(NamedTuple):
    """One record that was looked at.

    `words` is the part that it played, without its id; `ask` is whom to ask about a restricted one, `statement` another
    that has evidence or words of its own.
    """

    record: str
    counted: bool
    why: str
    words: str
    ask: str | None
    statement: Mapping[str, Any] | None


class Told(NamedTuple):
    """One step; `reason` is told with its finding, `reasons` are the others, `below` what is folded under it."""

    node: Node
    glyph: str
    reason: Reason | None
    reasons: tuple[Reason, ...]
    looked: tuple[Looked, ...]
    interfaces: Interfaces | None

    @property
    def below(self) -> bool:
        return bool(self.looked or self.node.notices or self.node.flags or self.reasons or self.interfaces)


def told(nodes: Sequence[Node], interfaces: Interfaces, held: Mapping[str, Mapping[str, Any]]) -> list[Told]:
    """The steps in order; `held` are the records that the answer names, as the public may read them, by id."""
    steps = []
    for node in nodes:
        said = 1 if node.decides else 0
        mating = node.step is Step.INTERFACES and bool(interfaces.presented)
        steps.append(
            Told(
                node,
                GLYPHS[node.outcome],
                next(iter(node.unsaid[:said]), None),
                node.unsaid[said:],
                tuple(_looked(entry, held.get(entry["record"])) for entry in node.considered),
                interfaces if mating else None,
            )
        )
    return steps


def _looked(entry: Mapping[str, Any], held: Mapping[str, Any] | None) -> Looked:
    readable = held is not None and not held["restricted"]
    return Looked(
        entry["record"],
        entry["counted"],
        entry["why"],
        entry["text"].removeprefix(entry["record"]),
        held["ask"]["authority"] if held and held["restricted"] else None,
        held if held and readable and (held["evidence"] or held.get("says")) else None,
    )
