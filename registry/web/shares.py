"""What answers are counted under, in letters and words: the states, and apart from every yes what is for emergencies only."""

from collections.abc import Mapping
from typing import Any, Final

from registry.compatibility.tallies import Tally
from registry.web.wording import LETTERS as LETTERS_OF_STATES
from registry.web.wording import Wording
from schemas.vocabulary import Answer, Code, Context, Share, State

LETTERS: Final[Mapping[Share, str]] = {
    share: "E" if share is Share.EMERGENCY_ONLY else LETTERS_OF_STATES[State(share)] for share in Share
}
"""The same in every language: it is part of the sign."""


def word_of(share: Share, say: Wording, context: Context) -> str:
    """What a share is called where this context is asked about: only in an emergency is the emergency's a yes."""
    if share is not Share.EMERGENCY_ONLY:
        return say.state_of(share)
    return say.answer_of(Answer.YES_IN_EMERGENCY) if context is Context.EMERGENCY else say.word_of(Code.EMERGENCY_ONLY)


def words(say: Wording, context: Context) -> dict[Share, str]:
    """Every share and what it is called, in order."""
    return {share: word_of(share, say, context) for share in Share}


def counts(tally: Tally) -> dict[str, int]:
    """As twins tell them."""
    return {share.value: count for share, count in tally.counts.items()}


def around(say: Wording, context: Context, tally: Tally) -> dict[str, Any]:
    """What shares.html reads of all that a page counts."""
    return {
        "letters": LETTERS,
        "shares": words(say, context),
        "tally": tally,
        "apart": bool(tally.counts[Share.EMERGENCY_ONLY]) and context is not Context.EMERGENCY,
    }
