"""How figures are shown: a readable table, and a file to compare with."""

import os
import platform
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import orjson

from tests.benchmarks import clients
from tests.benchmarks.measures import Comparison, Measure

_LIBRARIES = ("flask", "granian", "sqlalchemy", "sqlmodel", "marshmallow", "orjson")


def surroundings() -> dict[str, str]:
    """Where and with what it was measured."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "libraries": ", ".join(f"{name} {version(name)}" for name in _LIBRARIES),
        "client": clients.name(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()


def shown(measure: Measure) -> str:
    """The medians of a measure, then each comparison with its goal."""
    medians = "   ".join(f"{program} {_number(measure.median(program))}" for program in measure.values)
    lines = [f"{measure.title} ({measure.unit})", f"    {medians}"]
    lines += [f"    {_compared(one)}" for one in measure.comparisons]
    lines += [f"    {note}" for note in measure.notes]
    return "\n".join(lines)


def _compared(one: Comparison) -> str:
    text = f"{one.what:<40} {_number(one.value):>9}"
    if one.met is None:
        return text
    goal = f"at least {_number(one.at_least)}" if one.at_least is not None else f"at most {_number(one.at_most or 0)}"
    return f"{text}   goal: {goal:<18} {'reached' if one.met else 'FALLS SHORT'}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def written(around: Mapping[str, Any], measures: Iterable[Measure]) -> bytes:
    """The same as JSON: every figure of every round."""
    made = [
        {
            **asdict(measure),
            "medians": {program: measure.median(program) for program in measure.values},
            "comparisons": [{**asdict(one), "met": one.met} for one in measure.comparisons],
        }
        for measure in measures
    ]
    return orjson.dumps({**around, "measures": made}, option=orjson.OPT_INDENT_2)
