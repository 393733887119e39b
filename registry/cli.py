"""The operators' door: run, load, check and ask from the command line; 0 answered, 2 bad input, 3 not found."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click
import orjson
import sqlalchemy as sa
from marshmallow import ValidationError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

import seed_data
from registry import printing
from registry.api.documentation import document as openapi_document
from registry.api.problems import document as problem_document
from registry.app import create_app
from registry.audit.version import raise_version
from registry.catalogue import index
from registry.catalogue.missed import MOST_NAMES, lacking
from registry.compatibility.lookup import Asked, answer
from registry.compatibility.sentences import LANGUAGES
from registry.database import IN_MEMORY, Engine, engine_for, reading, writing
from registry.errors import Invalid, NotFound, Refusal
from registry.migrations import upgrade
from registry.seeding import worlds
from registry.seeding.check import check as check_directory
from registry.seeding.check import counts
from registry.seeding.load import load as load_directory
from registry.serving import serve as run_server
from registry.settings import Settings
from schemas.compatibility import Question, asked
from schemas.query import from_query
from schemas.vocabulary import Context

BAD_INPUT, NOT_FOUND = 2, 3
SHIPPED = Path(seed_data.__path__[0])

Command = TypeVar("Command", bound=Callable[..., Any])


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Which nation may fire which round from which weapon, on whose authority, and under what conditions."""


def _answering(command: Command) -> Command:
    """Turn what the registry refuses, or cannot reach, into a message and an exit status."""

    @wraps(command)
    def run(*arguments: Any, **options: Any) -> Any:
        try:
            return command(*arguments, **options)
        except Refusal as refusal:
            printing.refusal(refusal)
            sys.exit(NOT_FOUND if isinstance(refusal, NotFound) else BAD_INPUT)
        except (ArgumentError, DBAPIError) as error:
            click.echo(f"The database cannot be used: {str(error).partition(chr(10))[0]}", err=True)
            sys.exit(BAD_INPUT)

    return run  # type: ignore[return-value]


# Running ---------------------------------------------------------------------------------------------------------------

_port = click.option("--port", type=click.IntRange(1, 65535), envvar="PORT", default=5000, show_default=True)
_host = click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")


@main.command()
@_port
@_host
@_answering
def demo(port: int, host: str) -> None:
    """Run the registry with exercise data in a database of its own, thrown away at the end."""
    with tempfile.TemporaryDirectory(prefix="registry-demo-") as home:
        url = f"sqlite:///{home}/registry.db"
        click.echo("Loading the reference data, public statements and exercise data ...", err=True)
        with _engine(url) as engine:
            upgrade(engine)
            load_directory(engine, SHIPPED, exercise=True)
        os.environ |= {"REGISTRY_DATABASE_URL": url, "REGISTRY_DEMO": "1"}
        click.echo(f"EXERCISE DATA, NOT FOR OPERATIONAL USE. Open http://{host}:{port} ; stop with Ctrl-C.", err=True)
        run_server(host, port, workers=1)


@main.command()
@_port
@_host
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that answer.")
@_answering
def serve(port: int, host: str, workers: int) -> None:
    """Run the registry as the environment's settings say, on a database brought up to date first."""
    settings = Settings.from_environment()
    assert settings.signing_key
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}:
        raise Invalid(
            "A database in memory ends with its process: name a file, or PostgreSQL, in REGISTRY_DATABASE_URL."
        )
    with _engine(settings.database_url) as engine:
        upgrade(engine)
    run_server(host, port, workers=workers)


# Files -----------------------------------------------------------------------------------------------------------------


@main.command()
@click.argument("directory", type=click.Path(exists=True, file_okay=False, path_type=Path), default=SHIPPED)
@click.option("--exercise", is_flag=True, help="The exercise set too; it marks the registry for good.")
@_answering
def load(directory: Path, *, exercise: bool) -> None:
    """Load a directory of files, all rows or none: reference data and public statements (those that ship if none is named)."""
    with _engine() as engine:
        upgrade(engine)
        with printing.busy(f"Loading {directory}"):
            loaded = load_directory(engine, directory, exercise=exercise)
    printing.table(loaded.changed, "changed")
    click.echo(f"data version {loaded.version}")


@main.command()
@click.argument("directory", type=click.Path(exists=True, file_okay=False, path_type=Path), default=SHIPPED)
@click.option("--json", "as_json", is_flag=True, help="Findings and counts as JSON.")
@_answering
def check(directory: Path, *, as_json: bool) -> None:
    """Check a directory of files without loading it, and count what it holds."""
    findings = check_directory(directory)
    told = counts(directory)
    if as_json:
        _write({"findings": [str(finding) for finding in findings], "counts": told})
    else:
        for finding in findings:
            click.echo(str(finding))
        printing.counts(told)
        click.echo(f"{len(findings)} findings" if findings else "no findings")
    sys.exit(BAD_INPUT if findings else 0)


@main.command()
@click.option("--limit", type=click.IntRange(1, MOST_NAMES), default=50, show_default=True, help="Names to print.")
@click.option("--json", "as_json", is_flag=True, help="One line of JSON per name.")
@_answering
def missed(limit: int, *, as_json: bool) -> None:
    """Print the names that people look for and the catalogue lacks, the most looked for first."""
    with _loaded() as engine, reading(engine) as connection:
        found = lacking(connection, as_of=datetime.now(UTC).date(), limit=limit, offset=0)
    if as_json:
        for one in found.items:
            _write(one._asdict())
    else:
        printing.missed(found)


@main.command()
@_answering
def reindex() -> None:
    """Build the search index anew from the catalogue."""
    with _loaded() as engine, writing(engine) as session, printing.busy("Indexing"):
        index.rebuild(session.connection())
        raise_version(session)
    click.echo("The search index is built anew.")


# Asking ----------------------------------------------------------------------------------------------------------------

_FIELDS = tuple(Question.columns())


@main.command()
@click.option("--munition", help="The round: an id, stock number, designation or other name.")
@click.option("--system", help="A weapon or a platform.")
@click.option("--weapon", help="One of the platform's weapons.")
@click.option("--projectile", help="Of separate-loading ammunition, instead of a munition.")
@click.option("--charge", help="Of separate-loading ammunition.")
@click.option("--fuze", help="Of separate-loading ammunition.")
@click.option("--primer", help="Of separate-loading ammunition.")
@click.option("--user", help="The nation whose crews would fire, such as NLD.")
@click.option("--holder", help="The nation that owns the stock.")
@click.option("--context", help=f"One of {', '.join(Context)}; training if left out.")
@click.option("--as-of", help="The day it is about; today (UTC) if left out.")
@click.option("--as-known", help="What the registry knew then: a moment, or a day, which means its end (UTC).")
@click.option("--purpose", help="Of the transfer.")
@click.option("--lots", help="The lots in hand, separated by commas.")
@click.option("--route", multiple=True, help="Nations passed through, separated by commas; repeated for alternatives.")
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Exactly the body of the API's answer.")
@_answering
def lookup(language: str, *, as_json: bool, **given: Any) -> None:
    """Ask whether one nation's crews may fire a round in a system, and why."""
    try:
        question = _question(given)
        with _loaded() as engine, reading(engine) as connection:
            body = answer(connection, question, language)
    except Refusal as refusal:
        if as_json:
            _write(problem_document(refusal, language))
        else:
            printing.refusal(refusal, language)
        sys.exit(NOT_FOUND if isinstance(refusal, NotFound) else BAD_INPUT)
    if as_json:
        _write(body)
    else:
        printing.verdict(body, language)


def _question(given: dict[str, Any]) -> Asked:
    texts = {name: [value] for name, value in given.items() if isinstance(value, str)}
    if given.get("route"):
        texts["route"] = list(given["route"])
    try:
        loaded = from_query(Question, texts)
    except ValidationError as error:
        assert isinstance(error.messages, dict)
        raise Invalid("", fields=error.messages) from None
    return Asked(**asked(loaded, now=datetime.now(UTC)))  # type: ignore[arg-type]


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One line per case with the API's body, whatever was expected.")
@_answering
def conformance(file: Path, *, as_json: bool) -> None:
    """Run acceptance cases: worlds, questions and what the answers must be."""
    try:
        document = orjson.loads(file.read_bytes())
    except orjson.JSONDecodeError as error:
        raise Invalid(f"{file} is not JSON: {error}.") from error
    total = len(worlds.cases(document))
    tally, differing = worlds.Tally(), []
    with printing.progress("Asking", total) as advance:
        for outcome in worlds.run(document):
            advance()
            if as_json:
                _write({"id": outcome.id, "answer": outcome.answer})
                continue
            tally.add(outcome)
            if outcome.differences:
                differing.append(outcome)
    if not as_json:
        printing.conformance(tally, differing)
        sys.exit(1 if differing else 0)


@main.command()
@_answering
def openapi() -> None:
    """Print the description of the API."""
    app = create_app(Settings(database_url=IN_MEMORY, testing=True))
    with app.app_context():
        click.echo(orjson.dumps(openapi_document(), option=orjson.OPT_INDENT_2).decode())


# What the commands share ------------------------------------------------------------------------------------------------


@contextmanager
def _engine(url: str | None = None) -> Iterator[Engine]:
    engine = engine_for(url or Settings.from_environment().database_url)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _loaded() -> Iterator[Engine]:
    """An engine on a registry that has been loaded; nothing is created by asking."""
    with _engine() as engine:
        file = engine.url.database if engine.dialect.name == "sqlite" else None
        if (file and not Path(file).exists()) or not sa.inspect(engine).has_table("data_version"):
            _refuse_empty()
        yield engine


def _refuse_empty() -> NoReturn:
    raise Invalid(
        "There is no registry in this database yet: run `registry load`, or name another in REGISTRY_DATABASE_URL."
    )


def _write(value: Any) -> None:
    click.echo(orjson.dumps(value).decode())
