"""What is told beside a state in few words: small marks, the reason, and in a matrix the numbers of notes below it."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from registry.compatibility.verdict import Verdict
from registry.web.page import language
from registry.web.wording import Wording
from schemas.vocabulary import WITHHELD, Code, Context, Flag, Notice, Reason

SOON: Final = timedelta(days=90)

RULES: Final = ("R4", "R5", "R7")
"""The rules that say why it is a no."""

USUAL: Final = frozenset({Reason.NO_RECORD.value, "R5"})
"""What most cells of a calibre say: told once below the table, without a number in every one of them."""

_LOTS: Final = "_LOTS"
"""How the code of a restriction ends that names lots: whether it concerns those in hand is not known."""

_FLAGS: Final = tuple(flag for flag in Flag if flag is not Flag.RESTRICTED_RECORD)
ORDER: Final = (
    *RULES,
    *(code.value for words in (Reason, _FLAGS) for code in words),
    *(f"{code}{lots}" for code in Notice for lots in (("", _LOTS) if code.startswith("RESTRICTION_") else ("",))),
)
"""Every note that there is, in the order of the list."""


def marks(code: str, day: date, next_change: date | str | None, *, withheld: bool) -> list[str]:
    """The small marks beside a state, never colours.

    Args:
        code: Of the technical verdict.
        day: That was asked about.
        next_change: On which the answer changes; ISO text or a date.
        withheld: Whether part of the answer may not be shown.
    """
    turn = date.fromisoformat(next_change) if isinstance(next_change, str) else next_change
    standing = {
        "emergency": code == Code.EMERGENCY_ONLY,
        "suspended": code == Code.SUSPENDED,
        "lapses": turn is not None and turn - day <= SOON,
        "withheld": withheld,
    }
    return [mark for mark, stands in standing.items() if stands]


def marks_of(found: Mapping[str, Any]) -> list[str]:
    """The marks of an answer, from its body."""
    technical = found["technical"]
    withheld = any(line["kind"] == WITHHELD for line in technical["conditions"])
    return marks(
        technical["code"],
        date.fromisoformat(found["question"]["as_of"]),
        found["next_change"],
        withheld=withheld or Flag.RESTRICTED_RECORD in technical["flags"],
    )


def in_short(code: str, reason: str | None, rule: str | None, conditions: int, *, context: str) -> str:
    """Why, in a few words; a code with neither a reason nor conditions has words of its own, and a mismatch those of the gate.

    What is permitted in an emergency only says so first, unless an emergency is the `context` that was asked about.
    """
    say = Wording(language())
    permitted = code == Code.EMERGENCY_ONLY and context == Context.EMERGENCY
    if code == Code.EMERGENCY_ONLY and not permitted:
        words = say.why_EMERGENCY_ONLY.format(context=say.context_of(context))
    elif reason:
        words = say.reason_of(reason)
    elif conditions:
        words = say.one_condition if conditions == 1 else say.some_conditions.format(number=conditions)
    elif rule == "R5":
        words = say.why_mating
    else:
        words = say[f"why_{Code.INTERCHANGEABLE if permitted else code}"]
    return words[:1].upper() + words[1:]


def notes(verdict: Verdict) -> list[str]:
    """The codes of what should be known beside the state: rule of a no, reason of a silence, flags, notices."""
    told = [verdict.rule] if verdict.code in {Code.PROHIBITED, Code.INCOMPATIBLE} else []
    told += [verdict.reason.value] if verdict.reason else []
    told += [flag.value for flag in verdict.flags if flag in _FLAGS]
    return told + list(dict.fromkeys(f"{one.code}{_LOTS if one.lots else ''}" for one in verdict.notices))


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
    if code in set(Flag):
        return say.flag_of(code)
    return say[f"notice_{code}"] if code.startswith("RESTRICTION_") else say.notice_of(code)
