"""Many questions at once are answered as each of them alone."""

import random
from datetime import UTC, datetime, time, timedelta

from registry.catalogue import calibres, queries
from registry.compatibility.lookup import Asked, Decided, verdicts
from registry.database import Engine, reading
from schemas.vocabulary import Context
from tests.golden.asking import QUESTIONS, TODAY

SAMPLE = 900
KNOWN = datetime.combine(TODAY, time.max, UTC)


def drawn(engine: Engine, luck: random.Random) -> list[Asked]:
    """Questions of all calibres, nations, contexts and days; more often where something is stated."""
    with reading(engine) as connection:
        nations = [
            one["code"]
            for one in queries.listing(connection, "nations", text=None, filters={}, limit=200, offset=0).items
        ]
        listed = queries.listing(connection, "calibres", text=None, filters={}, limit=200, offset=0).items
        pairs = {
            one["id"]: [
                (munition.id, system.id)
                for munition in calibres.rounds(connection, one["id"])
                for system in calibres.systems(connection, one["id"], TODAY)
            ]
            for one in listed
        }
    filled = [found for found in pairs.values() if found]
    telling = [(one["ask"]["munition"], one["ask"]["system"]) for one in QUESTIONS if "munition" in one["ask"]]

    def one() -> Asked:
        munition, system = luck.choice(telling if luck.random() < 0.4 else luck.choice(filled))
        return Asked(
            munition=munition,
            system=system,
            user=luck.choice([*nations, *["NLD", "DEU", "FRA", "NOR"] * 10]),
            holder=luck.choice([None, *nations, "DEU", "USA"]),
            context=luck.choice(list(Context)),
            as_of=TODAY + timedelta(days=luck.choice([0, 0, 0, -300, 200])),
            as_known=KNOWN,
            lots=luck.choice([None, None, ("LOT-1",)]),
            reader=luck.choice(["", "", "NLD", None]),
        )

    return [one() for _ in range(SAMPLE)]


def told(decided: object) -> object:
    assert isinstance(decided, Decided)
    return decided.verdict, decided.weapon and decided.weapon.id, decided.listed


def test_many_questions_at_once_are_answered_as_each_alone(shipped: Engine) -> None:
    questions = drawn(shipped, random.Random(20261125))

    with reading(shipped) as connection:
        together = verdicts(connection, questions)
        alone = [verdicts(connection, [question])[0] for question in questions]

    assert [told(one) for one in together] == [told(one) for one in alone]
    assert len({one.verdict.code for one in together if isinstance(one, Decided)}) > 5


def test_the_order_of_the_questions_changes_no_answer(shipped: Engine) -> None:
    """Who happens to ask first is the one whose verdict the others are told."""
    questions = drawn(shipped, random.Random(7))

    with reading(shipped) as connection:
        forward = verdicts(connection, questions)
        backward = verdicts(connection, questions[::-1])

    assert [told(one) for one in forward] == [told(one) for one in backward[::-1]]
