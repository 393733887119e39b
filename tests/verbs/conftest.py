"""The registry as it ships, exercise data included, one of each database, for tests that only read."""

from collections.abc import Iterator

import pytest

from registry.database import Engine, engine_for


@pytest.fixture(scope="session")
def shipped(shipped_url: str) -> Iterator[Engine]:
    """An engine on a registry that holds all that ships; who writes leaves it as it was."""
    engine = engine_for(shipped_url)
    yield engine
    engine.dispose()
