"""The lines of a pasted list, answered together and told apart: what is decided, and what could not be understood."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from flask import g, request

from registry.catalogue import things
from registry.catalogue.called import called
from registry.catalogue.parts import Part, parts_named
from registry.catalogue.queries import near, near_each
from registry.compatibility.lookup import Asked, answers
from registry.compatibility.meaning import nothing_named
from registry.database import Connection
from registry.errors import Invalid, NotFound, Refusal
from registry.web.consulting import now
from registry.web.notes import in_short, marks_of
from registry.web.page import language
from registry.web.question import onward
from registry.web.verdict_changes import unnamed
from schemas.compatibility import asked
from schemas.french import said
from schemas.pasted import Line, damage
from schemas.refusals import Refusal as Said
from schemas.refusals import shown
from schemas.vocabulary import CombinationRole

NEAR_SHOWN: Final = 3

_KINDS: Final[Mapping[str, Sequence[str]]] = {"munition": ["munitions"], "system": ["platforms", "weapons"]}


class Unknown(NamedTuple):
    """A text that fits nothing, and the column in which it stands."""

    field: str
    text: str


class Lines:
    """The answers to the lines of one list, asked together: as many queries for 200 lines as for one."""

    def __init__(self, connection: Connection, given: Mapping[str, Any]) -> None:
        self._given = given
        self._lines: Sequence[Line] = given["lines"]
        moment = now()
        self._shared: Any = asked({**given, "munition": None}, now=moment)
        self._parts = self._parts_named(connection)
        askable = [line for line in self._lines if not line.faults and self._system(line) and self._loaded(line)]
        questions = [Asked(**{**self._shared, **self._loaded(one), "system": self._system(one)}) for one in askable]
        outcomes = answers(connection, questions, language(), g.version)
        self._outcomes = dict(zip((line.number for line in askable), outcomes, strict=True))
        self._check_what_is_shared(connection)
        self._elsewhere = self._called_otherwise(connection)
        self._near = self._near_matches(connection)
        self._read_designations(connection)

    def items(self) -> list[dict[str, Any]]:
        """A row a line: first what is not resolved, then the rest, each in the order of the list."""
        rows = [self._item(line) for line in self._lines]
        return sorted(rows, key=lambda row: row["problem"] is None)

    def _system(self, line: Line) -> str | None:
        return line.system or self._given.get("system")

    def _parts_named(self, connection: Connection) -> dict[str, Part]:
        joined = {text for line in self._lines for text in (line.munition, *line.parts) if line.parts}
        return parts_named(connection, joined, self._shared["as_of"])

    def _loaded(self, line: Line) -> dict[str, Any]:
        """What is asked about: a munition, or a combination by roles; nothing where its parts cannot be told apart.

        A plus in what is known as a whole, or of which nothing is known, parts nothing.
        """
        if line.munition in self._parts or self._parts.keys().isdisjoint(line.parts):
            return {"munition": line.munition}
        told: dict[CombinationRole, str] = {}
        for text in line.parts:
            part = self._parts.get(text)
            if part is None or part.role is None or part.role in told:
                return {}
            told[part.role] = text
        return {"combination": {role: told[role] for role in CombinationRole if role in told}}

    def _typed(self, line: Line) -> dict[str, str]:
        """What names a thing, by field of the question."""
        loaded = self._loaded(line)
        parts = {role.value: text for role, text in loaded.get("combination", {}).items()}
        return {"munition": line.munition, **parts, "system": self._system(line) or ""}

    def _unknown(self, line: Line) -> list[Unknown]:
        outcome = self._outcomes.get(line.number)
        if isinstance(outcome, NotFound):
            typed = self._typed(line)
            return [Unknown("system" if field == "system" else "munition", typed[field]) for field in outcome.fields]
        if outcome is None and not line.faults and line.parts and not self._loaded(line):
            return [Unknown("munition", text) for text in line.parts if text not in self._parts]
        return []

    def _near_matches(self, connection: Connection) -> dict[str, dict[str, list[dict[str, str]]]]:
        """By column and text what may have been meant; where a round is near nothing, `system_instead` has the systems."""
        unknown = self._all_unknown()
        texts = {field: {one.text for one in unknown if one.field == field} for field in _KINDS}
        found = {field: near_each(connection, texts[field], kinds) for field, kinds in _KINDS.items()}
        without = {text for text, near_by in found["munition"].items() if not near_by}
        return {**found, "system_instead": near_each(connection, without, _KINDS["system"])}

    def _all_unknown(self) -> list[Unknown]:
        return [one for line in self._lines for one in self._unknown(line)]

    def _check_what_is_shared(self, connection: Connection) -> None:
        """A nation or a system of all lines that is wrong is said once, at its field.

        Raises:
            Invalid: The nation is not known, or the system fits several.
            NotFound: Nothing goes by the system's name.
        """
        for line in self._lines:
            outcome = self._outcomes.get(line.number)
            if isinstance(outcome, Refusal) and not isinstance(outcome, NotFound):
                raise outcome
            if line.system or outcome is None:
                continue
            text = self._shared["system"]
            if isinstance(outcome, NotFound) and "system" in outcome.fields:
                meant = {"system": near(connection, text, ["platforms", "weapons"])}
                fields = {"system": outcome.fields["system"]}
                raise NotFound("", fields=fields, candidates=meant, typed={"system": text})
            if not isinstance(outcome, Refusal) and (fitting := outcome.get("candidates", {}).get("system")):
                several = Said("fits_several", {"given": shown(text), "number": len(fitting)})
                raise Invalid("", fields={"system": [several]}, candidates={"system": fitting})

    def _called_otherwise(self, connection: Connection) -> dict[str, dict[str, str]]:
        """What the names that fit nothing in their column name in the other one."""
        unknown = self._all_unknown()
        day = self._shared["as_of"]
        other = {"munition": "system", "system": "munition"}
        texts = {field: {one.text for one in unknown if one.field == field} for field in other}
        return {field: called(connection, texts[field], other[field], day) if texts[field] else {} for field in other}

    def _read_designations(self, connection: Connection) -> None:
        found = [one for one in self._outcomes.values() if not isinstance(one, Refusal)]
        candidates = [one["id"] for body in found for fitting in body.get("candidates", {}).values() for one in fitting]
        systems = [body["question"]["system"]["id"] for body in found if body["question"]["system"]]
        weapons = things.weapons(connection, [*systems, *candidates])
        platforms = things.platforms(connection, [*systems, *candidates])
        self._systems = {id_: row.designation for id_, row in weapons.items()}
        self._systems |= {id_: row.designation for id_, row in platforms.items()}
        self._held = {*things.munitions(connection, candidates), *self._systems}
        alone = [munition["id"] for body in found if unnamed(body) and (munition := body["question"]["munition"])]
        self._roles = things.roles(connection, alone)

    def _item(self, line: Line) -> dict[str, Any]:
        outcome = self._outcomes.get(line.number)
        row: dict[str, Any] = {
            "key": f"line-{line.number}",
            "line": line.number,
            "typed": line.typed,
            "problem": None,
            "munition": None,
            "combination": None,
            "system": None,
            "user": self._shared["user"],
            "holder": self._shared["holder"],
            "context": self._shared["context"].value,
            "as_of": self._shared["as_of"].isoformat(),
            "as_known": self._shared["as_known"].isoformat().replace("+00:00", "Z"),
            "answer": None,
            "state": None,
            "code": None,
            "reason": None,
            "rule": None,
            "conditions": 0,
            "notices": 0,
            "records": [],
            "next_change": None,
            "marks": [],
            "parts": None,
            "unknown": [],
            "misplaced": {},
            "candidates": {},
            "lookup": None,
        }
        if outcome is None:
            return row | self._unasked(line)
        if isinstance(outcome, Refusal):
            typed = self._typed(line)
            return row | self._not_found(line, {typed[field]: why for field, why in outcome.fields.items()})
        if "candidates" in outcome:
            return row | self._ambiguous(line, outcome["candidates"])
        return row | self._decided(line, outcome)

    def _unasked(self, line: Line) -> dict[str, Any]:
        if line.faults:
            return {"problem": "UNREADABLE", "why": _sentences(list(line.faults.values()))}
        if not self._loaded(line):
            return self._not_told_apart(line)
        return {"problem": "NO_SYSTEM", "why": _sentences([Said("system_missing", {})])}

    def _not_told_apart(self, line: Line) -> dict[str, Any]:
        """Which of the parts is unknown, is no part of a combination, or plays the part of another."""
        unknown = self._unknown(line)
        if unknown:
            return self._not_found(line, {one.text: [nothing_named(one.text)] for one in unknown})
        reasons: list[Said] = []
        played: dict[CombinationRole, str] = {}
        for text in line.parts:
            role = self._parts[text].role
            if role is None:
                reasons.append(Said("part_of_none", {"given": shown(text)}))
            elif role in played:
                reasons.append(Said("part_twice", {"given": shown(text), "other": shown(played[role])}))
            else:
                played[role] = text
        return {"problem": "PARTS_UNCLEAR", "why": _sentences(reasons)}

    def _not_found(self, line: Line, why: Mapping[str, Sequence[Said]]) -> dict[str, Any]:
        """What names nothing; `why` by text."""
        reasons: list[Said] = []
        unknown: list[dict[str, Any]] = []
        misplaced: dict[str, str] = {}
        for field, text in self._unknown(line):
            if text in self._elsewhere[field]:
                key = "names_a_system" if field == "munition" else "names_a_munition"
                reasons.append(Said(key, {"given": shown(text)}))
                misplaced[field] = text
            else:
                reasons += [*why[text], *filter(None, [damage(text)])]
                unknown.append({"field": field, "text": text, "near": self._offered(line, field, text)})
        return {
            "problem": "NAMES_A_SYSTEM" if "munition" in misplaced else "NOT_FOUND",
            "unknown": unknown,
            "misplaced": misplaced,
            "why": _sentences(reasons),
        }

    def _offered(self, line: Line, field: str, text: str) -> list[dict[str, str]]:
        """A few near matches, each with where it leads; a system in the place of a round, to the rounds that it can use."""
        near_by = [{**one, "lookup": self._instead(line, field, one["id"])} for one in self._near[field].get(text, [])]
        if not near_by and field == "munition":
            systems = self._near["system_instead"].get(text, [])
            near_by = [{**one, "lookup": onward("/rounds", {"system": one["id"], **_around()})} for one in systems]
        return near_by[:NEAR_SHOWN]

    def _instead(self, line: Line, field: str, id_: str) -> str:
        """Where the line is answered with what was meant; a part, which has no place yet, is shown in the catalogue."""
        if field == "munition" and line.parts:
            return onward(f"/munitions/{id_}", {})
        return self._lookup(line, **{field: id_})

    def _ambiguous(self, line: Line, candidates: Mapping[str, Sequence[Mapping[str, str]]]) -> dict[str, Any]:
        typed = self._typed(line)
        reasons = []
        for field, fitting in candidates.items():
            held = sum(one["id"] in self._held for one in fitting)
            key = "fits_several" if held > 1 else "names_a_group" if held else "names_an_empty_group"
            reasons.append(Said(key, {"given": shown(typed[field]), "number": held}))
        pickable = {
            field: [
                {**one, "lookup": self._lookup(line, **{field: one["id"]}) if one["id"] in self._held else None}
                for one in fitting
            ]
            for field, fitting in candidates.items()
        }
        return {"problem": "AMBIGUOUS", "candidates": pickable, "why": _sentences(reasons)}

    def _decided(self, line: Line, found: Mapping[str, Any]) -> dict[str, Any]:
        technical, asked_about = found["technical"], found["question"]
        system, munition = asked_about["system"], asked_about.get("munition")
        return {
            "munition": munition,
            "combination": asked_about.get("combination"),
            "system": {**system, "designation": self._systems[system["id"]]},
            "answer": found["answer"],
            "state": found["state"],
            "code": technical["code"],
            "reason": technical["reason"],
            "rule": technical["rule"],
            "conditions": len(technical["conditions"]),
            "notices": len(found["notices"]),
            "records": technical["records"],
            "next_change": found["next_change"],
            "marks": marks_of(found),
            "why": in_short(
                technical["code"],
                technical["reason"],
                technical["rule"],
                len(technical["conditions"]),
                context=asked_about["context"],
            ),
            "parts": self._naming(line, munition["id"]) if munition and unnamed(found) else None,
            "lookup": self._lookup(line),
        }

    def _lookup(self, line: Line, **changes: str) -> str:
        """The address of the whole verdict, asked in the words of the line: it says the same, notices of names included."""
        loaded = self._loaded(line)
        parts = {role.value: text for role, text in loaded.get("combination", {}).items()}
        named: dict[str, str | None] = {**(parts or {"munition": line.munition}), "system": self._system(line)}
        return onward("/lookup", {**named, **_around(), **changes})

    def _naming(self, line: Line, munition: str) -> str:
        """Where the other parts of the round are named, with what the line says; the part that it names stands there already."""
        role = self._roles.get(munition)
        part = {role.value: munition} if role else {}
        return f"{onward('/', {**part, 'system': self._system(line), **_around()})}#field-{'charge' if role else 'projectile'}"


def _around() -> dict[str, str | None]:
    return {name: request.values.get(name) for name in ("user", "holder", "context", "as_of", "as_known")}


def _sentences(reasons: Sequence[Said]) -> str:
    return " ".join(said(reason, language()) for reason in reasons)
