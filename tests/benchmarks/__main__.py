"""Measures the registry beside a bare Flask program under the same server, in the same run; prints ratios, asserts nothing."""

import tempfile
from contextlib import ExitStack
from pathlib import Path

import click

from tests.benchmarks import peers, report
from tests.benchmarks.clients import NotMeasured
from tests.benchmarks.measures import HELLO, MEASURES, WITHOUT_SERVERS, Bench, Measure
from tests.benchmarks.servers import HELLO as HELLO_APP
from tests.benchmarks.servers import REGISTRY, Server, known, serving
from tests.benchmarks.stocking import stock
from tests.benchmarks.synthetic import SIZES


def _words(known_words: tuple[str, ...]) -> click.ParamType:
    class Words(click.ParamType):
        name = ",".join(known_words)

        def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> list[str]:
            words = [word.strip() for word in value.split(",")]
            if strange := [word for word in words if word not in known_words]:
                self.fail(f"{', '.join(strange)}: expected some of {', '.join(known_words)}", param, ctx)
            return [word for word in known_words if word in words]

    return Words()


@click.command(help=__doc__)
@click.option("--sizes", type=_words(tuple(SIZES)), default="S,L", show_default=True, help="Catalogues to measure.")
@click.option(
    "--only", type=_words(tuple(MEASURES)), default=",".join(MEASURES), help="Measures to make; all if left out."
)
@click.option("--seconds", type=float, default=5, show_default=True, help="How long a program is asked at a time.")
@click.option("--rounds", type=int, default=3, show_default=True, help="How often each program has its turn.")
@click.option(
    "--keep", type=click.Path(file_okay=False, path_type=Path), help="Keep loaded catalogues here, or use them."
)
@click.option(
    "--datasette", type=click.Path(exists=True, dir_okay=False), help="Measure beside this datasette program."
)
@click.option(
    "--json", "json_file", type=click.Path(dir_okay=False, path_type=Path), help="Write every figure there too."
)
def main(
    sizes: list[str],
    only: list[str],
    seconds: float,
    rounds: int,
    keep: Path | None,
    datasette: str | None,
    json_file: Path | None,
) -> None:
    around = report.surroundings()
    for name, value in around.items():
        click.echo(f"{name:<10} {value}")
    click.echo(f"measured   medians of {rounds} rounds of {seconds:g} s, programs in turns, one worker each\n")
    made: list[Measure] = []
    with ExitStack() as running:
        home = keep or Path(running.enter_context(tempfile.TemporaryDirectory(prefix="registry-bench-")))
        home.mkdir(parents=True, exist_ok=True)
        stocks = {size: stock(size, home) for size in sizes}
        servers: dict[str, Server] = {}
        for under in known() if set(only) - WITHOUT_SERVERS else ():
            named = "" if under == "granian" else f"{under} "
            servers[f"{named}{HELLO}"] = running.enter_context(serving(HELLO_APP, under=under))
            for size in sizes:
                database = stocks[size].url
                servers[f"{named}{size}"] = running.enter_context(serving(REGISTRY, under=under, database=database))
        for size in sizes if datasette and servers else ():
            servers[f"{peers.NAME} {size}"] = running.enter_context(peers.datasette(datasette, stocks[size]))
        bench = Bench(stocks, servers, seconds, rounds)
        for name in only:
            try:
                for measure in MEASURES[name](bench):
                    made.append(measure)
                    click.echo(report.shown(measure) + "\n")
            except NotMeasured as fault:
                click.echo(f"{name}: NOT MEASURED, {fault}\n")
    if json_file:
        json_file.write_bytes(report.written(around, made))


if __name__ == "__main__":
    main()
