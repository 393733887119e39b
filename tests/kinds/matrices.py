"""The pages of `registry.web` that are tables of verdicts."""

from tests.kinds.kind import Kind

KINDS: dict[str, Kind] = {}
