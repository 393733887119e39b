"""What every test may ask for: a database of each kind, migrated and empty, and an app on it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import seed_data
from registry.database import Engine, engine_for
from registry.migrations import metadata, revisions, upgrade
from registry.seeding.load import load
from registry.settings import Settings
from tests import chromium, postgres

DATABASES = ["sqlite", "postgresql"]
SHIPPED = Path(seed_data.__path__[0])


@pytest.fixture(autouse=True)
def _push_request_context() -> None:
    """Undo pytest-flask's: under one request context for the whole test, `g` survives from one call to the next."""


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a migrated, empty database, once of each kind."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine on a migrated, empty database, once of each kind."""
    engine = engine_for(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def settings(database_url: str) -> Settings:
    """How the registry runs under test."""
    return Settings(database_url=database_url, testing=True)


@pytest.fixture
def sqlite_url(_sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a migrated, empty SQLite file."""
    return f"sqlite:///{shutil.copyfile(_sqlite_template, tmp_path / 'registry.db')}"


@pytest.fixture
def postgresql_url(_postgresql_template: str, _postgresql_server: postgres.Server) -> Iterator[str]:
    """The address of a migrated, empty PostgreSQL database."""
    name = _postgresql_server.create(template=_postgresql_template)
    yield _postgresql_server.url(name)
    _postgresql_server.drop(name)


@contextmanager
def session_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a migrated, empty database of the kind that a session's fixture has as its parameter."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("_sqlite_template")
        yield f"sqlite:///{shutil.copyfile(template, tmp_path_factory.mktemp('session') / 'registry.db')}"
    else:
        server: postgres.Server = request.getfixturevalue("_postgresql_server")
        name = server.create(template=request.getfixturevalue("_postgresql_template"))
        yield server.url(name)
        server.drop(name)


@pytest.fixture(scope="session", params=DATABASES)
def shipped_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a registry that holds all that ships, exercise data included, once of each kind, to be read only."""
    with session_database(request, tmp_path_factory) as url:
        engine = engine_for(url)
        load(engine, SHIPPED, exercise=True)
        engine.dispose()
        yield url


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "registry.db"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def _postgresql_template(_postgresql_server: postgres.Server) -> str:
    name = _postgresql_server.create()
    _migrate(_postgresql_server.url(name))
    return name


@pytest.fixture(scope="session")
def _postgresql_server() -> Iterator[postgres.Server]:
    if postgres.binaries() is None:
        (pytest.fail if postgres.REQUIRED else pytest.skip)("no PostgreSQL on this machine")
    with postgres.server() as server:
        yield server


def _migrate(url: str) -> None:
    engine = engine_for(url)
    upgrade(engine)
    if not revisions():  # Until the first migration is written.
        metadata().create_all(engine)
    engine.dispose()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say last, where it is read, what could not be tested here."""
    missing = {
        "PostgreSQL": (postgres.binaries(), "Nothing ran on PostgreSQL", "postgresql"),
        "Chromium": (chromium.executable(), "No page was opened in a browser", "chromium"),
    }
    for name, (found, loss, package) in missing.items():
        if found is None:
            terminalreporter.write_sep("!", f"{name} NOT FOUND", red=True, bold=True)
            terminalreporter.write_line(f"{loss}. On Debian or Ubuntu: apt-get install {package}", red=True)
