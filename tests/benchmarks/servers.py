"""Starts a program under a WSGI server, as `registry serve` does, and reads what its worker uses."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path
from secrets import token_hex

from registry.serving import THREADS

ROOT = Path(__file__).parents[2]
HOST = "127.0.0.1"
HELLO = "tests.benchmarks.hello:create_app"
REGISTRY = "registry.serving:worker"

_TICKS = os.sysconf("SC_CLK_TCK")
_PATIENCE_S = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A program that answers, with one worker."""

    port: int
    pid: int

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> tuple[int, bytes, Mapping[str, str]]:
        """Status, body and headers of one answer."""
        return self.send("GET", path, None, headers)

    def send(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, bytes, Mapping[str, str]]:
        connection = HTTPConnection(HOST, self.port, timeout=_PATIENCE_S)
        connection.request(method, path, body, dict(headers or {}))
        answer = connection.getresponse()
        read = answer.status, answer.read(), dict(answer.getheaders())
        connection.close()
        return read

    def cpu(self) -> float | None:
        """Seconds of processor time that the program has used; None where the system does not tell."""
        spent = [_spent(pid) for pid in _family(self.pid)]
        return sum(spent) if spent else None

    def memory(self) -> float | None:
        """Megabytes that the worker holds: the largest process of the program."""
        held = [_held(pid) for pid in _family(self.pid)]
        return max(held, default=None)


def known() -> list[str]:
    """The WSGI servers that can be measured here."""
    return ["granian", *(["gunicorn"] if find_spec("gunicorn") else [])]


@contextmanager
def serving(program: str, *, under: str = "granian", database: str | None = None) -> Iterator[Server]:
    """Run a factory `module:name` until the block ends, with one worker and the registry's number of threads."""
    found = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = {"PYTHONPATH": found, "REGISTRY_SECRET_KEY": token_hex(32)}
    if database:
        environment["REGISTRY_DATABASE_URL"] = database

    def command(port: int) -> list[str]:
        return [sys.executable, "-m", *_COMMANDS[under](program, port)]

    with running(command, environment, ready="/healthz" if database else "/") as server:
        yield server


@contextmanager
def running(command: Callable[[int], list[str]], environment: Mapping[str, str], *, ready: str) -> Iterator[Server]:
    """Run a command, made for a free port, from when it answers the path `ready` until the block ends."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    # What a server writes goes nowhere, as cheaply as to a collector that keeps up.
    process = subprocess.Popen(
        command(port),
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        server = Server(port, process.pid)
        _wait_for(server, process, ready)
        yield server
    finally:
        process.terminate()
        process.wait(_PATIENCE_S)


def _granian(program: str, port: int) -> list[str]:
    options = ["--interface", "wsgi", "--factory", "--workers", "1", "--blocking-threads", str(THREADS), "--no-ws"]
    return ["granian", *options, "--host", HOST, "--port", str(port), program]


def _gunicorn(program: str, port: int) -> list[str]:
    options = ["--worker-class", "gthread", "--workers", "1", "--threads", str(THREADS)]
    return ["gunicorn", *options, "--bind", f"{HOST}:{port}", f"{program}()"]


_COMMANDS = {"granian": _granian, "gunicorn": _gunicorn}


def _wait_for(server: Server, process: subprocess.Popen[bytes], path: str) -> None:
    last = time.monotonic() + _PATIENCE_S
    while time.monotonic() < last and process.poll() is None:
        try:
            if server.get(path)[0] == 200:
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"The server did not answer {path} (exit status {process.poll()}).")


def _family(pid: int) -> list[int]:
    """A process and its descendants, where /proc tells."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            child = int(stat.parent.name)
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        children.setdefault(parent, []).append(child)
    found, new = [], [pid] if Path(f"/proc/{pid}").exists() else []
    while new:
        found += new
        new = [child for one in new for child in children.get(one, [])]
    return found


def _spent(pid: int) -> float:
    user, system = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / _TICKS


def _held(pid: int) -> float:
    status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    return int(status.get("VmRSS", "0 kB").split()[0]) / 1024
