"""The three ways of looking the other way round: what each asks, and what must still be said before it can answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import g, request

from registry.compatibility.alternatives import Identified, identified
from registry.database import Connection
from registry.errors import Invalid
from registry.web.consulting import asked_of, now
from registry.web.question import address, asking
from registry.web.twins import is_twin
from schemas.compatibility import ExchangePage, RoundsOf, SystemsOf, asked_of_all
from schemas.query import Query
from schemas.refusals import Refusal as Said


@dataclass(frozen=True)
class Way:
    """One of the three pages: its name, its contract, and what must be said before it can answer."""

    name: str
    contract: type[Query]
    needed: tuple[str, str]

    @property
    def fields(self) -> tuple[str, ...]:
        return (*self.contract.columns(),)

    def at(self, **changes: str | None) -> str:
        """The address of this page, with some fields changed; another choice begins at its first row."""
        return address(f"/{self.name}", self.fields, **{"offset": None, **changes})

    def given(self) -> dict[str, Any]:
        """What the address says, checked."""
        return {"state": None, "operator": None, "calibre": None, **asked_of(self.contract)}

    def meant(self, connection: Connection) -> tuple[dict[str, Any], dict[str, Any], Identified | None]:
        """What was given, what the look-ups take, and what the round or system is, where one is named.

        Raises:
            NotFound: Nothing goes by its name.
            Invalid: It was left blank.
        """
        given = self.given()
        asked, field = taken(given), self.needed[0]
        if given.get(field) is None:
            self.complete(given)
            return given, asked, None
        dates = {"as_of": asked["as_of"], "as_known": asked["as_known"]}
        return given, asked, identified(connection, field, given[field], **dates, version=g.version)

    def complete(self, given: Mapping[str, Any]) -> bool:
        """Whether all is said that an answer needs.

        What an address leaves out is asked for; what a form left blank is missing.

        Raises:
            Invalid: Something is missing.
        """
        if gaps := self.gaps():
            raise Invalid("", fields=gaps)
        return all(given.get(name) is not None for name in self.needed)

    def gaps(self) -> dict[str, list[Said]]:
        """What a form left blank; a file has no form that could ask for what its address leaves out."""
        blank = [name for name in self.needed if not request.args.get(name, "").strip()]
        return {name: [Said("required", {})] for name in blank if name in request.args or is_twin(request.path)}

    def form(self, errors: Mapping[str, Sequence[str]] | None = None) -> dict[str, Any]:
        """What the form of its page reads."""
        named = {"way": self.name, "fields": self.fields, "at": self.at, "calibres": g.get("calibres", [])}
        asked = asking(errors, self.fields)
        if self is not EXCHANGE:
            # The others have no input for a calibre: an address alone names one.
            asked["on_page"] = [field for field in asked["on_page"] if field != "calibre"]
        return {**asked, **named}


SYSTEMS: Final = Way("systems", SystemsOf, ("munition", "user"))
ROUNDS: Final = Way("rounds", RoundsOf, ("system", "user"))
EXCHANGE: Final = Way("exchange", ExchangePage, ("holder", "user"))
WAYS: Final = (SYSTEMS, ROUNDS, EXCHANGE)


def taken(given: Mapping[str, Any]) -> dict[str, Any]:
    """What the look-ups take; without a nation, for nobody."""
    return asked_of_all({"user": "", **given}, now=now())
