"""The command line: every command, its exit status (0 answered, 2 bad input, 3 not found), and what it says."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import jsonschema_rs
import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result
from flask.testing import FlaskClient

import registry.cli
from registry.catalogue import queries
from registry.database import Engine, engine_for, reading
from tests.conftest import SHIPPED
from tests.doors import world

ALONE = "sqlite:///registry.db"
SECRET = "0123456789abcdef0123456789abcdef"
PROGRAM = Path(sys.executable).with_name("registry")
EXERCISE = "EXERCISE DATA, NOT FOR OPERATIONAL USE"
PATIENCE = 60
"""Seconds for a server to start or stop."""


def run(*arguments: str, database: str | None = None, **environment: str | None) -> Result:
    """One command in this process, on a database of that address."""
    variables = {"REGISTRY_DATABASE_URL": database, "REGISTRY_SECRET_KEY": None, "REGISTRY_DEMO": None, **environment}
    return CliRunner(env=variables).invoke(registry.cli.main, list(arguments))


def ask(database: str, *options: str, **question: str) -> Result:
    """`registry lookup` on the day of the small registry, for the Netherlands unless said."""
    given = {"user": "NLD", "as_of": world.AS_OF, **question}
    arguments = [text for name, value in given.items() for text in (f"--{name.replace('_', '-')}", value)]
    return run("lookup", *arguments, *options, database=database)


def test_every_command_is_tried_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8")

    for command in registry.cli.main.commands:
        assert f'run("{command}"' in source or f'server("{command}"' in source, command


@pytest.mark.parametrize("arguments", [["--help"], *([command, "-h"] for command in registry.cli.main.commands)])
def test_every_command_explains_itself(arguments: list[str]) -> None:
    done = run(*arguments)

    assert done.exit_code == 0
    assert "Usage:" in done.stdout


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["lookup", "--nonsense"], ["demo", "--port", "0"], ["check", "/nowhere"]]
)
def test_what_is_no_command_is_refused(arguments: list[str]) -> None:
    assert run(*arguments).exit_code == 2


# Servers ---------------------------------------------------------------------------------------------------------------


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def server(command: str, port: int, home: Path, **environment: str) -> Iterator[subprocess.Popen[str]]:
    """The real program, with its temporary files in `home`; ended at the latest with the block."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("REGISTRY_")}
    process = subprocess.Popen(
        [PROGRAM, command, "--port", str(port)],
        cwd=home,
        env={**variables, "TMPDIR": str(home), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        # The server's workers are processes of their own.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def fetched(process: subprocess.Popen[str], port: int, path: str) -> Any:
    """What the server answers at `path`, as soon as it answers at all."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert process.poll() is None, process.communicate()[1]
        try:
            with urlopen(f"http://127.0.0.1:{port}{path}", timeout=PATIENCE) as answer:
                return answer.read()
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"no answer within {PATIENCE} s")


def test_the_demo_answers_within_a_minute_and_stops_when_told(tmp_path: Path) -> None:
    port = free_port()

    with server("demo", port, tmp_path) as process:
        health = json.loads(fetched(process, port, "/healthz"))
        page = fetched(process, port, "/").decode()
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=PATIENCE)

    assert (health["status"], health["exercise"]) == ("ok", True)
    assert EXERCISE in page
    assert f"{EXERCISE}. Open http://127.0.0.1:{port}" in told
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(URLError):
        urlopen(f"http://127.0.0.1:{port}/healthz", timeout=1)


def test_a_server_with_a_secret_of_its_own_brings_an_empty_database_up_to_date(tmp_path: Path) -> None:
    port = free_port()

    with server("serve", port, tmp_path, REGISTRY_SECRET_KEY=SECRET) as process:
        health = json.loads(fetched(process, port, "/healthz"))

    assert health == {"status": "ok", "data_version": 0, "exercise": False}
    assert (tmp_path / "registry.db").exists()


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_port_that_is_taken_is_told(tmp_path: Path, command: str) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        with server(command, port, tmp_path, REGISTRY_SECRET_KEY=SECRET) as process:
            _, told = process.communicate(timeout=PATIENCE)

    assert process.returncode == 2
    assert f"Cannot listen on 127.0.0.1:{port}" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "REGISTRY_SECRET_KEY: Set it to at least 32 random characters."),
        (
            {"REGISTRY_SECRET_KEY": "this-secret-is-public-and-signs-exercise-sessions-only"},
            "REGISTRY_SECRET_KEY: Set it",
        ),
        ({"REGISTRY_SECRET_KEY": SECRET[:-1]}, "It has 31 characters"),
        ({"REGISTRY_DEMO": "perhaps"}, "REGISTRY_DEMO is neither yes nor no."),
    ],
    ids=["none", "the public one", "a short one", "a misspelt flag"],
)
def test_no_server_starts_on_a_bad_secret(tmp_path: Path, environment: dict[str, str], told: str) -> None:
    done = run("serve", database=f"sqlite:///{tmp_path}/registry.db", **environment)

    assert done.exit_code == 2
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []


# Files -----------------------------------------------------------------------------------------------------------------


def test_loading_says_what_changed_and_at_which_version(database_url: str) -> None:
    first = run("load", database=database_url)
    again = run("load", database=database_url)
    exercise = run("load", str(SHIPPED), "--exercise", database=database_url)

    assert [done.exit_code for done in (first, again, exercise)] == [0, 0, 0]
    assert [done.stdout.splitlines()[-1] for done in (first, again, exercise)] == [
        "data version 1", "data version 1", "data version 2"
    ]  # fmt: skip
    assert int(counted(first)["munitions"]) > 400
    assert set(counted(again).values()) == {"0"}
    assert "records" not in counted(first)
    assert int(counted(exercise)["records"]) > 600


def counted(done: Result) -> dict[str, str]:
    """The lines of a table: name and number."""
    rows = [line.split() for line in done.stdout.splitlines() if line.startswith("  ")]
    return {name: number for name, number in rows}  # noqa: C416 -- two words a row, and no third


def test_loading_needs_no_database_to_be_there(tmp_path: Path) -> None:
    done = run("load", database=f"sqlite:///{tmp_path}/registry.db")

    assert done.exit_code == 0
    assert run("lookup", "--munition", "dm53", "--system", "leopard-2a6", "--user", "NLD", database=f"sqlite:///{tmp_path}/registry.db").exit_code == 0  # fmt: skip


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """The files that ship, with one record that names a weapon that is not there."""
    directory = tmp_path / "seed_data"
    shutil.copytree(SHIPPED, directory, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    file = directory / "exercise" / "records" / "nld.json"
    rows = json.loads(file.read_text(encoding="utf-8"))
    rows[0]["weapon"] = "no-such-weapon"
    file.write_text(json.dumps(rows), encoding="utf-8")
    return directory


def test_files_with_findings_are_not_loaded(faulty: Path, database_url: str) -> None:
    done = run("load", str(faulty), database=database_url)

    assert done.exit_code == 2
    assert "1 findings, and nothing was loaded" in done.stderr
    assert "no-such-weapon" in done.stderr
    assert ask(database_url, munition="dm53", system="leopard-2a6").exit_code == 2


def test_checking_names_every_finding_and_loads_nothing(faulty: Path) -> None:
    done = run("check", str(faulty), database="sqlite:////nowhere/at/all.db")

    assert done.exit_code == 2
    assert "no-such-weapon" in done.stdout
    assert done.stdout.splitlines()[-1] == "1 findings"


def test_what_ships_has_no_findings() -> None:
    done = run("check")

    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1] == "no findings"
    assert int(counted(done)["munitions"]) > 400


def test_checking_as_json_gives_findings_and_counts(faulty: Path) -> None:
    sound, unsound = run("check", "--json"), run("check", str(faulty), "--json")

    assert (sound.exit_code, unsound.exit_code) == (0, 2)
    told = json.loads(sound.stdout)
    assert told["findings"] == []
    assert told["counts"]["rows"]["munitions"] > 400
    assert ["no-such-weapon" in finding for finding in json.loads(unsound.stdout)["findings"]] == [True]


def test_the_search_index_can_be_built_anew(engine: Engine, database_url: str) -> None:
    world.load(engine)
    entries = sa.table("search_entry")
    with engine.begin() as connection:
        connection.execute(sa.delete(entries))

    done = run("reindex", database=database_url)

    assert done.exit_code == 0, done.output
    with reading(engine) as connection:
        found = queries.listing(connection, "munitions", text="DM53A1", filters={}, limit=9, offset=0)
    assert [one["id"] for one in found.items][:1] == ["dm53a1"]
    assert json.loads(ask(database_url, "--json", **world.STATES["YES"]).stdout)["data_version"] == 2


def test_the_names_that_people_miss_are_printed(engine: Engine, database_url: str) -> None:
    world.load(engine)

    done = run("missed", "--limit", "2", database=database_url)
    lines = run("missed", "--json", database=database_url)

    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines() == [
        "       3  2026-05-03  munition    DM99",
        "       1  2026-05-01  platforms   hovercraft",
        "2 of 3 names",
    ]
    assert [json.loads(line)["text"] for line in lines.stdout.splitlines()] == ["DM99", "hovercraft", "Leopard 9"]


# Asking ----------------------------------------------------------------------------------------------------------------

AS_KNOWN = "2026-06-01T10:00:00Z"
QUESTIONS: dict[str, dict[str, str]] = {
    **world.STATES,
    "several weapons": {"munition": "dm63", "system": "two-guns"},
    "one weapon of a platform": {"munition": "dm63", "system": "two-guns", "weapon": "mk19"},
    "a combination": {"projectile": "m795", "system": "l52"},
    "a stock number": {"munition": "1305-12-345-6789", "system": "rh120-l55"},
    "a holder, a purpose and lots": {
        "munition": "dm63", "system": "Leopard 2A6", "holder": "DEU", "purpose": "training", "lots": "A-1,A-2"
    },
    "an emergency": {"munition": "DM63", "system": "Leopard 2A6", "context": "emergency"},
    "several meanings": world.AMBIGUOUS,
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_as_json_the_answer_is_the_body_of_the_api(
    client: FlaskClient, world_url: str, name: str, language: str
) -> None:
    question = {**QUESTIONS[name], "as_known": AS_KNOWN}

    done = ask(world_url, "--json", "--language", language, **question)

    over_the_wire = client.get(
        "/api/v1/compatibility", query_string={**world.ASK, **question}, headers={"Accept-Language": language}
    )
    assert done.exit_code == 0
    assert over_the_wire.status_code == 200
    assert done.stdout_bytes == over_the_wire.data + b"\n"


def test_without_a_moment_only_the_moment_differs_from_the_api(client: FlaskClient, world_url: str) -> None:
    done = json.loads(ask(world_url, "--json", **world.STATES["CONDITIONAL"]).stdout)

    asked = {**world.ASK, **world.STATES["CONDITIONAL"], "as_known": done["question"]["as_known"]}
    assert client.get("/api/v1/compatibility", query_string=asked).json == done


def test_routes_may_be_repeated(world_url: str) -> None:
    done = ask(world_url, "--json", "--route", "BEL,FRA", "--route", "DEU", **world.STATES["YES"])

    assert json.loads(done.stdout)["question"]["routes"] == [["BEL", "FRA"], ["DEU"]]


def test_an_answer_reads_from_the_sentence_to_the_caution(world_url: str) -> None:
    done = ask(world_url, **world.STATES["CONDITIONAL"])

    lines = done.stdout.splitlines()
    assert done.exit_code == 0
    assert lines[0] == EXERCISE
    assert lines[1].startswith(
        "[C] Yes, if the listed conditions are met. Netherlands, training (stock holder not named): crews may fire DM63"
    )
    assert "  [ ] Temperature: −20\u00a0°C to 40\u00a0°C (NLD-2025-0002/1)" in lines
    assert "  [ ] Crew training: conversion course (NLD-2025-0002/1)" in lines
    assert "  NLD-2025-0002/1 (Netherlands): in force and decides" in lines
    assert lines[-2].endswith("Data version 1")
    assert "not a firing order" in lines[-1]


def test_an_answer_can_be_had_in_french(world_url: str) -> None:
    done = ask(world_url, "--language", "fr", **world.STATES["CONDITIONAL"])

    lines = done.stdout.splitlines()
    assert lines[0] == "DONNÉES D'EXERCICE, NE PAS UTILISER EN OPÉRATION"
    assert lines[1].startswith(
        "[C] Oui, si les conditions énumérées sont remplies. Pays-Bas, entraînement (détenteur du stock non précisé)"
    )
    assert "  [ ] Température\u00a0: de −20\u00a0°C à 40\u00a0°C (NLD-2025-0002/1)" in lines


@pytest.mark.parametrize(
    ("state", "letter"), [("YES", "Y"), ("CONDITIONAL", "C"), ("DISPUTED", "D"), ("NO", "N"), ("UNKNOWN", "–")]
)
def test_every_state_has_its_letter(world_url: str, state: str, letter: str) -> None:
    done = ask(world_url, **world.STATES[state])

    assert f"\n[{letter}] " in done.stdout


def test_every_weapon_of_a_platform_is_listed(world_url: str) -> None:
    done = ask(world_url, munition="dm63", system="two-guns")

    assert "  rh120-l55  CONDITIONAL\n" in done.stdout
    assert "  mk19  INCOMPATIBLE\n" in done.stdout


def test_a_name_of_several_things_lists_them(world_url: str) -> None:
    done = ask(world_url, **world.AMBIGUOUS)

    assert done.exit_code == 0
    assert (
        "[–] Not established. Netherlands, training (stock holder not named). What was named is not one" in done.stdout
    )
    assert "  m781  M781\n  m918  M918\n" in done.stdout


def test_a_name_of_nothing_is_not_found_and_near_ones_are_told(world_url: str) -> None:
    done = ask(world_url, **world.STRANGER)

    assert done.exit_code == 3
    assert done.stdout == ""
    assert "munition: Nothing in the catalogue goes by the name “DM35A1”." in done.stderr
    assert "munition: did you mean dm53a1 (DM53A1)?" in done.stderr


def test_near_names_are_told_in_french_too(world_url: str) -> None:
    done = ask(world_url, "--language", "fr", **world.STRANGER)

    assert "munition: vouliez-vous dire dm53a1 (DM53A1) ?" in done.stderr


def test_as_json_a_name_of_nothing_is_the_problem_of_the_api(client: FlaskClient, world_url: str) -> None:
    done = ask(world_url, "--json", **world.STRANGER)

    problem = json.loads(client.get("/api/v1/compatibility", query_string={**world.ASK, **world.STRANGER}).data)
    assert done.exit_code == 3
    assert json.loads(done.stdout) == {name: problem[name] for name in problem if name not in OF_A_REQUEST}


OF_A_REQUEST = {"data_version", "request_id"}
"""What only the API adds to a problem."""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ({"system": "mk19"}, "munition: Name the munition"),
        ({"munition": "dm63"}, "system: Name the system"),
        ({"munition": "dm63", "projectile": "m795", "system": "mk19"}, "munition: Name either the munition"),
        ({**world.STATES["YES"], "user": "nld"}, "user: “nld” is not a nation code"),
        ({**world.STATES["YES"], "user": "ZZZ"}, "user: ZZZ is not the code of a nation known here"),
        ({**world.STATES["YES"], "context": "peace"}, "context: “peace”"),
        ({**world.STATES["YES"], "as_of": "1.6.2026"}, "as_of: “1.6.2026”"),
        ({**world.STATES["YES"], "as_known": "yesterday"}, "as_known: “yesterday”"),
    ],
)
def test_a_question_that_breaks_its_contract_is_refused_by_field(
    client: FlaskClient, world_url: str, question: dict[str, str], told: str
) -> None:
    done, as_json = ask(world_url, **question), ask(world_url, "--json", **question)

    problem = client.get("/api/v1/compatibility", query_string={**world.ASK, **question})
    assert (done.exit_code, as_json.exit_code, problem.status_code) == (2, 2, 422)
    assert done.stdout == ""
    assert told in done.stderr
    assert json.loads(as_json.stdout)["errors"] == json.loads(problem.data)["errors"]


def test_a_refusal_is_told_in_french_too(world_url: str) -> None:
    done = ask(world_url, "--language", "fr", munition="dm63")

    assert done.exit_code == 2
    assert done.stderr == "system: Nommez le système\u00a0: une arme ou une plateforme.\n"


@pytest.mark.parametrize("arguments", [["lookup", "--munition", "a", "--system", "b", "--user", "NLD"], ["reindex"]])
def test_where_nothing_was_ever_loaded_nothing_is_created_by_asking(tmp_path: Path, arguments: list[str]) -> None:
    file = tmp_path / "registry.db"

    nowhere = run(*arguments, database=f"sqlite:///{file}")
    created = file.exists()
    file.touch()
    empty = run(*arguments, database=f"sqlite:///{file}")

    assert not created
    assert (nowhere.exit_code, empty.exit_code) == (2, 2)
    for done in (nowhere, empty):
        assert done.stdout == ""
        assert done.stderr.startswith("There is no registry in this database yet: run `registry load`")
    with closing_engine(f"sqlite:///{file}") as engine:
        assert sa.inspect(engine).get_table_names() == []


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "mysql://localhost/registry",
        "postgresql://nobody@127.0.0.1:1/registry",
        "sqlite:////nowhere/at/all.db",
        "text",
    ],
)
def test_a_database_that_cannot_be_used_is_told(tmp_path: Path, address: str) -> None:
    if address == "text":
        (tmp_path / "text").write_text("This is no database.\n" * 100)
        address = f"sqlite:///{tmp_path}/text"

    done = run("load", database=address)

    assert done.exit_code == 2
    assert done.stderr.startswith("The database cannot be used: ")
    assert len(done.stderr.splitlines()) == 1


# The description of the API --------------------------------------------------------------------------------------------


def test_the_printed_description_is_the_one_that_is_served(client: FlaskClient) -> None:
    done = run("openapi")

    described = json.loads(done.stdout)
    assert done.exit_code == 0
    assert described == client.get("/api/v1/openapi.json").json
    assert described["openapi"].startswith("3.1.")


def test_the_printed_description_is_sound() -> None:
    described = json.loads(run("openapi").stdout)

    operations = [one for path in described["paths"].values() for name, one in path.items() if name != "parameters"]
    names = [one["operationId"] for one in operations]
    assert len(names) == len(set(names)) > 15
    for reference in references(described):
        found = described
        for part in reference.removeprefix("#/").split("/"):
            found = found[part]
    for schema in described["components"]["schemas"].values():
        jsonschema_rs.Draft202012Validator({**schema, "components": described["components"]})


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from references(one)


# Acceptance cases ------------------------------------------------------------------------------------------------------


def test_acceptance_cases_need_no_database() -> None:
    file = Path(__file__).parents[1] / "golden" / "vectors.json"

    done = run("conformance", str(file), database="sqlite:////nowhere/at/all.db")

    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1].split()[0] == "all"


def test_the_answers_of_a_registry_without_exercise_data_bear_no_banner(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/registry.db"
    run("load", database=url)

    done = ask(url, munition="dm53", system="leopard-2a6")

    assert done.exit_code == 0
    assert EXERCISE not in done.stdout
    with closing_engine(url) as engine, engine.connect() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM record WHERE exercise")) == 0


@contextmanager
def closing_engine(url: str) -> Iterator[Engine]:
    engine = engine_for(url)
    try:
        yield engine
    finally:
        engine.dispose()
