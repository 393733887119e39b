"""How the command line reads: answers, refusals, counts and agreement as text for a terminal."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress

from registry.catalogue.missed import Lacking
from registry.compatibility.sentences import EXERCISE, LANGUAGES
from registry.errors import Refusal
from registry.seeding.worlds import Outcome, Tally
from registry.web.wording import LETTERS, Wording
from schemas.contract import flattened
from schemas.french import said
from schemas.vocabulary import State

_MOST_DIFFERENCES = 20
_NEAR = ("did you mean {id} ({designation})?", "vouliez-vous dire {id} ({designation}) ?")
_terminal = Console(stderr=True)


def verdict(body: Mapping[str, Any], language: str) -> None:
    """One answer, in the order of the verdict page."""
    say, technical = Wording(language), body["technical"]
    if body["exercise"]:
        click.secho(EXERCISE[LANGUAGES.index(language)], bold=True)
    click.echo(f"[{LETTERS[State(body['state'])]}] {body['text']}")
    _lines(say["candidates"], [f"{one['id']}  {one['designation']}" for one in _candidates(body)])
    _lines(
        say["conditions"], [f"[ ] {line['text']} ({', '.join(line['records'])})" for line in technical["conditions"]]
    )
    _lines(say["notices"], [*(one["text"] for one in body["notices"]), *map(say.flag_of, technical["flags"])])
    _lines(say["weapons"], [f"{one['id']}  {one['code']}" for one in body["weapons"] if len(body["weapons"]) > 1])
    _lines(say["considered"], [one["text"] for one in body["considered"]])
    _lines(say["would_change"], [one["text"] for one in body["would_change"]])
    click.echo(f"\n{say['rule']} {technical['rule']}; {say['data_version']} {body['data_version']}")
    click.echo(body["caution"])


def _candidates(body: Mapping[str, Any]) -> list[Mapping[str, str]]:
    return [one for fitting in body.get("candidates", {}).values() for one in fitting]


def _lines(title: str, lines: Sequence[str]) -> None:
    if lines:
        click.echo(f"\n{title}")
        for line in lines:
            click.echo(f"  {line}")


def refusal(refused: Refusal, language: str = LANGUAGES[0]) -> None:
    """What is wrong, by field, and what may have been meant; on standard error."""
    if refused.message:
        click.echo(refused.message, err=True)
    for field, reason in flattened(refused.fields):
        click.echo(f"{field}: {said(reason, language)}" if field else said(reason, language), err=True)
    near_words = _NEAR[LANGUAGES.index(language)]
    for field, near in refused.candidates.items():
        for one in near:
            click.echo(f"{field}: {near_words.format(**one)}", err=True)


def table(counted: Mapping[str, object], heading: str) -> None:
    """Names and numbers, one a line."""
    click.echo(heading)
    for name, count in counted.items():
        click.echo(f"  {name:<28}{count:>8}")


def missed(found: Lacking) -> None:
    """Names that people look for and the catalogue lacks: how often, when last, where, and what was typed."""
    for one in found.items:
        click.echo(f"{one.times:>8}  {one.last_on}  {one.field:<12}{one.text}")
    click.echo(f"{len(found.items)} of {found.total} names" if found.total else "no name is missing")


def counts(told: Mapping[str, Any]) -> None:
    """What a directory of files holds."""
    table(told["rows"], "rows")
    for name in ("sourced", "fields"):
        part, whole = (told[name][key] for key in ("rows" if name == "sourced" else "supported", "of"))
        words = {"sourced": "rows of facts that cite a page", "fields": "filled fields that a page supports"}[name]
        click.echo(f"{words}: {part} of {whole} ({told[name]['share'] or 0:.1%})")
    table(told["fates"], "rows of the public reference, by what became of them")
    table(told["statements"], "public statements")


def conformance(tally: Tally, differing: Sequence[Outcome]) -> None:
    """Agreement by rule, and the first differences."""
    rules = sorted({*tally.agreed, *tally.differing, *tally.not_attempted}, key=_in_order)
    click.echo(f"{'rule':<12}{'agree':>8}{'differ':>8}{'not attempted':>16}")
    for rule in rules:
        click.echo(f"{rule:<12}{tally.agreed[rule]:>8}{tally.differing[rule]:>8}{tally.not_attempted[rule]:>16}")
    click.echo(f"{'all':<12}{tally.agreed.total():>8}{tally.differing.total():>8}{tally.not_attempted.total():>16}")
    for outcome in differing[:_MOST_DIFFERENCES]:
        click.echo(f"\n{outcome.id} ({outcome.rule}): {outcome.title}")
        for key, expected, answered in outcome.differences:
            click.echo(f"  {key}: expected {expected}, answered {answered}")
    if len(differing) > _MOST_DIFFERENCES:
        click.echo(f"\n... and {len(differing) - _MOST_DIFFERENCES} more")


def _in_order(rule: str) -> list[tuple[int, str]]:
    return [(int(word[1:]) if word[1:].isdigit() else 0, word) for word in rule.split()]


@contextmanager
def busy(what: str) -> Iterator[None]:
    """A sign of life on a terminal while something takes its time."""
    if _terminal.is_terminal:
        with _terminal.status(f"{what} ..."):
            yield
    else:
        yield


@contextmanager
def progress(what: str, total: int) -> Iterator[Callable[[], None]]:
    """A bar on a terminal; call what it gives once per step."""
    with Progress(console=_terminal, disable=not _terminal.is_terminal) as bar:
        task = bar.add_task(what, total=total)
        yield lambda: bar.advance(task)
