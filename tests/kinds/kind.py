"""One kind of page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A page of the small registry of `tests.doors.world`.

    Attributes:
        address: Where it is.
        status: What it answers.
        twins: Whether its rows are also to be had as JSON and CSV.
        reads: Whether it can be shown only after the registry was read; what was not found may not.
    """

    address: str
    status: int = 200
    twins: bool = True
    reads: bool = True
