"""The registry as it ships, exercise data included, one of each database, for tests that only read."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import seed_data
from registry.database import Engine, engine_for
from registry.seeding.load import load
from tests.conftest import DATABASES

SHIPPED = Path(seed_data.__path__[0])


@pytest.fixture(scope="session", params=DATABASES)
def shipped(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine on a registry that holds all that ships; who writes leaves it as it was."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("_sqlite_template")
        url = f"sqlite:///{shutil.copyfile(template, tmp_path_factory.mktemp('shipped') / 'registry.db')}"
        drop = lambda: None  # noqa: E731
    else:
        server = request.getfixturevalue("_postgresql_server")
        name = server.create(template=request.getfixturevalue("_postgresql_template"))
        url, drop = server.url(name), lambda: server.drop(name)
    engine = engine_for(url)
    load(engine, SHIPPED, exercise=True)
    yield engine
    engine.dispose()
    drop()
