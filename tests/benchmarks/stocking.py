"""Loads a synthetic catalogue through the registry's own verbs, beside a bare `executemany`, and keeps it for the next run."""

import resource
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from multiprocessing import get_context
from pathlib import Path

import orjson
from sqlalchemy.engine import Connection

import registry
from registry.audit.version import raise_version
from registry.catalogue import index
from registry.catalogue import load as catalogue_load
from registry.database import engine_for, writing
from registry.migrations import upgrade
from registry.qualifications import load as qualifications_load
from registry.qualifications.completeness import faults
from registry.seeding.documents import KINDS
from registry.setwise import chunks
from tests.benchmarks.synthetic import CATALOGUE_KINDS, SIZES, STATED_KINDS, Catalogue, Row

_CHECKED = 10_000
"""Records read through their contract: enough to know the rate."""

_COLUMNS = ("id", "authority", "nation", "kind", "munition", "weapon", "degree", "valid_from", "valid_to")

# What decides what is in a database: with other code, it is made anew.
_MAKERS = (
    "registry/migrations/versions/*.py",
    "registry/*/tables.py",
    "registry/*/load.py",
    "registry/setwise.py",
    "registry/catalogue/index.py",
    "registry/catalogue/names.py",
    "registry/catalogue/spelling.py",
    "tests/benchmarks/synthetic.py",
)


@dataclass(frozen=True, slots=True)
class Stock:
    """A loaded database, and how its loading went.

    `rows` and `seconds` are by step: catalogue, records, others (what else nations state), index (things), commit; bare
    (executemany of the records, into one table without further indexes) and check (of records: contract and completeness)
    stand beside the loading. Making the rows is not counted.
    """

    size: str
    path: str
    loaded_at: str
    rows: dict[str, int]
    seconds: dict[str, float]
    peak_mb: float
    file_mb: float

    @property
    def catalogue(self) -> Catalogue:
        return Catalogue(SIZES[self.size])

    @property
    def url(self) -> str:
        return f"sqlite:///{self.path}"

    def rate(self, step: str) -> float:
        """Rows a second."""
        return self.rows[step] / self.seconds[step]


def stock(size: str, keep: Path) -> Stock:
    """The database of this size: from `keep` if it is there, else made and left there."""
    path = keep / f"registry-{size}-{_fingerprint()}.db"
    told = path.with_suffix(".json")
    if not told.exists():
        sys.stderr.write(f"Loading catalogue {size}: {SIZES[size]:,} munitions ...\n")
        # In a process of its own, so that its memory is its own.
        with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as pool:
            told.write_bytes(orjson.dumps(asdict(pool.submit(_made, size, path).result())))
    return Stock(**{**orjson.loads(told.read_bytes()), "path": str(path)})


def _fingerprint() -> str:
    root = Path(registry.__path__[0]).parent
    sources = sorted(path for pattern in _MAKERS for path in root.glob(pattern))
    return blake2b(b"".join(path.read_bytes() for path in sources), digest_size=6).hexdigest()


class _Clock:
    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.rows: Counter[str] = Counter()

    @contextmanager
    def times(self, step: str, rows: int = 0) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.seconds[step] += time.perf_counter() - began
        self.rows[step] += rows


def _made(size: str, path: Path) -> Stock:
    for old in path.parent.glob(f"{path.name}*"):
        old.unlink()
    clock = _Clock()
    beside = path.with_suffix(".db.bare")
    engine = engine_for(f"sqlite:///{path}")
    upgrade(engine)
    with closing(_bare(beside)) as bare:
        with writing(engine) as session:
            _fill(session.connection(), bare, Catalogue(SIZES[size]), clock)
            raise_version(session, exercise=True)
            began = time.perf_counter()
        clock.seconds["commit"] = time.perf_counter() - began
    engine.dispose()
    beside.unlink()
    return Stock(
        size=size,
        path=str(path),
        loaded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        rows=dict(clock.rows),
        seconds=dict(clock.seconds),
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10),
        file_mb=path.stat().st_size / 2**20,
    )


def _fill(connection: Connection, bare: sqlite3.Connection, catalogue: Catalogue, clock: _Clock) -> None:
    for kind in CATALOGUE_KINDS:
        for chunk in chunks(catalogue.rows(kind)):
            with clock.times("catalogue", len(chunk)):
                catalogue_load.load(connection, kind, chunk)
    for kind in STATED_KINDS:
        for chunk in chunks(catalogue.rows(kind)):
            if kind == "records":
                _beside(bare, chunk, clock)
            with clock.times("records" if kind == "records" else "others", len(chunk)):
                qualifications_load.load(connection, kind, chunk)
    with clock.times("bare"):
        bare.execute("COMMIT")
    with clock.times("index", clock.rows["catalogue"]):
        index.rebuild(connection)


# What the loading is compared with --------------------------------------------------------------------------------------


def _bare(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"CREATE TABLE record (id TEXT PRIMARY KEY, {', '.join(_COLUMNS[1:])}, content, history)")
    connection.execute("BEGIN")
    return connection


def _beside(bare: sqlite3.Connection, chunk: list[Row], clock: _Clock) -> None:
    flat = [
        (*(row[name] for name in _COLUMNS), orjson.dumps(row).decode(), orjson.dumps(row["decisions"]).decode())
        for row in chunk
    ]
    with clock.times("bare", len(flat)):
        bare.executemany(f"INSERT INTO record VALUES ({', '.join('?' * len(flat[0]))})", flat)
    if clock.rows["check"] < _CHECKED:
        contract = KINDS["records"].contract()
        given = [_given(contract.dump(row)) for row in chunk]
        with clock.times("check", len(given)):
            for row in given:
                assert not faults(contract.load(row))


def _given(row: Row) -> Row:
    """As a file has it: what is not known is left out."""
    return {
        name: [_given(one) if isinstance(one, dict) else one for one in value] if isinstance(value, list) else value
        for name, value in row.items()
        if value is not None
    }
