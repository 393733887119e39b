"""Seeing that nothing has changed costs no connection that a transaction may need."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Thread

from flask import Flask
from sqlalchemy.pool import QueuePool

from registry.app import create_app
from registry.settings import Settings
from tests.doors import world

MANY = 40
"""More threads than the pool has connections."""


def ask(app: Flask) -> int:
    answer = app.test_client().get("/api/v1/compatibility", query_string={**world.ASK, **world.STATES["YES"]})
    return answer.status_code


def test_threads_that_come_and_go_leave_no_connection_behind(world_url: str) -> None:
    """Some servers answer every request in a thread of its own."""
    app = create_app(Settings(database_url=world_url, testing=True))
    pool = app.extensions["engine"].pool
    assert isinstance(pool, QueuePool)
    found: list[int] = []

    for _ in range(MANY):
        thread = Thread(target=lambda: found.append(ask(app)))
        thread.start()
        thread.join()

    assert found == [200] * MANY
    assert pool.checkedout() == 0
    app.extensions["engine"].dispose()


def test_more_threads_than_connections_are_all_answered(world_url: str) -> None:
    app = create_app(Settings(database_url=world_url, testing=True))
    together = Barrier(MANY)

    def once(_: int) -> int:
        together.wait()
        return ask(app)

    with ThreadPoolExecutor(MANY) as threads:
        first = list(threads.map(once, range(MANY)))
        again = list(threads.map(once, range(MANY)))

    assert first == again == [200] * MANY
    app.extensions["engine"].dispose()
