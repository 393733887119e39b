"""What a lint rule is: an id, a sentence, and an inspection that reports through a callback."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from registry.seeding.documents import Documents, Row


class Report(Protocol):
    """Where an inspection says what it found: row, column, what is wrong, and the valid values nearest to it."""

    def __call__(
        self, row: Row, column: str, message: str, *, value: object = None, nearest: tuple[str, ...] = ()
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; its id is the name of its module, its sentence what a reviewer is told."""

    id: str
    sentence: str
    inspect: Callable[[Documents, Report], None]
