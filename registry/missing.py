"""What a door does when a typed name fits nothing: noted at once, written when the answer is on its way."""

from collections.abc import Iterable

from flask import Response, current_app, g

from registry.catalogue.missed import Missed, Typed


def missed(names: Iterable[Typed]) -> None:
    """Keep what was typed and fits nothing: fields of `registry.catalogue.missed.FIELDS`, a text each; written after the answer."""
    g.missed = _keeper().note(names) or any_missed()


def any_missed() -> bool:
    """Whether this request named something that fits nothing."""
    return bool(g.get("missed", False))


def write_after(response: Response) -> None:
    """Have what was missed written once the answer has been sent: whoever asked never waits for it."""
    if any_missed():
        response.call_on_close(_keeper().settle)


def _keeper() -> Missed:
    keeper: Missed = current_app.extensions["missed"]
    return keeper
