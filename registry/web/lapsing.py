"""What is about to lapse: the records in force that end or fall due for review, as a strip of weeks and as a table."""

from datetime import UTC, date
from typing import Any, Final

from flask import Blueprint, Response, g

from registry.compatibility import lapsing as ahead_of
from registry.errors import Refusal
from registry.qualifications.queries import PUBLIC_READER
from registry.web import drawing
from registry.web.consulting import asked_of, consulting, nation_names, now
from registry.web.endings import LETTERS_OF_EVENTS, TOLD, counts_of, designations, question_of, told, weeks_of
from registry.web.occasion import kept, known_nation
from registry.web.page import language
from registry.web.pictures import LAPSING, reading
from registry.web.question import onward
from registry.web.twins import View, shows
from registry.web.wording import Wording
from schemas.compatibility import known_by
from schemas.coverage import Lapsing, Within
from schemas.paging import neighbours

blueprint = Blueprint("lapsing", __name__)

PUBLIC = {"lapsing.lapsing": "dates of what is public"}

_GROUND: Final = 150
_TALLEST: Final = 110


@shows(blueprint, LAPSING.path)
def lapsing() -> View:
    """The records in force that end or fall due for review within so many days, soonest first."""
    with consulting() as connection:
        given: dict[str, Any] = {"nation": None, **asked_of(Lapsing)}
        moment = now()
        as_of: date = given.get("as_of") or moment.astimezone(UTC).date()
        as_known = given.get("as_known") or known_by(moment)
        nation, within = given["nation"], int(given["within"])
        limit, offset = given["limit"], given["offset"]
        if nation:
            known_nation("nation", nation)
        public: dict[str, Any] = {"as_known": as_known, "reader": PUBLIC_READER}
        ahead = ahead_of.lapsing(connection, nation=nation, as_of=as_of, **public)
        found = [one for one in ahead if (one.day - as_of).days <= within]
        part = ahead_of.endings(connection, found[offset : offset + limit], version=g.version, **public)
        named = designations(connection, part)
    say = Wording(language())
    weeks = weeks_of(found, as_of, within)
    name = nation_names().get(nation, nation)
    turn = {
        relation: LAPSING.at(offset=str(place))
        for relation, place in neighbours(limit, offset, len(found))
        if place != offset
    }
    counts = {days.value: counts_of(ahead, as_of, int(days)) for days in Within}
    # The question of a line has the context that its record is about.
    days = {field: value for field, value in kept().items() if field != "context"}
    return View(
        template=LAPSING.template,
        fragment="coverage",
        title=say.title_lapsing_of.format(nation=name) if name else say.title_lapsing,
        name=f"lapsing-{nation or 'all'}-{within}".lower(),
        items=[
            {**told(one, as_of, named), "lookup": onward("/lookup", {**question_of(one.record), **days})}
            for one in part
        ],
        total=len(found),
        columns={name: reading(name) for name in TOLD},
        extra={
            "nation": nation,
            "within": given["within"],
            "as_of": as_of.isoformat(),
            "as_known": as_known.isoformat(),
            "within_days": counts,
            "weeks": weeks,
        },
        address=LAPSING.at(),
        context={
            **LAPSING.around(),
            "asked": {"as_of": as_of},
            "nation_name": name,
            "within": within,
            "counts": counts,
            "weeks": weeks,
            "drawn": drawing.columns([week["counts"] for week in weeks], _GROUND, _TALLEST),
            "ground": _GROUND,
            "short_day_of": _short_day,
            "letters": LETTERS_OF_EVENTS,
            "nation_names": nation_names(),
            "begins": offset,
            "turn": turn,
            "at": lambda **changes: LAPSING.at(offset=None, **changes),
        },
    )


def _short_day(text: str) -> str:
    """25 Nov; 25 nov.; 1er déc."""
    day, say = date.fromisoformat(text), Wording(language())
    number = say.day_of(text).split()[0]
    return f"{number} {say.months_short.split()[day.month - 1]}"


@blueprint.errorhandler(Refusal)
def refused(error: Refusal) -> Response:
    """The form again, with what is wrong at each field."""
    return LAPSING.refused(error)
