"""The course of an answer on its page: a strip of its stretches, and how another day's answer differs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from registry.compatibility.turns import Course, Stretch
from registry.web.wording import LETTERS, Wording
from schemas.vocabulary import SHARE_OF_CODE, Share

_EMERGENCY: Final = "E"
_LEAST: Final = 6.0
"""The width of the narrowest stretch, in hundredths of the strip: a letter still fits in it."""


class Bar(NamedTuple):
    """One stretch on the strip; places in hundredths of its width. What is for emergencies only is drawn apart."""

    share: str
    letter: str
    left: float
    width: float
    here: bool

    @property
    def middle(self) -> float:
        return self.left + self.width / 2


class Strip(NamedTuple):
    bars: tuple[Bar, ...]
    day: float
    """Where the asked day is."""


class Difference(NamedTuple):
    """One thing that is otherwise; `about` is the key of its word."""

    about: str
    then: tuple[str, ...]
    now: tuple[str, ...]


def strip(course: Course, as_of: date) -> Strip:
    """Widths follow the number of days, but no stretch is too narrow for its letter; what is open ends a little way out."""
    edges = [day for stretch in course.stretches for day in (stretch.first, stretch.last) if day] + [as_of]
    low, high = min(edges).toordinal(), max(edges).toordinal()
    margin = max(90, (high - low) // 8)
    low, high = low - margin, high + margin
    spans = [_span(stretch, low, high) for stretch in course.stretches]
    least = min(_LEAST, 60 / len(spans))
    wide = [max(least, 100 * (end - start + 1) / (high - low)) for start, end in spans]
    bars, left, day = [], 0.0, 0.0
    for stretch, (start, end), raw in zip(course.stretches, spans, wide, strict=True):
        width = 100 * raw / sum(wide)
        here = stretch.holds(as_of)
        if here:
            day = left + width * (as_of.toordinal() - start + 0.5) / (end - start + 1)
        share = SHARE_OF_CODE[stretch.code]
        letter = _EMERGENCY if share is Share.EMERGENCY_ONLY else LETTERS[stretch.state]
        bars.append(Bar(share.value, letter, round(left, 2), round(width, 2), here))
        left += width
    return Strip(tuple(bars), round(day, 2))


def _span(stretch: Stretch, low: int, high: int) -> tuple[int, int]:
    return (stretch.first.toordinal() if stretch.first else low, stretch.last.toordinal() if stretch.last else high)


def differences(then: Mapping[str, Any], now: Mapping[str, Any], say: Wording) -> list[Difference]:
    """What two answers to the same question on two days say otherwise, in words."""
    both = (then, now)
    found = [
        Difference("compared_answer", *((say.verdict_of(one),) for one in both)),
        Difference("reason", *(_reasons(one, say) for one in both)),
        Difference("compared_records", *(tuple(one["technical"]["records"]) for one in both)),
        Difference("conditions", *_apart([line["text"] for line in one["technical"]["conditions"]] for one in both)),
        Difference("notices", *_apart([notice["text"] for notice in one["notices"]] for one in both)),
        Difference("considered", *_apart([entry["text"] for entry in one["considered"]] for one in both)),
    ]
    return [one for one in found if one.then != one.now]


def _reasons(found: Mapping[str, Any], say: Wording) -> tuple[str, ...]:
    technical = found["technical"]
    return tuple(say.reason_of(reason) for reason in [technical["reason"], *technical["reasons"]] if reason)


def _apart(texts: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of two lists, what stands in one of them only."""
    then, now = texts
    return _without(then, now), _without(now, then)


def _without(texts: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if text not in others)
