"""Asking: from what a person or a tool typed to the body that every door shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.engine import Connection

from registry.audit.version import Version, data_version
from registry.catalogue.things import WeaponRow
from registry.compatibility import gather, rules
from registry.compatibility.answer import Heard, body
from registry.compatibility.bench import Bench
from registry.compatibility.gather import Frame
from registry.compatibility.meaning import Asked, Finder, Meant, near_matches
from registry.compatibility.verdict import Verdict
from registry.errors import Invalid, NotFound, Refusal
from schemas.refusals import Refusal as Said

__all__ = ["Asked", "Decided", "answer", "answers", "check_nations", "verdicts"]


@dataclass(frozen=True, slots=True)
class Decided:
    """One question, what its words meant, and the verdict on it.

    `weapon` is the one that speaks, none where the words are ambiguous or the platform has no weapon; `listed` are the
    verdicts of all of the platform's.
    """

    asked: Asked
    meant: Meant
    verdict: Verdict
    weapon: WeaponRow | None = None
    listed: tuple[tuple[str, Verdict], ...] = ()


def answer(
    connection: Connection, asked: Asked, language: str = "en", version: Version | None = None
) -> dict[str, Any]:
    """The body of interface section 1 for one question; `version` is that of the transaction, where it is known.

    Raises:
        NotFound: An identifier fits nothing; `candidates` holds near matches by field.
        Invalid: A nation code is not known here.
    """
    [outcome] = answers(connection, [asked], language, version)
    if isinstance(outcome, NotFound):
        raise NotFound(
            outcome.message,
            fields=outcome.fields,
            candidates={name: near_matches(connection, name, asked) for name in outcome.fields},
            typed=outcome.typed,
        )
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


def answers(
    connection: Connection, questions: Sequence[Asked], language: str = "en", version: Version | None = None
) -> list[dict[str, Any] | Refusal]:
    """As `answer` for many questions, in order, in a fixed number of queries; a refused one holds its refusal."""
    frame = gather.frame(connection, version or data_version(connection))
    return [
        one if isinstance(one, Refusal) else _body(one, frame, language)
        for one in _decide_all(connection, questions, frame)
    ]


def verdicts(
    connection: Connection, questions: Sequence[Asked], version: Version | None = None
) -> list[Decided | Refusal]:
    """As `answers`, without a word: for lists that show codes."""
    frame = gather.frame(connection, version or data_version(connection))
    return list(_decide_all(connection, questions, frame))


def _decide_all(connection: Connection, questions: Sequence[Asked], frame: Frame) -> Iterator[Decided | Refusal]:
    found = Finder(connection, questions, frame.kept)
    outcomes: list[Meant | Refusal] = []
    checked: set[object] = set()
    for asked in questions:
        try:
            nations = (asked.user, asked.holder, asked.routes)
            if nations not in checked:
                check_nations(asked, frame)
                checked.add(nations)
            outcomes.append(found.meaning(asked))
        except Refusal as refusal:
            outcomes.append(refusal)
    bench = Bench(connection, [meant for meant in outcomes if isinstance(meant, Meant)], found, frame)
    for asked, meant in zip(questions, outcomes, strict=True):
        yield meant if isinstance(meant, Refusal) else _decide(asked, meant, bench)


def _decide(asked: Asked, meant: Meant, bench: Bench) -> Decided:
    if meant.candidates:
        return Decided(asked, meant, rules.ambiguous(asked.context))
    decided = [bench.decide(asked, meant, weapon) for weapon in meant.weapons]
    if not decided:
        return Decided(asked, meant, rules.without_weapons(asked.context, asked.user))
    listed = tuple((weapon.id, verdict) for weapon, (_, verdict) in zip(meant.weapons, decided, strict=True))
    if len(decided) == 1:
        return Decided(asked, meant, decided[0][1], meant.weapons[0], listed)
    chosen = rules.headline(decided)
    # Another weapon may come to speak before the answer of this one changes.
    verdict = replace(decided[chosen][1], next_change=bench.next_change(asked, meant))
    return Decided(asked, meant, verdict, meant.weapons[chosen], listed)


def _body(decided: Decided, frame: Frame, language: str) -> dict[str, Any]:
    asked, meant, weapon = decided.asked, decided.meant, decided.weapon
    heard = Heard(
        user=asked.user,
        holder=asked.holder,
        context=asked.context,
        as_of=asked.as_of,
        as_known=asked.as_known,
        purpose=asked.purpose,
        lots=asked.lots,
        routes=asked.routes,
        parts={role: (row.id, row.designation) for role, row in meant.parts.items()},
        platform=meant.platform and (meant.platform.id, meant.platform.designation),
        typed=asked.parts,
        system=asked.system or asked.weapon or "",
        by_weapon=asked.weapon is not None,
        candidates=meant.candidates,
    )
    speaking = (weapon.id, weapon.designation) if weapon else None
    return body(heard, decided.verdict, speaking, decided.listed, frame, language)


def check_nations(asked: Asked, frame: Frame) -> None:
    """Raises Invalid naming every field whose nation is not known here."""
    asked_for = {"user": [asked.user], "holder": [asked.holder] if asked.holder else []}
    asked_for["route"] = sorted({nation for route in asked.routes for nation in route})
    wrong = {
        name: [Said("nation_unknown", {"given": code, "example": "NLD"}) for code in codes if code not in frame.nations]
        for name, codes in asked_for.items()
    }
    wrong = {name: reasons for name, reasons in wrong.items() if reasons}
    if wrong:
        raise Invalid("", fields=wrong)
