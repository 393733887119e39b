"""The context and the days that a page which counts is about, and whose crews."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from flask import request

from registry.compatibility.tallies import Occasion
from registry.errors import Invalid
from registry.qualifications.queries import PUBLIC_READER
from registry.web.consulting import nation_names, now
from schemas.compatibility import known_by
from schemas.refusals import Refusal as Said
from schemas.refusals import shown

FIELDS: Final = ("context", "as_of", "as_known")


def occasion(given: Mapping[str, Any]) -> Occasion:
    """What the questions of a page share; today and now where no day was named."""
    moment: datetime = now()
    return Occasion(
        context=given["context"],
        as_of=given.get("as_of") or moment.astimezone(UTC).date(),
        as_known=given.get("as_known") or known_by(moment),
        reader=PUBLIC_READER,
    )


def kept(*more: str) -> dict[str, str | None]:
    """What an address of another page takes along, as it was given: the context and the days, and these."""
    return {name: request.args.get(name) for name in (*more, *FIELDS)}


def known_nation(field: str, nation: str) -> str:
    """The code itself, also where nothing can be asked of it.

    Raises:
        Invalid: There is no such nation.
    """
    if nation not in nation_names():
        raise Invalid("", fields={field: [Said("nation_unknown", {"given": shown(nation), "example": "NLD"})]})
    return nation
