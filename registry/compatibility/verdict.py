"""The technical verdict as data: codes, ids and dates, before any word is written (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from registry.compatibility.conditions import Merged
from schemas.vocabulary import (
    STATE_OF_CODE,
    WITHHELD,
    Answer,
    Code,
    Context,
    Flag,
    Notice,
    Reason,
    Remedy,
    Standing,
    State,
    Why,
)


@dataclass(frozen=True, slots=True)
class Considered:
    """A record that was looked at, and what part it played."""

    record: str
    why: Why
    counted: bool
    nation: str | None


@dataclass(frozen=True, slots=True)
class NoticeAbout:
    """What to draw attention to.

    `lots` are those that a restriction names, None where it concerns all; `binding` tells that it is the word of one that
    the user nation heeds.
    """

    code: Notice
    about: tuple[str, ...]
    lots: tuple[str, ...] | None = field(default=None, compare=False)
    binding: bool = field(default=True, compare=False)


@dataclass(frozen=True, slots=True)
class WouldChange:
    """What is missing, and who could supply it: a nation, or None for whoever asks."""

    code: Remedy
    who: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of one question.

    `flagged` are its flags, each with the records, notices or positions that raise it, as far as the reader may know;
    `stopped_by` the restriction notices that lower it to its code, where one does; `spared_by` those on other lots (R12);
    `partial` the deciding records whose fire-control data are partial; `contexts_covered` the contexts that records short
    of the asked one cover and in which the rules permit.
    """

    code: Code
    rule: str
    context: Context
    reasons: tuple[Reason, ...] = ()
    standing: Standing | None = None
    records: tuple[str, ...] = ()
    flagged: tuple[tuple[Flag, tuple[str, ...]], ...] = ()
    conditions: tuple[Merged, ...] = ()
    notices: tuple[NoticeAbout, ...] = ()
    considered: tuple[Considered, ...] = ()
    would_change: tuple[WouldChange, ...] = ()
    contexts_covered: tuple[Context, ...] = ()
    adapted: bool = False
    next_change: date | None = None
    stopped_by: tuple[str, ...] = ()
    spared_by: tuple[str, ...] = ()
    partial: tuple[str, ...] = ()

    @property
    def flags(self) -> tuple[Flag, ...]:
        return tuple(flag for flag, _ in self.flagged)

    @property
    def reason(self) -> Reason | None:
        return self.reasons[0] if self.reasons else None

    @property
    def state(self) -> State:
        return STATE_OF_CODE[self.code]

    @property
    def withheld(self) -> bool:
        """Whether part of it may not be shown to who asked."""
        return Flag.RESTRICTED_RECORD in self.flags or any(line.shown_kind == WITHHELD for line in self.conditions)

    @property
    def answer(self) -> Answer:
        """The overall answer of the technical axis alone."""
        match self.code:
            case Code.PROHIBITED | Code.INCOMPATIBLE:
                return Answer.NO
            case Code.INTERCHANGEABLE:
                return Answer.YES
            case Code.CONDITIONAL:
                return Answer.YES_WITH_CONDITIONS
            case Code.EMERGENCY_ONLY if self.context is Context.EMERGENCY:
                return Answer.YES_IN_EMERGENCY
            case _:
                return Answer.NOT_YET


@dataclass(slots=True)
class Draft:
    """A verdict while the rules still work on it.

    `causes` are the ids of everything that caps at CONDITIONAL; `beneath` is what a notice lowered that was no
    permission already: the code that the rules ended with, and its reasons.
    """

    code: Code = Code.NOT_ESTABLISHED
    rule: str = "R2"
    reasons: list[Reason] = field(default_factory=list)
    standing: Standing | None = None
    records: set[str] = field(default_factory=set)
    flags: dict[Flag, set[str]] = field(default_factory=dict)
    conditions: tuple[Merged, ...] = ()
    notices: set[NoticeAbout] = field(default_factory=set)
    causes: set[str] = field(default_factory=set)
    would_change: set[WouldChange] = field(default_factory=set)
    stopped_by: set[str] = field(default_factory=set)
    spared_by: set[str] = field(default_factory=set)
    beneath: tuple[Code, list[Reason]] | None = None

    def flag(self, flag: Flag, raised_by: Iterable[str]) -> None:
        self.flags.setdefault(flag, set()).update(raised_by)
