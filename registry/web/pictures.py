"""What the pictures of coverage share: their forms, their addresses, and what is wrong with what was asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import Response, g, request

from registry.errors import NotFound, Refusal
from registry.web.mishaps import handle
from registry.web.page import language, page
from registry.web.question import address, asking, errors_of, fields_of, onward
from registry.web.twins import is_twin
from registry.web.wording import Wording
from schemas.coverage import Lapsing, OfCalibre, OfNation, Order, Within
from schemas.query import Query


@dataclass(frozen=True)
class Picture:
    """One of the pictures: its name, its template, and what its address may say."""

    name: str
    template: str
    contract: type[Query]

    @property
    def path(self) -> str:
        return f"/coverage/{self.name}"

    @property
    def fields(self) -> tuple[str, ...]:
        return (*self.contract.columns(),)

    def at(self, **changes: str | None) -> str:
        """The address of this page, with some fields changed."""
        return address(self.path, self.fields, **changes)

    def around(self, errors: Mapping[str, Sequence[str]] | None = None) -> dict[str, Any]:
        """What its form reads."""
        return {
            **asking(errors, self.fields),
            "way": self.name,
            "orders": list(Order),
            "withins": list(Within),
            "linked": [field for field in self.fields if field in _INPUTS],
        }

    def refused(self, error: Refusal) -> Response:
        """Its form again, with what is wrong at each field, and what else may be asked where that was too much."""
        if is_twin(request.path):
            return handle(error)
        say = Wording(language())
        return page(
            self.template,
            "coverage",
            title=f"{say.error}{say.colon} {say[f'title_{self.name}']}",
            status=404 if isinstance(error, NotFound) else 422,
            address=self.at(),
            items=[],
            labels=g.get("calibres", {}),
            narrower=narrower(error),
            **self.around(errors_of(error, self.fields)),
        )


CALIBRES: Final = Picture("calibres", "coverage_counted.html", OfCalibre)
NATION: Final = Picture("nation", "coverage_counted.html", OfNation)
LAPSING: Final = Picture("lapsing", "coverage_lapsing.html", Lapsing)

_INPUTS: Final = frozenset({"calibre", "user", "nation", "context", "as_of", "order", "within"})
"""The fields that a form shows."""


def narrower(error: Refusal) -> list[tuple[str, str]]:
    """Where less is asked at once, where what was asked is too much: the words and the address."""
    if not fields_of(error, "too_many_pairs"):
        return []
    say, given = (
        Wording(language()),
        {name: request.args.get(name) for name in ("user", "context", "as_of", "as_known")},
    )
    exchange = onward("/exchange", {"calibre": request.args.get("calibre"), **given})
    return [(say.way_rounds, onward("/rounds", given)), (say.way_exchange, exchange)]


def reading(name: str) -> Callable[[Mapping[str, Any]], object]:
    """A column of that name."""
    return lambda item: item[name]
