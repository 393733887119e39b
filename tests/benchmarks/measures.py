"""What is measured: each work by programs in turns, with the ratios that figures are stated in."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from http.client import HTTPConnection
from statistics import median, quantiles
from urllib.parse import urlencode

import orjson

from registry.audit.version import data_version
from registry.catalogue import queries, things
from registry.compatibility import gather
from registry.compatibility.facts import Facts, Question
from registry.compatibility.rules import decide, on_the_day
from registry.database import Connection, engine_for, reading
from registry.qualifications import statements
from schemas.vocabulary import Context
from tests.benchmarks import clients, peers
from tests.benchmarks.servers import HOST, Server
from tests.benchmarks.stocking import Stock
from tests.benchmarks.synthetic import AS_OF, broad_questions, munition_id, questions, searches, weapon_id

HELLO = "hello"

# More than the registry keeps answers, so that none is asked again while it is kept.
_DIFFERENT = 20_000
_BATCH = 1_000


@dataclass(frozen=True, slots=True)
class Comparison:
    """One ratio or figure, and the goal that it has if any: at least so much, or at most."""

    what: str
    value: float
    at_least: float | None = None
    at_most: float | None = None

    @property
    def met(self) -> bool | None:
        if self.at_least is not None:
            return self.value >= self.at_least
        return None if self.at_most is None else self.value <= self.at_most


@dataclass(slots=True)
class Measure:
    """The figures of each program, one a round, and what they come to."""

    title: str
    unit: str
    values: dict[str, list[float]]
    comparisons: list[Comparison] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def median(self, program: str) -> float:
        return median(self.values[program])

    def compare(
        self, one: str, other: str, *, at_least: float | None = None, at_most: float | None = None, what: str = ""
    ) -> None:
        if one in self.values and other in self.values and one != other:
            ratio = self.median(one) / self.median(other)
            self.comparisons.append(Comparison(what or f"{one} / {other}", ratio, at_least, at_most))


@dataclass(frozen=True, slots=True)
class Bench:
    """The programs that run side by side, and how long each is asked at a time.

    `servers` has the bare Flask program as `HELLO` and one registry for each size, by its letter; those of a second WSGI
    server carry its name before theirs.
    """

    stocks: Mapping[str, Stock]
    servers: Mapping[str, Server]
    seconds: float
    rounds: int

    def in_turns(self, works: Mapping[str, Callable[[], float]], title: str, unit: str) -> Measure:
        """One figure of each work a round: A B C, A B C, ..."""
        values = defaultdict[str, list[float]](list)
        for _ in range(self.rounds):
            for program, work in works.items():
                values[program].append(work())
        return Measure(title, unit, dict(values))

    def rates(
        self,
        title: str,
        paths: Callable[[Stock], Sequence[str]],
        *,
        known: Callable[[Server, str], dict[str, str]] | None = None,
        peer: Callable[[Stock], Sequence[str]] | None = None,
    ) -> Measure:
        """Requests a second of every program that can do the work, and how large its answers are.

        Args:
            paths: What a registry is asked.
            known: The headers that go with it, from the server and the first path.
            peer: What a program that is no registry is asked instead.
        """
        works: dict[str, Callable[[], float]] = {}
        first = []
        for program, server in self.servers.items():
            under, _, size = program.rpartition(" ")
            if size == HELLO:
                asked: Sequence[str] = ["/"]
            elif under == peers.NAME:
                asked = peer(self.stocks[size]) if peer else []
            else:
                asked = paths(self.stocks[size])
            if asked:
                headers = known(server, asked[0]) if known else {}
                works[program] = _stretch(server, asked, self.seconds, headers)
                first.append(f"{program} {len(server.get(asked[0], headers)[1]):,}")
        measure = self.in_turns(works, title, "requests/s")
        measure.notes.append(f"bytes of the first answer: {', '.join(first)}")
        return measure

    @property
    def sizes(self) -> list[str]:
        return list(self.stocks)

    def compare(
        self, measure: Measure, *, hello: float | None = None, sizes: float | None = None, peer: float | None = None
    ) -> Measure:
        """Every registry with hello under the same server and with a peer, the largest catalogue with the smallest.

        Args:
            hello: The goal of the first, under granian.
            sizes: The goal of the last.
            peer: The goal of the second.
        """
        for program in measure.values:
            under, _, size = program.rpartition(" ")
            if size != HELLO and under != peers.NAME:
                measure.compare(program, f"{under} {HELLO}".strip(), at_least=None if under else hello)
                measure.compare(program, f"{peers.NAME} {size}", at_least=None if under else peer)
        measure.compare(self.sizes[-1], self.sizes[0], at_least=sizes)
        return measure


def _stretch(server: Server, paths: Sequence[str], seconds: float, headers: Mapping[str, str]) -> Callable[[], float]:
    """Ask on from where the last stretch stopped."""
    asked = 0

    def work() -> float:
        nonlocal asked
        found = clients.ask(server, paths, seconds, start=asked, headers=headers)
        asked += found.requests
        return found.rate

    return work


# One question ---------------------------------------------------------------------------------------------------------


def lookup(bench: Bench) -> Iterator[Measure]:
    """Different questions all the time, so that no kept answer serves."""
    measure = bench.rates("one look-up, nothing kept, by registry id", _asked, peer=_joined)
    yield bench.compare(measure, hello=0.30, sizes=0.8, peer=4)
    yield bench.compare(bench.rates("one look-up, nothing kept, by NSN, designation or alias", _asked_by_name))


def again(bench: Bench) -> Iterator[Measure]:
    """The same question of the same data version: a kept answer, then none at all."""
    yield bench.compare(bench.rates("the same look-up again", _asked_once), hello=0.7)
    measure = bench.rates("the same look-up again, If-None-Match (304)", _asked_once, known=_known)
    yield bench.compare(measure, hello=0.7)


def _asked(stock: Stock) -> list[str]:
    return [_address(one) for one in questions(stock.catalogue, _DIFFERENT)]


def _asked_by_name(stock: Stock) -> list[str]:
    return [_address(one) for one in questions(stock.catalogue, _DIFFERENT, named=True)]


def _asked_once(stock: Stock) -> list[str]:
    return _asked(stock)[:1]


def _joined(stock: Stock) -> list[str]:
    asked = questions(stock.catalogue, _DIFFERENT)
    return [peers.path(stock, "lookup", munition=one["munition"], system=one["system"]) for one in asked]


def _address(question: Mapping[str, str]) -> str:
    return f"/api/v1/compatibility?{urlencode(question)}"


def _known(server: Server, path: str) -> dict[str, str]:
    headers = {name.lower(): value for name, value in server.get(path)[2].items()}
    known = {"If-None-Match": headers["etag"]} if "etag" in headers else {}
    assert not known or server.get(path, known)[0] == 304
    return known


# Many questions -------------------------------------------------------------------------------------------------------


def batch(bench: Bench) -> Iterator[Measure]:
    """Processor time of the server, asked by one connection, a thousand questions at once against one."""
    for size, stock in bench.stocks.items():
        server = bench.servers[size]
        if server.cpu() is None:
            continue
        asked = questions(stock.catalogue, _DIFFERENT)
        singles = [("GET", _address(one), None) for one in asked]
        batches = [
            ("POST", "/api/v1/compatibility/batch", orjson.dumps({"items": asked[first : first + _BATCH]}))
            for first in range(0, len(asked), _BATCH)
        ]
        one, many = f"{size}, one", f"{size}, batch of {_BATCH:,}"
        works = {one: _cost(server, singles, bench.seconds), many: _cost(server, batches, bench.seconds)}
        measure = bench.in_turns(works, f"batch over HTTP, catalogue {size}", "ms of processor time a request")
        measure.compare(many, one, at_most=40, what="batch / one look-up")
        rate = _BATCH / measure.median(many) * 1000
        measure.notes.append(f"{rate:,.0f} questions a second of processor time in batches")
        yield measure


def _cost(server: Server, requests: Sequence[tuple[str, str, bytes | None]], seconds: float) -> Callable[[], float]:
    """Milliseconds of processor time that a request takes; asks on from where the last stretch stopped."""
    place = 0

    def work() -> float:
        nonlocal place
        connection = HTTPConnection(HOST, server.port)
        asked, last, before = 0, time.perf_counter() + seconds, server.cpu() or 0.0
        while time.perf_counter() < last:
            method, path, body = requests[place % len(requests)]
            connection.request(method, path, body, {"Content-Type": "application/json"} if body else {})
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise clients.NotMeasured(f"{answer.status} for {method} {path}")
            place, asked = place + 1, asked + 1
        connection.close()
        return ((server.cpu() or 0.0) - before) * 1000 / asked

    return work


def reverse(bench: Bench) -> Iterator[Measure]:
    """All that fits one platform, with verdicts: 200 munitions, 1,000 records, whatever the size of the catalogue."""
    platform, asked = broad_questions(_DIFFERENT)
    paths = [f"/api/v1/platforms/{platform}/munitions?{urlencode(one)}" for one in asked]
    measure = bench.rates(
        "the 200 munitions of a platform, with verdicts (datasette: bare rows)",
        lambda _: paths,
        peer=lambda stock: [peers.path(stock, "munitions", system=platform)],
    )
    yield bench.compare(measure, peer=2)


# The rules alone ------------------------------------------------------------------------------------------------------


def rules(bench: Bench) -> Iterator[Measure]:
    """Plain facts in, a verdict out: no database, no sentences."""
    stock = bench.stocks[bench.sizes[0]]
    engine = engine_for(stock.url)
    with reading(engine) as connection:
        cases = list(_cases(connection))
    engine.dispose()

    def rate(judge: Callable[[Question, Facts], object]) -> Callable[[], float]:
        def work() -> float:
            judged, began = 0, time.perf_counter()
            while (spent := time.perf_counter() - began) < bench.seconds / 2:
                for question, facts in cases:
                    judge(question, facts)
                judged += len(cases)
            return judged / spent

        return work

    works = {"with the next change": rate(decide), "the day alone": rate(on_the_day)}
    measure = bench.in_turns(works, "rules alone, ten records each", "questions/s")
    for name in works:
        measure.comparisons.append(Comparison(f"{name}, questions/s", measure.median(name), at_least=50_000))
    yield measure


def _cases(connection: Connection) -> Iterator[tuple[Question, Facts]]:
    """A munition with one kin and a weapon without: five records of the pair, five of the kin."""
    frame = gather.frame(connection, data_version(connection))
    for block in range(1, 60):
        if block % 5 == 0:
            continue
        ids = [munition_id(block, 0), munition_id(block, 1)]
        weapons = things.weapons(connection, [weapon_id(block, 2)])
        rows = things.munitions(connection, ids)
        kin = things.kin(connection, "munition", [row.family for row in rows.values()])
        records = [
            gather.record(row) for row in statements.records_at(connection, [(one, next(iter(weapons))) for one in ids])
        ]
        assert len(records) == 10
        successors = {former: (record,) for record in records for former in record.supersedes}
        for context in Context:
            question = Question(
                parts={None: gather.munition(rows[ids[0]], kin, frame)},
                weapon=gather.weapon(next(iter(weapons.values())), {}, frame),
                platform=None,
                user=records[0].nation or "",
                holder=None,
                context=context,
                as_of=date.fromisoformat(AS_OF),
                as_known=datetime.now(UTC),
                reader="",
            )
            positions = frame.positions.get(question.user, ())
            yield question, Facts(tuple(records), successors, (), frame.arrangements, positions, frame.allies)


# Loading, memory, search ----------------------------------------------------------------------------------------------


def load(bench: Bench) -> Iterator[Measure]:
    """What the loading of each catalogue told, in this run or in the one that made it."""
    whole: dict[str, float] = {}
    for size, stock in bench.stocks.items():
        loading = ("catalogue", "records", "others", "index", "commit")
        given = sum(stock.rows[step] for step in ("catalogue", "records", "others"))
        whole[size] = given / sum(stock.seconds[step] for step in loading)
        rates = {step: [stock.rate(step)] for step in ("bare", "check", "records", "catalogue", "index")}
        measure = Measure(
            f"load of catalogue {size}: {given:,} rows", "rows/s", rates | {"all, with the index": [whole[size]]}
        )
        checked = 1 / (1 / stock.rate("check") + 1 / stock.rate("records"))
        measure.comparisons += [
            Comparison("records / bare executemany", stock.rate("records") / stock.rate("bare")),
            Comparison("records, every row checked / bare", checked / stock.rate("bare"), at_least=0.35),
            Comparison("all with the index, rows/s", whole[size], at_least=20_000 if size == "M" else None),
        ]
        minutes = sum(stock.seconds[step] for step in loading) / 60
        measure.notes.append(
            f"loaded {stock.loaded_at} in {minutes:.1f} min of one transaction;"
            f" the loader held {stock.peak_mb:.0f} MB at most, the file has {stock.file_mb:,.0f} MB"
        )
        yield measure
    for smaller in ("M", "S"):
        if smaller in whole and "L" in whole:
            measure = Measure(
                "load, the largest catalogue against a smaller", "rows/s", {size: [whole[size]] for size in whole}
            )
            measure.compare("L", smaller, at_least=0.5 if smaller == "M" else None)
            yield measure
            return


def memory(bench: Bench) -> Iterator[Measure]:
    """What each worker holds once it has answered all of the above."""
    held = {program: server.memory() for program, server in bench.servers.items()}
    measure = Measure(
        "memory of a worker after the measures above", "MB", {one: [mb] for one, mb in held.items() if mb}
    )
    for size in bench.sizes:
        if size in measure.values:
            measure.comparisons.append(Comparison(f"{size}, MB", measure.median(size), at_most=130))
    measure.compare(bench.sizes[-1], bench.sizes[0])
    yield measure


def search(bench: Bench) -> Iterator[Measure]:
    """Typed texts of every kind, with exact facets, in this process and over HTTP; and what is found among the first ten."""
    for size, stock in bench.stocks.items():
        yield _search_in_process(bench, size, stock)
    yield bench.compare(bench.rates("search over HTTP, first ten with facets", _searched))


def _searched(stock: Stock) -> list[str]:
    typed = searches(stock.catalogue, 2_000)
    return [f"/api/v1/munitions?{urlencode({'q': one.text, 'limit': 10})}" for one in typed]


def _search_in_process(bench: Bench, size: str, stock: Stock) -> Measure:
    taken = defaultdict[str, list[float]](list)
    found = defaultdict[str, list[bool]](list)
    engine = engine_for(stock.url)
    with reading(engine) as connection:
        last = time.perf_counter() + bench.seconds * bench.rounds
        for number, one in enumerate(searches(stock.catalogue, 2_000)):
            if number >= 60 and time.perf_counter() > last:
                break
            began = time.perf_counter()
            listed = queries.listing(connection, "munitions", text=one.text, filters={}, limit=10, offset=0)
            taken[one.way].append((time.perf_counter() - began) * 1000)
            if one.wanted:
                found[one.way].append(one.wanted in [row["id"] for row in listed.items])
    engine.dispose()
    every = [one for times in taken.values() for one in times]
    measure = Measure(f"search in process, catalogue {size}", "ms", {"all": every, **taken})
    cuts = quantiles(every, n=100)
    goals = (1.0, 8.0) if size == "L" else (None, None)
    measure.comparisons += [
        Comparison("p50, ms", cuts[49], at_most=goals[0]),
        Comparison("p99, ms", cuts[98], at_most=goals[1]),
    ]
    wanted = {"exact": 1.0, "stock number": 1.0, "alias": 0.95, "one typo": 0.95}
    measure.comparisons += [
        Comparison(f"recall at 10, {way}", sum(hits) / len(hits), at_least=wanted[way]) for way, hits in found.items()
    ]
    measure.notes.append(f"{len(every):,} searches; the figures above are medians by way of searching")
    return measure


MEASURES: Mapping[str, Callable[[Bench], Iterator[Measure]]] = {
    "load": load,
    "rules": rules,
    "lookup": lookup,
    "again": again,
    "batch": batch,
    "reverse": reverse,
    "search": search,
    "memory": memory,
}
"""In the order in which they are made."""

WITHOUT_SERVERS = frozenset({"load", "rules"})
