"""What would change an answer, and what it changes into on the day on which it does."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from registry.compatibility.turns import Course, Stretch
from registry.web.question import address
from schemas.vocabulary import CombinationRole, Remedy


class Change(NamedTuple):
    """One missing thing, in words; `there` is where the reader can supply it."""

    text: str
    there: str | None


class Following(NamedTuple):
    """The next stretch; `alike` where its answer reads the same and rests on something else."""

    stretch: Stretch
    alike: bool


def unnamed(found: Mapping[str, Any]) -> bool:
    """Whether the answer lacks the names of the parts that a round is fired with."""
    return any(change["code"] == Remedy.NAME_THE_COMBINATION for change in found["would_change"])


def changes(found: Mapping[str, Any], part: str | None) -> list[Change]:
    """In the order of the answer; `part` is the role that the round plays in the combination that is still to be named."""
    munition = found["question"].get("munition")
    given = {part: munition["id"]} if part and munition else {}
    first = CombinationRole.CHARGE if part == CombinationRole.PROJECTILE else CombinationRole.PROJECTILE
    naming = f"{address('/', munition=None, **given)}#field-{first.value}"
    return [
        Change(one["text"], naming if one["code"] == Remedy.NAME_THE_COMBINATION else None)
        for one in found["would_change"]
    ]


def following(course: Course | None, found: Mapping[str, Any]) -> Following | None:
    """What the answer changes into on the day of its next change, as far as its course tells."""
    day = found["next_change"]
    if course is None or day is None:
        return None
    stretch = next((one for one in course.stretches if one.first and one.first.isoformat() == day), None)
    return Following(stretch, stretch.code == found["technical"]["code"]) if stretch else None
