"""The names and numbers of a thing as its page tells them: with the dates of their use, and those that were cancelled."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from registry.catalogue.mentions import Known
from registry.catalogue.retired import ON_ANY_DAY
from registry.web.particulars import IDENTIFIERS, Part, Telling, Value
from registry.web.wording import IDENTIFIER_TYPES, Wording


def with_dates(
    parts: Sequence[Part], document: Mapping[str, Any], known: Sequence[Known], telling: Telling
) -> list[Part]:
    """The names among the parts with their dates, and those numbers that are of no field."""
    dated: dict[tuple[str, str], Known] = {(one.type, one.text): one for one in known if one.cancelled != ON_ANY_DAY}
    told: list[Part] = []
    for part in parts:
        type_ = IDENTIFIERS.get(part.key)
        if type_ and part.values:
            given = part.stated if isinstance(part.stated, list) else [part.stated]
            texts = [one["value"] if isinstance(one, dict) else str(one) for one in given]
            values = [
                _dated(value, dated.get((type_, text)), telling.say)
                for value, text in zip(part.values, texts, strict=True)
            ]
            told.append(replace(part, values=values))
        else:
            told.append(part)
    for one in document.get("identifiers") or ():
        value = _dated(Value(one["value"]), dated.get((one["type"], one["value"])), telling.say)
        told.append(Part(f"{one['type']} {one['value']}", telling.say.in_words(IDENTIFIER_TYPES, one["type"]), [value]))
    return told


def _dated(value: Value, known: Known | None, say: Wording) -> Value:
    ends: list[tuple[str, date | None]] = []
    if known:
        ends = [(say.since, known.valid_from), (say.until, known.valid_to), (say.cancelled_on, known.cancelled)]
    told = [text.format(day=say.day_of(day.isoformat())) for text, day in ends if day]
    if known and known.replaced_by:
        told.append(say.replaced_by_number.format(number=known.replaced_by))
    return replace(value, aside=f" ({', '.join(told)})") if told else value
