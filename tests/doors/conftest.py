"""An app on a small registry, one of each database, for tests that only read."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from registry.app import create_app
from registry.database import engine_for
from registry.settings import Settings
from tests.conftest import DATABASES, session_database
from tests.doors import world


@pytest.fixture(scope="session", params=DATABASES)
def world_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small registry."""
    with session_database(request, tmp_path_factory) as url:
        engine = engine_for(url)
        world.load(engine)
        engine.dispose()
        yield url


@pytest.fixture(scope="session")
def app(world_url: str) -> Iterator[Flask]:
    """The registry, open to all readers."""
    app = create_app(Settings(database_url=world_url, testing=True))
    yield app
    app.extensions["engine"].dispose()


@pytest.fixture
def guarded(world_url: str) -> Iterator[FlaskClient]:
    """A client of a registry whose operator has set a token for readers and one for registrars."""
    tokens = {"reader_token": "let-me-read", "registrar_token": "let-me-see-what-people-look-for-in-vain"}
    app = create_app(Settings(database_url=world_url, testing=True, **tokens))
    yield app.test_client()
    app.extensions["engine"].dispose()
