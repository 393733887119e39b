"""What the course of an answer rests on is what the answer rests on; and what is read beside it."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from sqlalchemy.engine import Connection

from registry.audit.version import data_version
from registry.catalogue import things
from registry.catalogue.names import key
from registry.catalogue.tables import Name
from registry.compatibility import course, turns
from registry.compatibility.lookup import Asked, answer
from registry.compatibility.reasoning import reasoning
from registry.compatibility.scope import gate
from registry.database import Engine, engine_for, reading, writing
from registry.qualifications import queries
from schemas.vocabulary import CombinationRole, Context, IdentifierType
from tests.doors import world
from tests.golden.asking import QUESTIONS, TODAY

CERTAIN = [one for one in QUESTIONS if one.get("reason") != "IDENTITY_AMBIGUOUS"]


def asked(question: dict[str, Any]) -> Asked:
    given = dict(question["ask"])
    combination = {CombinationRole(role): text for role, text in given.pop("combination", {}).items()}
    given["context"] = Context(given.get("context", Context.TRAINING))
    given["as_of"] = date.fromisoformat(given.get("as_of", TODAY.isoformat()))
    known = date.fromisoformat(given.get("as_known", TODAY.isoformat()))
    given["as_known"] = datetime.combine(known, time.max, UTC)
    given["lots"] = tuple(given["lots"]) if "lots" in given else None
    return Asked(combination=combination, **given)


@pytest.fixture
def connection(shipped_url: str) -> Any:
    engine = engine_for(shipped_url)
    with reading(engine) as connection:
        yield connection
    engine.dispose()


def test_of_every_question_the_course_and_the_reasons_are_those_of_its_answer(connection: Connection) -> None:
    version = data_version(connection)
    different = []
    for one in CERTAIN:
        question = asked(one)
        found = answer(connection, question, "en", version)

        exact = course.exactly(question, found)
        grounds = course.grounds(connection, exact, version)
        [here] = [
            stretch
            for stretch in turns.course(list(grounds.values()), question.as_of).stretches
            if stretch.holds(question.as_of)
        ]
        nodes = reasoning(found, gate(grounds[found["question"]["system"]["weapon"]][0]))

        [decisive] = [node for node in nodes if node.decides]
        technical = found["technical"]
        if (here.code, here.reason) != (technical["code"], technical["reason"]) or technical[
            "rule"
        ] not in decisive.rules:
            different.append((one["id"], here, technical))

    assert len(CERTAIN) > 60
    assert different == []


def test_records_are_read_as_each_would_be_read_alone(connection: Connection) -> None:
    every = queries.records(connection, reader=None, limit=400, offset=0).items
    ids = [row["id"] for row in every][::9]

    found = queries.records_named(connection, [*ids, "no-such-record"], reader=queries.PUBLIC_READER)

    assert found == {one: queries.record(connection, one, reader=queries.PUBLIC_READER) for one in ids}
    assert {record["restricted"] for record in found.values()} == {True, False}


def test_what_a_munition_is_for_is_its_category_and_its_role(connection: Connection) -> None:
    found = things.purposes(connection, ["dm53a1", "m795", "nothing"])

    assert found == {"dm53a1": ("TANK_GUN", "APFSDS-T"), "m795": ("ARTILLERY", "HE")}


def test_stock_numbers_are_given_as_they_are_written_without_those_that_were_cancelled(engine: Engine) -> None:
    world.load(engine)
    with writing(engine) as session:
        for text, cancelled in (("1305-00-123-4567", None), ("1305-00-123-0000", date(2020, 1, 1))):
            session.add(
                Name(
                    subject_kind="munition",
                    subject_id="dm63",
                    type=IdentifierType.NSN,
                    text=text,
                    key=key(text),
                    cancelled=cancelled,
                )
            )

    with reading(engine) as connection:
        found = things.stock_numbers(connection, ["dm53a1", "dm63", "dm43"])

    assert found == {"dm53a1": ["1305-12-345-6789"], "dm63": ["1305-00-123-4567"]}
