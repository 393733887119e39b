"""What a cell of a matrix tells beside its state: small marks, and numbers of notes below the table."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from registry.compatibility.verdict import Verdict
from registry.web.wording import Wording
from schemas.vocabulary import Code, Flag, Notice, Reason

SOON: Final = timedelta(days=90)

RULES: Final = ("R4", "R5", "R7")
"""The rules that say why it is a no."""

USUAL: Final = frozenset({Reason.NO_RECORD.value, "R5"})
"""What most cells of a calibre say: told once below the table, without a number in every one of them."""

_FLAGS: Final = tuple(flag for flag in Flag if flag is not Flag.RESTRICTED_RECORD)
ORDER: Final = (*RULES, *(code.value for words in (Reason, _FLAGS, Notice) for code in words))
"""Every note that there is, in the order of the list."""


def marks(verdict: Verdict, day: date) -> list[str]:
    """The small marks beside a state, never colours; the same as on the page of the verdict."""
    standing = {
        "emergency": verdict.code is Code.EMERGENCY_ONLY,
        "suspended": verdict.code is Code.SUSPENDED,
        "lapses": verdict.next_change is not None and verdict.next_change - day <= SOON,
        "withheld": Flag.RESTRICTED_RECORD in verdict.flags or any(line.kind is None for line in verdict.conditions),
    }
    return [mark for mark, stands in standing.items() if stands]


def notes(verdict: Verdict) -> list[str]:
    """The codes of what should be known beside the state: rule of a no, reason of a silence, flags, notices."""
    told = [verdict.rule] if verdict.code in {Code.PROHIBITED, Code.INCOMPATIBLE} else []
    told += [verdict.reason.value] if verdict.reason else []
    told += [flag.value for flag in verdict.flags if flag in _FLAGS]
    return told + list(dict.fromkeys(notice.code.value for notice in verdict.notices))


def numbered(told: Iterable[str]) -> dict[str, int | None]:
    """The notes in use, in order, each with its number; the usual ones come first and have none."""
    used = set(told)
    plain: dict[str, int | None] = {code: None for code in ORDER if code in used & USUAL}
    return plain | {code: place for place, code in enumerate((one for one in ORDER if one in used - USUAL), start=1)}


def word_of(code: str, say: Wording) -> str:
    """What a note says."""
    if code in RULES:
        return say[f"stop_{code}"]
    if code in set(Reason):
        return say.reason_of(code)
    return say.flag_of(code) if code in set(Flag) else say.notice_of(code)
