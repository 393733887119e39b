"""Acceptance cases: small worlds with questions and what the answer must be, asked through the same look-up as every door."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

import orjson
from sqlalchemy.engine import Connection
from sqlalchemy.exc import StatementError
from sqlmodel import Session

from registry.catalogue import load as catalogue
from registry.compatibility.lookup import Asked, answer
from registry.database import Engine, engine_for
from registry.errors import Invalid, NotFound, Refusal
from registry.migrations import upgrade
from registry.qualifications import load as qualifications
from schemas.vocabulary import CombinationRole, Context

OTHER_AXES = frozenset({"transfer", "movement", "routes", "exchange"})
"""Expected keys of axes that the registry does not answer yet."""

OTHER_AXES_RULES = frozenset({"R15", "R16", "R17", "R18"})

_CATALOGUE = ("nations", "interfaces", "munitions", "weapons", "platforms")
_STATED = ("authorities", "records", "arrangements", "notices", "positions")
_NOT_KEPT = frozenset({"transfer_rules", "groups", "consents", "treaty_status", "caveats"})

World = dict[str, dict[str, dict[str, Any]]]
"""Tables of rows by id."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one case came to. `differences` are (key, expected, answered); `attempted` tells whether anything was compared."""

    id: str
    rule: str
    title: str
    answer: Mapping[str, Any]
    attempted: bool
    differences: tuple[tuple[str, Any, Any], ...]


@dataclass(slots=True)
class Tally:
    """Agreement by rule."""

    agreed: Counter[str] = field(default_factory=Counter)
    differing: Counter[str] = field(default_factory=Counter)
    not_attempted: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        if not outcome.attempted:
            self.not_attempted[outcome.rule] += 1
        else:
            (self.differing if outcome.differences else self.agreed)[outcome.rule] += 1


def cases(document: Any) -> list[dict[str, Any]]:
    """The cases of a file in the acceptance format.

    Raises:
        Invalid: It is not of that format.
    """
    if not isinstance(document, dict) or not isinstance(document.get("worlds"), dict):
        raise Invalid("The file holds no worlds: a JSON object with `worlds` and `vectors` is expected.")
    for name, tables in document["worlds"].items():
        _check_tables(f"The world {name!r}", tables)
    found = document.get("vectors")
    if not isinstance(found, list):
        raise Invalid("The file holds no cases: `vectors` must be a list.")
    for place, case in enumerate(found):
        missing = [name for name in ("id", "world", "question") if not isinstance(case, dict) or name not in case]
        if missing:
            raise Invalid(f"Case {place + 1} lacks {', '.join(missing)}.")
        what = f"Case {case['id']}"
        if not isinstance(case["world"], str) or case["world"] not in document["worlds"]:
            raise Invalid(f"{what} names the world {case['world']!r}, which the file does not hold.")
        if not isinstance(case.get("expect") or {}, dict):
            raise Invalid(f"{what} is not of the acceptance format: `expect` must be an object.")
        _check_tables(what, case.get("with") or {})
        _check_question(what, case["question"])
    return found


def _check_tables(what: str, tables: Any) -> None:
    if not isinstance(tables, dict):
        raise Invalid(f"{what} is not of the acceptance format: tables of rows are expected.")
    for table, rows in tables.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) and _id(row) for row in rows):
            raise Invalid(
                f"{what} is not of the acceptance format: {table} must list objects with an `id` (nations: `code`)."
            )


def _check_question(what: str, question: Any) -> None:
    """An incomplete question would be answered, and its answer could agree."""
    if not isinstance(question, dict):
        raise Invalid(f"{what} is not of the acceptance format: `question` must be an object.")
    for either in (("user",), ("munition", "combination"), ("weapon", "platform")):
        if not any(question.get(name) for name in either):
            raise Invalid(f"{what} is not of the acceptance format: its question lacks {' or '.join(either)}.")


def run(document: Any, *, engine: Engine | None = None) -> Iterator[Outcome]:
    """Ask every case, in the order of the file.

    A world is loaded once into an empty database; the rows of `with` are laid over it in a transaction that is rolled back.
    Cases that follow each other with the same rows share one laying.

    Args:
        engine: An empty, migrated database to use; by default one in memory.
    """
    found = cases(document)
    outcomes: dict[int, Outcome] = {}
    told = 0
    by_world: dict[str, dict[str, list[int]]] = {}
    for place, case in enumerate(found):
        laid = orjson.dumps(case.get("with") or {}, option=orjson.OPT_SORT_KEYS).decode()
        by_world.setdefault(case["world"], {}).setdefault(laid, []).append(place)
    for name, layings in by_world.items():
        world = _world(document["worlds"][name])
        with _empty(engine) as session, _clearly(f"The world {name!r}"):
            _load(session, world)
            for laid, places in layings.items():
                with _clearly(f"Case {found[places[0]]['id']}"), _laid_over(session, world, orjson.loads(laid)):
                    for place in places:
                        outcomes[place] = _outcome(session.connection(), found[place])
                while told in outcomes:
                    yield outcomes.pop(told)
                    told += 1


@contextmanager
def _clearly(what: str) -> Iterator[None]:
    """What a malformed row runs into, in words that name where it stands."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError, StatementError) as error:
        reason = f"{error} is missing" if isinstance(error, KeyError) else str(error).partition("\n")[0]
        raise Invalid(f"{what} is not of the acceptance format: {reason}.") from error


@contextmanager
def _empty(engine: Engine | None) -> Iterator[Session]:
    """A session whose changes are never kept."""
    own = engine is None
    engine = engine or engine_for("sqlite://")
    if own:
        upgrade(engine)
    with Session(engine) as session:
        try:
            yield session
        finally:
            session.rollback()
    if own:
        engine.dispose()


@contextmanager
def _laid_over(session: Session, world: World, rows: Mapping[str, Iterable[dict[str, Any]]]) -> Iterator[None]:
    overlay: World = {}
    for table, given in rows.items():
        overlay[table] = {_id(row): row for row in given}
    nested = session.begin_nested()
    try:
        _load(session, overlay, world)
        yield
    finally:
        nested.rollback()


def _world(tables: Mapping[str, Iterable[dict[str, Any]]]) -> World:
    return {table: {_id(row): row for row in rows} for table, rows in tables.items()}


def _id(row: Mapping[str, Any]) -> str:
    return str(row.get("id") or row.get("code") or "")


def _load(session: Session, tables: World, known: World | None = None) -> None:
    """Write a world's rows through the same loading as everything else, with the rows that they imply."""
    unknown = tables.keys() - {*_CATALOGUE, *_STATED, *_NOT_KEPT}
    if unknown:
        raise Invalid(f"The world holds tables that are not known: {', '.join(sorted(unknown))}.")
    connection = session.connection()
    for kind, rows in _implied(tables, known or {}).items():
        catalogue.load(connection, kind, rows)
    for kind in _CATALOGUE:
        catalogue.load(connection, kind, tables.get(kind, {}).values())
    for kind in _STATED:
        qualifications.load(connection, kind, tables.get(kind, {}).values())


def _implied(tables: World, known: World) -> dict[str, list[dict[str, Any]]]:
    """Rows that others refer to and that have none of their own: a calibre label is its own id."""
    things = [*tables.get("munitions", {}).values(), *tables.get("weapons", {}).values()]
    calibres = {row["calibre"] for row in things if row.get("calibre")}
    standards = {row["standard"] for row in tables.get("positions", {}).values()}
    nations = {
        row.get("nation")
        for table in ("munitions", "weapons", "authorities", "positions")
        for row in tables.get(table, {}).values()
    }
    strangers = (
        {nation for nation in nations if nation} - known.get("nations", {}).keys() - tables.get("nations", {}).keys()
    )
    return {
        "nations": [{"code": nation, "status": "OTHER"} for nation in sorted(strangers)],
        "calibres": [{"id": label, "label": label} for label in sorted(calibres)],
        "standards": [{"id": name, "kind": "STANAG"} for name in sorted(standards)],
    }


def _outcome(connection: Connection, case: Mapping[str, Any]) -> Outcome:
    expected = case.get("expect") or {}
    answered = _answered(connection, _asked(case))
    rule = str(case.get("rule", ""))
    asks_more = bool(OTHER_AXES & expected.keys() or OTHER_AXES_RULES & set(rule.split()))
    compared = {
        name: value for name, value in expected.items() if name != "overall" or not case["question"].get("holder")
    }
    differences = tuple(
        (name, value, shown)
        for name, value in compared.items()
        if not asks_more and (shown := _shown(answered, name, value)) != _comparable(name, value)
    )
    return Outcome(
        str(case["id"]), rule, str(case.get("title", "")), answered, bool(compared) and not asks_more, differences
    )


def _answered(connection: Connection, asked: Asked) -> dict[str, Any]:
    try:
        return answer(connection, asked)
    except NotFound as refusal:
        return _problem(refusal, 404)
    except Refusal as refusal:
        return _problem(refusal, 422)


def _problem(refusal: Refusal, status: int) -> dict[str, Any]:
    return {
        "error": "NOT_FOUND" if status == 404 else "INVALID",
        "status": status,
        "title": refusal.message,
        "errors": refusal.fields,
        "candidates": refusal.candidates,
    }


def _asked(case: Mapping[str, Any]) -> Asked:
    question = case["question"]
    try:
        return Asked(
            user=question["user"],
            system=question.get("platform") or question.get("weapon"),
            weapon=question.get("weapon") if question.get("platform") else None,
            munition=question.get("munition"),
            combination={CombinationRole(role): name for role, name in (question.get("combination") or {}).items()},
            holder=question.get("holder"),
            context=Context(question.get("context", Context.TRAINING)),
            as_of=date.fromisoformat(question["as_of"]) if question.get("as_of") else datetime.now(UTC).date(),
            as_known=_moment(question["as_known"]) if question.get("as_known") else datetime.now(UTC),
            purpose=question.get("purpose"),
            lots=tuple(question["lots"]) if question.get("lots") is not None else None,
            routes=tuple(tuple(route) for route in question.get("routes") or ()),
            reader=question.get("reader"),
        )
    except (AttributeError, ValueError, TypeError) as error:
        raise Invalid(f"Case {case['id']} is not of the acceptance format: its question: {error}.") from error


def _moment(text: str) -> datetime:
    """A moment; a date means the end of that day, UTC."""
    if len(text) == len("2026-06-01"):
        return datetime.combine(date.fromisoformat(text), time.max, UTC)
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _shown(answered: Mapping[str, Any], name: str, expected: Any) -> Any:
    """The answer's part that a key is compared with, in comparable form."""
    if name == "error":
        return answered.get("error")
    if "technical" not in answered:
        return None
    if name in ("code", "reason", "rule", "standing"):
        return answered["technical"][name]
    if name in ("reasons", "records", "flags", "conditions"):
        return _comparable(name, answered["technical"][name])
    if name == "notices":
        return _comparable(name, [[notice["code"], notice["about"]] for notice in answered["notices"]])
    if name == "has_notices":
        there = _comparable("notices", [[notice["code"], notice["about"]] for notice in answered["notices"]])
        return [notice for notice in _comparable("notices", expected) if notice in there]
    if name == "candidates":
        return sorted(one["id"] for fitting in answered.get("candidates", {}).values() for one in fitting)
    return answered.get({"overall": "answer"}.get(name, name))


def _comparable(name: str, value: Any) -> Any:
    if name == "conditions":
        return sorted(orjson.dumps([line["kind"], line["value"]], option=orjson.OPT_SORT_KEYS) for line in value)
    if name in ("notices", "has_notices"):
        return sorted([code, sorted(about)] for code, about in value)
    return sorted(value) if isinstance(value, list) else value
