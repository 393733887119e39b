"""The page of an id that is retired: since when and why, and what took its place; never that in its place, so that nobody overlooks it."""

from typing import Any

from flask import g

from registry.catalogue.retired import Retired
from registry.web.particulars import Telling
from registry.web.question import onward
from registry.web.twins import View
from schemas.answer import RETIRED


def retired_page(name: str, gone: Retired, telling: Telling) -> View:
    """`name` is that of the list in which the id stood."""
    say = telling.say
    row: dict[str, Any] = {
        "id": gone.id,
        "status": RETIRED,
        "successor": gone.successor,
        "since": gone.since.isoformat(),
        "why": gone.why,
    }
    return View(
        template="retired.html",
        fragment="retired",
        title=say.retired_title.format(id=gone.id),
        name=f"{gone.kind}-{gone.id}",
        items=[row],
        columns={column: lambda one, column=column: one[column] for column in row},  # type: ignore[misc]
        body={**row, "data_version": g.version.value},
        context={
            "gone": row,
            "successor": telling.thing(gone.kind, gone.successor) if gone.successor else None,
            "list_at": onward(f"/{name}", {}),
            "list_name": name,
        },
    )
