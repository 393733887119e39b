"""The pages of `registry.web` that show what exists."""

from tests.kinds.kind import Kind

KINDS: dict[str, Kind] = {}
