"""What the operator decides, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from registry.errors import Invalid

_KNOWN_TO_ALL = "this-secret-is-public-and-signs-exercise-sessions-only"
_SHORTEST_SECRET = 32
_YES = {"1", "true", "yes", "on"}
_NO = {"", "0", "false", "no", "off"}


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How one registry runs. Secrets stay out of `repr`, and so out of logs and error pages.

    Attributes:
        database_url: SQLite (`sqlite:///registry.db`, relative to the working directory) or PostgreSQL.
        secret_key: Signs sessions and forms; read it through `signing_key`.
        demo: Exercise data, a public secret, and reading without a token.
        testing: Run by the tests.
        hosts: The names under which the registry answers, where the operator has said so; any other Host is refused.
        reader_token: Where set, the API answers only those who show it; where not, reading is open.
        registrar_token: What registrars show to see their pages; where not set, those pages are closed.
    """

    database_url: str = field(default="sqlite:///registry.db", repr=False)
    secret_key: str = field(default=_KNOWN_TO_ALL, repr=False)
    demo: bool = False
    testing: bool = False
    hosts: tuple[str, ...] = ()
    reader_token: str | None = field(default=None, repr=False)
    registrar_token: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Refuse a registrar's token that can be guessed, before anything rests on it."""
        if self.registrar_token is not None and len(self.registrar_token) < _SHORTEST_SECRET:
            raise Invalid(
                "The registrar's token is too short to be safe.",
                fields={
                    "REGISTRY_REGISTRAR_TOKEN": [
                        f"It has {len(self.registrar_token)} characters; at least {_SHORTEST_SECRET} are needed."
                    ]
                },
            )

    @property
    def open_to_registrars(self) -> bool:
        """Whether the registrar's pages ask for no token: in a demo or a test that has set none."""
        return self.registrar_token is None and (self.demo or self.testing)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Settings from `REGISTRY_*`; what is unset or empty keeps its default.

        Raises:
            Invalid: `REGISTRY_DEMO` is neither yes nor no, or the registrar's token is too short.
        """
        return cls(
            database_url=environment.get("REGISTRY_DATABASE_URL") or cls.database_url,
            secret_key=environment.get("REGISTRY_SECRET_KEY") or cls.secret_key,
            demo=_flag("REGISTRY_DEMO", environment.get("REGISTRY_DEMO", "")),
            hosts=tuple(filter(None, map(str.strip, environment.get("REGISTRY_HOSTS", "").split(",")))),
            reader_token=environment.get("REGISTRY_READER_TOKEN") or None,
            registrar_token=environment.get("REGISTRY_REGISTRAR_TOKEN") or None,
        )

    @property
    def signing_key(self) -> str:
        """The secret, where it may be relied on.

        Only what signs asks for it: a look-up from the command line needs no secret, and no server starts on a bad one.

        Raises:
            Invalid: The secret is the public one, or short enough to guess, outside demo and tests.
        """
        if self.demo or self.testing:
            return self.secret_key
        if self.secret_key == _KNOWN_TO_ALL:
            raise Invalid(
                "The registry needs a secret of its own to sign sessions with.",
                fields={"REGISTRY_SECRET_KEY": ["Set it to at least 32 random characters."]},
            )
        if len(self.secret_key) < _SHORTEST_SECRET:
            raise Invalid(
                "The registry's secret is too short to be safe.",
                fields={"REGISTRY_SECRET_KEY": [f"It has {len(self.secret_key)} characters; at least 32 are needed."]},
            )
        return self.secret_key


def _flag(name: str, text: str) -> bool:
    # A misspelt flag must not be read as "no": it could open or close the registry unnoticed.
    word = text.strip().lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Invalid(f"{name} is neither yes nor no.", fields={name: [f"Expected 1 or 0, not {text!r}."]})
