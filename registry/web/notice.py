"""One restriction notice: whose it is, what it does to which round and lots, since when, until when and why."""

from collections.abc import Mapping
from datetime import date
from operator import itemgetter
from typing import Any, Final

from flask import Blueprint, g

from registry.catalogue import things
from registry.compatibility.history import in_force
from registry.errors import NotFound
from registry.qualifications.notices import notices_named
from registry.web.consulting import consulting, nation_names, now
from registry.web.page import language
from registry.web.twins import View, shows
from registry.web.wording import Wording
from schemas.fields import RecordId

blueprint = Blueprint("notice", __name__)

PUBLIC = {"notice.notice": "a warning is for everybody to read"}

_TOLD: Final = (
    "id",
    "nation",
    "action",
    "munition",
    "lots",
    "valid_from",
    "valid_to",
    "reason",
    "source_reference",
    "recorded_at",
)


@shows(blueprint, "/notices/<path:notice_id>")
def notice(notice_id: str) -> View:
    """What one restriction notice says, in words.

    Raises:
        NotFound: No notice has this id.
    """
    with consulting() as connection:
        found = notices_named(connection, [notice_id]).get(notice_id) if RecordId.may_be(notice_id) else None
        if found is None:
            raise NotFound("")
        munition = things.munitions(connection, [found["munition"]])[found["munition"]]
    return View(
        template="notice.html",
        fragment="notice",
        title=f"{Wording(language()).restriction} {found['id']}",
        name=f"notice-{found['id'].replace('/', '-')}".lower(),
        items=[found],
        columns={name: itemgetter(name) for name in _TOLD},
        body={**found, "data_version": g.version.value},
        context={
            "found": found,
            "munition": munition.designation,
            "nation_names": nation_names(),
            "stands": stands(found, now().date()),
        },
    )


def stands(found: Mapping[str, Any], day: date) -> str:
    """Whether a notice is in force on a day, as the end of the key of its word."""
    first, last = (date.fromisoformat(found[end]) if found[end] else None for end in ("valid_from", "valid_to"))
    assert first is not None
    if in_force(first, last, day):
        return "in_force"
    return "ahead" if day < first else "ended"
