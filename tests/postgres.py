"""A real PostgreSQL server of our own: started for the run in a directory of its own, reached through a socket only."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg

REQUIRED = bool(os.environ.get("REGISTRY_REQUIRE_POSTGRES"))

# Debian, Homebrew on either kind of Mac, Postgres.app; newest first in each.
_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)


@cache
def binaries() -> Path | None:
    """Where initdb and pg_ctl are, or nothing."""
    found = [path for place in _PLACES for path in sorted(Path("/").glob(place.lstrip("/")), reverse=True)]
    if on_path := shutil.which("initdb"):
        found.append(Path(on_path).resolve().parent)
    return next((path for path in found if (path / "initdb").exists() and (path / "pg_ctl").exists()), None)


class Server:
    """A running server: databases are made from one another in milliseconds."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._made = 0
        self._admin = psycopg.connect(host=str(socket), user="postgres", dbname="postgres", autocommit=True)

    def create(self, template: str = "template0") -> str:
        """Make a database like the template and return its name."""
        self._made += 1
        name = f"registry_{self._made}"
        self._admin.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected to it."""
        self._admin.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def url(self, name: str) -> str:
        """Return the address of a database."""
        return f"postgresql+psycopg://postgres@/{name}?host={self._socket}"

    def close(self) -> None:
        """Let go of the server."""
        self._admin.close()


@contextmanager
def server() -> Iterator[Server]:
    """A server that lives as long as the block."""
    programs = binaries()
    assert programs is not None
    # A socket's path may have about 100 characters, and the temporary directory of a Mac uses up most of them.
    home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    user = _unprivileged()
    if user is not None:
        shutil.chown(home, user)
    data = home / "data"

    def run(program: str, *arguments: str) -> None:
        log = home / "commands.log"
        with log.open("a") as output:
            done = subprocess.run(
                [programs / program, "-D", data, *arguments],
                user=user,
                cwd=home,
                stdout=output,
                stderr=output,
                check=False,
            )
        assert done.returncode == 0, log.read_text()

    # What is kept is thrown away, so nothing waits for the disk.
    options = f"-c listen_addresses='' -c unix_socket_directories={home} -c fsync=off -c full_page_writes=off"
    try:
        run("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "start", "-w", "-l", str(home / "server.log"), "-o", options)
        try:
            running = Server(home)
            try:
                yield running
            finally:
                running.close()
        finally:
            run("pg_ctl", "stop", "-w", "-m", "immediate")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _unprivileged() -> str | None:
    # PostgreSQL refuses to run as root.
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
