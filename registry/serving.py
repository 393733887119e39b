"""Runs the web application under granian, as the demo and production do; any other WSGI server can run `registry.app:create_app`."""

import gc
import socket

from flask import Flask
from granian import Granian
from granian.constants import Interfaces

from registry.app import create_app
from registry.errors import Invalid

THREADS = 4
"""Per worker: the interpreter answers one request at a time, the others wait for the database or the disk."""


def worker() -> Flask:
    """The application of one worker process, its collector tuned for what a request makes and drops.

    What was made at the start stays, and a request leaves next to nothing in cycles: looking for them again and again would
    walk all that is kept of a large catalogue.
    """
    app = create_app()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    return app


def serve(host: str, port: int, *, workers: int) -> None:
    """Answer until told to stop; requests under way are finished first.

    Raises:
        Invalid: The address cannot be listened on.
    """
    _check_free(host, port)
    Granian(
        "registry.serving:worker",
        factory=True,
        interface=Interfaces.WSGI,
        address=host,
        port=port,
        workers=workers,
        blocking_threads=THREADS,
        log_access=False,
        websockets=False,
    ).serve()


def _check_free(host: str, port: int) -> None:
    """Granian would say so from a process of its own, and restart it."""
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        raise Invalid(f"Cannot listen on {host}:{port}: {error.strerror}. Name another with --port or PORT.") from error
