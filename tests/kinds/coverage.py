"""The pages of `registry.web` that draw what is established."""

from tests.kinds.kind import Kind

KINDS: dict[str, Kind] = {}
