"""What each kind of page asks of the database, once the server is warm."""

import json
import tempfile
from pathlib import Path

from registry.app import create_app
from registry.database import engine_for
from registry.migrations import upgrade
from registry.settings import Settings
from tests.doors import world
from tests.kinds import KINDS
from tests.queries import queries

QUERIES = Path(__file__).parent / "queries.json"


def agreed() -> dict[str, int]:
    """The number of queries by kind of page, as it was reviewed."""
    found: dict[str, int] = json.loads(QUERIES.read_text(encoding="utf-8"))
    return found


def queries_of_pages() -> dict[str, int]:
    """The number of queries by kind of page, as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/registry.db"
        engine = engine_for(url)
        upgrade(engine)
        world.load(engine)
        app = create_app(Settings(database_url=url, testing=True))
        counted = {}
        for name, kind in KINDS.items():
            if kind.reads:
                app.test_client().get(kind.address)
                with queries(app.extensions["engine"]) as seen:
                    app.test_client().get(kind.address)
                counted[name] = len(seen)
        app.extensions["engine"].dispose()
    return counted
