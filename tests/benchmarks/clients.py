"""Asks a server as fast as it answers: wrk where it is installed, else threads of this process."""

import http.client
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import quantiles
from typing import Final

import orjson

from tests.benchmarks.servers import HOST, Server

CONNECTIONS: Final = 8

_SCRIPT = Path(__file__).with_name("wrk.lua")
_WRK = shutil.which("wrk")


class NotMeasured(Exception):
    """A program refused what it was asked, or did not answer: a rate of that means nothing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a stretch of asking went. `failed` counts answers from 400 on, and none at all."""

    requests: int
    seconds: float
    failed: int
    p50_ms: float
    p99_ms: float

    @property
    def rate(self) -> float:
        return self.requests / self.seconds


def name() -> str:
    how = f"{CONNECTIONS} connections"
    return (
        f"wrk, {how}" if _WRK else f"threads of the measuring process, {how} (wrk is not installed: hello is held back)"
    )


def ask(
    server: Server, paths: Sequence[str], seconds: float, *, start: int = 0, headers: Mapping[str, str] | None = None
) -> Asked:
    """Ask these paths in turn, from number `start` on, over and over.

    Raises:
        NotMeasured: Something was not answered, or was refused.
    """
    asked = (_by_wrk if _WRK else _by_threads)(server, paths, seconds, start, headers or {})
    if asked.failed or not asked.requests:
        raise NotMeasured(f"{asked.failed} of {asked.requests} requests failed, such as {paths[0]}")
    return asked


def _by_wrk(server: Server, paths: Sequence[str], seconds: float, start: int, headers: Mapping[str, str]) -> Asked:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("\n".join(paths))
        file.flush()
        command = [str(_WRK), "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}", "--timeout", "60s"]
        command += ["-s", str(_SCRIPT)]
        for header, value in headers.items():
            command += ["-H", f"{header}: {value}"]
        command += [f"http://{HOST}:{server.port}", "--", file.name, str(start % len(paths))]
        told = subprocess.run(command, check=True, capture_output=True).stdout
    return Asked(**orjson.loads(told.splitlines()[-1]))


def _by_threads(server: Server, paths: Sequence[str], seconds: float, start: int, headers: Mapping[str, str]) -> Asked:
    places, taken, failed = count(start), list[float](), list[int]()
    last = time.perf_counter() + seconds

    def ask_on() -> None:
        connection = http.client.HTTPConnection(HOST, server.port)
        while (began := time.perf_counter()) < last:
            connection.request("GET", paths[next(places) % len(paths)], headers=dict(headers))
            answer = connection.getresponse()
            answer.read()
            taken.append(time.perf_counter() - began)
            if answer.status >= 400:
                failed.append(answer.status)

    threads = [threading.Thread(target=ask_on) for _ in range(CONNECTIONS)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - began
    cuts = quantiles([one * 1000 for one in taken], n=100) if len(taken) > 1 else [0.0] * 99
    return Asked(len(taken), spent, len(failed), cuts[49], cuts[98])
