"""Looking the other way round: what fits, what a nation can give, and a pasted list."""

from collections.abc import Mapping
from typing import Final

from registry.compatibility.sentences import Words

TEXTS: Final[Mapping[str, Words]] = {}
