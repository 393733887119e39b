"""How many queries an answer takes does not depend on how much the registry holds, nor on how much is asked at once."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any

from registry.audit.version import raise_version
from registry.catalogue import load as catalogue
from registry.compatibility.alternatives import munitions_of, systems_of
from registry.compatibility.lookup import Asked, answer, answers
from registry.database import Connection, Engine, engine_for, reading, writing
from registry.qualifications import load as qualifications
from schemas.vocabulary import Context
from tests.queries import queries

FEW, MANY = 10, 2_000
AT_ONCE = 1_000
"""The largest batch."""

WHEN: dict[str, Any] = {
    "user": "NLD",
    "context": Context.TRAINING,
    "as_of": date(2026, 6, 1),
    "as_known": datetime(2026, 6, 1, tzinfo=UTC),
}


def grow(engine: Engine, first: int, beyond: int) -> None:
    """Add so many munitions, weapons, platforms of two weapons, records and notices, numbered from `first`."""
    numbers = range(first, beyond)
    rows: dict[str, Iterable[dict[str, Any]]] = {
        "nations": [{"code": "NLD", "status": "ALLY"}, {"code": "DEU", "status": "ALLY"}],
        "interfaces": [{"id": "120x570", "kind": "CARTRIDGE_CHAMBER"}],
        "families": [{"id": f"family-{n}", "of": "MUNITION", "label": f"Family {n}"} for n in numbers],
        "munitions": [a_munition(n) for n in numbers],
        "weapons": [{"id": f"gun-{n}", "designation": f"Gun {n}", "accepts": ["120x570"]} for n in numbers],
        "platforms": [
            {"id": f"tank-{n}", "designation": f"Tank {n}", "weapons": [f"gun-{n}", f"gun-{max(first, n - 1)}"]}
            for n in numbers
        ],
    }
    stated: dict[str, Iterable[dict[str, Any]]] = {
        "authorities": [{"id": "nld-technical", "nation": "NLD"}],
        "records": [a_record(n) for n in numbers],
        "notices": [
            {"id": f"notice-{n}", "munition": f"round-{n}", "authority": "nld-technical", "action": "MONITOR"}
            for n in numbers
        ],
    }
    with writing(engine) as session:
        for kind, given in rows.items():
            catalogue.load(session.connection(), kind, given)
        for kind, given in stated.items():
            qualifications.load(session.connection(), kind, given)
        raise_version(session)


def a_munition(n: int) -> dict[str, Any]:
    return {
        "id": f"round-{n}",
        "designation": f"Round {n}",
        "aliases": [f"R{n}"],
        "nation": "DEU",
        "family": f"family-{n}",
        "category": "TANK_GUN",
        "component": "COMPLETE_ROUND",
        "assembly": "FIXED",
        "presents": ["120x570"],
    }


def a_record(n: int) -> dict[str, Any]:
    return {
        "id": f"NLD-2026-{n}/1",
        "authority": "nld-technical",
        "kind": "INTERCHANGEABILITY",
        "munition": f"round-{n}",
        "weapon": f"gun-{n}",
        "degree": "FULL",
        "contexts": ["training"],
        "facets": {"form": "CONFIRMED", "fit": "CONFIRMED", "function": "CONFIRMED", "fire_control_data": "AVAILABLE"},
        "evidence": [{"kind": "S3_FULL", "grade": "A"}],
        "valid_from": "2026-01-01",
        "valid_to": "2026-12-31",
        "decisions": [{"move": "ACCEPTED", "recorded_at": "2025-12-01T10:00:00Z", "effective": "2025-12-01"}],
    }


def asked(munition: str, system: str, **more: Any) -> Asked:
    return Asked(munition=munition, system=system, **WHEN, **more)


def cost(url: str, ask: Callable[[Connection], object]) -> tuple[int, int]:
    """The queries of a first question, by a server that has just started, and of the next."""
    engine = engine_for(url)
    counted = []
    for _ in range(2):
        with reading(engine) as connection, queries(engine) as seen:
            ask(connection)
        counted.append(len(seen))
    engine.dispose()
    return counted[0], counted[1]


def spread(held: int, munition: str, system: str) -> list[Asked]:
    """The largest batch, over all that is held."""
    return [asked(munition.format(n % held), system.format(n % held)) for n in range(AT_ONCE)]


def the_batch(munition: str, system: str) -> Callable[[int], Callable[[Connection], object]]:
    def of(held: int) -> Callable[[Connection], object]:
        questions = spread(held, munition, system)

        def ask(connection: Connection) -> object:
            found = answers(connection, questions)
            understood = [one for one in found if isinstance(one, dict) and one["question"]["munition"]]
            assert len(understood) == AT_ONCE
            return found

        return ask

    return of


def the_single(munition: str, system: str) -> Callable[[int], Callable[[Connection], object]]:
    return lambda held: lambda connection: answer(connection, asked(munition.format(held - 1), system.format(held - 1)))


def the_reverse(
    reverse: Callable[..., list[dict[str, Any]]], thing: str
) -> Callable[[int], Callable[[Connection], object]]:
    def of(held: int) -> Callable[[Connection], object]:
        def ask(connection: Connection) -> object:
            rows = reverse(connection, thing.format(held - 1), reader="", **WHEN)
            assert len(rows) == held
            return rows

        return ask

    return of


QUESTIONS: dict[str, Callable[[int], Callable[[Connection], object]]] = {
    "one by ids": the_single("round-{}", "gun-{}"),
    "one by names": the_single("R{}", "Gun {}"),
    "one of a platform with two weapons": the_single("round-{}", "tank-{}"),
    "a thousand by ids": the_batch("round-{}", "gun-{}"),
    "a thousand by names": the_batch("R{}", "Gun {}"),
    "a thousand of platforms with two weapons": the_batch("round-{}", "tank-{}"),
    "the systems of a munition": the_reverse(systems_of, "round-{}"),
    "the munitions of a platform": the_reverse(munitions_of, "tank-{}"),
}


def test_no_question_takes_more_queries_where_more_is_held(engine: Engine, database_url: str) -> None:
    grow(engine, 0, FEW)
    small = {name: cost(database_url, of(FEW)) for name, of in QUESTIONS.items()}

    grow(engine, FEW, MANY)
    large = {name: cost(database_url, of(MANY)) for name, of in QUESTIONS.items()}

    assert large == small
    assert small["a thousand by ids"] == small["one by ids"]
