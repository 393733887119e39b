"""What can go wrong, in the business's words: each door turns these into its own answer, in one place."""

from collections.abc import Mapping, Sequence
from typing import Any


class Refusal(Exception):
    """The registry understood and says no.

    Args:
        message: One sentence for the person who asked, without the name of a field.
        fields: What is wrong by field, nested as marshmallow does: `{"user": ["..."], "items": {3: {"user": ["..."]}}}`.
        candidates: What may have been meant, by field: `{"munition": [{"id": "dm53a1", "designation": "DM53A1"}]}`.
    """

    def __init__(
        self,
        message: str,
        *,
        fields: Mapping[str, Any] | None = None,
        candidates: Mapping[str, Sequence[Mapping[str, str]]] | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.fields = dict(fields or {})
        self.candidates = {field: list(near) for field, near in (candidates or {}).items()}


class Invalid(Refusal):
    """What was sent breaks the contract or a rule: it must be changed before it is sent again."""


class NotFound(Refusal):
    """Nothing here goes by that name, or nothing that this reader may know of.

    Args:
        message: As of every refusal; so are `fields` and `candidates`.
        typed: The names that fit nothing, as they were typed, by field of the question.
    """

    def __init__(
        self,
        message: str,
        *,
        fields: Mapping[str, Any] | None = None,
        candidates: Mapping[str, Sequence[Mapping[str, str]]] | None = None,
        typed: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message, fields=fields, candidates=candidates)
        self.typed = dict(typed or {})


class NotAllowed(Refusal):
    """The one who asks may not do this."""


class Conflict(Refusal):
    """The request is sound, but what the registry holds now forbids it."""


class Stale(Conflict):
    """It was decided on a version that is no longer the latest: read again, then decide."""
