"""Acceptance cases from the command line: the registry's own all agree, others are compared, and malformed ones refused."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from registry.cli import main
from registry.database import Engine
from registry.seeding.worlds import Tally, run

VECTORS = Path(__file__).parents[1] / "golden" / "vectors.json"

CASE: dict[str, Any] = {
    "worlds": {
        "base": {
            "nations": [{"code": "AAA", "status": "ALLY"}],
            "authorities": [{"id": "AAA-T", "nation": "AAA", "competences": ["TECHNICAL"]}],
            "interfaces": [{"id": "i1", "kind": "CARTRIDGE_CHAMBER"}],
            "munitions": [{"id": "m1", "nation": "AAA", "category": "CANNON", "assembly": "FIXED", "presents": ["i1"]}],
            "weapons": [{"id": "w1", "accepts": ["i1"]}],
        }
    },
    "vectors": [
        {
            "id": "C01",
            "rule": "R2",
            "title": "nobody has stated anything",
            "world": "base",
            "question": {"munition": "m1", "weapon": "w1", "user": "AAA", "as_of": "2026-06-01"},
            "expect": {"code": "NOT_ESTABLISHED", "reason": "NO_RECORD"},
        }
    ],
}
"""One world, one case, and it agrees."""


def of_other_axes(rule: str) -> bool:
    """Whether a case's `rule` is one of exchange, transfer, treaty or movement."""
    return bool({"R15", "R16", "R17", "R18"} & set(rule.split()))


def conformance(file: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["conformance", str(file), *options])


def a_file(directory: Path, content: object) -> Path:
    path = directory / "cases.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def changed(change: Callable[[dict[str, Any], dict[str, Any], dict[str, Any]], object]) -> dict[str, Any]:
    """The one case after `change(file, world, case)`."""
    document = deepcopy(CASE)
    change(document, document["worlds"]["base"], document["vectors"][0])
    return document


# Agreement -------------------------------------------------------------------------------------------------------------


def test_every_case_of_the_technical_axis_agrees() -> None:
    done = conformance(VECTORS)

    assert done.exit_code == 0, done.output
    lines = [line.split() for line in done.stdout.splitlines()]
    assert lines[-1] == ["all", "164", "0", "40"]
    by_rule = {" ".join(words[:-3]): tuple(map(int, words[-3:])) for words in lines[1:-1]}
    assert {rule: of_other_axes(rule) for rule in by_rule} == {rule: bool(row[2]) for rule, row in by_rule.items()}
    assert all(row[:2] == (0, 0) for rule, row in by_rule.items() if of_other_axes(rule))


def test_every_case_agrees_on_each_database(engine: Engine) -> None:
    document = json.loads(VECTORS.read_text(encoding="utf-8"))

    tally = Tally()
    different = []
    for outcome in run(document, engine=engine):
        tally.add(outcome)
        different += [(outcome.id, outcome.differences)] if outcome.differences else []

    assert different == []
    assert (tally.agreed.total(), tally.differing.total(), tally.not_attempted.total()) == (164, 0, 40)
    assert all(map(of_other_axes, tally.not_attempted))


def test_running_cases_leaves_nothing_behind(engine: Engine) -> None:
    document = changed(
        lambda *parts: parts[2].update({"with": {"munitions": [{**parts[1]["munitions"][0], "id": "m2"}]}})
    )

    [outcome] = run(document, engine=engine)

    assert outcome.differences == ()
    with engine.connect() as connection:
        tables = [name for name in sa.inspect(connection).get_table_names() if "munition" in name or name == "nation"]
        left = {name: connection.scalar(sa.text(f"SELECT count(*) FROM {name}")) for name in tables}
    assert {"munition", "munition_interface", "nation"} <= left.keys()
    assert not any(left.values())


def test_as_json_there_is_one_line_per_case_in_the_order_of_the_file() -> None:
    done = conformance(VECTORS, "--json")

    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [set(line) for line in lines] == [{"id", "answer"}] * 204
    assert [line["id"] for line in lines] == [case["id"] for case in json.loads(VECTORS.read_bytes())["vectors"]]
    answered = [line["answer"] for line in lines if "error" not in line["answer"]]
    assert len(answered) > 200
    assert all({"question", "technical", "text", "caution", "data_version"} <= set(body) for body in answered)


def test_the_order_of_the_file_holds_where_worlds_alternate(tmp_path: Path) -> None:
    document = deepcopy(CASE)
    document["worlds"]["other"] = deepcopy(CASE["worlds"]["base"])
    [case] = document["vectors"]
    document["vectors"] = [{**case, "id": f"C{n}", "world": "other" if n % 2 else "base"} for n in range(7)]

    done = conformance(a_file(tmp_path, document), "--json")

    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [f"C{n}" for n in range(7)]


# Disagreement ----------------------------------------------------------------------------------------------------------


def test_a_differing_case_is_shown_with_what_was_expected_and_answered(tmp_path: Path) -> None:
    document = changed(lambda _file, _world, case: case["expect"].update(reason="EXPIRED", rule="R2"))

    done = conformance(a_file(tmp_path, document))

    assert done.exit_code == 1
    assert done.stdout.splitlines()[1].split() == ["R2", "0", "1", "0"]
    assert "C01 (R2): nobody has stated anything" in done.stdout
    assert "  reason: expected EXPIRED, answered NO_RECORD" in done.stdout
    assert "code: expected" not in done.stdout


def test_as_json_a_differing_case_is_answered_whatever_was_expected(tmp_path: Path) -> None:
    document = changed(lambda _file, _world, case: case["expect"].update(reason="EXPIRED"))

    done = conformance(a_file(tmp_path, document), "--json")

    assert done.exit_code == 0
    assert json.loads(done.stdout)["answer"]["technical"]["reason"] == "NO_RECORD"


def test_of_many_differing_cases_the_first_are_shown_and_the_rest_counted(tmp_path: Path) -> None:
    document = changed(lambda _file, _world, case: case["expect"].update(code="INTERCHANGEABLE"))
    document["vectors"] = [{**document["vectors"][0], "id": f"C{n:02}"} for n in range(25)]

    done = conformance(a_file(tmp_path, document))

    assert done.exit_code == 1
    assert "C19 (R2)" in done.stdout
    assert "C20 (R2)" not in done.stdout
    assert "... and 5 more" in done.stdout


def test_a_case_of_another_axis_counts_as_not_attempted_and_never_as_agreed(tmp_path: Path) -> None:
    document = changed(lambda _file, _world, case: case["expect"].update(transfer="UNKNOWN"))

    done = conformance(a_file(tmp_path, document))

    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1].split() == ["all", "0", "0", "1"]


# Malformed files -------------------------------------------------------------------------------------------------------

MALFORMED: dict[str, tuple[object, str]] = {
    "no JSON": ("{", "is not JSON"),
    "no object": ([], "The file holds no worlds"),
    "no worlds": ({"vectors": []}, "The file holds no worlds"),
    "no cases": ({"worlds": {}}, "The file holds no cases"),
    "a world that is a list": (changed(lambda file, *_: file["worlds"].update(base=[])), "The world 'base'"),
    "a table that is no list": (changed(lambda _, world, __: world.update(weapons={"w1": {}})), "weapons"),
    "a table that nobody knows": (changed(lambda _, world, __: world.update(pets=[])), "pets"),
    "a row without its id": (changed(lambda _, world, __: world["munitions"][0].pop("id")), "munitions"),
    "a nation without its code": (changed(lambda _, world, __: world["nations"][0].pop("code")), "nations"),
    "a row without a needed key": (changed(lambda _, world, __: world["munitions"][0].pop("category")), "category"),
    "a word that is none": (changed(lambda _, world, __: world["interfaces"][0].update(kind="X")), "The world 'base'"),
    "an interface that is not there": (
        changed(lambda _, world, __: world["munitions"][0].update(presents=["i9"])),
        "The world 'base'",
    ),
    "a laid row without a needed key": (
        changed(lambda *parts: parts[2].update({"with": {"records": [{"id": "A1"}]}})),
        "Case C01 is not of the acceptance format: 'authority' is missing.",
    ),
    "a case without a world": (changed(lambda *parts: parts[2].pop("world")), "Case 1 lacks world."),
    "a case without a question": (changed(lambda *parts: parts[2].pop("question")), "Case 1 lacks question."),
    "an unknown world": (changed(lambda *parts: parts[2].update(world="other")), "names the world 'other'"),
    "an expectation that is no object": (changed(lambda *parts: parts[2].update(expect=["code"])), "`expect`"),
    "a question without user": (changed(lambda *parts: parts[2]["question"].pop("user")), "its question lacks user."),
    "a question without munition": (
        changed(lambda *parts: parts[2]["question"].pop("munition")),
        "its question lacks munition or combination.",
    ),
    "a question without system": (
        changed(lambda *parts: parts[2]["question"].pop("weapon")),
        "its question lacks weapon or platform.",
    ),
    "a question that is no object": (changed(lambda *parts: parts[2].update(question=["m1"])), "`question`"),
    "a context that is none": (changed(lambda *parts: parts[2]["question"].update(context="peace")), "'peace'"),
    "a day that is none": (changed(lambda *parts: parts[2]["question"].update(as_of="1.6.2026")), "'1.6.2026'"),
}


@pytest.mark.parametrize("what", MALFORMED)
@pytest.mark.parametrize("options", [(), ("--json",)], ids=["text", "json"])
def test_a_malformed_file_is_refused_with_a_sentence(tmp_path: Path, what: str, options: tuple[str, ...]) -> None:
    content, sentence = MALFORMED[what]

    done = conformance(a_file(tmp_path, content), *options)

    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    done = conformance(tmp_path / "cases.json")

    assert done.exit_code == 2
    assert "does not exist" in done.stderr


def test_the_one_case_agrees_as_it_stands(tmp_path: Path) -> None:
    """Else the refusals above could be for another reason than the one they are about."""
    done = conformance(a_file(tmp_path, CASE))

    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1].split() == ["all", "1", "0", "0"]
