"""The pages of `registry.web` that look the other way round."""

from tests.kinds.kind import Kind

KINDS: dict[str, Kind] = {}
