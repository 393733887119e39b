"""Datasette, where it is named, on the registry's own file: the same rows by the same joins, without any verdict."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import orjson

from tests.benchmarks.servers import HOST, Server, running
from tests.benchmarks.stocking import Stock

NAME = "datasette"

_QUERIES = {
    "lookup": (
        "SELECT munition.designation, weapon.designation AS weapon, record.id, record.content, record.history"
        " FROM platform_weapon JOIN weapon ON weapon.id = platform_weapon.weapon_id"
        " JOIN record_scope ON record_scope.weapon_id = weapon.id AND record_scope.munition_id = :munition"
        " JOIN munition ON munition.id = record_scope.munition_id"
        " JOIN record ON record.id = record_scope.record_id"
        " WHERE platform_weapon.platform_id = :system"
    ),
    "munitions": (
        "SELECT munition.id, munition.designation, munition.nation, munition.category, munition.calibre"
        " FROM platform_weapon JOIN weapon_interface ON weapon_interface.weapon_id = platform_weapon.weapon_id"
        " JOIN munition_interface ON munition_interface.interface_id = weapon_interface.interface_id"
        " JOIN munition ON munition.id = munition_interface.munition_id"
        " WHERE platform_weapon.platform_id = :system"
    ),
}


@contextmanager
def datasette(program: str, stock: Stock) -> Iterator[Server]:
    """Run Datasette as it ships on a catalogue until the block ends."""
    with TemporaryDirectory() as home:
        metadata = Path(home, "metadata.json")
        queries = {name: {"sql": sql} for name, sql in _QUERIES.items()}
        metadata.write_bytes(orjson.dumps({"databases": {Path(stock.path).stem: {"queries": queries}}}))

        def command(port: int) -> list[str]:
            return [program, "serve", stock.path, "--host", HOST, "--port", str(port), "--metadata", str(metadata)]

        with running(command, {}, ready="/-/versions.json") as server:
            yield server


def path(stock: Stock, query: str, **given: str) -> str:
    return f"/{Path(stock.path).stem}/{query}.json?{urlencode({**given, '_shape': 'array'})}"
