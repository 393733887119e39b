"""The lines of a pasted list, answered together and told apart: what is decided, and what could not be understood."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import g, request

from registry.catalogue import things
from registry.catalogue.called import called
from registry.catalogue.queries import near
from registry.compatibility.lookup import Asked, answers
from registry.database import Connection
from registry.errors import Invalid, NotFound, Refusal
from registry.web.consulting import now
from registry.web.notes import in_short, marks_of
from registry.web.page import language
from registry.web.question import onward
from schemas.compatibility import asked
from schemas.french import said
from schemas.pasted import Line, damage
from schemas.refusals import Refusal as Said
from schemas.refusals import shown


class Lines:
    """The answers to the lines of one list, asked together: as many queries for 200 lines as for one."""

    def __init__(self, connection: Connection, given: Mapping[str, Any]) -> None:
        self._given = given
        self._lines: Sequence[Line] = given["lines"]
        moment = now()
        self._shared: Any = asked({**given, "munition": None}, now=moment)
        askable = [line for line in self._lines if not line.faults and self._system(line)]
        questions = [
            Asked(**{**self._shared, "munition": one.munition, "system": self._system(one)}) for one in askable
        ]
        outcomes = answers(connection, questions, language(), g.version)
        self._outcomes = dict(zip((line.number for line in askable), outcomes, strict=True))
        self._check_what_is_shared(connection)
        self._elsewhere = self._called_otherwise(connection)
        self._read_designations(connection)

    def items(self) -> list[dict[str, Any]]:
        """A row a line: first what is not resolved, then the rest, each in the order of the list."""
        rows = [self._item(line) for line in self._lines]
        return sorted(rows, key=lambda row: row["problem"] is None)

    def _system(self, line: Line) -> str | None:
        return line.system or self._given.get("system")

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
        unknown: dict[str, set[str]] = {"munition": set(), "system": set()}
        for line in self._lines:
            outcome = self._outcomes.get(line.number)
            if isinstance(outcome, NotFound):
                for field in outcome.fields:
                    unknown[field].add(line.munition if field == "munition" else line.system or "")
        day = self._shared["as_of"]
        return {
            "munition": called(connection, unknown["munition"], "system", day) if unknown["munition"] else {},
            "system": called(connection, unknown["system"], "munition", day) if unknown["system"] else {},
        }

    def _read_designations(self, connection: Connection) -> None:
        found = [one for one in self._outcomes.values() if not isinstance(one, Refusal)]
        candidates = [one["id"] for body in found for fitting in body.get("candidates", {}).values() for one in fitting]
        systems = [body["question"]["system"]["id"] for body in found if body["question"]["system"]]
        weapons = things.weapons(connection, [*systems, *candidates])
        platforms = things.platforms(connection, [*systems, *candidates])
        self._systems = {id_: row.designation for id_, row in weapons.items()}
        self._systems |= {id_: row.designation for id_, row in platforms.items()}
        self._held = {*things.munitions(connection, candidates), *self._systems}

    def _item(self, line: Line) -> dict[str, Any]:
        outcome = self._outcomes.get(line.number)
        row: dict[str, Any] = {
            "key": f"line-{line.number}",
            "line": line.number,
            "typed": line.typed,
            "problem": None,
            "munition": None,
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
            "unknown": {},
            "misplaced": {},
            "candidates": {},
            "lookup": None,
        }
        if outcome is None:
            return row | self._unasked(line)
        if isinstance(outcome, Refusal):
            return row | self._not_found(line, outcome)
        if "candidates" in outcome:
            return row | self._ambiguous(line, outcome["candidates"])
        return row | self._decided(line, outcome)

    def _unasked(self, line: Line) -> dict[str, Any]:
        faults = list(line.faults.values()) or [Said("system_missing", {})]
        return {"problem": "UNREADABLE" if line.faults else "NO_SYSTEM", "why": _sentences(faults)}

    def _not_found(self, line: Line, refusal: Refusal) -> dict[str, Any]:
        reasons: list[Said] = []
        unknown: dict[str, str] = {}
        misplaced: dict[str, str] = {}
        for field, why in refusal.fields.items():
            text = line.munition if field == "munition" else line.system or ""
            if text in self._elsewhere[field]:
                key = "names_a_system" if field == "munition" else "names_a_munition"
                reasons.append(Said(key, {"given": shown(text)}))
                misplaced[field] = text
            else:
                reasons += [*why, *filter(None, [damage(text)])]
                unknown[field] = text
        return {
            "problem": "NAMES_A_SYSTEM" if "munition" in misplaced else "NOT_FOUND",
            "unknown": unknown,
            "misplaced": misplaced,
            "why": _sentences(reasons),
        }

    def _ambiguous(self, line: Line, candidates: Mapping[str, Sequence[Mapping[str, str]]]) -> dict[str, Any]:
        typed = {"munition": line.munition, "system": line.system or ""}
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
        technical, system = found["technical"], found["question"]["system"]
        return {
            "munition": found["question"]["munition"],
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
            "why": in_short(technical["code"], technical["reason"], technical["rule"], len(technical["conditions"])),
            "lookup": self._lookup(line),
        }

    def _lookup(self, line: Line, **changes: str) -> str:
        """The address of the whole verdict, asked in the words of the line: it says the same, notices of names included."""
        given = {"munition": line.munition, "system": self._system(line)}
        given |= {name: request.values.get(name) for name in ("user", "holder", "context", "as_of", "as_known")}
        return onward("/lookup", {**given, **changes})


def _sentences(reasons: Sequence[Said]) -> str:
    return " ".join(said(reason, language()) for reason in reasons)
