"""Whether an answer is today's, and what today's is: an old answer must never be taken for one that holds."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, NamedTuple

from registry.compatibility.lookup import Asked
from schemas.compatibility import known_by


class Past(NamedTuple):
    """That an answer is not today's; `today` is the body of today's answer, None where the names mean nothing today."""

    today: Mapping[str, Any] | None


def is_past(asked: Asked, now: datetime) -> bool:
    """Whether it is about another day, or leaves out what the registry has learnt up to today."""
    today = now.astimezone(UTC).date()
    return asked.as_of != today or asked.as_known.astimezone(UTC).date() < today


def of_today(asked: Asked, now: datetime) -> Asked:
    """The same question, asked now."""
    return replace(asked, as_of=now.astimezone(UTC).date(), as_known=known_by(now))
